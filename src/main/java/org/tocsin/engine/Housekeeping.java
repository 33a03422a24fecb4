package org.tocsin.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.tocsin.store.Lease;
import org.tocsin.store.StoreException;
import org.tocsin.store.Sweeper;

/** Lets go of old results now and then, in the process that leads (T-7). */
final class Housekeeping implements AutoCloseable {
    /** What became old meanwhile is little, and the disk need not hold it for much longer. */
    private static final Duration EVERY = Duration.ofMinutes(10);

    /** A start has more urgent things to do. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final Sweeper sweeper;
    private final Supplier<Optional<Lease.Held>> lease;
    private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::work);
    private volatile boolean closed;

    /**
     * @param lease that of this process, while it leads
     */
    Housekeeping(Sweeper sweeper, Supplier<Optional<Lease.Held>> lease) {
        this.sweeper = sweeper;
        this.lease = lease;
    }

    void start() {
        thread.start();
    }

    private void work() {
        rest(FIRST);
        while (!closed) {
            pass();
            rest(EVERY);
        }
    }

    private void rest(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); !closed && left > 0; ) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }

    /**
     * One pass, if this process leads.
     *
     * @return what it did; empty when another leads or the store would not have it
     */
    Optional<Sweeper.Swept> pass() {
        try {
            return lease.get()
                    .map(held -> sweeper.sweep(held, () -> !closed && lease.get().isPresent()));
        } catch (StoreException.Closed _) {
            closed = true;
        } catch (RuntimeException failure) {
            // Such as a full disk, of which the checks tell; what is old can wait.
            System.getLogger(Housekeeping.class.getName())
                    .log(System.Logger.Level.WARNING, "letting go of old results", failure);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            if (thread.getState() != Thread.State.NEW) {
                var _ = thread.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
