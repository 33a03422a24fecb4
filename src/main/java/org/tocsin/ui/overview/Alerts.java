package org.tocsin.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Alerts of each of the last 24 hours; an hour is a whole one by the clock, the last is under way.
 *
 * @param first the start of the first hour
 * @param counts 24, oldest first
 */
record Alerts(Instant first, java.util.List<Integer> counts) {
    static final int HOURS = 24;

    Alerts {
        counts = java.util.List.copyOf(counts);
    }

    /** When the first of the hours begins that a count made now covers. */
    static Instant since(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1L));
    }

    static Alerts of(Collection<Instant> alerts, Instant now) {
        var first = since(now);
        var counts = new int[HOURS];
        for (var at : alerts) {
            long hour = Math.floorDiv(Duration.between(first, at).toSeconds(), 3_600);
            if (hour >= 0 && hour < HOURS) {
                counts[(int) hour]++;
            }
        }
        return new Alerts(first, IntStream.of(counts).boxed().toList());
    }

    int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    int most() {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
