package org.tocsin.domain.series.detect;

import java.util.Arrays;

/** Medians of the first so many numbers of an array. */
final class Medians {
    private Medians() {}

    static double ofSorted(double[] values, int count) {
        int middle = count / 2;
        return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** Sorts the array up to there. */
    static double of(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return ofSorted(values, count);
    }
}
