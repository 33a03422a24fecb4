package org.tocsin.domain.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** One piece of a data set, as one run looks at it. */
public sealed interface Partition {
    /** The instant that points measured on this partition speak of. */
    Instant at();

    /** Whose days it is cut by. */
    ZoneId zone();

    /** The first instant after it. */
    Instant end();

    /** The instant that rules take for now: a partition that is over is judged as of its end. */
    default Instant asOf(Instant now) {
        return end().isBefore(now) ? end() : now;
    }

    /** Everything there is, as seen on a day. */
    record Whole(LocalDate seenOn, ZoneId zone) implements Partition {
        @Override
        public Instant at() {
            return seenOn.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant end() {
            return seenOn.plusDays(1).atStartOfDay(zone).toInstant();
        }

        @Override
        public String toString() {
            return "all rows";
        }
    }

    /** A span of whole days in the data set's zone: 23, 24 or 25 hours for a day over DST. */
    record Span(LocalDate start, Grain grain, ZoneId zone) implements Partition {
        @Override
        public Instant at() {
            return start.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant end() {
            return grain.move(start, 1).atStartOfDay(zone).toInstant();
        }

        @Override
        public String toString() {
            return switch (grain) {
                case DAY -> start.toString();
                case MONTH -> start.toString().substring(0, 7);
                case YEAR -> Integer.toString(start.getYear());
            };
        }
    }
}
