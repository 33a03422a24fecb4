package org.tocsin.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** When a check runs by itself. */
public sealed interface Schedule {
    /** The first instant strictly after the given one at which it is due. */
    Optional<Instant> next(Instant after);

    /** Only when somebody asks. */
    record Manual() implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.empty();
        }
    }

    /** At whole multiples of the interval since 1970-01-01T00:00:00Z. */
    record Every(Duration interval) implements Schedule {
        public Every {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("an interval is at least one second");
            }
        }

        @Override
        public Optional<Instant> next(Instant after) {
            long millis = interval.toMillis();
            long due = Math.floorDiv(after.toEpochMilli(), millis) + 1;
            return Optional.of(Instant.ofEpochMilli(due * millis));
        }
    }

    /**
     * Once a day by the wall clock. A time that does not exist fires at the first instant after the
     * gap; of a time that comes twice the first fires (semantics: Time).
     */
    record Daily(LocalTime at, ZoneId zone) implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            var day = after.atZone(zone).toLocalDate().minusDays(1);
            while (true) {
                var due = LocalTimes.start(day.atTime(at), zone);
                if (due.isAfter(after)) {
                    return Optional.of(due);
                }
                day = day.plusDays(1);
            }
        }
    }

    /** As a cron line says, by the clocks of a zone. */
    record ByCron(Cron cron, ZoneId zone) implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return cron.next(after, zone);
        }
    }

    /** When something else has come to its end; never by the clock (T-4). */
    record After(Upstream upstream) implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.empty();
        }
    }

    /** What a run may wait for. */
    sealed interface Upstream {
        /**
         * A file that lands in the folder of the check's data set.
         *
         * @param pattern a name or glob relative to that folder; one {@code {…}} part holds a date
         */
        record File(String pattern) implements Upstream {}

        /**
         * The checks of a data set, every one of which has run.
         *
         * @param dataSet its id
         */
        record DataSet(String dataSet) implements Upstream {}
    }
}
