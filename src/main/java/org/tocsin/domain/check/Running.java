package org.tocsin.domain.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.calendar.Schedule;

/**
 * How a check runs by itself (T-4).
 *
 * @param missed what becomes of runs that nobody was there for
 * @param priority who goes first when places at a source are scarce
 * @param damping when its verdicts count as flapping; never, when empty
 */
public record Running(
        Cadence cadence, Missed missed, Priority priority, Retry retry, Optional<Damping> damping) {

    /** On a schedule, everything else as usual. */
    public static Running on(Schedule schedule) {
        return new Running(
                new Cadence(schedule, Duration.ZERO),
                Missed.ONCE,
                Priority.NORMAL,
                Retry.NONE,
                Optional.empty());
    }

    /**
     * @param jitter how far the checks of one schedule are spread behind its times; zero for not at
     *     all
     */
    public record Cadence(Schedule schedule, Duration jitter) {
        /**
         * The first instant strictly after another at which a check is due. A check's share of the
         * jitter is drawn from its id: it is the same in every process and after every restart.
         */
        public Optional<Instant> next(CheckId check, Instant after) {
            var share = share(check);
            return schedule.next(after.minus(share)).map(due -> due.plus(share));
        }

        private Duration share(CheckId check) {
            if (jitter.isZero()) {
                return Duration.ZERO;
            }
            var drawn =
                    UUID.nameUUIDFromBytes(check.value().getBytes(StandardCharsets.UTF_8))
                            .getLeastSignificantBits();
            return Duration.ofMillis(Long.remainderUnsigned(drawn << 2, jitter.toMillis()));
        }
    }

    /** What becomes of runs that were missed while nobody was there: asleep, stopped or paused. */
    public enum Missed {
        /** One run makes up for all of them. */
        ONCE,
        /** Each is made up for, as of its own time. */
        EACH,
        /** None is; the next one comes when it is due. */
        SKIP
    }

    /** The higher first. */
    public enum Priority {
        HIGH,
        NORMAL,
        LOW
    }

    /**
     * How often a check that could not be run is tried again.
     *
     * @param times further tries, at most {@link #MOST}
     * @param backoff before the first of them; each later one waits twice as long, up to {@link
     *     #LONGEST}
     */
    public record Retry(int times, Duration backoff) {
        public static final int MOST = 10;
        public static final Duration LONGEST = Duration.ofMinutes(15);
        public static final Duration USUAL = Duration.ofSeconds(10);
        public static final Retry NONE = new Retry(0, USUAL);

        public Retry {
            if (times < 0 || times > MOST || backoff.isNegative() || backoff.isZero()) {
                throw new IllegalArgumentException("%d retries after %s".formatted(times, backoff));
            }
        }

        /**
         * How long to wait before the next try; empty when there is none.
         *
         * @param tries made so far, at least 1
         */
        public Optional<Duration> pause(int tries) {
            if (tries > times) {
                return Optional.empty();
            }
            var pause = backoff.multipliedBy(1L << (tries - 1));
            return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        }
    }
}
