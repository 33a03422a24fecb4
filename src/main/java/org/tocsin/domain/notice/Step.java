package org.tocsin.domain.notice;

import java.time.Instant;
import java.util.UUID;

/** What the sender does to a notice that waits. */
public sealed interface Step {
    UUID notice();

    /** It is about to go out. To be on the disk before it does. */
    record Began(UUID notice, int attempt, Instant at, int together) implements Step {}

    /** The attempt is over. */
    record Ended(UUID notice, int attempt, Attempt.Ending ending, Notice.Standing now)
            implements Step {}

    /** It stands differently without an attempt: held, dropped, or not to be sent at all. */
    record Stands(UUID notice, Notice.Standing now) implements Step {}
}
