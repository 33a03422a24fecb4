package org.tocsin.domain.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A dated exception to a check's rules: a promotion, a migration, a threshold that history showed
 * to be wrong (D-5, D-7). The playbook's own rules come back by themselves at its end.
 *
 * @param id UUIDv7
 */
public record Adjustment(UUID id, CheckId check, Change change, Term term, Entry entry) {

    /** What is different while it lasts. */
    public sealed interface Change {
        /** Another bound for the rules of one severity; its baseline and direction stay. */
        record Bound(String severity, double bound) implements Change {}

        /**
         * A detector in place of the conditions of all rules of one severity: how many in a row,
         * and on which days, stays.
         */
        record Detector(String severity, Condition.Detects condition) implements Change {}

        /** Nothing breaches; a check that cannot be run is still broken. */
        record Expected() implements Change {}

        /** Whose rules it changes; empty for those of all. */
        default Optional<String> ofSeverity() {
            return switch (this) {
                case Bound(var severity, _) -> Optional.of(severity);
                case Detector(var severity, _) -> Optional.of(severity);
                case Expected() -> Optional.empty();
            };
        }
    }

    /**
     * @param from the first instant at which it holds
     * @param until the first instant at which it no longer does; empty for until further notice
     */
    public record Term(Instant from, Optional<Instant> until) {
        public Term {
            if (until.filter(end -> !from.isBefore(end)).isPresent()) {
                throw new IllegalArgumentException(
                        "An adjustment ends after it begins: " + from + " to " + until.get());
            }
        }

        public boolean covers(Instant at) {
            return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
        }
    }

    /** Who decided it, and why. */
    public record Entry(String reason, String author, Instant recorded) {}

    /**
     * The check as it is judged at an instant.
     *
     * @param adjustments of any checks, the oldest first: of two that change the same rule, the
     *     later one counts
     */
    public static Check apply(Check check, List<Adjustment> adjustments, Instant at) {
        var changes = new HashMap<String, Change>();
        for (var adjustment : adjustments) {
            if (adjustment.check().equals(check.id()) && adjustment.term().covers(at)) {
                var severity = adjustment.change().ofSeverity();
                if (severity.isEmpty()) {
                    return check.with(List.of());
                }
                changes.put(severity.get(), adjustment.change());
            }
        }
        if (changes.isEmpty()) {
            return check;
        }
        // Rules that only their bounds told apart become one under a detector.
        return check.with(
                check.rules().stream()
                        .map(rule ->
                                Optional.ofNullable(changes.get(rule.severity().id()))
                                        .map(change -> changed(rule, change))
                                        .orElse(rule))
                        .distinct()
                        .toList());
    }

    private static Rule changed(Rule rule, Change change) {
        return switch (change) {
            case Change.Bound(_, var bound) -> with(rule, rebound(rule.condition(), bound));
            case Change.Detector(_, var condition) -> with(rule, condition);
            case Change.Expected() -> rule;
        };
    }

    private static Rule with(Rule rule, Condition condition) {
        return new Rule(rule.severity(), condition, rule.inARow(), rule.days());
    }

    private static Condition rebound(Condition condition, double bound) {
        return switch (condition) {
            case Condition.Below _ -> new Condition.Below(bound);
            case Condition.Above _ -> new Condition.Above(bound);
            case Condition.Deviates(_, var previous, var direction) ->
                    new Condition.Deviates(bound, previous, direction);
            case Condition.ZScore(_, var previous, var direction) ->
                    new Condition.ZScore(bound, previous, direction);
            case Condition.Detects(var detector, _, var direction) ->
                    new Condition.Detects(detector, bound, direction);
            case Condition.Steady(_, var previous) -> new Condition.Steady(bound, previous);
        };
    }
}
