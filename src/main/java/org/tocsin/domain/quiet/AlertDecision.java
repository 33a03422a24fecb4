package org.tocsin.domain.quiet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckId;

/**
 * Why an alert did, or did not, become an incident or a message: the answer to "why did, or didn't,
 * this page?".
 *
 * @param id of the run that failed; of its own when what was held back was judged again
 * @param steps in the order in which they were taken
 */
public record AlertDecision(UUID id, About about, Instant at, Outcome outcome, List<Step> steps) {
    public AlertDecision {
        steps = List.copyOf(steps);
    }

    /**
     * @param run that failed
     * @param incident that has it
     */
    public record About(CheckId check, Optional<UUID> run, Optional<UUID> incident) {}

    public enum Outcome {
        /** Something that fires hides it. */
        INHIBITED,
        /** A maintenance window holds it. */
        HELD,
        /** A silence or a snooze hides it. */
        SILENCED,
        /** An incident that is open has it. */
        JOINED,
        /** It has an incident of its own. */
        OPENED,
        /** It was held back and was gone by the end. */
        GONE,
        /** It was held back, and nothing can be said by the end. */
        UNKNOWN,
        /** It could not be carried out. */
        REFUSED
    }

    /** In the order in which they are taken. */
    public enum Stage {
        INHIBITION,
        MAINTENANCE,
        SILENCE,
        FLAPPING,
        CONSOLIDATION,
        DEDUPLICATION,
        NOTIFICATION,
        RECORD
    }

    /**
     * @param decisive whether what comes after it was not asked any more
     * @param why in words
     */
    public record Step(Stage stage, boolean decisive, String why) {}

    /** What decided it, in one sentence for people. */
    public String words() {
        return steps.stream()
                .filter(Step::decisive)
                .map(Step::why)
                .findFirst()
                .orElseGet(() -> steps.stream().map(Step::why).collect(Collectors.joining("; ")));
    }
}
