package org.tocsin.domain.check;

import org.tocsin.domain.series.detect.Settings;

/** What is asked of a value. All bounds are strict: a value at the bound does not breach. */
public sealed interface Condition {
    record Below(double bound) implements Condition {}

    record Above(double bound) implements Condition {}

    /**
     * The value moved by more than a share (0.2 for 20 %) of the mean of the previous points (D-1).
     */
    record Deviates(double share, int previous, Direction direction) implements Condition {}

    /**
     * The value lies more than {@code threshold} sample standard deviations from the mean of the
     * previous points (D-2).
     */
    record ZScore(double threshold, int previous, Direction direction) implements Condition {}

    /**
     * The value lies less than a share (0.0001 for 0.01 %) away from each of the previous points: a
     * number that should move and does not, such as a stale exchange rate (C-15).
     */
    record Steady(double share, int previous) implements Condition {}

    /**
     * A detector finds the value an anomaly, and the value moved by more than a share of what the
     * detector expected (D-4).
     *
     * @param beyond 0.2 for 20 % of the expected value; 0 for any anomaly
     */
    record Detects(Settings detector, double beyond, Direction direction) implements Condition {}

    enum Direction {
        UP,
        DOWN,
        BOTH
    }
}
