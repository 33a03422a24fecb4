package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Rule;

/** Spells out a due act: who is told, what turns with it, and why. */
final class Acts {
    private Acts() {}

    static Act act(Due due, Incident incident, Terms terms) {
        return act(due, incident, terms, due.at());
    }

    /**
     * @param told when people are told, which decides who is on call
     */
    static Act act(Due due, Incident incident, Terms terms, Instant told) {
        var who = new Recipient(incident, terms.around());
        String late = due.at().isAfter(due.nominal()) ? "; was already past, due on re-plan" : "";
        return switch (due.cause()) {
            case Due.OfMilestone(var milestone) ->
                    act(
                            due,
                            milestone.rule().title(),
                            who.told(milestone.miss().tell(), told),
                            effect(milestone, incident, terms),
                            "not met within " + timing(milestone.rule()) + late);
            case Due.OfRung(var ladder, var rung, _) ->
                    act(
                            due,
                            rung.title(),
                            who.told(rung.tell(), told),
                            new Act.Effect(
                                    rung.level(), Optional.empty(), Optional.empty(), List.of()),
                            silence(ladder, rung, due.nominal().equals(due.at())) + late);
            case Due.OfDuty(var duty) ->
                    act(
                            due,
                            duty.rule().title(),
                            who.told(owed(duty.owedBy(), duty.to()), told),
                            Act.Effect.NONE,
                            owing(duty, due, incident) + late);
            case Due.OfRoute(var route) ->
                    act(
                            due,
                            route.rule().title(),
                            who.told(route.to(), told),
                            Act.Effect.NONE,
                            route.every()
                                            .map(every ->
                                                    "every %s until resolved".formatted(every))
                                            .orElseGet(() -> timing(route.rule()))
                                    + late);
            case Due.OfImpact(var rule) ->
                    act(
                            due,
                            rule.rule().title(),
                            who.told(rule.tell(), told),
                            new Act.Effect(
                                    rule.level(), rule.ladder(), Optional.empty(), List.of()),
                            "impact declared" + later(rule.rule().timing().after()) + late);
            case Due.OfReview(var rule) ->
                    act(due, rule.title(), List.of(), Act.Effect.NONE, review(rule));
            case Due.Lapse() ->
                    act(
                            due,
                            "Acknowledgement lapses",
                            List.of(),
                            Act.Effect.NONE,
                            "acknowledged, then nothing for %s"
                                    .formatted(
                                            terms.rules()
                                                    .turns()
                                                    .settings()
                                                    .unacknowledgeAfter()
                                                    .map(Span::toString)
                                                    .orElse("a while")));
        };
    }

    private static Act act(
            Due due, String title, List<Act.Told> told, Act.Effect effect, String why) {
        return new Act(due.key(), due.kind(), due.at(), new Act.Outcome(title, told, effect), why);
    }

    private static String owing(Duty duty, Due due, Incident incident) {
        boolean first =
                due.key().round() == 0
                        && !duty.beat().dormant()
                        && incident.clockwork().done().updates().last().isEmpty();
        return first
                ? timing(duty.rule())
                : "every %s until resolved".formatted(duty.beat().every());
    }

    private static Recipients owed(String by, Recipients to) {
        return new Recipients(List.of(by), to.channels());
    }

    private static Act.Effect effect(Milestone milestone, Incident incident, Terms terms) {
        var miss = milestone.miss();
        return new Act.Effect(
                Optional.empty(),
                Optional.empty(),
                miss.raise().filter(to -> terms.isWorse(to, incident.severity())),
                miss.start());
    }

    private static String silence(Ladder ladder, Ladder.Rung rung, boolean inTime) {
        String what =
                switch (ladder.when().silence()) {
                    case UNACKNOWLEDGED -> "not acknowledged";
                    case NO_UPDATE -> "no update";
                    case UNRESOLVED -> "not resolved";
                };
        return isZero(rung.after()) && inTime ? "at once" : what + " within " + rung.after();
    }

    private static String timing(Rule rule) {
        var timing = rule.timing();
        String from =
                switch (timing.from()) {
                    case Moment.Detected() -> "of detection";
                    case Moment.Acknowledged() -> "of acknowledgement";
                    case Moment.LastUpdate() -> "of the last update";
                    case Moment.Level(var level) -> "of reaching " + level;
                };
        return isZero(timing.after()) ? "at once" : timing.after() + " " + from;
    }

    private static String later(Span after) {
        return isZero(after) ? "" : ", " + after + " ago";
    }

    private static boolean isZero(Span span) {
        return span.equals(Span.ZERO);
    }

    private static String review(ReviewRule rule) {
        return switch (rule.due()) {
            case ReviewRule.Within(var span) -> "within " + span + " of the resolution";
            case ReviewRule.MonthlyBatch() -> "with the month's batch";
        };
    }

    /** Who a level of escalation is told as, for a person's own escalation. */
    static Act escalation(
            String rule, String title, Recipients to, Step step, Incident incident, Terms terms) {
        var told = new Recipient(incident, terms.around()).told(to, step.at());
        return new Act(
                new Act.Key(rule, step.part(), step.round()),
                Act.Kind.ESCALATED,
                step.at(),
                new Act.Outcome(
                        title,
                        told,
                        new Act.Effect(
                                step.level(), Optional.empty(), Optional.empty(), List.of())),
                step.why());
    }

    /** Where a person's own escalation leads. */
    record Step(Instant at, String part, int round, Optional<String> level, String why) {}
}
