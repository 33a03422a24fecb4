package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Milestone;

/**
 * By when a milestone of one incident was to be met, before any calendar is asked.
 *
 * @param from the moment it counts from
 * @param notBefore when the severity or the rules last changed: what was past by then was due then
 */
public record Promise(Instant from, Span within, Instant notBefore) {
    /**
     * The promise of a milestone as the incident stands; empty when no such milestone is for it, or
     * what it counts from has not happened.
     */
    public static Optional<Promise> of(Incident incident, String milestone, ClockRules rules) {
        return rules.milestones().stream()
                .filter(each -> each.id().equals(milestone))
                .filter(each -> incident.isIn(each.rule().scope()))
                .findFirst()
                .flatMap(each -> of(incident, each));
    }

    private static Optional<Promise> of(Incident incident, Milestone milestone) {
        var timing = milestone.rule().timing();
        return Pending.anchor(incident, timing.from())
                .map(from ->
                        new Promise(
                                from, timing.after(), incident.clockwork().anchors().replanned()));
    }

    /**
     * @param after the end of a span that begins at an instant, as the team's calendar has it
     */
    public Instant due(BiFunction<Instant, Span, Instant> after) {
        var nominal = after.apply(from, within);
        return nominal.isBefore(notBefore) ? notBefore : nominal;
    }
}
