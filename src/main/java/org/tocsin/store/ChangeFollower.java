package org.tocsin.store;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Watches the change sequence on a thread of its own; see {@link Changes#follow}. */
public final class ChangeFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ChangeFollower.class.getName());
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMillis(50);

    private final Changes changes;
    private final Duration interval;
    private final LongConsumer listener;
    private final Thread thread = Thread.ofVirtual().name("store-changes").unstarted(this::follow);
    private volatile boolean closed;
    private volatile boolean nudged;
    private long seen;
    private boolean failing;

    ChangeFollower(Changes changes, long since, Duration interval, LongConsumer listener) {
        this.changes = changes;
        this.seen = since;
        this.interval = interval;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    /** Looks now instead of at the next interval. */
    public void nudge() {
        nudged = true;
        LockSupport.unpark(thread);
    }

    private void follow() {
        while (!closed) {
            nudged = false;
            long begun = System.nanoTime();
            if (look()) {
                rest(System.nanoTime() - begun);
            }
            if (!closed && !nudged) {
                LockSupport.parkNanos(interval.toNanos());
            }
        }
    }

    /**
     * For as long as the work took, so that thousands of changes a second leave room for those who
     * make them: what comes meanwhile is told in one call.
     */
    private void rest(long took) {
        long until = System.nanoTime() + Math.min(took, LONGEST_REST.toNanos());
        long left = until - System.nanoTime();
        while (left > 0 && !closed) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }

    /** Whether there was something to tell. */
    private boolean look() {
        long now;
        try {
            now = changes.current();
            failing = false;
        } catch (StoreException unreachable) {
            if (!failing && !closed) {
                LOG.log(Level.WARNING, "Changes cannot be followed", unreachable);
            }
            failing = true;
            return false;
        }
        if (now == seen) {
            return false;
        }
        seen = now;
        try {
            listener.accept(now);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A listener to changes failed", bug);
        }
        return true;
    }

    /** No call comes after this has returned, unless it is the listener itself that closes. */
    @Override
    public void close() {
        closed = true;
        changes.forget(this);
        nudge();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            var _ = thread.join(GOODBYE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
