package org.tocsin.domain.incident;

import java.util.List;

/** What becomes of a command. */
public sealed interface Decision {
    /**
     * @param events in order; none when nothing changes
     */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * @param reason what is in the way and what to do, for people
     */
    record Refused(String reason) implements Decision {}
}
