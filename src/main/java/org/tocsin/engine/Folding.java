package org.tocsin.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
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

    Folding(Shelf shelf, FrozenShelf rules, EventLog log) {
        this.shelf = shelf;
        this.rules = rules;
        this.log = log;
    }

    /** From so many on it is worth waking other threads to decode them. */
    private static final int MANY = 64;

    /** The incidents that have changed by it. */
    List<Incident> fold(List<Entry> entries) {
        var fresh =
                (entries.size() < MANY ? entries.stream() : entries.parallelStream())
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
            var known = shelf.find(id);
            Incident folded;
            if (known.isPresent()) {
                folded = known.get();
                for (var logged : more) {
                    folded = folded.with(logged);
                }
            } else {
                folded = Incident.of(id, number(id), more);
            }
            rules.load(folded.id().rules());
            shelf.put(folded);
            return Optional.of(folded);
        } catch (IllegalArgumentException | IllegalStateException senseless) {
            // One log that makes no sense must not hide all others.
            System.getLogger(Folding.class.getName())
                    .log(System.Logger.Level.ERROR, "incident " + id, senseless);
            return Optional.empty();
        }
    }

    private long number(UUID id) {
        return shelf.number(id).orElseGet(() -> log.number(id).orElseThrow());
    }
}
