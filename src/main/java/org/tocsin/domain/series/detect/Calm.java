package org.tocsin.domain.series.detect;

import java.util.ArrayDeque;

/**
 * Keeps alerts rare: each of the lately given ones makes the next a fifth dearer, and soon after
 * one only a stronger one counts.
 */
final class Calm {
    private static final int RECALLED = 5_000;
    private static final int QUIET = 100;
    private static final double DEARER = 0.2;

    private final ArrayDeque<Long> alerts = new ArrayDeque<>();
    private double last;

    /**
     * The strength that an alert must exceed.
     *
     * @param index of the point among all that were learned
     */
    double required(long index) {
        int recent = 0;
        for (var each : alerts) {
            recent += index - each <= RECALLED ? 1 : 0;
        }
        double required = 1 + DEARER * recent;
        boolean soon = !alerts.isEmpty() && index - alerts.getLast() <= QUIET;
        return soon ? Math.max(required, last) : required;
    }

    void alerted(double strength, long index) {
        alerts.add(index);
        last = strength;
        while (index - alerts.getFirst() > RECALLED) {
            alerts.removeFirst();
        }
    }
}
