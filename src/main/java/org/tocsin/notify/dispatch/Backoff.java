package org.tocsin.notify.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries that double from a second on, up to a longest one, each made longer or
 * shorter by up to a quarter so that those who failed together do not all come back together.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 20;

    /** What another side may ask for at most. */
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private final Duration longest;
    private final RandomGenerator random;

    Backoff(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /**
     * @param failures so far in a row, 1 or more
     * @param asked when the other side wants to be asked again; never sooner than that
     */
    Duration pause(int failures, Optional<Duration> asked) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        var pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        if (asked.isPresent()) {
            var wanted = asked.get().compareTo(LONGEST_ASKED) < 0 ? asked.get() : LONGEST_ASKED;
            return wanted.isNegative() ? pause : wanted.plusMillis(random.nextInt(250));
        }
        return Duration.ofMillis(pause.toMillis() * (750 + random.nextInt(501)) / 1_000);
    }
}
