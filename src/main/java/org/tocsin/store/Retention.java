package org.tocsin.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * For how long results stay as they were recorded (T-7). The newest run of each check and every run
 * that an incident refers to stay for ever, and so does the log of incidents.
 *
 * @param runs runs, their points and what superseded them; afterwards hours stand for points. Also
 *     notices of which something has become
 * @param samples the rows that failed
 * @param hours points of each hour; afterwards days stand for hours, for ever. Also alerts that
 *     were sent: whoever heard of an incident is to hear of its end
 */
public record Retention(Duration runs, Duration samples, Duration hours) {
    /** Runs for 35 days, samples for 14, hours for a year. */
    public static final Retention USUAL =
            new Retention(Duration.ofDays(35), Duration.ofDays(14), Duration.ofDays(365));

    public Retention {
        if (runs.compareTo(Duration.ofHours(1)) < 0
                || samples.isNegative()
                || hours.compareTo(runs) < 0) {
            throw new IllegalArgumentException(
                    "Runs are kept for an hour at least, and hours for as long as runs: %s, %s"
                            .formatted(runs, hours));
        }
    }

    /** Samples go with their runs at the latest. */
    Instant samplesUntil(Instant now) {
        return now.minus(samples.compareTo(runs) < 0 ? samples : runs);
    }

    /** Whole hours only, so that none is rolled up in pieces. */
    Instant runsUntil(Instant now) {
        return now.minus(runs).truncatedTo(ChronoUnit.HOURS);
    }

    Instant hoursUntil(Instant now) {
        return now.minus(hours).truncatedTo(ChronoUnit.DAYS);
    }
}
