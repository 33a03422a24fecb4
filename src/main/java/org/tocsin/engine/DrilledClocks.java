package org.tocsin.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Plan;
import org.tocsin.store.Lease;

/**
 * What a drill does with the desk that it is held at: opens and changes incidents in anybody's
 * name, and lets the clocks act when their time has come.
 *
 * @param wake lets the outbox look, and windows hear of it
 */
record DrilledClocks(
        LiveIncidents incidents,
        ClockKeeper keeper,
        Supplier<Optional<Lease.Held>> lease,
        Runnable wake) {
    /** When the next rule acts, at whatever time that is due. */
    Optional<Instant> next() {
        return incidents.incidents().stream()
                .filter(Incident::isOpen)
                .flatMap(incident -> Plan.nextAt(incident, incidents.terms(incident)).stream())
                .min(Instant::compareTo);
    }

    void act() {
        keeper.look();
        wake.run();
    }

    boolean leads() {
        return lease.get().isPresent();
    }

    IncidentDesk.Reply open(Opening opening, Actor actor) {
        return incidents.open(opening, actor, java.util.List.of(), lease.get());
    }

    IncidentDesk.Reply perform(Incident incident, Command command, Actor actor) {
        return incidents.perform(incident.id().uuid(), command, actor, Optional.empty());
    }
}
