package org.tocsin.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.tocsin.Child;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.store.Lease;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/** A process of its own that keeps the clocks of a store until it is killed, on a fast clock. */
final class ClockProcess {
    /** A minute of the incident takes a second. */
    private static final int SPEED = 60;

    private static final Duration TTL = Duration.ofSeconds(30);
    private static final Duration RUNG = Duration.ofSeconds(20);
    static final Duration ROUND = Duration.ofSeconds(30);
    private static final int RUNGS = 1_500;

    private ClockProcess() {}

    /** Says a line once it has opened the store. */
    static Child on(Path file, long base) throws IOException {
        return Child.of(ClockProcess.class, file, base);
    }

    /** Ten o'clock was at {@code base}, in milliseconds since 1970. */
    static InstantSource clock(long base) {
        return () -> Crew.TEN.plusMillis((System.currentTimeMillis() - base) * SPEED);
    }

    /** A rung every twenty seconds and an update every thirty. */
    static ClockRules rules() {
        var rungs = new ArrayList<Ladder.Rung>();
        for (int i = 0; i < RUNGS; i++) {
            rungs.add(
                    new Ladder.Rung(
                            "rung-" + i,
                            "rung " + i,
                            new Span.Wall(RUNG.multipliedBy(i)),
                            new Recipients(List.of("first"), List.of("page")),
                            Optional.empty()));
        }
        return new ClockRules(
                List.of(),
                List.of(
                        new Ladder(
                                "climb",
                                "Climb",
                                new Ladder.When(Scope.ALL, Ladder.Silence.UNRESOLVED, ""),
                                rungs,
                                Ladder.Climbing.ONCE)),
                List.of(
                        new Duty(
                                new Rule(
                                        "update",
                                        "update",
                                        Scope.ALL,
                                        new Rule.Timing(
                                                new Moment.Detected(), new Span.Wall(ROUND)),
                                        ""),
                                new Duty.Beat(new Span.Wall(ROUND), false, false, ""),
                                "first",
                                Recipients.NONE,
                                Set.of(Deed.UPDATE))),
                List.of(),
                ClockRules.Turns.NONE);
    }

    /** Rungs due by an instant. */
    static long rungsBy(Instant now) {
        return Math.min(RUNGS, Duration.between(Crew.TEN, now).dividedBy(RUNG) + 1);
    }

    /** Leads when it can and keeps the clocks while it does. */
    static final class Keeping {
        private final Store store;
        private final InstantSource clock;
        private final String name;
        private final AtomicReference<Optional<Lease.Held>> held =
                new AtomicReference<>(Optional.empty());
        private final LiveIncidents desk;
        private final ClockKeeper keeper;

        Keeping(Store store, InstantSource clock, String name) {
            this.store = store;
            this.clock = clock;
            this.name = name;
            desk = Crew.desk(store, clock, Crew.ADA, Crew.inForce(rules()));
            keeper =
                    new ClockKeeper(
                            desk,
                            held::get,
                            clock,
                            new ClockFacts(store.facts()),
                            System.err::println);
        }

        LiveIncidents desk() {
            return desk;
        }

        boolean turn() {
            var now = clock.instant();
            held.set(
                    held.get()
                            .flatMap(own -> store.lease().renew(own, now, TTL))
                            .or(() -> store.lease().tryAcquire(name, now, TTL)));
            desk.catchUp();
            keeper.look();
            return held.get().isPresent();
        }
    }

    public static void main(String[] args) {
        if (!(Store.open(Path.of(args[0])) instanceof Opened.Ready(var store))) {
            System.out.println("not opened");
            return;
        }
        var name = "process " + ProcessHandle.current().pid();
        var keeping = new Keeping(store, clock(Long.parseLong(args[1])), name);
        System.out.println("open");
        while (true) {
            keeping.turn();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
