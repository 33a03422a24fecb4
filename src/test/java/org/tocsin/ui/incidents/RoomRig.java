package org.tocsin.ui.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.knowledge.Knowledge;
import org.tocsin.domain.knowledge.Offer;
import org.tocsin.domain.knowledge.RunbookEdit;
import org.tocsin.domain.knowledge.Symptoms;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.MemoryIncidents;
import org.tocsin.engine.PastResolution;
import org.tocsin.engine.RunbookDesk;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** A desk, a clock that stands until it is set, and executors that run when they are told to. */
final class RoomRig {
    static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    static final ZoneId ZONE = ZoneId.of("UTC");

    final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(TEN);
    final Queue<Runnable> background = new ArrayDeque<>();
    final Queue<Runnable> ui = new ArrayDeque<>();
    final MemoryIncidents memory;
    final Watched desk;
    final Said notes = new Said();
    final List<CheckId> checks = new ArrayList<>();
    final List<UUID> opened = new ArrayList<>();
    final List<String> browsed = new ArrayList<>();
    final Runbooks runbooks = new Runbooks();
    int backs;

    RoomRig(Terms terms) {
        memory = new MemoryIncidents(terms, now::get);
        desk = new Watched(memory);
    }

    RoomRig() {
        this(RoomTeam.terms());
    }

    final List<java.util.UUID> reviewed = new java.util.ArrayList<>();

    RoomPane.Callbacks callbacks() {
        return new RoomPane.Callbacks(
                notes,
                () -> backs++,
                new RoomPane.Links(opened::add, checks::add, browsed::add, reviewed::add),
                _ -> List.of(),
                runbooks);
    }

    RoomPane.Clock clock() {
        return new RoomPane.Clock(now, ZONE);
    }

    RoomViewModel model() {
        return new RoomViewModel(desk, new Threads(background::add, ui::add), clock(), callbacks());
    }

    /** Runs whatever waits, in both places, until nothing does. */
    void settle() {
        while (!background.isEmpty() || !ui.isEmpty()) {
            drain(background);
            drain(ui);
        }
    }

