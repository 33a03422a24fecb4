package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;

/**
 * Calls when checks fall due. Looks at the clock at least every half a minute, so that a clock that
 * jumps is noticed: forward, what fell due in between is called once; back, it waits anew.
 */
final class Timetable implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final List<Check> checks;
    private final InstantSource clock;
    private final Consumer<Set<CheckId>> due;
    private final Thread thread = Thread.ofVirtual().name("timetable").unstarted(this::keep);
    private volatile boolean closed;
    private Instant looked;

    Timetable(List<Check> checks, InstantSource clock, Consumer<Set<CheckId>> due) {
        this.checks = List.copyOf(checks);
        this.clock = clock;
        this.due = due;
        this.looked = clock.instant();
    }

    void start() {
        thread.start();
    }

    private void keep() {
        while (!closed) {
            var wait = look();
            LockSupport.parkNanos(wait.toNanos());
        }
    }

    /** Calls what fell due since the last look, and says how long to wait for the next. */
    Duration look() {
        var now = clock.instant();
        var fallen =
                checks.stream()
                        .filter(check ->
                                next(check, looked).map(at -> !at.isAfter(now)).orElse(false))
                        .map(Check::id)
                        .collect(Collectors.toUnmodifiableSet());
        looked = now;
        if (!fallen.isEmpty()) {
            due.accept(fallen);
        }
        return checks.stream()
                .flatMap(check -> next(check, now).stream())
                .min(Instant::compareTo)
                .map(at -> Duration.between(now, at))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
    }

    private static Optional<Instant> next(Check check, Instant after) {
        return check.handling().schedule().next(after);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
