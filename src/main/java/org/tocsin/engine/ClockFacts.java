package org.tocsin.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.store.FactStore;
import org.tocsin.store.RecordJson;

/** What the clocks leave behind in the store for whoever keeps them next, or looks later. */
final class ClockFacts {
    private static final String KEPT = "clocks.kept";
    private static final String POSITION = "clocks.position";
    private static final String RECONCILED = "clocks.reconciled";

    private final FactStore facts;

    ClockFacts(FactStore facts) {
        this.facts = facts;
    }

    /** Until when the clocks were kept, to about a minute; empty when they never were. */
    Optional<Instant> kept() {
        return facts.find(KEPT).map(Instant::parse);
    }

    /** The end of the log when the clocks were last kept. */
    Optional<Long> position() {
        return facts.find(POSITION).map(Long::valueOf);
    }

    /**
     * @param position the end of the log then
     */
    void keep(Instant until, long position) {
        facts.put(kept(until, position));
    }

    /** Keeps the list and that it has been told, both or neither. */
    void reconciled(IncidentDesk.Reconciliation list, long position) {
        var all = new HashMap<>(kept(list.until(), position));
        all.put(RECONCILED, RecordJson.write(list));
        facts.put(all);
    }

    private static Map<String, String> kept(Instant until, long position) {
        return Map.of(KEPT, until.toString(), POSITION, Long.toString(position));
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