    static void drain(Queue<Runnable> queue) {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    void at(long minutes) {
        now.set(TEN.plus(Duration.ofMinutes(minutes)));
    }

    UUID breach(String severity) {
        return breach(severity, "Revenue of the day is near zero");
    }

    UUID breach(String severity, String title) {
        var failure =
                new Subject.Failure(
                        new CheckId("orders-freshness"),
                        Optional.empty(),
                        now.get(),
                        "The newest row is 4 h 12 min old; at most 2 h are allowed");
        var ticket =
                new Subject.Ticket(
                        "Orders freshness",
                        "4 h 12 min, limit 2 h",
                        Optional.of(now.get().minus(Duration.ofHours(2))),
                        new Subject.Affected(
                                "1,204,551 rows",
                                "Orders",
                                "Revenue dashboard is wrong",
                                List.of("Data platform lead: Robert", "Product owner: Eve Adler")),
                        List.of("Stop dependent pipelines", "Ask the upstream team"));
        return open(
                new Subject(
                        title,
                        new Subject.Classification(severity, "data-quality", "missing-data"),
                        new Subject.Place("orders", List.of("orders"), Set.of()),
                        new Subject.Breach(failure, ticket)));
    }

    UUID report(String severity, String title) {
        return open(
                new Subject(
                        title,
                        new Subject.Classification(severity, "business", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report(
                                "Eve Adler",
                                "It cannot be",
                                List.of("revenue"),
                                Optional.empty())));
    }

    private UUID open(Subject subject) {
        var reply = memory.open(new Opening(subject, now.get(), Optional.empty()));
        return ((IncidentDesk.Reply.Done) reply).incident().id().uuid();
    }

    /** Somebody else, elsewhere. */
    void does(UUID incident, Command command) {
        var reply = memory.perform(incident, command);
        if (reply instanceof IncidentDesk.Reply.Refused(var why)) {
            throw new AssertionError(why);
        }
    }

    Incident incident(UUID id) {
        return memory.incident(id).orElseThrow();
    }

    RoomSnapshot snapshot(UUID id) {
        return RoomSnapshot.read(desk, incident(id), now.get());
    }

    /** One runbook in memory. */
    static final class Runbooks implements RunbookDesk {
        String text =
                "---\nid: orders\ntitle: Orders\n---\n\n## Symptoms\nThe newest row is old.\n";
        Optional<String> refusal = Optional.empty();

        @Override
        public Proposed propose(UUID incident) {
            return new Proposed.Ready(
                    new Draft(
                            "orders",
                            "runbooks/orders.md",
                            text,
                            "- **A late vendor file** (incident #2, 2 Mar 2026)\n"
                                    + "  - Signs: check orders-freshness: 4 h old",
                            true));
        }

        @Override
        public Saved save(UUID incident, Draft draft, String addition) {
            if (refusal.isPresent()) {
                return new Saved.Refused(refusal.get());
            }
            text = RunbookEdit.adding(draft.text(), addition).after();
            return new Saved.Done("Updated the runbook", () -> {});
        }
    }

    /** What was said to the person at the window. */
    static final class Said implements Notes {
        final List<String> said = new ArrayList<>();
        final List<Runnable> undos = new ArrayList<>();
        final List<Trouble> troubles = new ArrayList<>();

        @Override
        public void said(String sentence) {
            said.add(sentence);
        }

        @Override
        public void undoable(String sentence, Runnable undo) {
            said.add(sentence);
            undos.add(undo);
        }

        @Override
        public Note trouble(Trouble trouble) {
            troubles.add(trouble);
            return () -> troubles.remove(trouble);
        }

        @Override
        public Note busy(String sentence) {
            return () -> {};
        }
    }

    /** A desk whose store can fail and whose playbook can have changed. */
    static final class Watched implements IncidentDesk {
        private final MemoryIncidents inner;
        List<String> changes = List.of();
        List<SchemaWarning> schemas = List.of();
        Optional<String> broken = Optional.empty();

        Watched(MemoryIncidents inner) {
            this.inner = inner;
        }

        @Override
        public List<Incident> incidents() {
            return inner.incidents();
        }

        @Override
        public Optional<Incident> incident(UUID id) {
            return inner.incident(id);
        }

        @Override
        public Terms terms(Incident incident) {
            return inner.terms(incident);
        }

        @Override
        public Terms terms() {
            return inner.terms();
        }

        @Override
        public List<Logged> log(UUID incident) {
            broken.ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            return inner.log(incident);
        }

        @Override
        public Actor.Person me() {
            return inner.me();
        }

        @Override
        public Reply open(Opening opening) {
            return inner.open(opening);
        }

        @Override
        public Reply perform(UUID incident, Command command) {
            broken.ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            return inner.perform(incident, command);
        }

        @Override
        public List<String> ruleChanges(Incident incident) {
            return changes;
        }

        @Override
        public List<SchemaWarning> schemaWarnings(Incident incident) {
            return schemas;
        }

        @Override
        public List<Offer> known(Incident incident) {
            return Knowledge.find(
                    incident,
                    incidents(),
                    new Knowledge.Memory() {
                        @Override
                        public Symptoms symptoms(Incident past) {
                            return Symptoms.UNKNOWN;
                        }

                        @Override
                        public Optional<String> resolution(Incident past) {
                            return PastResolution.of(log(past.id().uuid()));
                        }
                    });
        }

        @Override
        public Reply replan(UUID incident) {
            changes = List.of();
            return inner.replan(incident);
        }

        @Override
        public Reply merge(UUID from, UUID into) {
            return inner.merge(from, into);
        }

        @Override
        public Desk.Subscription listenIncidents(Consumer<IncidentDesk.Event> listener) {
            return inner.listenIncidents(listener);
        }
    }
}
