package org.tocsin.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;

/**
 * Walks along items in transactions that are short whatever there is to do: each does as much as
 * fits into a few milliseconds, and others get at least as long before the next.
 */
final class Sweep {
    /** For the work in one transaction, beginning and commit apart. */
    private static final Duration SLICE = Duration.ofMillis(12);

    private final Sessions sessions;
    private final long token;
    private final BooleanSupplier further;
    private Duration longest = Duration.ZERO;
    private long transactions;

    Sweep(Sessions sessions, Lease.Held leader, BooleanSupplier further) {
        this.sessions = sessions;
        this.token = leader.token();
        this.further = further;
    }

    /** Does some of what is to be done for an item; what it leaves is done in the next step. */
    interface Step<T> {
        Done on(DSLContext db, T item);
    }

    /**
     * @param rows that went
     * @param finished whether nothing is left to do for the item
     */
    record Done(int rows, boolean finished) {}

    /**
     * @param position of the item to go on with
     * @param stopped because another leads
     */
    private record Reached(int position, long rows, boolean stopped) {}

    /** To be left, and begun anew by whoever leads: what is done is done. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("Another leads, or there is no time", null, false, false);
        }
    }

    /**
     * @return how many rows went
     */
    <T> long over(List<T> items, Step<T> step) {
        long rows = 0;
        int position = 0;
        while (position < items.size()) {
            if (!further.getAsBoolean()) {
                throw new Stopped();
            }
            int from = position;
            long begun = System.nanoTime();
            var reached = sessions.writeInPassing((db, _) -> slice(db, items, from, step));
            long took = System.nanoTime() - begun;
            if (reached.stopped()) {
                throw new Stopped();
            }
            transactions++;
            rows += reached.rows();
            position = reached.position();
            if (took > longest.toNanos()) {
                longest = Duration.ofNanos(took);
            }
            LockSupport.parkNanos(took);
        }
        return rows;
    }

    private <T> Reached slice(DSLContext db, List<T> items, int from, Step<T> step) {
        if (!Lease.stands(db, token)) {
            return new Reached(from, 0, true);
        }
        Changes.hold(db);
        long until = System.nanoTime() + SLICE.toNanos();
        long rows = 0;
        int position = from;
        do {
            var done = step.on(db, items.get(position));
            rows += done.rows();
            if (done.finished()) {
                position++;
            }
        } while (position < items.size() && System.nanoTime() < until);
        return new Reached(position, rows, false);
    }

    Duration longest() {
        return longest;
    }

    long transactions() {
        return transactions;
    }
}
