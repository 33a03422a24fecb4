package org.tocsin.domain.series.detect;

import java.util.Arrays;

/**
 * What each weekday adds to the level: the median over weeks of how far it lies from the mean of
 * the seven days around it, drawn towards nothing as far as weeks differ more than weekdays do.
 */
final class WeekdayEffects {
    private static final int WEEK = 7;
    private static final int SIDE = 3;
    private static final int LEAST = 5;

    private final long[] days;
    private final double[][] offsets = new double[WEEK][];
    private final int[] counts = new int[WEEK];
    private final double[] effects = new double[WEEK];
    private final double[] own;
    private final double[] rest;
    private double between;
    private double within;

    /**
     * @param days in ascending order
     * @param count how many of them there are
     */
    WeekdayEffects(long[] days, double[] roots, int count) {
        this.days = days;
        this.own = new double[count];
        this.rest = new double[count];
        for (int i = 0; i < WEEK; i++) {
            offsets[i] = new double[count / WEEK + 2];
        }
        gather(roots, count);
        for (int weekday = 0; weekday < WEEK; weekday++) {
            Arrays.sort(offsets[weekday], 0, counts[weekday]);
        }
        spread();
        for (int weekday = 0; weekday < WEEK; weekday++) {
            int weeks = counts[weekday];
            effects[weekday] =
                    weeks == 0 ? 0 : drawn(Medians.ofSorted(offsets[weekday], weeks), weeks);
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
            own[i] = Double.NaN;
            boolean whole = days[i] - SIDE >= days[0] && days[i] + SIDE <= days[count - 1];
            if (whole && to - from >= LEAST) {
                int weekday = DailyPast.weekday(days[i]);
                own[i] = roots[i] - sum / (to - from);
                offsets[weekday][counts[weekday]++] = own[i];
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
                medians[weekday] = Medians.ofSorted(offsets[weekday], counts[weekday]);
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
        double[] sizes = Arrays.copyOf(rest, count);
        double clip = 2.5 * 1.4826 * Math.max(1e-12, Medians.of(sizes, count));
        double sum = 0;
        for (double size : sizes) {
            double drawn = Math.min(size, clip);
            sum += drawn * drawn;
        }
        return sum / count;
    }

    private double drawn(double median, int weeks) {
        return weeks == 0 || between == 0 ? 0 : median * between / (between + within / weeks);
    }

    double effect(int weekday) {
        return effects[weekday];
    }

    /** The effect of a day's weekday as the other weeks tell it. */
    double without(int index) {
        int weekday = DailyPast.weekday(days[index]);
        if (Double.isNaN(own[index])) {
            return effects[weekday];
        }
        double[] sorted = offsets[weekday];
        int rest = counts[weekday] - 1;
        int at = Arrays.binarySearch(sorted, 0, rest + 1, own[index]);
        double median =
                rest == 0
                        ? 0
                        : rest % 2 == 1
                                ? skipping(sorted, rest / 2, at)
                                : (skipping(sorted, rest / 2 - 1, at)
                                                + skipping(sorted, rest / 2, at))
                                        / 2;
        return drawn(median, rest);
    }

    private static double skipping(double[] sorted, int rank, int left) {
        return sorted[rank < left ? rank : rank + 1];
    }
}
