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
        for (int column = -1; i < end; column++) {
            int next = column < count ? upTo(trace, i, end, edge(column + 1)) : end;
            keep(trace, i, next, kept);
            i = next;
        }
        return kept.trace();
    }

    /** Where a column begins. */
    private long edge(int column) {
        long whole = span / count;
        return from + whole * column + span % count * column / count;
    }

    private static int upTo(Trace trace, int begin, int end, long edge) {
        int i = begin;
        while (i < end && trace.at(i) < edge) {
            i++;
        }
        return i;
    }

    private static void keep(Trace trace, int begin, int end, Kept kept) {
        if (begin == end) {
            return;
        }
        int low = begin;
        int high = begin;
        for (int i = begin + 1; i < end; i++) {
            low = trace.value(i) < trace.value(low) ? i : low;
            high = trace.value(i) > trace.value(high) ? i : high;
        }
        kept.add(begin);
        kept.add(Math.min(low, high));
        kept.add(Math.max(low, high));
        kept.add(end - 1);
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
