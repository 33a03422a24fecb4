package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Overdue;
import org.tocsin.domain.incident.Plan;
import org.tocsin.store.Appended;
import org.tocsin.store.Lease;
import org.tocsin.store.StoreException;

/**
 * Keeps the clocks of all incidents while this process leads (E-6). Whatever falls due is written
 * to the log once and only once: on the version of the incident that it was reckoned from, and
 * under the lease, so that neither a crash nor a second process nor a clock that jumps makes it
 * happen again or not at all.
 *
 * <p>Looks at the clock at least every second. What fell due while nobody looked is settled by
 * {@link Overdue} and told as one list.
 */
final class ClockKeeper implements AutoCloseable {
    /** What is later than this is no longer done as if nothing had been. */
    static final Duration LATE = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration MARK_EVERY = Duration.ofMinutes(1);
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    static final Actor CLOCK = new Actor.Machine("clock");

    /** Far more than one incident has to do at once. */
    private static final int TURNS = 1_000;

    /** How many incidents are written in one transaction. */
    private static final int AT_ONCE = 500;

    private final LiveIncidents incidents;
    private final Supplier<Optional<Lease.Held>> lease;
    private final InstantSource clock;
    private final ClockFacts facts;
    private final Consumer<String> trouble;
    private final Agenda agenda = new Agenda();
    private final ConcurrentLinkedQueue<UUID> changed = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofVirtual().name("clocks").unstarted(this::keep);
    private final Desk.Subscription subscription;
    private volatile boolean closed;
    private volatile boolean again;
    private boolean leads;
    private boolean failing;
    private Optional<Instant> looked = Optional.empty();
    private Optional<Instant> marked = Optional.empty();

    /**
     * @param lease under which this process leads now, if it does
     * @param trouble is told what hinders the clocks, for people
     */
    ClockKeeper(
            LiveIncidents incidents,
            Supplier<Optional<Lease.Held>> lease,
            InstantSource clock,
            ClockFacts facts,
            Consumer<String> trouble) {
        this.incidents = incidents;
        this.lease = lease;
        this.clock = clock;
        this.facts = facts;
        this.trouble = trouble;
        this.subscription = incidents.listenIncidents(this::heard);
    }

    void start() {
        thread.start();
    }

    /** Reckons all incidents anew: other people are on call, or other hours are worked. */
    void replanAll() {
        again = true;
        LockSupport.unpark(thread);
    }

    private void heard(IncidentDesk.Event event) {
        if (event instanceof IncidentDesk.Event.Changed(var now)) {
            now.forEach(incident -> changed.add(incident.id().uuid()));
            LockSupport.unpark(thread);
        }
    }

    private void keep() {
        while (!closed) {
            var wait = lookSafely();
            if (!closed) {
                LockSupport.parkNanos(wait.toNanos());
            }
        }
    }

    private Duration lookSafely() {
        try {
            var wait = look();
            failing = false;
            return wait;
        } catch (StoreException.Closed _) {
            closed = true;
            return LONGEST_WAIT;
        } catch (StoreException unreachable) {
            if (!failing && !closed) {
                trouble.accept("The clocks wait for the store: " + unreachable.getMessage());
            }
            failing = true;
            // What was written before it failed is read again before anything is done.
            leads = false;
            return LONGEST_WAIT;
        }
    }

    /** Does what is due, and says for how long nothing else will be; at most a second. */
    Duration look() {
        var held = lease.get();
        if (held.isEmpty()) {
            leads = false;
            looked = Optional.empty();
            changed.clear();
            return LONGEST_WAIT;
        }
        var now = clock.instant();
        var before = leads ? Optional.<Long>empty() : facts.position();
        var since = leads ? looked : facts.kept();
        plan();
        looked = Optional.of(now);
        var settled = act(now, held.get());
        // Whoever led before may have settled something and died before telling it.
        reconcile(since, now, before.map(incidents.trail()::since).orElse(settled));
        mark(now);
        return agenda.next()
                .map(at -> Duration.between(clock.instant(), at))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(LONGEST_WAIT);
    }

    private void plan() {
        if (!leads || again) {
            again = false;
            incidents.catchUp();
            agenda.clear();
            changed.clear();
            incidents.incidents().parallelStream()
                    .map(incident -> new Planned(incident.id().uuid(), next(incident)))
                    .toList()
                    .forEach(each -> agenda.plan(each.incident(), each.at()));
            leads = true;
        }
        for (var id = changed.poll(); id != null; id = changed.poll()) {
            agenda.plan(id, incidents.incident(id).flatMap(this::next));
        }
    }

    private record Planned(UUID incident, Optional<Instant> at) {}

    /** An incident that cannot be reckoned must not stop the clocks of all others. */
    private Optional<Instant> next(Incident incident) {
        try {
            return Plan.nextAt(incident, incidents.terms(incident));
        } catch (RuntimeException bug) {
            hindered(incident, bug);
            return Optional.empty();
        }
    }

