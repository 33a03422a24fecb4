package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Decisions;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Plan;
import org.tocsin.domain.incident.Terms;

/**
 * A desk of incidents that forgets them, for tests of what is drawn. It decides and folds as the
 * real one does; its clocks act when a test lets them ({@link #runClocks}).
 */
public final class MemoryIncidents implements IncidentDesk {
    private static final Actor CLOCK = new Actor.Machine("clock");

    private final Terms terms;
    private final InstantSource clock;
    private final Map<UUID, List<Logged>> logs = new LinkedHashMap<>();
    private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
    private final List<Consumer<IncidentDesk.Event>> listeners = new CopyOnWriteArrayList<>();

    public MemoryIncidents(Terms terms, InstantSource clock) {
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public synchronized List<Incident> incidents() {
        return List.copyOf(incidents.values());
    }

    @Override
    public synchronized Optional<Incident> incident(UUID id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public Terms terms(Incident incident) {
        return terms;
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public synchronized List<Logged> log(UUID incident) {
        return List.copyOf(logs.getOrDefault(incident, List.of()));
    }

    @Override
    public Actor.Person me() {
        return new Actor.Person("ada");
    }

    @Override
    public synchronized Reply open(Opening opening) {
        var id = new UUID(0, incidents.size() + 1);
        return take(id, opening.decide(terms, "rules", incidents.size() + 1), me());
    }

    @Override
    public synchronized Reply perform(UUID incident, Command command) {
        var decision =
                Decisions.decide(
                        Optional.ofNullable(incidents.get(incident)).orElseThrow(),
                        command,
                        terms,
                        clock.instant(),
                        me());
        return take(incident, decision, me());
    }

    /** Does everything that is due by now. */
    public synchronized void runClocks() {
        for (var id : List.copyOf(incidents.keySet())) {
            while (true) {
                var next = Plan.next(Optional.ofNullable(incidents.get(id)).orElseThrow(), terms);
                if (next.isEmpty() || next.get().at().isAfter(clock.instant())) {
                    break;
                }
                take(
                        id,
                        new Decision.Accepted(
                                List.of(new org.tocsin.domain.incident.Event.Acted(next.get()))),
                        CLOCK);
            }
        }
    }

    private Reply take(UUID id, Decision decision, Actor actor) {
        return switch (decision) {
            case Decision.Refused(var reason) -> new Reply.Refused(reason);
            case Decision.Accepted(var events) -> new Reply.Done(append(id, events, actor));
        };
    }

    private Incident append(UUID id, List<org.tocsin.domain.incident.Event> events, Actor actor) {
        var log = logs.computeIfAbsent(id, _ -> new ArrayList<>());
        Instant now = clock.instant();
        events.forEach(event -> log.add(new Logged(log.size() + 1, now, actor, event)));
        long number =
                Optional.ofNullable(incidents.get(id))
                        .map(known -> known.id().number())
                        .orElse(incidents.size() + 1L);
        var incident = Incident.of(id, number, log);
        incidents.put(id, incident);
        listeners.forEach(
                listener -> listener.accept(new IncidentDesk.Event.Changed(List.of(incident))));
        return incident;
    }

    @Override
    public List<String> ruleChanges(Incident incident) {
        return List.of();
    }

    @Override
    public Reply replan(UUID incident) {
        return perform(incident, new Command.Replan("new rules", List.of()));
    }

    @Override
    public synchronized Reply merge(UUID from, UUID into) {
        perform(into, new Command.Absorb(from));
        return perform(from, new Command.MergeInto(into));
    }

    @Override
    public Desk.Subscription listenIncidents(Consumer<IncidentDesk.Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
