package org.tocsin.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/** When each incident's clocks act next, the earliest first. For one thread. */
final class Agenda {
    private record Slot(Instant at, UUID incident) {}

    private final Map<UUID, Instant> planned = new HashMap<>();

    /** May hold slots that have been planned anew; they are passed over when their turn comes. */
    private final PriorityQueue<Slot> slots = new PriorityQueue<>(Comparator.comparing(Slot::at));

    void plan(UUID incident, Optional<Instant> at) {
        var known = at.isPresent() ? planned.put(incident, at.get()) : planned.remove(incident);
        if (at.isPresent() && !at.get().equals(known)) {
            slots.add(new Slot(at.get(), incident));
        }
    }

    void clear() {
        planned.clear();
        slots.clear();
    }

    /** The incident that acts first, if that is due by an instant; it is no longer planned then. */
    Optional<UUID> takeDue(Instant now) {
        if (next().filter(at -> !at.isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        var slot = slots.remove();
        planned.remove(slot.incident());
        return Optional.of(slot.incident());
    }

    Optional<Instant> next() {
        while (!slots.isEmpty()) {
            var first = slots.element();
            if (first.at().equals(planned.get(first.incident()))) {
                return Optional.of(first.at());
            }
            slots.remove();
        }
        return Optional.empty();
    }
}
