package org.tocsin.notify.web;

import java.time.Duration;
import java.util.Optional;

/** What came of a request. Texts are for people and hold no secret. */
public sealed interface Answer {
    /**
     * @param after what {@code Retry-After} says (RFC 9110, 10.2.3)
     * @param body its beginning, at most {@value Web#MOST_BYTES} bytes; may hold secrets
     */
    record Replied(int status, Optional<Duration> after, String body) implements Answer {
        public boolean fine() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Replied[" + status + "]";
        }
    }

    /** Nothing of it has arrived; it can be sent again. */
    record NotSent(String why) implements Answer {}

    /** It went out, as a whole or in part, and no answer came. */
    record NoReply(String why) implements Answer {}

    /** It is not sent because the other side, or the request itself, is not as it must be. */
    record Unfit(String why) implements Answer {}
}
