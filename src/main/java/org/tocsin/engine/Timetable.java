package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.tocsin.domain.check.Check;

/**
 * Calls when checks fall due. Looks at the clock at least every half a minute, so that a clock that
 * jumps is noticed: forward, what fell due in between is called as each check's rule for missed
 * runs says; back, it waits anew.
 */
final class Timetable implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private record Slot(Instant at, Check check) {}

    private final List<Check> checks;
    private final InstantSource clock;
    private final Consumer<List<Due>> due;

    /** Checks that are never due by the clock are not in it. */
    private final PriorityQueue<Slot> slots = new PriorityQueue<>(Comparator.comparing(Slot::at));

    /** One of its own rather than a virtual one: it must not wait for a carrier that works. */
    private final Thread thread =
            Thread.ofPlatform().daemon().name("timetable").unstarted(this::keep);

    private volatile boolean closed;
    private Instant looked;

    Timetable(List<Check> checks, InstantSource clock, Consumer<List<Due>> due) {
        this.checks = List.copyOf(checks);
        this.clock = clock;
        this.due = due;
        this.looked = clock.instant();
        plan();
    }

    private void plan() {
        slots.clear();
        checks.forEach(check -> plan(check, looked));
    }

    private void plan(Check check, Instant after) {
        Due.next(check, after).ifPresent(at -> slots.add(new Slot(at, check)));
    }

    void start() {
        thread.start();
    }

    private void keep() {
        while (!closed) {
            try {
                LockSupport.parkNanos(look().toNanos());
            } catch (RuntimeException fault) {
                System.getLogger(Timetable.class.getName())
                        .log(System.Logger.Level.ERROR, "checks that are due", fault);
            }
        }
    }

    /** Calls what fell due since the last look, and says how long to wait for the next. */
    Duration look() {
        var now = clock.instant();
        if (now.isBefore(looked)) {
            looked = now;
            plan();
        }
        var fallen = new ArrayList<Due>();
        while (!slots.isEmpty() && !slots.element().at().isAfter(now)) {
            var slot = slots.remove();
            fallen.addAll(Due.from(slot.check(), slot.at(), now));
            plan(slot.check(), now);
        }
        looked = now;
        if (!fallen.isEmpty()) {
            due.accept(List.copyOf(fallen));
        }
        if (slots.isEmpty()) {
            return LONGEST_WAIT;
        }
        var wait = Duration.between(clock.instant(), slots.element().at());
        return wait.isNegative()
                ? Duration.ZERO
                : wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
