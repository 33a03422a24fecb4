package org.tocsin.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.knowledge.Offer;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.domain.review.metrics.Handling;
import org.tocsin.domain.review.metrics.Reckoning;

/**
 * What a window needs of the incidents of a workspace. {@link #incidents}, {@link #incident} and
 * {@link #terms} answer from memory at once and may be asked on the FX thread; the others read or
 * write the store and belong off it. Whatever is shown as done has been written first.
 */
public interface IncidentDesk {
    /** Every incident, whatever its state, in the order of their numbers. */
    List<Incident> incidents();

    Optional<Incident> incident(UUID id);

    /**
     * Every incident with how it was handled, as {@link #incidents}. Reckoned from memory in some
     * milliseconds for thousands; off the FX thread.
     */
    default List<Handled> handled() {
        var handlings = new HashMap<UUID, Handling>();
        for (var incident : incidents()) {
            handlings.put(
                    incident.id().uuid(),
                    Handling.of(log(incident.id().uuid()), Optional.of(terms(incident).rules())));
        }
        var around = terms().around();
        return new Reckoning(around.directory(), around::after).of(incidents(), handlings);
    }

    /** What an incident runs under: its frozen rules, and the present directory and calendar. */
    Terms terms(Incident incident);

    /** What an incident opened now would run under. */
    Terms terms();

    /** The whole log of an incident, oldest first. */
    List<Logged> log(UUID incident);

    /** Who the person at this window is. */
    Actor.Person me();

    /** Opens an incident by hand. */
    Reply open(Opening opening);

    /**
     * Does something with an incident. When somebody else was quicker it is decided again on what
     * they have made of it, so that nothing is lost.
     */
    Reply perform(UUID incident, Command command);

    /** How the frozen rules of an incident differ from the playbook's present ones, in words. */
    List<String> ruleChanges(Incident incident);

    /**
     * The data sets that an incident is about, or that those are made from, whose schema checks
     * fail at present, the nearest first (C-24). Reads the store.
     */
    default List<SchemaWarning> schemaWarnings(Incident incident) {
        return List.of();
    }

    /** Root causes of past incidents that this one may have again (M-7). Reads the store. */
    default List<Offer> known(Incident incident) {
        return List.of();
    }

    /** Takes the playbook's present rules for an incident ({@link Command.Replan}). */
    Reply replan(UUID incident);

    /** Merges one incident into another, which keeps both logs. */
    Reply merge(UUID from, UUID into);

    /** Listens until closed; called on any thread, after the store has what it tells. */
    Desk.Subscription listenIncidents(Consumer<Event> listener);

    /**
     * What was last done about things that fell due while nobody kept the clocks, for a window that
     * opens later. Reads the store.
     */
    default Optional<Reconciliation> reconciliation() {
        return Optional.empty();
    }

    sealed interface Reply {
        record Done(Incident incident) implements Reply {}

        record Refused(String reason) implements Reply {}
    }

    sealed interface Event {
        /** Incidents are new or have changed, by this process or by another. */
        record Changed(List<Incident> incidents) implements Event {
            public Changed {
                incidents = List.copyOf(incidents);
            }
        }

        /** What fell due while nobody kept the clocks, told once by whoever takes them up. */
        record Reconciled(Reconciliation list) implements Event {}
    }

    /**
     * What fell due while the console was off, asleep or offline.
     *
     * @param since when the clocks were last kept
     * @param clockMoved whether the machine's clock went backwards meanwhile
     */
    record Reconciliation(Instant since, Instant until, boolean clockMoved, List<Item> items) {
        public Reconciliation {
            items = List.copyOf(items);
        }
    }

    /**
     * @param spared why it was not done, because it was moot by then; empty when it was done
     */
    record Item(UUID incident, long number, Act act, Optional<String> spared) {}
}
