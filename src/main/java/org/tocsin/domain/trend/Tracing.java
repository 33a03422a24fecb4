package org.tocsin.domain.trend;

import java.util.Arrays;

/**
 * Collects a trace, the newest value first, as it is read backwards: what is looked at first is
 * there first. Holds at most so many values; when there are more, each four neighbours give way to
 * the lowest and the highest of them, so that memory is bounded and no spike is lost.
 */
public final class Tracing {
    /** Sixteen megabytes. */
    public static final int MOST = 1 << 20;

    private static final int FIRST = 1 << 12;
    private static final int GROUP = 4;

    private final int most;
    private long[] at;
    private double[] value;
    private int size;
    private boolean complete = true;

    public Tracing() {
        this(MOST);
    }

    /**
     * @param most how many values at most, at least 16
     */
    public Tracing(int most) {
        this.most = Math.max(GROUP * GROUP, most);
        at = new long[Math.min(FIRST, this.most)];
        value = new double[at.length];
    }

    public int size() {
        return size;
    }

    /**
     * Adds a value that is not newer than the last one; one that is no number is left out.
     *
     * @param time milliseconds since 1970
     */
    public void older(long time, double measured) {
        if (!Double.isFinite(measured)) {
            return;
        }
        if (size > 0 && time > at[size - 1]) {
            throw new IllegalArgumentException("not older: " + time + " after " + at[size - 1]);
        }
        if (size == at.length) {
            makeRoom();
        }
        at[size] = time;
        value[size] = measured;
        size++;
    }

    /** Whoever lends a value from an hour or a day that stands for several of them says so. */
    public void summed() {
        complete = false;
    }

    private void makeRoom() {
        if (size < most) {
            int next = Math.min(most, size * 2);
            at = Arrays.copyOf(at, next);
            value = Arrays.copyOf(value, next);
            return;
        }
        int kept = 0;
        for (int begin = 0; begin < size; begin += GROUP) {
            kept = keepExtremes(begin, Math.min(size, begin + GROUP), kept);
        }
        size = kept;
        complete = false;
    }

    private int keepExtremes(int begin, int end, int into) {
        int low = begin;
        int high = begin;
        for (int i = begin + 1; i < end; i++) {
            low = value[i] < value[low] ? i : low;
            high = value[i] > value[high] ? i : high;
        }
        int kept = move(Math.min(low, high), into);
        return low == high ? kept : move(Math.max(low, high), kept);
    }

    private int move(int source, int into) {
        at[into] = at[source];
        value[into] = value[source];
        return into + 1;
    }

    /** What has been collected so far, the oldest first. */
    public Trace trace() {
        var times = new long[size];
        var values = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = at[size - 1 - i];
            values[i] = value[size - 1 - i];
        }
        return new Trace(times, values, complete);
    }
}
