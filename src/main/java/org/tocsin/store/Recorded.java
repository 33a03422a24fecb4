package org.tocsin.store;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.check.CheckRun;

/**
 * A run, and the series that its value is a point of.
 *
 * @param due the time of the schedule that it meets, for a run that the schedule made
 */
public record Recorded(CheckRun run, Series series, Optional<Instant> due) {
    public Recorded(CheckRun run, Series series) {
        this(run, series, Optional.empty());
    }

    /** When the answer was known: the start and what it took. */
    Instant recordedAt() {
        return run.occasion().startedAt().plus(run.occasion().took());
    }
}
