package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.store.EventJson;
import org.tocsin.store.EventLog;

/** Finds in the log what the clocks settled late, whoever kept them. */
record ClockTrail(EventLog log, Function<UUID, Optional<Incident>> incidents) {
    private static final int AT_ONCE = 10_000;

    /** What was written for an incident at one time belongs together. */
    private record Key(UUID incident, Instant at) {}

    List<IncidentDesk.Item> since(long position) {
        var together = new LinkedHashMap<Key, List<Event>>();
        var entries = log.readSince(position, AT_ONCE);
        while (!entries.isEmpty()) {
            for (var entry : entries) {
                var logged = EventJson.logged(entry);
                boolean acted =
                        logged.event() instanceof Event.Acted
                                || logged.event() instanceof Event.Spared;
                if (acted && logged.actor().equals(ClockKeeper.CLOCK)) {
                    together.computeIfAbsent(
                                    new Key(entry.stream(), entry.at()), _ -> new ArrayList<>())
                            .add(logged.event());
                }
            }
            entries = log.readSince(entries.getLast().position(), AT_ONCE);
        }
        var items = new ArrayList<IncidentDesk.Item>();
        together.forEach((key, events) -> {
            if (ClockKeeper.isSettled(events, key.at())) {
                incidents
                        .apply(key.incident())
                        .ifPresent(incident ->
                                events.forEach(
                                        event -> items.add(ClockKeeper.item(incident, event))));
            }
        });
        return List.copyOf(items);
    }
}
