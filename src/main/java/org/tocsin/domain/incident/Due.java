package org.tocsin.domain.incident;

import java.time.Instant;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Route;

/**
 * When a rule acts next, not yet who is told.
 *
 * @param nominal when it is due by the rule's own reckoning; before {@code at} when a change of
 *     severity has made it due at once
 */
record Due(Instant at, Instant nominal, Act.Key key, Cause cause) {
    sealed interface Cause {}

    record OfMilestone(Milestone milestone) implements Cause {}

    record OfRung(Ladder ladder, Ladder.Rung rung, Instant start) implements Cause {}

    record OfDuty(Duty duty) implements Cause {}

    record OfRoute(Route route) implements Cause {}

    record OfImpact(ImpactRule rule) implements Cause {}

    record OfReview(ReviewRule rule) implements Cause {}

    record Lapse() implements Cause {}

    Act.Kind kind() {
        return switch (cause) {
            case OfMilestone _ -> Act.Kind.MISSED;
            case OfRung _ -> Act.Kind.RUNG;
            case OfDuty _ -> Act.Kind.DUTY;
            case OfRoute _ -> Act.Kind.NOTICE;
            case OfImpact _ -> Act.Kind.ESCALATED;
            case OfReview _ -> Act.Kind.REVIEW;
            case Lapse() -> Act.Kind.LAPSED;
        };
    }

    /** Whether anybody is told. */
    boolean tells() {
        return switch (cause) {
            case OfMilestone(var milestone) -> !milestone.miss().tell().isEmpty();
            case OfRung(_, var rung, _) -> !rung.tell().isEmpty();
            case OfImpact(var rule) -> !rule.tell().isEmpty();
            case OfDuty _, OfRoute _ -> true;
            case OfReview _, Lapse() -> false;
        };
    }

    boolean isBefore(Due other) {
        int order = at.compareTo(other.at);
        return order < 0 || order == 0 && kind().compareTo(other.kind()) < 0;
    }
}
