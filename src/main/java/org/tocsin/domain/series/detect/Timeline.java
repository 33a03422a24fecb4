package org.tocsin.domain.series.detect;

import java.util.Arrays;

/** The newest points of a series by time, so many and no more; grows as it fills. */
final class Timeline {
    private static final int SMALLEST = 256;

    private final int most;
    private long[] times = new long[SMALLEST];
    private double[] values = new double[SMALLEST];
    private int head;
    private int size;

    Timeline(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == most;
    }

    /** 0 for the oldest. */
    long time(int index) {
        return times[slot(index)];
    }

    double value(int index) {
        return values[slot(index)];
    }

    /** When full, the oldest point gives way. */
    void add(long time, double value) {
        if (full()) {
            head = slot(1);
            size--;
        } else if (size == times.length) {
            grow();
        }
        int at = slot(size);
        times[at] = time;
        values[at] = value;
        size++;
    }

    private int slot(int index) {
        int at = head + index;
        return at < times.length ? at : at - times.length;
    }

    /** Before it is full nothing has left, so the head is still at the start. */
    private void grow() {
        int length = Math.min(most, 2 * times.length);
        times = Arrays.copyOf(times, length);
        values = Arrays.copyOf(values, length);
    }

    /** Of the first point that is not earlier; the size when all are. */
    int search(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of the point closest in time; -1 when none is as close as {@code within} seconds. */
    int closest(long time, long within) {
        int after = search(time);
        long ahead = after < size ? time(after) - time : Long.MAX_VALUE;
        long behind = after > 0 ? time - time(after - 1) : Long.MAX_VALUE;
        return Math.min(ahead, behind) > within ? -1 : ahead <= behind ? after : after - 1;
    }
}
