package org.tocsin.engine;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.store.FactStore;
import org.tocsin.store.RecordJson;

/** What the clocks leave behind in the store for whoever keeps them next, or looks later. */
final class ClockFacts {
    private static final String KEPT = "clocks.kept";
    private static final String RECONCILED = "clocks.reconciled";

    private final FactStore facts;

    ClockFacts(FactStore facts) {
        this.facts = facts;
    }

    /** Until when the clocks were kept, to about a minute; empty when they never were. */
    Optional<Instant> kept() {
        return facts.find(KEPT).map(Instant::parse);
    }

    void keep(Instant until) {
        facts.put(KEPT, until.toString());
    }

    void reconciled(IncidentDesk.Reconciliation list) {
        facts.put(RECONCILED, RecordJson.write(list));
    }

    /** The last list; empty when there is none that this version understands. */
    Optional<IncidentDesk.Reconciliation> reconciliation() {
        return facts.find(RECONCILED).flatMap(ClockFacts::read);
    }

    private static Optional<IncidentDesk.Reconciliation> read(String json) {
        try {
            return Optional.of(RecordJson.read(json, IncidentDesk.Reconciliation.class));
        } catch (RecordJson.Unread _) {
            // A newer version wrote it: a list from the past, not worth refusing to start.
            return Optional.empty();
        }
    }
}
