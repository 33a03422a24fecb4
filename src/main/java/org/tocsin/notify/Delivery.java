package org.tocsin.notify;

import java.time.Duration;
import java.util.Optional;

/** What came of sending. Texts are for people and hold no secret. */
public sealed interface Delivery {
    /**
     * @param receipt what the other side gave for it: a key, an id, a link; may be empty
     */
    record Accepted(String receipt) implements Delivery {}

    /**
     * Not taken, for now.
     *
     * @param after when the other side wants to be asked again
     */
    record Later(String why, Optional<Duration> after) implements Delivery {}

    /** It went out and no answer came: it may have been taken. */
    record Unanswered(String why) implements Delivery {}

    /** Not taken, and never will be as it is. */
    record Refused(String why) implements Delivery {}
}
