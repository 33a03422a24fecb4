package org.tocsin.domain.check;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;

/**
 * By when a partition must have landed (C-6, C-25).
 *
 * @param ahead from so long before the deadline the breach counts as imminent; the seconds late
 *     then count from there
 * @param floors how much must be there
 */
public record Lateness(Due due, Span ahead, Probe.Floors floors) {
    public sealed interface Due {
        /** Each day at a time of the zone's day. */
        record Daily(By by, ZoneId zone, Day day) implements Due {}

        /**
         * At a deadline that a pipeline declares.
         *
         * @param deadline its id, where the pipeline has several
         */
        record Pipeline(String pipeline, Optional<String> deadline) implements Due {}
    }

    public sealed interface By {
        /** So long after midnight, in elapsed time. */
        record AfterMidnight(Duration length) implements By {}

        /** At this time by the clock on the wall. */
        record Clock(LocalTime at) implements By {}
    }

    /** Which partition is due. */
    public enum Day {
        /** The one before that of the day on which it is due: yesterday's rows, this morning. */
        PREVIOUS,
        /** That of the day on which it is due. */
        SAME
    }
}
