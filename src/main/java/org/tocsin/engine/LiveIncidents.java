package org.tocsin.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Decisions;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.store.Addition;
import org.tocsin.store.Appended;
import org.tocsin.store.Entry;
import org.tocsin.store.EventJson;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/**
 * The incidents of an open workspace, folded from their logs and kept in memory (I-3). What happens
 * to one goes through the log first: it is decided on the newest state that is known here, and when
 * another process was quicker the log refuses it and it is decided anew: nothing is lost.
 */
public final class LiveIncidents implements IncidentDesk {
    /** Somebody would have to be quicker so often in a row before a command is given up. */
    private static final int ATTEMPTS = 50;

    private static final int AT_ONCE = 10_000;

    private final Store store;
    private final Supplier<InForce> inForce;
    private final Shell shell;
    private volatile Actor.Person me;
    private final Shelf shelf = new Shelf();
    private final FrozenShelf rules;
    private final Folding folding;
    private final Additions additions;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    /** Nothing is known of schemas where no checks are run. */
    private volatile Function<List<DataSetId>, List<SchemaWarning>> warnings = _ -> List.of();

    /** Held while folding and while telling, so that listeners hear of changes in their order. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Everything up to here is folded. */
    private long position;

    /**
     * @param me who the person at this window is: an account, or a person of the playbook
     */
    public LiveIncidents(Store store, Supplier<InForce> inForce, Shell shell, Actor.Person me) {
        this.store = store;
        this.inForce = inForce;
        this.shell = shell;
        this.me = me;
        this.rules = new FrozenShelf(store.rulebooks());
        this.folding = new Folding(shelf, rules, store.log());
        this.additions = new Additions(this::now, this::terms, this::incidents);
    }

    /** Folds what was written to the log since the last time, and tells the listeners. */
    public void catchUp() {
        lock.lock();
        try {
            if (position == 0) {
                store.log().heads().forEach(head -> shelf.number(head.stream(), head.number()));
            }
            var changed = new LinkedHashMap<UUID, Incident>();
            List<Entry> entries;
            do {
                entries = store.log().readSince(position, AT_ONCE);
                folding.fold(entries).forEach(each -> changed.put(each.id().uuid(), each));
                position = entries.isEmpty() ? position : entries.getLast().position();
            } while (entries.size() == AT_ONCE);
            tell(changed.values().stream().toList());
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link #catchUp}, where others have written.
     *
     * @param trouble is told what hinders it, for people
     */
    void follow(Consumer<String> trouble) {
        try {
            catchUp();
        } catch (StoreException.Closed _) {
            return;
        } catch (RuntimeException fault) {
            System.getLogger(LiveIncidents.class.getName())
                    .log(System.Logger.Level.ERROR, "following incidents", fault);
            trouble.accept("Incidents may be out of date: " + fault.getMessage());
        }
    }

    @Override
    public List<Incident> incidents() {
        return shelf.all();
    }

    @Override
    public Optional<Incident> incident(UUID id) {
        return shelf.find(id);
    }

    @Override
    public List<Handled> handled() {
        return folding.handled(inForce.get().terms().around());
    }

    @Override
    public Terms terms(Incident incident) {
        var present = inForce.get();
        return present.terms(rules.find(incident.id().rules()).orElse(present.frozen()));
    }

    @Override
    public Terms terms() {
        return inForce.get().terms();
    }

    InForce inForce() {
        return inForce.get();
    }

    @Override
    public List<Logged> log(UUID incident) {
        return store.log().read(incident).stream().map(EventJson::logged).toList();
    }

    @Override
    public Actor.Person me() {
        return me;
    }

    /** From now on somebody else sits at this window, as happens in drills. */
    void actAs(Actor.Person other) {
        me = other;
    }

    @Override
    public Reply open(Opening opening) {
        return Refusals.guarded(() -> open(opening, me, List.of(), Optional.empty()));
    }

    /**
     * @param more follows the opening at once
     * @param leader to be set when only the leader may do so
     */
    Reply open(
            Opening opening,
            Actor actor,
            List<org.tocsin.domain.incident.Event> more,
            Optional<Lease.Held> leader) {
        var present = inForce.get();
        var id = shell.ids().next();
        String hash = rules.keep(present.frozen());
        long number = shelf.lastNumber() + 1;
        return switch (opening.decide(present.terms(), hash, number)) {
            case Decision.Refused(var reason) -> new Reply.Refused(reason);
            case Decision.Accepted(var events) -> {
                var all = new ArrayList<>(events);
                all.addAll(more);
                // Only who leads does what the rules say.
                var begun =
                        leader.isPresent()
                                ? new FirstActs(id, number, now(), present.terms())
                                        .after(all, actor)
                                : additions.begun(id, actor, all);
                var opened = folded(write(List.of(begun), leader));
                yield opened.isEmpty()
                        ? Refusals.another()
                        : new Reply.Done(
                                opened.get().id().number() == number
                                        ? opened.get()
                                        : renumbered(opened.get(), opening, events, actor));
            }
        };
    }

    /** Somebody else took the number meanwhile, and something in the events names it. */
    private Incident renumbered(
            Incident opened,
            Opening opening,
            List<org.tocsin.domain.incident.Event> said,
            Actor actor) {
        var decision =
                opening.decide(inForce.get().terms(), opened.id().rules(), opened.id().number());
        if (decision instanceof Decision.Accepted(var events)) {
            var other = events.stream().filter(event -> !said.contains(event)).toList();
            if (!other.isEmpty()) {
                return folded(write(List.of(addition(opened, other, actor)), Optional.empty()))
                        .orElse(opened);
            }
        }
        return opened;
    }

    @Override
    public Reply perform(UUID incident, Command command) {
        return Refusals.guarded(() -> perform(incident, command, me, Optional.empty()));
    }

    Reply perform(UUID id, Command command, Actor actor, Optional<Lease.Held> leader) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = shelf.find(id);
            if (found.isEmpty()) {
                return Refusals.unknown(id);
            }
            var now = found.get();
            switch (decide(now, command, terms(now, command), actor)) {
                case Decision.Refused(var reason) -> {
                    return new Reply.Refused(reason);
                }
                case Decision.Accepted(var events) -> {
                    if (events.isEmpty()) {
                        return new Reply.Done(now);
                    }
                    var appended = write(additions.withRelated(now, events, actor), leader);
                    var done = folded(appended);
                    if (done.isPresent()) {
                        return new Reply.Done(done.get());
                    }
                    if (appended instanceof Appended.Fenced) {
                        return Refusals.another();
                    }
                }
            }
        }
        return Refusals.busy();
    }

