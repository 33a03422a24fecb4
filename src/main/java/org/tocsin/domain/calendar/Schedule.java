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
}
