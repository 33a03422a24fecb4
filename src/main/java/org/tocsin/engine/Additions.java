package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Event.Related;
import org.tocsin.domain.incident.Event.RootCauseFound;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.RootCauses;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.notice.Consequences;
import org.tocsin.store.Addition;
import org.tocsin.store.EventJson;
import org.tocsin.store.NewEntry;

/**
 * What was decided on incidents, as additions to their logs: the events, and what people are to
 * hear of them.
 *
 * @param now as the log keeps it
 * @param incidents all that are known
 */
record Additions(
        Supplier<Instant> now,
        Function<Incident, Terms> terms,
        Supplier<List<Incident>> incidents) {

    /** The beginning of a log. */
    Addition begun(UUID id, Actor actor, List<Event> events) {
        return new Addition(id, 0, entries(now.get(), actor, events));
    }

    Addition of(Incident seen, List<Event> events, Actor actor) {
        var at = at(seen);
        return new Addition(
                seen.id().uuid(),
                seen.id().version(),
                entries(at, actor, events),
                new Consequences(seen, terms.apply(seen), at).of(events));
    }

    /** With the links to an earlier incident of the same root cause, on both sides (I-9). */
    List<Addition> withRelated(Incident seen, List<Event> events, Actor actor) {
        var earlier =
                events.stream()
                        .flatMap(event ->
                                event instanceof RootCauseFound(var text)
                                        ? RootCauses.repeated(
                                                seen, text, incidents.get(), now.get())
                                                .stream()
                                        : Stream.<Incident>empty())
                        .findFirst();
        if (earlier.isEmpty()) {
            return List.of(of(seen, events, actor));
        }
        var own = new ArrayList<>(events);
        own.add(new Related(earlier.get().id().uuid(), RootCauses.SAME));
        var other = List.<Event>of(new Related(seen.id().uuid(), RootCauses.SAME));
        return List.of(of(seen, own, actor), of(earlier.get(), other, actor));
    }

    /** Now, but never before the last entry even if the clock went back. */
    Instant at(Incident incident) {
        var last = incident.course().times().changed();
        return now.get().isBefore(last) ? last : now.get();
    }

    private static List<NewEntry> entries(Instant at, Actor actor, List<Event> events) {
        return events.stream().map(event -> EventJson.entry(at, actor, event)).toList();
    }
}
