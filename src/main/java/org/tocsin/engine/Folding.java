package org.tocsin.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.domain.review.metrics.Handling;
import org.tocsin.domain.review.metrics.Reckoning;
import org.tocsin.store.Entry;
import org.tocsin.store.EventJson;
import org.tocsin.store.EventLog;

/**
 * Folds entries of the log into the incidents on the shelf. Entries that are folded already are
 * passed over. For one thread at a time.
 */
final class Folding {
    private final Shelf shelf;
    private final FrozenShelf rules;
    private final EventLog log;
    private final Map<UUID, Handling> handlings = new ConcurrentHashMap<>();

    Folding(Shelf shelf, FrozenShelf rules, EventLog log) {
        this.shelf = shelf;
        this.rules = rules;
        this.log = log;
    }

    /** The incidents that have changed by it. */
    List<Incident> fold(List<Entry> entries) {
        var fresh =
                entries.parallelStream()
                        .filter(entry -> entry.version() > version(entry.stream()))
                        .map(entry -> new Decoded(entry.stream(), EventJson.logged(entry)))
                        .toList();
        var logs = new LinkedHashMap<UUID, List<Logged>>();
        fresh.forEach(each ->
                logs.computeIfAbsent(each.stream(), _ -> new ArrayList<>()).add(each.logged()));
        var changed = new ArrayList<Incident>();
        logs.forEach((id, more) -> fold(id, more).ifPresent(changed::add));
        return changed;
    }

    private record Decoded(UUID stream, Logged logged) {}

    private long version(UUID id) {
        return shelf.find(id).map(incident -> incident.id().version()).orElse(0L);
    }

    private Optional<Incident> fold(UUID id, List<Logged> more) {
        try {
            var folded =
                    shelf.find(id).orElseGet(() -> Incident.of(id, number(id), more.subList(0, 1)));
            var handling =
                    Optional.ofNullable(handlings.get(id))
                            .orElse(Handling.begun(folded.detectedAt()));
            for (var logged : more) {
                if (logged.version() > folded.id().version()) {
                    rules.load(folded.id().rules());
                    handling = handling.with(folded, logged, rules(folded));
                    folded = folded.with(logged);
                }
            }
            rules.load(folded.id().rules());
            handlings.put(id, handling);
            shelf.put(folded);
            return Optional.of(folded);
        } catch (IllegalArgumentException | IllegalStateException senseless) {
            // One log that makes no sense must not hide all others.
            System.getLogger(Folding.class.getName())
                    .log(System.Logger.Level.ERROR, "incident " + id, senseless);
            return Optional.empty();
        }
    }

    private Optional<ClockRules> rules(Incident incident) {
        return rules.find(incident.id().rules()).map(Frozen::rules);
    }

    /** What is on the shelf, with how it was handled. */
    List<Handled> handled(Surroundings around) {
        return new Reckoning(around.directory(), around::after).of(shelf.all(), handlings);
    }

    private long number(UUID id) {
        return shelf.number(id).orElseGet(() -> log.number(id).orElseThrow());
    }
}
