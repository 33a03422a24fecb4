package org.tocsin.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.tocsin.store.Lease;
import org.tocsin.store.StoreException;

/**
 * Keeps asking for the workspace's lease, so that exactly one process runs the schedule and another
 * takes over when it dies. The heartbeat is a third of the lease's life: two may be missed.
 */
final class Leadership implements AutoCloseable {
    private static final Duration TTL = Duration.ofSeconds(9);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final Lease lease;
    private final String holder;
    private final InstantSource clock;
    private final Consumer<Desk.Event.Leadership> listener;
    private final Thread thread = Thread.ofVirtual().name("leadership").unstarted(this::beat);
    private volatile Optional<Lease.Held> held = Optional.empty();
    private Optional<Desk.Event.Leadership> told = Optional.empty();
    private volatile boolean closed;

    Leadership(
            Lease lease,
            String holder,
            InstantSource clock,
            Consumer<Desk.Event.Leadership> listener) {
        this.lease = lease;
        this.holder = holder;
        this.clock = clock;
        this.listener = listener;
    }

    void start() {
        look();
        thread.start();
    }

    /** Whether this process leads, by a lease that has not lapsed on its own clock either. */
    boolean here() {
        return lease().isPresent();
    }

    /** The lease that this process acts under, while it leads. */
    Optional<Lease.Held> lease() {
        return held.filter(lease -> !lease.lapsed(clock.instant()));
    }

    private void beat() {
        while (!closed) {
            LockSupport.parkNanos(HEARTBEAT.toNanos());
            if (!closed) {
                look();
            }
        }
    }

    private void look() {
        try {
            var now = clock.instant();
            held =
                    held.flatMap(own -> lease.renew(own, now, TTL))
                            .or(() -> lease.tryAcquire(holder, now, TTL));
            tell();
        } catch (StoreException.Closed _) {
            closed = true;
            held = Optional.empty();
        } catch (StoreException unreachable) {
            // Without the store nobody can say who leads; the lease lapses by itself.
            System.getLogger(Leadership.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the lease could not be renewed",
                            unreachable);
        }
    }

    private void tell() {
        String leader = held.or(lease::holder).map(Lease.Held::holder).orElse("nobody");
        var now = new Desk.Event.Leadership(held.isPresent(), leader);
        if (!told.equals(Optional.of(now))) {
            told = Optional.of(now);
            listener.accept(now);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            if (thread.getState() != Thread.State.NEW) {
                var _ = thread.join(HEARTBEAT);
            }
            held.ifPresent(lease::release);
        } catch (StoreException _) {
            // It lapses by itself.
            held = Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
