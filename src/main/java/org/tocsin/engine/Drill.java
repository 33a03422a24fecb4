package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tocsin.domain.drill.Inject;
import org.tocsin.domain.drill.ScoreSheet;
import org.tocsin.domain.drill.Scoring;
import org.tocsin.domain.drill.SpedClock;
import org.tocsin.domain.drill.Staged;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Simulation;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/**
 * A drill that is held: the desk of a workspace, with a store and a clock of its own. It cannot
 * reach anybody: it makes its desk itself and hands it no channel, no secret, no source and no
 * remedy, so that every notice ends as simulated (M-8).
 */
public final class Drill implements AutoCloseable {
    /** How often it looks at its clock; at the highest speed that is a minute of the drill. */
    private static final Duration BEAT = Duration.ofMillis(100);

    /** How often it waits for the lease that another may have left behind. */
    private static final int PATIENCE = 200;

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final DrillStore store;
    private final SpedClock clock;
    private final LiveDesk desk;
    private final Happening happening;
    private final Deque<Inject> injects;
    private final Deque<Simulation.Step> acts = new ArrayDeque<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("drill").unstarted(this::keep);
    private volatile Staged staged;
    private volatile boolean closed;
    private volatile Optional<DrilledClocks> hands = Optional.empty();

    /**
     * @param heart time itself
     * @param me who the person at this window is
     */
    public record Around(InstantSource heart, Ids ids, Actor.Person me, HolidaySource holidays) {}

    /** What a window hears; on any thread. */
    public sealed interface Event {
        record Happened(Inject inject, Instant at) implements Event {}

        /** Its time is up; it stands until somebody ends it. */
        record Over() implements Event {}

        record Trouble(String message) implements Event {}
    }

    /** Stands until it is started or played. */
    public Drill(DrillStore store, Playbook playbook, Staged staged, Around around) {
        this.store = store;
        this.staged = staged;
        this.clock = new SpedClock(staged.begin(), staged.staging().speed(), System::nanoTime);
        this.injects = new ArrayDeque<>(staged.plot().injects());
        var nothing =
                new SourcePool(
                        List.of(),
                        spec -> {
                            throw new IllegalStateException("a drill asks no source: " + spec.id());
                        });
        var shell =
                new Shell(
                        clock,
                        around.ids(),
                        "drill of process " + ProcessHandle.current().pid(),
                        around.heart());
        this.desk =
                new LiveDesk(
                        new Rules(playbook, nothing),
                        store.store(),
                        shell,
                        around.me(),
                        around.holidays());
        this.happening = new Happening(playbook, clock);
    }

    public LiveDesk desk() {
        return desk;
    }

    public SpedClock clock() {
        return clock;
    }

    public Staged staged() {
        return staged;
    }

    /** Whoever works at the window from now on: several people may share it. */
    public void actAs(String person) {
        hands.ifPresent(now -> now.incidents().actAs(new Actor.Person(person)));
    }

    public void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** Opens the incident; the clock stands until somebody lets it run. Blocks for a moment. */
    public void start() {
        begin();
        thread.start();
    }

    /**
     * Goes through the whole of it at once.
     *
     * @param script what people do; at one and the same instant the world comes first, then people,
     *     then clocks
     * @return acts that were not possible, in words
     */
    public List<String> play(List<Simulation.Step> script, Instant until) {
        script.stream().sorted(Comparator.comparing(Simulation.Step::at)).forEach(acts::add);
        begin();
        for (int i = 0; i < PATIENCE && !moveTo(until); i++) {
            LockSupport.parkNanos(BEAT.toNanos());
        }
        return happening.refusals();
    }

    private void begin() {
        store.keep(staged);
        var now = desk.startDrilled();
        for (int i = 0; i < PATIENCE && !now.leads(); i++) {
            LockSupport.parkNanos(BEAT.toNanos());
        }
        happening.open(now, staged.plot().opening(staged.begin()));
        hands = Optional.of(now);
    }

