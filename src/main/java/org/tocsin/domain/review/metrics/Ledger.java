package org.tocsin.domain.review.metrics;

import java.time.Instant;
import java.util.List;

/**
 * Incidents with their times side by side, so that many periods are told apart by walking over
 * plain numbers instead of over thousands of objects each time.
 */
final class Ledger {
    /** Later than anything. */
    private static final long NEVER = Long.MAX_VALUE;

    private final List<Handled> all;
    private final long[] detected;

    /** The last end; {@link #NEVER} while it is open. */
    private final long[] ended;

    private final boolean[] dismissed;

    /** Merged incidents count in no figure. */
    Ledger(List<Handled> incidents) {
        all = incidents.stream().filter(each -> !each.isMerged()).toList();
        int n = all.size();
        detected = new long[n];
        ended = new long[n];
        dismissed = new boolean[n];
        for (int i = 0; i < n; i++) {
            var each = all.get(i);
            detected[i] = nanos(each.detected());
            ended[i] = each.ended().map(Ledger::nanos).orElse(NEVER);
            dismissed[i] = each.isDismissed();
        }
    }

    int size() {
        return all.size();
    }

    Handled get(int i) {
        return all.get(i);
    }

    boolean isDismissed(int i) {
        return dismissed[i];
    }

    boolean isDetected(int i, long from, long to) {
        return detected[i] >= from && detected[i] < to;
    }

    boolean isEnded(int i, long from, long to) {
        return ended[i] >= from && ended[i] < to;
    }

    /** Whether it was open when a time ended; only of one that was reopened is more to be known. */
    boolean wasOpenBefore(int i, long end, Instant at) {
        return detected[i] < end
                && ended[i] >= end
                && (!all.get(i).isReopened() || all.get(i).wasOpenBefore(at));
    }

    /** Until 2262. */
    static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000 + at.getNano();
    }
}
