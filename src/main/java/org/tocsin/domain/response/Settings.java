package org.tocsin.domain.response;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tocsin.domain.calendar.Span;

/**
 * How the team wants incidents handled.
 *
 * @param resolveAfter so many good runs in a row of every failed check resolve the incident by
 *     themselves; never when empty
 * @param unacknowledgeAfter an acknowledgement lapses when nothing else has been done for so long;
 *     never when empty
 * @param approvalFor categories whose incidents close only after the business owner has approved
 *     the corrected data (I-10)
 */
public record Settings(
        OptionalInt resolveAfter,
        Optional<Span> unacknowledgeAfter,
        Bridge bridge,
        Set<String> approvalFor) {
    public static final Settings USUAL =
            new Settings(OptionalInt.empty(), Optional.empty(), Bridge.NONE, Set.of());

    public Settings {
        approvalFor = Set.copyOf(approvalFor);
    }

    /**
     * A war room that opens with an incident (I-10).
     *
     * @param severities ids of those it opens with
     * @param link where it is, with {@code {{number}}} for the incident's number; empty when a
     *     person has to say
     */
    public record Bridge(Set<String> severities, String link) {
        public static final Bridge NONE = new Bridge(Set.of(), "");

        public Bridge {
            severities = Set.copyOf(severities);
        }
    }
}
