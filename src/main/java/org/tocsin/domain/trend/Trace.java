package org.tocsin.domain.trend;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values over time, the oldest first, sixteen bytes each. Times are milliseconds since 1970 (UTC),
 * values finite. Never changes.
 */
public final class Trace {
    public static final Trace EMPTY = new Trace(new long[0], new double[0], true);

    private final long[] at;
    private final double[] value;
    private final boolean complete;

    /**
     * Takes the arrays as its own.
     *
     * @param complete whether no value in between was left out
     */
    Trace(long[] at, double[] value, boolean complete) {
        this.at = at;
        this.value = value;
        this.complete = complete;
    }

    /** Of arrays of the same length, times rising. */
    public static Trace of(long[] at, double[] value) {
        if (at.length != value.length) {
            throw new IllegalArgumentException(at.length + " times, " + value.length + " values");
        }
        for (int i = 1; i < at.length; i++) {
            if (at[i] < at[i - 1]) {
                throw new IllegalArgumentException("times fall at " + i);
            }
        }
        return new Trace(at.clone(), value.clone(), true);
    }

    public int size() {
        return at.length;
    }

    public boolean isEmpty() {
        return at.length == 0;
    }

    public long at(int index) {
        return at[index];
    }

    public double value(int index) {
        return value[index];
    }

    /** Whether it holds every value that was read, and not just the extremes of old ones. */
    public boolean isComplete() {
        return complete;
    }

    public long first() {
        return at[0];
    }

    public long last() {
        return at[at.length - 1];
    }

    /** The index of the first value at or after a time; {@link #size} when there is none. */
    public int from(long time) {
        int low = 0;
        int high = at.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the value nearest to a time, the earlier of two equally near ones. */
    public OptionalInt nearest(long time) {
        if (at.length == 0) {
            return OptionalInt.empty();
        }
        int after = from(time);
        if (after == at.length || (after > 0 && time - at[after - 1] <= at[after] - time)) {
            return OptionalInt.of(after - 1);
        }
        return OptionalInt.of(after);
    }

    /** The values from one time on, up to another that is not included. */
    public Trace between(long begin, long end) {
        int low = from(begin);
        int high = Math.max(low, from(end));
        return new Trace(
                Arrays.copyOfRange(at, low, high), Arrays.copyOfRange(value, low, high), complete);
    }

    /** The same values, so much later; earlier when negative. */
    public Trace later(long millis) {
        return new Trace(Arrays.stream(at).map(each -> each + millis).toArray(), value, complete);
    }

    /** With newer values in place of whatever it has from their first one on. */
    public Trace followedBy(Trace newer) {
        if (newer.isEmpty()) {
            return this;
        }
        int kept = from(newer.first());
        var times = Arrays.copyOf(at, kept + newer.size());
        var values = Arrays.copyOf(value, kept + newer.size());
        System.arraycopy(newer.at, 0, times, kept, newer.size());
        System.arraycopy(newer.value, 0, values, kept, newer.size());
        return new Trace(times, values, complete && newer.complete);
    }

    /** Without the values that have no place on a logarithmic axis. */
    public Trace aboveZero() {
        if (values().allMatch(each -> each > 0)) {
            return this;
        }
        var kept = IntStream.range(0, at.length).filter(i -> value[i] > 0).toArray();
        return new Trace(
                Arrays.stream(kept).mapToLong(i -> at[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> value[i]).toArray(),
                complete);
    }

    public DoubleStream values() {
        return Arrays.stream(value);
    }

    /** The middle one of the times between neighbours, in milliseconds; 0 of fewer than two. */
    public long step() {
        if (at.length < 2) {
            return 0;
        }
        // A sample is enough: gaps are told apart by orders of magnitude.
        int stride = Math.max(1, at.length / 1_000);
        var gaps =
                IntStream.iterate(1, i -> i < at.length, i -> i + stride)
                        .mapToLong(i -> at[i] - at[i - 1])
                        .sorted()
                        .toArray();
        return gaps[gaps.length / 2];
    }
}
