package org.tocsin.domain.check;

import java.time.Instant;
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

        /** Nothing breaches; a check that cannot be run is still broken. */
        record Expected() implements Change {}
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
        var rules = check.rules();
        for (var adjustment : adjustments) {
            if (adjustment.check().equals(check.id()) && adjustment.term().covers(at)) {
                rules =
                        switch (adjustment.change()) {
                            case Change.Expected() -> List.<Rule>of();
                            case Change.Bound(var severity, var bound) ->
                                    rules.stream()
                                            .map(rule -> rebound(rule, severity, bound))
                                            .toList();
                        };
            }
        }
        return check.with(rules);
    }

    private static Rule rebound(Rule rule, String severity, double bound) {
        if (!rule.severity().id().equals(severity)) {
            return rule;
        }
        var condition =
                switch (rule.condition()) {
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
        return new Rule(rule.severity(), condition, rule.inARow(), rule.days());
    }
}
