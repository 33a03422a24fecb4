package org.tocsin.domain.series.detect;

/**
 * What the days before one lead to expect of it, in signed square roots of values relative to their
 * median size.
 */
final class DailyPast {
    private static final int WEEK = 7;
    private static final int ERRORS = 42;
    private static final int LEVEL = 30;
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
    private final double[] even;
    private final double[] plain;
    private final int count;
    private final double unit;
    private final boolean nonNegative;
    private final double[] weights;
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
        this.even = new double[count];
        this.plain = new double[count];
        this.weights = new double[count];
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

    /**
     * By the level of the days so far and what weekends add to it, which is too little to tell
     * single weekdays apart.
     */
    Forecast early(long day, double prior, int priorWeight) {
        double split = split(prior);
        for (int i = 0; i < count; i++) {
            plain[i] = roots[i] - (Weekend.is(days[i]) ? split : 0);
        }
        double level = start(count);
        double[] errors = new double[count];
        for (int i = 0; i < count; i++) {
            errors[i] = plain[i] - level;
        }
        double squares = count * winsorised(errors) + priorWeight * prior * prior;
        return new Forecast(
                level + (Weekend.is(day) ? split : 0),
                Math.sqrt(squares / (count - 1 + priorWeight)));
    }

    Forecast forecast(long day, WeekdayBandDetector.Parameters parameters) {
        double split = split(parameters.prior());
        for (int i = 0; i < count; i++) {
            even[i] = roots[i] - (Weekend.is(days[i]) ? split : 0);
        }
        var weekdays = new WeekdayEffects(days, even, count);
        for (int i = 0; i < count; i++) {
            plain[i] = even[i] - weekdays.effect(weekday(days[i]));
        }
        weigh(step() * parameters.halfLife());
        double clip = HUBER * noise();
        int first = Math.max(WEEK, count - ERRORS);
        double[] errors = new double[count - first];
        double level = start(first);
        for (int i = first; i < count; i++) {
            level = level(i, level, clip);
            errors[i - first] = even[i] - level - weekdays.without(i);
        }
        level = level(count, level(count, level, clip), clip);
        double prior = PRIOR_WEIGHT * parameters.prior() * parameters.prior();
        double squares = errors.length * winsorised(errors) + prior;
        return new Forecast(
                level + weekdays.effect(weekday(day)) + (Weekend.is(day) ? split : 0),
                Math.sqrt(squares / (errors.length + PRIOR_WEIGHT)));
    }

    /** Points a week or further apart have weekdays by accident only. */
    private double split(double least) {
        return step() < WEEK ? Weekend.split(days, roots, count, least) : 0;
    }

    static int weekday(long day) {
        return (int) Math.floorMod(day + 3, (long) WEEK);
    }

    /** The usual distance of two points in days, at least one. */
    private double step() {
        if (days[count - 1] - days[0] == count - 1) {
            return 1;
        }
        for (int i = 1; i < count; i++) {
            scratch[i - 1] = days[i] - days[i - 1];
        }
        return Math.max(1, Medians.of(scratch, count - 1));
    }

    /** Weights relative to the newest point serve every day: only their ratios count. */
    private void weigh(double halfLife) {
        double aDay = Math.pow(0.5, 1 / halfLife);
        weights[count - 1] = 1;
        for (int i = count - 2; i >= 0; i--) {
            long gap = days[i + 1] - days[i];
            weights[i] = weights[i + 1] * (gap == 1 ? aDay : Math.pow(aDay, gap));
        }
    }

    /** The usual size of the step from one point to the next, as a deviation of single points. */
    private double noise() {
        for (int i = 1; i < count; i++) {
            scratch[i - 1] = Math.abs(plain[i] - plain[i - 1]);
        }
        return Math.max(1e-9, NORMAL / Math.sqrt(2) * Medians.of(scratch, count - 1));
    }

    private double start(int end) {
        int from = Math.max(0, end - 2 * WEEK);
        System.arraycopy(plain, from, scratch, 0, end - from);
        return Medians.of(scratch, end - from);
    }

    /** One step from a near level towards the weighted Huber mean of the points before one. */
    private double level(int end, double near, double clip) {
        double sum = 0;
        double all = 0;
        for (int i = Math.max(0, end - LEVEL); i < end; i++) {
            sum += weights[i] * Math.max(-clip, Math.min(clip, plain[i] - near));
            all += weights[i];
        }
        return near + sum / all;
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
