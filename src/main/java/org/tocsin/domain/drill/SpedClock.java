package org.tocsin.domain.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock of a drill. It says where it ought to be by now, so many times as fast as time itself,
 * and stands until it is moved: so whoever keeps the drill stops at every instant at which
 * something is due, however fast it goes and however busy the machine is. Never goes back. Safe to
 * use from any thread.
 */
public final class SpedClock implements InstantSource {
    public static final int FASTEST = 600;

    /** A machine that slept, or hung, has not drilled meanwhile. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private Instant now;
    private Instant aim;
    private int factor;
    private boolean running;
    private boolean begun;
    private long looked;
    private long stood;

    /**
     * Stands at first.
     *
     * @param factor seconds of the drill in one of ours, 1 to {@link #FASTEST}
     * @param nanos of a clock that never goes back, such as the machine's
     */
    public SpedClock(Instant begin, int factor, LongSupplier nanos) {
        this.nanos = nanos;
        this.now = begin;
        this.aim = begin;
        this.factor = within(factor);
        this.looked = nanos.getAsLong();
    }

    private static int within(int factor) {
        return Math.clamp(factor, 1, FASTEST);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Where it ought to be by now; never before {@link #instant()}. */
    public synchronized Instant aim() {
        long read = nanos.getAsLong();
        long passed = Math.max(0, read - looked);
        looked = read;
        if (running) {
            aim = aim.plusNanos(Math.multiplyExact(Math.min(passed, LONGEST.toNanos()), factor));
        } else if (begun) {
            stood += passed;
        }
        return aim;
    }

    /** Moves on to an instant; one that has passed changes nothing. */
    public synchronized void moveTo(Instant at) {
        if (at.isAfter(now)) {
            now = at;
            aim = aim.isBefore(at) ? at : aim;
        }
    }

    public synchronized void pause() {
        aim();
        running = false;
    }

    public synchronized void resume() {
        aim();
        running = true;
        begun = true;
    }

    /** From now on. */
    public synchronized void speed(int other) {
        aim();
        factor = within(other);
    }

    public synchronized int speed() {
        return factor;
    }

    public synchronized boolean isRunning() {
        return running;
    }

    /** For how long it has been paused by now, in time of ours. */
    public synchronized Duration stood() {
        aim();
        return Duration.ofNanos(stood);
    }
}
