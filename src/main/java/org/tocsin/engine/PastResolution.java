package org.tocsin.engine;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Logged;

/** How an incident was resolved, as somebody wrote it down. */
public final class PastResolution {
    private PastResolution() {}

    /** The last summary: of one that was opened again, what held in the end. */
    public static Optional<String> of(List<Logged> log) {
        return log.reversed().stream()
                .map(Logged::event)
                .filter(Event.Resolved.class::isInstance)
                .map(event -> ((Event.Resolved) event).summary())
                .filter(summary -> !summary.isBlank())
                .findFirst();
    }
}
