package org.tocsin.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.knowledge.Knowledge;
import org.tocsin.domain.knowledge.Symptoms;

/**
 * What a workspace remembers of incidents beyond their state.
 *
 * @param runs by id, while they are kept
 * @param log of an incident
 */
record PastIncidents(
        Function<UUID, Optional<CheckRun>> runs, Function<UUID, List<Logged>> log)
        implements Knowledge.Memory {
    @Override
    public Symptoms symptoms(Incident incident) {
        return Symptoms.of(incident, runs);
    }

    /** The last summary: of one that was opened again, what held in the end. */
    @Override
    public Optional<String> resolution(Incident incident) {
        return log.apply(incident.id().uuid()).reversed().stream()
                .flatMap(logged ->
                        logged.event() instanceof Event.Resolved(var summary)
                                        && !summary.isBlank()
                                ? Optional.of(summary).stream()
                                : Optional.<String>empty().stream())
                .findFirst();
    }
}
