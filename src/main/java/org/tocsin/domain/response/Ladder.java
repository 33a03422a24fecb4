package org.tocsin.domain.response;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;

/**
 * Who is told next while a silence lasts (E-2 to E-5).
 *
 * @param silence what stops it
 * @param rungs in the order of their offsets
 * @param climbing how often it starts again, and what it stands in for
 */
public record Ladder(String id, String title, When when, List<Rung> rungs, Climbing climbing) {
    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** How long after the start of one round the next begins. */
    public Span period() {
        return climbing.every().orElseGet(() -> rungs.getLast().after());
    }

    /**
     * @param source where the document says so
     */
    public record When(Scope scope, Silence silence, String source) {}

    /** The three silences of document 001, "Time-Based Escalation". */
    public enum Silence {
        /** Nobody has acknowledged; a later lapse of the acknowledgement starts it anew. */
        UNACKNOWLEDGED,
        /** Nobody has posted an update; each update starts it anew. */
        NO_UPDATE,
        /** It is not resolved. */
        UNRESOLVED
    }

    /**
     * @param id unique within the ladder
     * @param after from the ladder's start: the detection, the last update for {@link
     *     Silence#NO_UPDATE}, or the moment the incident was switched to it
     * @param level the level of escalation that is reached with it, if any
     */
    public record Rung(
            String id, String title, Span after, Recipients tell, Optional<String> level) {}

    /**
     * @param repeat how often the rungs are climbed again after the last
     * @param every how long after the start of one round the next begins; the last rung's offset
     *     when empty
     * @param replaces ids of ladders that do not run for an incident that this one runs for
     * @param onlySwitched whether it runs only for incidents that an impact rule has switched to it
     */
    public record Climbing(
            int repeat, Optional<Span> every, List<String> replaces, boolean onlySwitched) {
        public static final Climbing ONCE = new Climbing(0, Optional.empty(), List.of(), false);

        public Climbing {
            replaces = List.copyOf(replaces);
        }
    }
}