    /** A re-plan is decided under the rules that it brings. */
    private Terms terms(Incident incident, Command command) {
        return command instanceof Command.Replan(var hash, _)
                ? inForce.get().terms(rules.find(hash).orElse(inForce.get().frozen()))
                : terms(incident);
    }

    private Decision decide(Incident incident, Command command, Terms terms, Actor actor) {
        return Decisions.decide(incident, command, terms, additions.at(incident), actor);
    }

    @Override
    public List<String> ruleChanges(Incident incident) {
        return rules.find(incident.id().rules())
                .map(frozen -> RuleChanges.between(frozen, inForce.get().frozen()))
                .orElse(List.of());
    }

    @Override
    public List<SchemaWarning> schemaWarnings(Incident incident) {
        return warnings.apply(
                incident.subject().place().dataSets().stream().map(DataSetId::new).toList());
    }

    @Override
    public List<org.tocsin.domain.knowledge.Offer> known(Incident incident) {
        return PastIncidents.offers(this, store.runs(), incident);
    }

    void warned(Function<List<DataSetId>, List<SchemaWarning>> by) {
        warnings = by;
    }

    @Override
    public Reply replan(UUID incident) {
        return Refusals.guarded(() -> {
            var found = shelf.find(incident);
            if (found.isEmpty()) {
                return Refusals.unknown(incident);
            }
            var hash = rules.keep(inForce.get().frozen());
            var command = new Command.Replan(hash, ruleChanges(found.get()));
            return perform(incident, command, me, Optional.empty());
        });
    }

    @Override
    public Reply merge(UUID from, UUID into) {
        return Refusals.guarded(() -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var source = shelf.find(from);
                var target = shelf.find(into);
                if (source.isEmpty() || target.isEmpty()) {
                    return Refusals.unknown(source.isEmpty() ? from : into);
                }
                var merged = merge(source.get(), target.get());
                if (merged.isPresent()) {
                    return merged.get();
                }
            }
            return Refusals.busy();
        });
    }

    /** Both logs or neither; empty when somebody else wrote to one of them meanwhile. */
    private Optional<Reply> merge(Incident from, Incident into) {
        var leaves = decide(from, new Command.MergeInto(into.id().uuid()), terms(from), me);
        var takes = decide(into, new Command.Absorb(from.id().uuid()), terms(into), me);
        for (var decision : List.of(leaves, takes)) {
            if (decision instanceof Decision.Refused(var reason)) {
                return Optional.of(new Reply.Refused(reason));
            }
        }
        var both =
                List.of(
                        addition(from, ((Decision.Accepted) leaves).events(), me),
                        addition(into, ((Decision.Accepted) takes).events(), me));
        return folded(store.log().append(both))
                .flatMap(_ -> shelf.find(into.id().uuid()))
                .map(Reply.Done::new);
    }

    @Override
    public Optional<Reconciliation> reconciliation() {
        return new ClockFacts(store.facts()).reconciliation();
    }

    @Override
    public Desk.Subscription listenIncidents(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    // Writing

    /** Adds to the logs what was decided on states; it is folded by {@link #folded}. */
    Appended write(List<Addition> additions, Optional<Lease.Held> leader) {
        return leader.map(lease -> store.log().append(additions, lease))
                .orElseGet(() -> store.log().append(additions));
    }

    Addition addition(Incident seen, List<org.tocsin.domain.incident.Event> events, Actor actor) {
        return additions.of(seen, events, actor);
    }

    ClockTrail trail() {
        return new ClockTrail(store.log(), shelf::find);
    }

    /** As the log keeps it. */
    private Instant now() {
        return shell.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The incident that was written to first, with what was written; empty when nothing was because
     * of others, whose entries are then folded.
     */
    Optional<Incident> folded(Appended appended) {
        return switch (appended) {
            case Appended.Done(var entries) -> {
                lock.lock();
                try {
                    tell(folding.fold(entries));
                    if (entries.getFirst().position() == position + 1) {
                        position = entries.getLast().position();
                    }
                } finally {
                    lock.unlock();
                }
                yield shelf.find(entries.getFirst().stream());
            }
            case Appended.Conflict _ -> {
                catchUp();
                yield Optional.empty();
            }
            case Appended.Fenced _ -> Optional.empty();
        };
    }

    private void tell(List<Incident> changed) {
        if (!changed.isEmpty()) {
            publish(new Event.Changed(changed));
        }
    }

    void publish(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
