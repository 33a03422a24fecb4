package org.tocsin.domain.series.detect;

import java.util.Arrays;

/**
 * What the days before one lead to expect of it, in signed square roots of values relative to their
 * median size.
 */
final class DailyPast {
    private static final int WEEK = 7;
    private static final int ERRORS = 42;
    private static final int LEVEL = 42;
    private static final int PRIOR_WEIGHT = 4;
    private static final double NORMAL = 1.4826;
    private static final double HUBER = 1.5;
    private static final double WINSOR = 2.5;

    /**
     * @param center expected root
     * @param scale of the errors to expect
     */
    record Forecast(double center, double scale) {}

    private final long[] days;
    private final double[] roots;
    private final double[] plain;
    private final int count;
    private final double unit;
    private final boolean nonNegative;
    private final double[] scratch;

    /**
     * @param days in ascending order
     * @param count how many of the days and values there are
     * @param unit the size of value whose root is 1
     */
    DailyPast(long[] days, double[] values, int count, double unit) {
        this.days = days;
        this.count = count;
        this.unit = unit;
        this.roots = new double[count];
        this.plain = new double[count];
        this.scratch = new double[count];
        boolean positive = true;
        for (int i = 0; i < count; i++) {
            roots[i] = root(values[i]);
            positive &= values[i] >= 0;
        }
        this.nonNegative = positive;
    }

    boolean nonNegative() {
        return nonNegative;
    }

    double root(double value) {
        return Math.signum(value) * Math.sqrt(Math.abs(value) / unit);
    }

    double value(double root) {
        return root * Math.abs(root) * unit;
    }

    /** Mean and deviation of the last week, which is too little to tell weekdays apart. */
    Forecast lastWeek(double prior, int priorWeight) {
        double mean = 0;
        for (int i = count - WEEK; i < count; i++) {
            mean += roots[i] / WEEK;
        }
        double squares = priorWeight * prior * prior;
        for (int i = count - WEEK; i < count; i++) {
            squares += (roots[i] - mean) * (roots[i] - mean);
        }
        return new Forecast(mean, Math.sqrt(squares / (WEEK - 1 + priorWeight)));
    }

    Forecast forecast(long day, WeekdayBandDetector.Parameters parameters) {
        var weekdays = new WeekdayEffects(days, roots, count);
        for (int i = 0; i < count; i++) {
            plain[i] = roots[i] - weekdays.effect(weekday(days[i]));
        }
        double step = step();
        double level = level(count, day, step * parameters.halfLife());
        int first = Math.max(WEEK, count - ERRORS);
        double[] errors = new double[count - first];
        for (int i = first; i < count; i++) {
            double expected =
                    level(i, days[i], step * parameters.halfLife()) + weekdays.without(i);
            errors[i - first] = roots[i] - expected;
        }
        double mean = winsorised(errors);
        double prior = PRIOR_WEIGHT * parameters.prior() * parameters.prior();
        double scale =
                Math.sqrt((errors.length * mean + prior) / (errors.length + PRIOR_WEIGHT));
        return new Forecast(level + weekdays.effect(weekday(day)), scale);
    }

    static int weekday(long day) {
        return (int) Math.floorMod(day + 3, (long) WEEK);
    }

    /** The usual distance of two points in days, at least one. */
    private double step() {
        for (int i = 1; i < count; i++) {
            scratch[i - 1] = days[i] - days[i - 1];
        }
        return Math.max(1, Medians.of(scratch, count - 1));
    }

    /** An exponentially weighted Huber mean of the points before one. */
    private double level(int end, long day, double halfLife) {
        int from = Math.max(0, end - LEVEL);
        int start = Math.max(from, end - 2 * WEEK);
        int near = end - start;
        System.arraycopy(plain, start, scratch, 0, near);
        double level = Medians.of(scratch, near);
        for (int i = start; i < end; i++) {
            scratch[i - start] = Math.abs(plain[i] - level);
        }
        double clip = HUBER * Math.max(1e-9, NORMAL * Medians.of(scratch, near));
        double decay = Math.pow(0.5, 1 / halfLife);
        for (int round = 0; round < 2; round++) {
            double sum = 0;
            double weights = 0;
            double weight = 1;
            long at = day;
            for (int i = end - 1; i >= from; i--) {
                long gap = at - days[i];
                weight *= gap == 1 ? decay : Math.pow(decay, gap);
                at = days[i];
                double off = Math.abs(plain[i] - level);
                double own = off <= clip ? weight : weight * clip / off;
                sum += own * plain[i];
                weights += own;
            }
            level = weights > 0 ? sum / weights : level;
        }
        return level;
    }

    /** Mean square of the errors with the wild ones drawn in. */
    private static double winsorised(double[] errors) {
        double[] sizes = new double[errors.length];
        for (int i = 0; i < errors.length; i++) {
            sizes[i] = Math.abs(errors[i]);
        }
        double clip = WINSOR * NORMAL * Medians.of(sizes, sizes.length);
        double squares = 0;
        for (double size : sizes) {
            double drawn = Math.min(size, clip);
            squares += drawn * drawn;
        }
        return squares / sizes.length;
    }
}
