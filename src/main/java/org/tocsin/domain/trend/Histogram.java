package org.tocsin.domain.trend;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How values are spread.
 *
 * @param from where the first bar begins
 * @param step how wide a bar is; the end belongs to the next one, but for the last
 * @param counts how many values lie in each bar
 */
public record Histogram(double from, double step, List<Long> counts, Summary summary) {
    private static final int FEWEST = 5;
    private static final int MOST = 60;

    public Histogram {
        counts = List.copyOf(counts);
    }

    /**
     * @param deviation of the sample; 0 of a single value
     */
    public record Summary(
            long count, double mean, double deviation, double median, Quantiles quantiles) {}

    /** The values below which 5 and 95 of 100 lie, and the outermost ones. */
    public record Quantiles(double lowest, double low, double high, double highest) {}

    /**
     * Bars as wide as Freedman and Diaconis advise (twice the distance of the quartiles by the cube
     * root of the count), at round numbers.
     *
     * @param values at least one, in any order
     */
    public static Histogram of(double[] values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        double lowest = sorted[0];
        double highest = sorted[sorted.length - 1];
        double step = step(sorted, highest - lowest);
        double from = Math.floor(lowest / step) * step;
        int bars = (int) Math.max(1, Math.floor((highest - from) / step) + 1);
        var counts = new long[bars];
        for (double value : sorted) {
            counts[(int) Math.clamp(Math.floor((value - from) / step), 0, bars - 1)]++;
        }
        return new Histogram(from, step, LongStream.of(counts).boxed().toList(), summary(sorted));
    }

    private static double step(double[] sorted, double span) {
        if (span == 0) {
            return sorted[0] == 0 ? 1 : Math.abs(sorted[0]) / 10;
        }
        double quartiles = at(sorted, 0.75) - at(sorted, 0.25);
        double advised = 2 * quartiles / Math.cbrt(sorted.length);
        return round(Math.clamp(advised, span / MOST, span / FEWEST));
    }

    /** Up to 1, 2 or 5 times a power of ten. */
    private static double round(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1);
    }

    private static Summary summary(double[] sorted) {
        double mean = java.util.Arrays.stream(sorted).average().orElseThrow();
        double squares = java.util.Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        return new Summary(
                sorted.length,
                mean,
                sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1)),
                at(sorted, 0.5),
                new Quantiles(
                        sorted[0], at(sorted, 0.05), at(sorted, 0.95), sorted[sorted.length - 1]));
    }

    /** By linear interpolation between neighbours. */
    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
