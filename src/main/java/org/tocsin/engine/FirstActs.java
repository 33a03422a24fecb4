package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Plan;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.notice.Consequences;
import org.tocsin.store.Addition;
import org.tocsin.store.EventJson;
import org.tocsin.store.NewEntry;

/**
 * The beginning of an incident with all that its rules do at once, such as to tell who is on call:
 * one trip to the disk instead of two lies between a breach and its page. What is due later, or was
 * due long ago, is left to the {@link ClockKeeper}.
 */
record FirstActs(UUID id, long number, Instant now, Terms terms) {
    /** Far more than one incident has to do at once. */
    private static final int MOST = 100;

    Addition after(List<Event> events, Actor actor) {
        var all = new ArrayList<>(events);
        var entries = new ArrayList<NewEntry>();
        var log = new ArrayList<Logged>();
        for (var event : events) {
            entries.add(EventJson.entry(now, actor, event));
            log.add(new Logged(log.size() + 1L, now, actor, event));
        }
        var seen = Incident.of(id, number, log);
        var incident = seen;
        for (int i = 0; i < MOST; i++) {
            var next = next(incident);
            if (next.isEmpty()) {
                break;
            }
            var act = new Event.Acted(next.get());
            all.add(act);
            entries.add(EventJson.entry(now, ClockKeeper.CLOCK, act));
            incident =
                    incident.with(
                            new Logged(incident.id().version() + 1, now, ClockKeeper.CLOCK, act));
        }
        return new Addition(id, 0, entries, new Consequences(seen, terms, now).of(all));
    }

    /** Rules that cannot be reckoned must not keep it from opening; the clocks tell of them. */
    private Optional<Act> next(Incident incident) {
        try {
            return Plan.next(incident, terms).filter(act -> isDue(act.at()));
        } catch (RuntimeException senseless) {
            System.getLogger(FirstActs.class.getName())
                    .log(System.Logger.Level.ERROR, "first acts of incident " + number, senseless);
            return Optional.empty();
        }
    }

    private boolean isDue(Instant at) {
        return !at.isAfter(now) && !at.isBefore(now.minus(ClockKeeper.LATE));
    }
}
