package org.tocsin.domain.remedy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/**
 * Something that may put right what a check found (R-3; document 001, Automated Remediation).
 *
 * @param id kebab-case, unique in its playbook
 */
public record Remedy(String id, String title, On on, Deed deed, Limits limits) {

    /**
     * When it is tried.
     *
     * @param checks for which
     * @param when on which of their verdicts
     * @param severities of a breach; all when empty
     */
    public record On(Set<CheckId> checks, Set<Finding> when, Set<String> severities) {
        public On {
            checks = Set.copyOf(checks);
            when = Set.copyOf(when);
            severities = Set.copyOf(severities);
        }
    }

    public enum Finding {
        BREACH,
        BROKEN
    }

    /** What it does. Words may hold places such as {@code {{day}}}, see {@link Case}. */
    public sealed interface Deed {}

    /**
     * Runs a program, without a shell: a load once more, a larger machine.
     *
     * @param words the program, then its arguments
     */
    public record Run(List<String> words) implements Deed {
        public Run {
            words = List.copyOf(words);
        }
    }

    /**
     * Calls an address over HTTP.
     *
     * @param method such as {@code POST}
     * @param body JSON; empty for none
     * @param token sent as a bearer token
     */
    public record Call(String method, String url, String body, Optional<SourceSpec.Secret> token)
            implements Deed {}

    /** Reads one source in place of another, for a time. */
    public record Fallback(SourceId source, SourceId use, Duration period) implements Deed {}

    /** A circuit breaker: no checks are started on the source for a time. */
    public record Pause(SourceId source, Duration period) implements Deed {}

    /**
     * Hands the ids of failing rows to the pipeline, as a file in a folder: never a write to the
     * source.
     *
     * @param column whose values name a row
     */
    public record Quarantine(String folder, String column) implements Deed {}

    /**
     * How often, and for how long.
     *
     * @param most so many times within a time, over all incidents
     * @param apart the least time from one attempt to the next
     * @param timeout after which an attempt is stopped
     */
    public record Limits(int most, Duration within, Duration apart, Duration timeout) {
        public static final Limits USUAL =
                new Limits(3, Duration.ofDays(1), Duration.ofMinutes(10), Duration.ofMinutes(2));
    }
}
