package org.tocsin.domain.series.detect;

/**
 * What each weekday adds to the level: the median over weeks of how far it lies from the mean of the
 * seven days around it, drawn towards nothing as far as weeks differ more than weekdays do.
 */
final class WeekdayEffects {
    private static final int WEEK = 7;
    private static final int SIDE = 3;
    private static final int LEAST = 5;

    private final long[] days;
    private final double[][] offsets = new double[WEEK][];
    private final int[][] owners = new int[WEEK][];
    private final int[] counts = new int[WEEK];
    private final double[] effects = new double[WEEK];
    private final double[] scratch;
    private final double[] rest;
    private double between;
    private double within;

    /**
     * @param days in ascending order
     * @param count how many of them there are
     */
    WeekdayEffects(long[] days, double[] roots, int count) {
        this.days = days;
        this.scratch = new double[count];
        this.rest = new double[count];
        for (int i = 0; i < WEEK; i++) {
            offsets[i] = new double[count / WEEK + 2];
            owners[i] = new int[count / WEEK + 2];
        }
        gather(roots, count);
        spread();
        for (int weekday = 0; weekday < WEEK; weekday++) {
            effects[weekday] = drawn(offsets[weekday], counts[weekday]);
        }
    }

    /** Weekdays need a window that reaches to both sides of the day. */
    private void gather(double[] roots, int count) {
        int from = 0;
        int to = 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            while (to < count && days[to] <= days[i] + SIDE) {
                sum += roots[to++];
            }
            while (days[from] < days[i] - SIDE) {
                sum -= roots[from++];
            }
            boolean whole = days[i] - SIDE >= days[0] && days[i] + SIDE <= days[count - 1];
            if (whole && to - from >= LEAST) {
                int weekday = DailyPast.weekday(days[i]);
                offsets[weekday][counts[weekday]] = roots[i] - sum / (to - from);
                owners[weekday][counts[weekday]++] = i;
            }
        }
    }

    /** How much weekdays differ, and how much the weeks of one weekday do. */
    private void spread() {
        int seen = 0;
        int all = 0;
        double mean = 0;
        double[] medians = new double[WEEK];
        for (int weekday = 0; weekday < WEEK; weekday++) {
            if (counts[weekday] > 0) {
                medians[weekday] = median(offsets[weekday], counts[weekday]);
                mean += medians[weekday];
                seen++;
                all += counts[weekday];
            }
        }
        if (seen < 2 || all <= seen) {
            return;
        }
        mean /= seen;
        double squares = 0;
        int at = 0;
        for (int weekday = 0; weekday < WEEK; weekday++) {
            if (counts[weekday] > 0) {
                squares += (medians[weekday] - mean) * (medians[weekday] - mean);
            }
            for (int i = 0; i < counts[weekday]; i++) {
                rest[at++] = Math.abs(offsets[weekday][i] - medians[weekday]);
            }
        }
        within = robustSquare(at) * all / (all - seen);
        double each = within * seen / all;
        between = Math.max(0, squares / (seen - 1) - each);
    }

    private double robustSquare(int count) {
        double[] sizes = java.util.Arrays.copyOf(rest, count);
        double clip = 2.5 * 1.4826 * Math.max(1e-12, Medians.of(sizes, count));
        double sum = 0;
        for (double size : sizes) {
            double drawn = Math.min(size, clip);
            sum += drawn * drawn;
        }
        return sum / count;
    }

    private double median(double[] of, int count) {
        System.arraycopy(of, 0, scratch, 0, count);
        return Medians.of(scratch, count);
    }

    private double drawn(double[] of, int count) {
        if (count == 0 || between == 0) {
            return 0;
        }
        return median(of, count) * between / (between + within / count);
    }

    double effect(int weekday) {
        return effects[weekday];
    }

    /** The effect of a day's weekday as the other weeks tell it. */
    double without(int index) {
        int weekday = DailyPast.weekday(days[index]);
        int kept = 0;
        double[] others = new double[counts[weekday]];
        for (int i = 0; i < counts[weekday]; i++) {
            if (owners[weekday][i] != index) {
                others[kept++] = offsets[weekday][i];
            }
        }
        return drawn(others, kept);
    }
}
