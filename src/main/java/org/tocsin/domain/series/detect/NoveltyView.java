package org.tocsin.domain.series.detect;

import java.util.Arrays;

/** One way to look at a series, and all that was seen that way lately. */
final class NoveltyView {
    private static final int SMALLEST = 256;
    private static final double OUTERMOST = 0.001;

    /** Both ends belong to it. */
    record Interval(double low, double high) {}

    private final double gap;
    private final int most;
    private final SortedValues known = new SortedValues();
    private double[] order = new double[SMALLEST];
    private int head;
    private int size;
    private double novel;

    /**
     * @param gap share of the range that makes a number novel
     * @param most how many are remembered
     */
    NoveltyView(double gap, int most) {
        this.gap = gap;
        this.most = most;
    }

    /** More than 1 is novel; 0 as long as nothing is known or of NaN. */
    double strength(double number) {
        if (known.size() == 0 || Double.isNaN(number)) {
            return 0;
        }
        double distance = Math.min(number - known.atMost(number), known.atLeast(number) - number);
        return distance == 0 ? 0 : distance / novel;
    }

    /**
     * Where numbers are not novel; beside a number that is so between known ones, the part on the
     * side of another number.
     *
     * @param strength how novel something must be
     */
    Interval familiar(double number, double side, double strength) {
        if (known.size() == 0) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double reach = novel * strength;
        double low = known.first();
        double high = known.last();
        if (strength(number) > strength && number > low && number < high) {
            if (side <= number) {
                high = known.atMost(number);
            } else {
                low = known.atLeast(number);
            }
        }
        return new Interval(low - reach, high + reach);
    }

    /** NaN holds the place of a number that there is not. */
    void add(double number) {
        if (size == most) {
            forget(order[head]);
            order[head] = number;
            head = head + 1 == most ? 0 : head + 1;
        } else {
            if (size == order.length) {
                order = Arrays.copyOf(order, Math.min(most, 2 * size));
            }
            order[size++] = number;
        }
        if (!Double.isNaN(number)) {
            known.add(number);
        }
        novel = known.size() == 0 ? 0 : gap * range();
    }

    private void forget(double number) {
        if (!Double.isNaN(number)) {
            known.remove(number);
        }
    }

    /** Without the outermost thousandths, unless nothing would be left of it. */
    private double range() {
        int outer = (int) (OUTERMOST * (known.size() - 1));
        double range = known.rank(known.size() - 1 - outer) - known.rank(outer);
        return range > 0 ? range : known.last() - known.first();
    }
}
