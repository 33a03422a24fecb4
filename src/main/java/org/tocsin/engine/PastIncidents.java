package org.tocsin.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.knowledge.Knowledge;
import org.tocsin.domain.knowledge.Offer;
import org.tocsin.domain.knowledge.Symptoms;
import org.tocsin.store.RunStore;

/**
 * What a workspace remembers of incidents beyond their state.
 *
 * @param runs by id, while they are kept
 * @param log of an incident
 */
record PastIncidents(Function<UUID, Optional<CheckRun>> runs, Function<UUID, List<Logged>> log)
        implements Knowledge.Memory {
    /** Root causes of old that an incident may have again. */
    static List<Offer> offers(IncidentDesk desk, RunStore runs, Incident incident) {
        return Knowledge.find(incident, desk.incidents(), new PastIncidents(runs::find, desk::log));
    }

    @Override
    public Symptoms symptoms(Incident incident) {
        return Symptoms.of(incident, runs);
    }

    @Override
    public Optional<String> resolution(Incident incident) {
        return PastResolution.of(log.apply(incident.id().uuid()));
    }
}
