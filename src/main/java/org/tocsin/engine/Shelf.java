package org.tocsin.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Incident;

/** The incidents in memory. Read on any thread; written under the desk's lock. */
final class Shelf {
    private final Map<UUID, Incident> byId = new ConcurrentHashMap<>();
    private final Map<UUID, Long> numbers = new ConcurrentHashMap<>();
    private final TreeMap<Long, UUID> byNumber = new TreeMap<>();
    private @Nullable List<Incident> sorted;

    Optional<Incident> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In the order of their numbers. */
    synchronized List<Incident> all() {
        var known = sorted;
        if (known == null) {
            known = byNumber.values().stream().flatMap(id -> find(id).stream()).toList();
            sorted = known;
        }
        return known;
    }

    synchronized void put(Incident incident) {
        byId.put(incident.id().uuid(), incident);
        byNumber.put(incident.id().number(), incident.id().uuid());
        sorted = null;
    }

    /** Remembers the number of an incident that is yet to be folded. */
    void number(UUID id, long number) {
        numbers.put(id, number);
    }

    Optional<Long> number(UUID id) {
        return Optional.ofNullable(numbers.get(id));
    }

    synchronized long lastNumber() {
        return byNumber.isEmpty() ? 0 : byNumber.lastKey();
    }
}
