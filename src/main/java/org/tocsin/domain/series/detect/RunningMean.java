package org.tocsin.domain.series.detect;

/** The mean of the newest so many values. */
final class RunningMean {
    private final double[] values;
    private int at;
    private boolean full;

    RunningMean(int window) {
        this.values = new double[window];
    }

    /** Whether one more value makes a whole window. */
    boolean full() {
        return full;
    }

    void add(double value) {
        values[at] = value;
        at = at + 1 == values.length ? 0 : at + 1;
        full |= at == 0;
    }

    double now() {
        return sum(-1) / values.length;
    }

    /** What the mean would be with this value instead of the oldest one. */
    double with(double value) {
        return (sum(at) + value) / values.length;
    }

    /** The next value that would make the mean so much. */
    double lacking(double mean) {
        return mean * values.length - sum(at);
    }

    /** Added up anew each time, so that rounding never drifts. */
    private double sum(int without) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += i == without ? 0 : values[i];
        }
        return sum;
    }
}