    private void hindered(Incident incident, RuntimeException bug) {
        System.getLogger(ClockKeeper.class.getName())
                .log(System.Logger.Level.ERROR, "clocks of " + incident.id(), bug);
        trouble.accept(
                "The clocks of incident %d stand still: %s"
                        .formatted(incident.id().number(), bug.getMessage()));
    }

    private List<IncidentDesk.Item> act(Instant now, Lease.Held held) {
        var settled = new ArrayList<IncidentDesk.Item>();
        int most = AT_ONCE;
        for (int turn = 0; turn < TURNS && leads; turn++) {
            var turns = turns(now, most);
            if (turns.isEmpty()) {
                return settled;
            }
            // One that others keep changing must not hold up the rest.
            most = write(turns, now, held, settled) ? AT_ONCE : 1;
        }
        return settled;
    }

    /** What is due of an incident now. */
    private record Turn(Incident incident, List<Event> events) {}

    private List<Turn> turns(Instant now, int most) {
        var turns = new ArrayList<Turn>();
        while (turns.size() < most) {
            var id = agenda.takeDue(now);
            if (id.isEmpty()) {
                return turns;
            }
            incidents
                    .incident(id.get())
                    .ifPresent(incident -> {
                        var events = due(incident, now);
                        if (events.isEmpty()) {
                            // One that cannot be reckoned would else be due for ever.
                            agenda.plan(
                                    incident.id().uuid(),
                                    next(incident)
                                            .map(at ->
                                                    at.isAfter(now) ? at : now.plus(LONGEST_WAIT)));
                        } else {
                            turns.add(new Turn(incident, events));
                        }
                    });
        }
        return turns;
    }

    /** Writes many incidents in one transaction; false when somebody else was quicker with one. */
    private boolean write(
            List<Turn> turns, Instant now, Lease.Held held, List<IncidentDesk.Item> settled) {
        var additions =
                turns.stream()
                        .map(turn -> incidents.addition(turn.incident(), turn.events(), CLOCK))
                        .toList();
        var appended = incidents.write(additions, Optional.of(held));
        leads = !(appended instanceof Appended.Fenced);
        boolean done = appended instanceof Appended.Done;
        for (var turn : turns) {
            if (done && isSettled(turn.events(), now)) {
                turn.events().forEach(event -> settled.add(item(turn.incident(), event)));
            }
        }
        incidents.folded(appended);
        for (var turn : turns) {
            var id = turn.incident().id().uuid();
            agenda.plan(id, incidents.incident(id).flatMap(this::next));
        }
        return done;
    }

    private List<Event> due(Incident incident, Instant now) {
        try {
            var terms = incidents.terms(incident);
            var next = Plan.next(incident, terms);
            if (next.isEmpty() || next.get().at().isAfter(now)) {
                return List.of();
            }
            return isLate(next.get(), now)
                    ? Overdue.settle(incident, terms, now)
                    : List.of(new Event.Acted(next.get()));
        } catch (RuntimeException bug) {
            hindered(incident, bug);
            return List.of();
        }
    }

    private static boolean isLate(Act act, Instant now) {
        return act.at().isBefore(now.minus(LATE));
    }

    /** Whether something of what was written at an instant was late, or spared. */
    static boolean isSettled(List<Event> events, Instant now) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof Event.Spared
                                || event instanceof Event.Acted(var act) && isLate(act, now));
    }

    static IncidentDesk.Item item(Incident incident, Event event) {
        var id = incident.id();
        return switch (event) {
            case Event.Spared(var act, var why) ->
                    new IncidentDesk.Item(id.uuid(), id.number(), act, Optional.of(why));
            case Event.Acted(var act) ->
                    new IncidentDesk.Item(id.uuid(), id.number(), act, Optional.empty());
            case Event other -> throw new IllegalStateException("no clock does " + other);
        };
    }

    /** Tells what fell due while nobody kept the clocks, once. */
    private void reconcile(Optional<Instant> since, Instant now, List<IncidentDesk.Item> settled) {
        boolean back = since.filter(at -> at.minus(LATE).isAfter(now)).isPresent();
        boolean away = since.filter(at -> at.isBefore(now.minus(LATE))).isPresent();
        if (back || away && !settled.isEmpty()) {
            var list = new IncidentDesk.Reconciliation(since.orElse(now), now, back, settled);
            facts.reconciled(list, incidents.trail().log().lastPosition());
            marked = Optional.of(now);
            incidents.publish(new IncidentDesk.Event.Reconciled(list));
        }
    }

    /** So that whoever keeps the clocks next knows since when nobody did. */
    private void mark(Instant now) {
        boolean lately =
                marked.filter(at -> !now.isBefore(at) && now.isBefore(at.plus(MARK_EVERY)))
                        .isPresent();
        if (leads && !lately) {
            facts.keep(now, incidents.trail().log().lastPosition());
            marked = Optional.of(now);
        }
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        LockSupport.unpark(thread);
        try {
            if (thread.getState() != Thread.State.NEW) {
                var _ = thread.join(GOODBYE);
            }
            if (leads) {
                facts.keep(clock.instant(), incidents.trail().log().lastPosition());
            }
        } catch (StoreException _) {
            // The next one takes the last mark instead, at most a minute earlier.
            leads = false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
