package org.tocsin.ui.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.Plan;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.knowledge.Offer;
import org.tocsin.engine.IncidentDesk;

/**
 * All that a room shows of its incident at one version of it.
 *
 * @param ahead what lies before it
 * @param others every other incident of the workspace
 */
record RoomSnapshot(
        Incident incident, Terms terms, List<Logged> log, Ahead ahead, List<Incident> others) {
    /** As far as a plan is worth reading. */
    private static final Duration HORIZON = Duration.ofDays(7);

    /**
     * @param clocks every milestone and duty
     * @param plan what happens if nobody does anything
     * @param ruleChanges how the playbook has changed since its rules were frozen, in words
     * @param schemas that changed, here or upstream, while the incident is open
     * @param known root causes of old that may be this one's
     */
    record Ahead(
            List<Countdown> clocks,
            List<Act> plan,
            List<String> ruleChanges,
            List<SchemaWarning> schemas,
            List<Offer> known) {
        Ahead {
            clocks = List.copyOf(clocks);
            plan = List.copyOf(plan);
            ruleChanges = List.copyOf(ruleChanges);
            schemas = List.copyOf(schemas);
            known = List.copyOf(known);
        }
    }

    RoomSnapshot {
        log = List.copyOf(log);
        others = List.copyOf(others);
    }

    /** Reads the log; not for the UI thread. */
    static RoomSnapshot read(IncidentDesk desk, Incident incident, Instant now) {
        var terms = desk.terms(incident);
        var ahead =
                new Ahead(
                        Countdown.of(incident, terms),
                        Plan.until(incident, terms, now.plus(HORIZON)),
                        incident.isOpen() ? desk.ruleChanges(incident) : List.of(),
                        incident.isOpen() ? desk.schemaWarnings(incident) : List.of(),
                        desk.known(incident));
        var others =
                desk.incidents().stream()
                        .filter(other -> !other.id().uuid().equals(incident.id().uuid()))
                        .toList();
        return new RoomSnapshot(incident, terms, desk.log(incident.id().uuid()), ahead, others);
    }

    UUID id() {
        return incident.id().uuid();
    }

    Names names() {
        return new Names(terms.around().directory(), terms.guides(), this::number);
    }

    private String number(UUID other) {
        return others.stream()
                .filter(each -> each.id().uuid().equals(other))
                .map(each -> "#" + each.id().number())
                .findFirst()
                .orElse("an incident that is not here");
    }
}