    private void keep() {
        boolean over = false;
        while (!closed) {
            try {
                var aim = clock.aim();
                moveTo(aim.isAfter(staged.last()) ? staged.last() : aim);
                if (!over && !clock.instant().isBefore(staged.last())) {
                    over = true;
                    clock.pause();
                    tell(new Event.Over());
                }
            } catch (StoreException.Closed _) {
                return;
            } catch (StoreException fault) {
                clock.pause();
                tell(new Event.Trouble("The drill stands: " + fault.getMessage()));
            }
            LockSupport.parkNanos(BEAT.toNanos());
        }
    }

    /**
     * Stops at everything on the way.
     *
     * @return false when it got stuck, as the lease was lost for a moment
     */
    private synchronized boolean moveTo(Instant aim) {
        var now = hands.orElseThrow();
        while (!closed) {
            var next = now.next();
            var at =
                    Stream.of(
                                    next,
                                    Optional.ofNullable(injects.peek()).map(this::at),
                                    Optional.ofNullable(acts.peek()).map(Simulation.Step::at))
                            .flatMap(Optional::stream)
                            .min(Instant::compareTo)
                            .filter(each -> !each.isAfter(aim));
            if (at.isEmpty()) {
                clock.moveTo(aim);
                return true;
            }
            clock.moveTo(at.get());
            if (!happens(now, at.get())) {
                now.act();
                if (now.next().equals(next)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Instant at(Inject inject) {
        return staged.begin().plus(inject.after());
    }

    private boolean happens(DrilledClocks now, Instant at) {
        if (!injects.isEmpty() && !at(injects.peek()).isAfter(at)) {
            var inject = injects.remove();
            happening.happen(now, inject);
            tell(new Event.Happened(inject, at));
            return true;
        }
        if (!acts.isEmpty() && !acts.peek().at().isAfter(at)) {
            happening.act(now, acts.remove());
            return true;
        }
        return false;
    }

    private void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Ends it where it stands; what the rules had to do by now is done. */
    public ScoreSheet end() {
        stop();
        var how = new Staged.Ending(clock.instant(), clock.stood());
        staged = staged.ended(how);
        store.keep(staged);
        return sheet(desk.incidents(), staged, how);
    }

    /**
     * The score of a drill that was held, from the log that it left; of one that was cut off, up to
     * its last entry.
     */
    public static ScoreSheet score(Store store, Staged staged, Playbook playbook, Around around) {
        var rota =
                new LiveRota(store, playbook, around.holidays(), shell(around), around.me()::name);
        var surroundings = new TeamSurroundings(playbook, around.holidays(), rota.overrides());
        var inForce = InForce.of(playbook, surroundings);
        var incidents = new LiveIncidents(store, () -> inForce, shell(around), around.me());
        incidents.catchUp();
        var last =
                incidents.incidents().stream()
                        .map(each -> each.course().times().changed())
                        .max(Instant::compareTo)
                        .orElse(staged.begin());
        return sheet(
                incidents, staged, staged.ending().orElse(new Staged.Ending(last, Duration.ZERO)));
    }

    private static Shell shell(Around around) {
        return new Shell(around.heart(), around.ids(), "score");
    }

    private static ScoreSheet sheet(IncidentDesk desk, Staged staged, Staged.Ending how) {
        return Scoring.sheet(
                staged.heading(how),
                staged.plot(),
                desk.incidents().stream()
                        .map(incident ->
                                new ScoreSheet.Left(
                                        incident,
                                        desk.log(incident.id().uuid()),
                                        desk.terms(incident)))
                        .toList());
    }

    private void stop() {
        clock.pause();
        closed = true;
        LockSupport.unpark(thread);
        try {
            if (thread.getState() != Thread.State.NEW) {
                var _ = thread.join(GOODBYE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        desk.close();
    }
}
