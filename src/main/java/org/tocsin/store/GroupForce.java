package org.tocsin.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets writers who wait for the disk at the same time share one trip to it: a trip covers all that
 * was committed before it began, and of those who come while one is under way, one makes the next
 * for all.
 */
final class GroupForce {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Condition started = lock.newCondition();
    private long begun;
    private long succeeded;
    private boolean underWay;

    /**
     * Returns when a trip that began after this call has succeeded, made here or by another.
     *
     * @param trip makes one; what it throws is thrown to its maker only, and one of those who
     *     waited for it tries for itself
     */
    void cover(Runnable trip) {
        cover(trip, Duration.ZERO);
    }

    /**
     * As {@link #cover(Runnable)}, when somebody else is expected to make a trip at once: leaves it
     * to them, so that one trip serves both.
     *
     * @param linger after which the caller makes one all the same
     */
    void cover(Runnable trip, Duration linger) {
        cover(next(), trip, linger);
    }

    /** The number of the first trip that covers what is committed by now. */
    long next() {
        lock.lock();
        try {
            return begun + 1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link #cover(Runnable, Duration)}.
     *
     * @param needed what {@link #next} said after the commit that is to be covered
     */
    void cover(long needed, Runnable trip, Duration linger) {
        lock.lock();
        try {
            for (long left = linger.toNanos(); left > 0 && begun < needed; ) {
                left = awaitStart(left);
            }
            while (succeeded < needed) {
                if (underWay) {
                    ended.awaitUninterruptibly();
                } else {
                    make(trip);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes a trip for the caller, after one that is under way, and for all who wait by then. */
    void lead(Runnable trip) {
        lock.lock();
        try {
            while (underWay) {
                ended.awaitUninterruptibly();
            }
            make(trip);
        } finally {
            lock.unlock();
        }
    }

    private long awaitStart(long nanos) {
        try {
            return started.awaitNanos(nanos);
        } catch (InterruptedException _) {
            // Who is interrupted still has to know that it is on the disk, and waits no longer.
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Holds the lock at its beginning and at its end, but not while it is on its way. */
    private void make(Runnable trip) {
        long number = ++begun;
        underWay = true;
        started.signalAll();
        lock.unlock();
        boolean success = false;
        try {
            trip.run();
            success = true;
        } finally {
            lock.lock();
            underWay = false;
            if (success) {
                succeeded = number;
            }
            ended.signalAll();
        }
    }
}
