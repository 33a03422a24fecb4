package org.tocsin.domain.trend;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;

/**
 * Something that happened, to be seen beside the values.
 *
 * @param checks whose values it concerns; everybody's when empty
 * @param id of the incident, exception, exclusion or note that it stands for
 */
public record Mark(Kind kind, Span span, String label, Set<CheckId> checks, Optional<UUID> id) {
    public Mark {
        checks = Set.copyOf(checks);
    }

    public enum Kind {
        INCIDENT,
        EXCEPTION,
        WINDOW,
        HOLIDAY,
        EXCLUSION,
        DEPLOYMENT,
        NOTE
    }

    /**
     * @param until the first instant after it; the same for what takes no time
     */
    public record Span(Instant from, Instant until) {
        public static Span at(Instant instant) {
            return new Span(instant, instant);
        }

        /** Whether any of it lies in a stretch. */
        public boolean touches(Instant begin, Instant end) {
            return from.isBefore(end) && !until.isBefore(begin);
        }
    }

    public boolean concerns(Set<CheckId> shown) {
        return checks.isEmpty() || checks.stream().anyMatch(shown::contains);
    }
}
