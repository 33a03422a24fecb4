package org.tocsin.domain.trend;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far a metric stood from its own past at one time. The past is at most so many values
 * strictly before that one: their median, and how far they usually lie from it.
 *
 * @param at when the value was measured, milliseconds since 1970
 * @param usual the median of the values before
 * @param score how many usual distances (1.4826 times the median distance) the value lies from it,
 *     signed; of a metric that never moved before {@link #OF_FLAT} or 0
 */
public record Movement(long at, double value, double usual, double score) {
    /** A first move after a flat past counts as a strong one, never as an infinite one. */
    public static final double OF_FLAT = 10;

    private static final int PAST = 60;
    private static final int FEWEST = 4;
    private static final double NORMAL = 1.4826;

    /**
     * At the newest value of a time, if it is not older than a step and a half of the metric: a
     * metric that was silent then moved neither way.
     *
     * @return empty without a value then, or with fewer than four before it
     */
    public static Optional<Movement> at(Trace trace, long time) {
        int index = trace.from(time + 1) - 1;
        boolean silent = index < 0 || time - trace.at(index) > trace.step() * 3 / 2;
        return silent ? Optional.empty() : of(trace, index);
    }

    /** The values in a row up to that of a time that score as far away as the limit, the first. */
    public static Optional<Movement> onset(Trace trace, long time, double limit) {
        var last = at(trace, time).filter(each -> Math.abs(each.score()) >= limit);
        var first = last;
        int index = trace.from(time + 1) - 2;
        while (last.isPresent() && index >= 0) {
            first = last;
            last = of(trace, index).filter(each -> Math.abs(each.score()) >= limit);
            index--;
        }
        return last.isPresent() ? last : first;
    }

    private static Optional<Movement> of(Trace trace, int index) {
        if (index < FEWEST) {
            return Optional.empty();
        }
        int begin = Math.max(0, index - PAST);
        var past = new double[index - begin];
        for (int i = begin; i < index; i++) {
            past[i - begin] = trace.value(i);
        }
        double usual = median(past);
        double[] distances = Arrays.stream(past).map(v -> Math.abs(v - usual)).toArray();
        double spread = NORMAL * median(distances);
        if (spread == 0) {
            // More than half of the past is the same; the rest tells how far it strays.
            spread = Arrays.stream(distances).average().orElse(0);
        }
        double value = trace.value(index);
        return Optional.of(
                new Movement(trace.at(index), value, usual, score(value - usual, spread)));
    }

    private static double score(double distance, double spread) {
        if (spread == 0) {
            return OF_FLAT * Math.signum(distance);
        }
        return distance / spread;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
