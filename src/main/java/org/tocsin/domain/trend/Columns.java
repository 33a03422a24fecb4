package org.tocsin.domain.trend;

import java.util.Arrays;

/**
 * Thins a trace to what its picture needs: of each column of pixels the first, the lowest, the
 * highest and the last value. A line through them covers the same pixels as one through all, and a
 * spike of a single value stays (M4: Jugel, Jerzak, Hackenbroich, Markl, VLDB 2014).
 */
public final class Columns {
    private static final int OF_A_COLUMN = 4;

    private final long from;
    private final long span;
    private final int count;

    /**
     * @param from the left edge, milliseconds since 1970
     * @param until the right edge, after it
     * @param count how many columns of pixels lie between
     */
    public Columns(long from, long until, int count) {
        if (until <= from || count < 1) {
            throw new IllegalArgumentException(
                    "no columns: %d from %d to %d".formatted(count, from, until));
        }
        this.from = from;
        this.span = until - from;
        this.count = count;
    }

    /** With the neighbours outside on both sides, so that the line runs to the edges. */
    public Trace thin(Trace trace) {
        int begin = Math.max(0, trace.from(from) - 1);
        int end = Math.min(trace.size(), trace.from(from + span) + 1);
        if (end - begin <= (long) OF_A_COLUMN * count) {
            return slice(trace, begin, end);
        }
        var kept = new Kept(trace, OF_A_COLUMN * (count + 2));
        int i = begin;
        while (i < end) {
            int column = column(trace.at(i));
            int low = i;
            int high = i;
            int first = i;
            while (i < end && column(trace.at(i)) == column) {
                low = trace.value(i) < trace.value(low) ? i : low;
                high = trace.value(i) > trace.value(high) ? i : high;
                i++;
            }
            kept.add(first);
            kept.add(Math.min(low, high));
            kept.add(Math.max(low, high));
            kept.add(i - 1);
        }
        return kept.trace();
    }

    private int column(long at) {
        return (int) Math.clamp(Math.floorDiv((at - from) * count, span), -1, count);
    }

    private static Trace slice(Trace trace, int begin, int end) {
        var kept = new Kept(trace, end - begin);
        for (int i = begin; i < end; i++) {
            kept.add(i);
        }
        return kept.trace();
    }

    /** Indices in rising order, each once. */
    private static final class Kept {
        private final Trace trace;
        private final int[] indices;
        private int size;

        Kept(Trace trace, int most) {
            this.trace = trace;
            indices = new int[most];
        }

        void add(int index) {
            if (size == 0 || index > indices[size - 1]) {
                indices[size++] = index;
            }
        }

        Trace trace() {
            var chosen = Arrays.copyOf(indices, size);
            return new Trace(
                    Arrays.stream(chosen).mapToLong(trace::at).toArray(),
                    Arrays.stream(chosen).mapToDouble(trace::value).toArray(),
                    trace.isComplete());
        }
    }
}
