package org.tocsin.notify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets that this process has opened or found: a search finds a new one only after a while, and
 * must not lead to a second one in the meantime. Old ones are forgotten; they can be searched for.
 */
final class KnownTickets {
    private static final int MOST = 2000;

    private final Map<String, String> tickets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > MOST;
                }
            };

    synchronized Optional<String> find(String label) {
        return Optional.ofNullable(tickets.get(label));
    }

    synchronized void put(String label, String ticket) {
        tickets.put(label, ticket);
    }
}
