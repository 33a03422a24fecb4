package org.tocsin.domain.series.detect;

import java.time.Instant;
import java.time.zone.ZoneRules;

/**
 * What a series was at the same weekday and time in earlier weeks, or, in its first three weeks, at
 * the same time on earlier days. Times are those of the clock on the wall, across changes of it.
 */
final class Season {
    private static final int DAY = 86_400;
    private static final int WEEK = 7 * DAY;
    private static final int WEEKS = 6;
    private static final int WEEKLY_FROM = 3;
    private static final int DAYS = 10;
    private static final int LEAST_DAYS = 2;
    private static final int SIDE = 2;
    private static final int GAPS = 31;

    private final ZoneRules rules;
    private final Timeline past;
    private final long[] gaps = new long[GAPS];
    private final long[] sorted = new long[GAPS];
    private final double[] found = new double[DAYS * (2 * SIDE + 1)];
    private int seenGaps;
    private long slot;

    Season(ZoneRules rules, Timeline past) {
        this.rules = rules;
        this.past = past;
    }

    /** Learns how far apart points usually are, before the newest one is added. */
    void step(long time) {
        if (past.size() == 0) {
            return;
        }
        gaps[seenGaps++ % GAPS] = time - past.time(past.size() - 1);
        if (seenGaps % GAPS == 0 || (seenGaps < GAPS && Integer.bitCount(seenGaps) == 1)) {
            int count = Math.min(seenGaps, GAPS);
            System.arraycopy(gaps, 0, sorted, 0, count);
            java.util.Arrays.sort(sorted, 0, count);
            slot = sorted[count / 2];
        }
    }

    /** The median then; NaN when there is too little to tell. */
    double median(long time) {
        if (past.size() == 0) {
            return Double.NaN;
        }
        boolean weekly = time - past.time(0) >= (long) WEEKLY_FROM * WEEK;
        int count = weekly ? gather(time, WEEK, WEEKS, 1) : 0;
        if (count == 0) {
            count = gather(time, DAY, DAYS, LEAST_DAYS);
        }
        return count == 0 ? Double.NaN : Medians.of(found, count);
    }

    private int gather(long time, int period, int periods, int least) {
        int count = 0;
        int hits = 0;
        long offset = offset(time);
        for (int back = 1; back <= periods; back++) {
            long then = time - (long) back * period;
            if (then + 2 * slot < past.time(0)) {
                break;
            }
            int at = past.closest(then + offset - offset(then), Math.max(1, 2 * slot));
            if (at < 0) {
                continue;
            }
            hits++;
            int to = Math.min(past.size() - 1, at + SIDE);
            for (int i = Math.max(0, at - SIDE); i <= to; i++) {
                found[count++] = past.value(i);
            }
        }
        return hits < least ? 0 : count;
    }

    private long offset(long time) {
        return rules.isFixedOffset()
                ? 0
                : rules.getOffset(Instant.ofEpochSecond(time)).getTotalSeconds();
    }
}
