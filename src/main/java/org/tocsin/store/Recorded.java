package org.tocsin.store;

import java.time.Instant;
import org.tocsin.domain.check.CheckRun;

/** A run, and the series that its value is a point of. */
public record Recorded(CheckRun run, Series series) {
    /** When the answer was known: the start and what it took. */
    Instant recordedAt() {
        return run.occasion().startedAt().plus(run.occasion().took());
    }
}
