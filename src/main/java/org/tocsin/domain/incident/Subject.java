package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.CheckId;

/** What an incident is about. */
public record Subject(String title, Classification classification, Place place, Origin origin) {
    /**
     * @param severity id on the playbook's scale
     * @param category id; empty while unknown
     * @param subcategory id; empty while unknown
     */
    public record Classification(String severity, String category, String subcategory) {}

    /**
     * @param pipeline id; empty when it is none's
     * @param dataSets ids
     * @param labels those of the pipeline and the data sets when the incident opened, such as
     *     {@code investor}
     */
    public record Place(String pipeline, List<String> dataSets, Set<String> labels) {
        public static final Place UNKNOWN = new Place("", List.of(), Set.of());

        public Place {
            dataSets = List.copyOf(dataSets);
            labels = Set.copyOf(labels);
        }
    }

    /** Where it comes from. */
    public sealed interface Origin {}

    /** Checks found the data wrong (I-1). */
    public record Breach(Failure first, Ticket ticket) implements Origin {}

    /** Checks could not be run. */
    public record BrokenSource(String source, Failure first) implements Origin {}

    /**
     * A person said so (I-2).
     *
     * @param since when it began, as far as the reporter knows
     */
    public record Report(
            String reporter, String words, List<String> metrics, Optional<Instant> since)
            implements Origin {
        public Report {
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * A check that failed.
     *
     * @param run the run that failed, to look up what it found
     * @param message in words, with numbers
     */
    public record Failure(
            CheckId check, Optional<java.util.UUID> run, Instant at, String message) {}

    /** What 001's ticket says beyond the incident's own fields, filled in by the machine. */
    public record Ticket(
            String failedCheck,
            String errorRate,
            Optional<Instant> lastGoodRun,
            Affected affected,
            List<String> actions) {
        public Ticket {
            actions = List.copyOf(actions);
        }
    }

    /**
     * @param rows how many are affected, in words
     * @param system what is affected
     * @param impact on the business
     * @param stakeholders roles with who holds them, in words
     */
    public record Affected(String rows, String system, String impact, List<String> stakeholders) {
        public Affected {
            stakeholders = List.copyOf(stakeholders);
        }
    }

    Subject withTitle(String changed) {
        return new Subject(changed, classification, place, origin);
    }

    Subject with(Classification changed) {
        return new Subject(title, changed, place, origin);
    }

    Subject with(Place changed) {
        return new Subject(title, classification, changed, origin);
    }
}
