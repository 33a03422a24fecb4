package org.tocsin.cli;

import static org.tocsin.cli.PlaybookCommandText.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;

/** How a team responds, as text for a terminal; a section without rows is left out. */
final class PlaybookRulesText {
    private PlaybookRulesText() {}

    static String clocks(ClockRules rules) {
        return table(
                        "Milestones",
                        rules.milestones().stream()
                                .map(each ->
                                        row(
                                                each.rule(),
                                                "within " + after(each.rule()),
                                                missed(each.miss().tell(), each.miss().raise())))
                                .toList())
                + table(
                        "Ladders",
                        rules.ladders().stream().flatMap(PlaybookRulesText::ladder).toList())
                + table(
                        "Duties",
                        rules.duties().stream()
                                .map(each ->
                                        row(
                                                each.rule(),
                                                "every "
                                                        + each.beat().every()
                                                        + ", first after "
                                                        + after(each.rule()),
                                                to(each.to())))
                                .toList())
                + table(
                        "Who is told",
                        rules.routes().stream()
                                .map(each ->
                                        row(
                                                each.rule(),
                                                "after " + after(each.rule()),
                                                to(each.to())))
                                .toList())
                + table(
                        "Impact",
                        rules.turns().impact().stream()
                                .map(each ->
                                        row(
                                                each.rule(),
                                                when(each.when()) + ", after " + after(each.rule()),
                                                to(each.tell())))
                                .toList())
                + table(
                        "Levels",
                        rules.turns().levels().stream().map(PlaybookRulesText::level).toList())
                + table(
                        "Reviews",
                        rules.turns().reviews().stream().map(PlaybookRulesText::review).toList());
    }

    static String team(Playbook playbook) {
        var response = playbook.response();
        return table(
                        "Categories",
                        response.categories().stream()
                                .map(each -> List.of(each.id(), each.title()))
                                .toList())
                + table(
                        "Roles",
                        response.directory().roles().stream().map(PlaybookRulesText::role).toList())
                + table(
                        "Pipelines",
                        response.directory().pipelines().stream()
                                .map(each ->
                                        List.of(
                                                each.id(),
                                                each.title(),
                                                said(
                                                        each.ownership().primary(),
                                                        each.ownership().secondary())))
                                .toList())
                + table(
                        "On call",
                        playbook.time().schedules().stream()
                                .map(each ->
                                        List.of(
                                                each.id(),
                                                each.plan().name().title(),
                                                String.join(", ", each.plan().positions())))
                                .toList())
                + table(
                        "Calendar",
                        playbook.time().agenda().duties().stream()
                                .map(each ->
                                        List.of(
                                                each.id(),
                                                Recurrences.words(each.recurrence()),
                                                each.title()))
                                .toList())
                + table(
                        "Reports",
                        playbook.time().agenda().reports().stream()
                                .map(each ->
                                        List.of(
                                                each.id(),
                                                Recurrences.words(each.when().recurrence()),
                                                to(each.to()),
                                                "template " + each.template()))
                                .toList())
                + table(
                        "Procedures",
                        response.guides().procedures().stream()
                                .map(PlaybookRulesText::procedure)
                                .toList());
    }

    private static List<String> row(Rule rule, String timing, String whom) {
        var words = new ArrayList<>(List.of(rule.id(), scope(rule.scope()), said(timing, whom)));
        if (!rule.source().isEmpty()) {
            words.add("(" + rule.source() + ")");
        }
        return words;
    }

    private static Stream<List<String>> ladder(Ladder ladder) {
        var head =
                List.of(
                        ladder.id(),
                        scope(ladder.when().scope()),
                        "while " + PlaybookCommandJson.lower(ladder.when().silence()),
                        ladder.when().source().isEmpty() ? "" : "(" + ladder.when().source() + ")");
        var rungs =
                ladder.rungs().stream()
                        .map(rung ->
                                List.of(
                                        "",
                                        rung.after().toString(),
                                        said(rung.title(), to(rung.tell()))));
        return Stream.concat(Stream.of(head), rungs);
    }

    private static String after(Rule rule) {
        var timing = rule.timing();
        return timing.from() instanceof Moment.Detected
                ? timing.after().toString()
                : timing.after() + " from " + PlaybookRulesJson.from(timing.from());
    }

    private static String scope(Scope scope) {
        var parts =
                Stream.of(scope.severities(), scope.categories(), scope.labels())
                        .filter(part -> !part.isEmpty())
                        .map(part -> String.join(" ", part.stream().sorted().toList()))
                        .toList();
        return parts.isEmpty() ? "all" : String.join(", ", parts);
    }

    private static String missed(Recipients tell, Optional<String> raise) {
        var follows = said(to(tell), raise.map(severity -> "becomes " + severity).orElse(""));
        return follows.isEmpty() ? "" : "if missed " + follows;
    }

    private static String to(Recipients recipients) {
        String channels =
                recipients.channels().isEmpty()
                        ? ""
                        : " by " + String.join(", ", recipients.channels());
        return recipients.isEmpty() ? "" : "to " + String.join(", ", recipients.roles()) + channels;
    }

    private static String when(ImpactRule.Condition condition) {
        return switch (condition) {
            case ImpactRule.RevenueAbove(var perHour) -> "more than %s an hour".formatted(perHour);
            case ImpactRule.Touches(var aspect) -> "touches " + PlaybookCommandJson.lower(aspect);
        };
    }

    private static List<String> level(Level level) {
        return List.of(level.id(), level.title(), String.join(", ", level.roles()));
    }

    private static List<String> review(ReviewRule review) {
        String due =
                switch (review.due()) {
                    case ReviewRule.Within(var span) -> "within " + span;
                    case ReviewRule.MonthlyBatch() -> "with the month's batch";
                };
        return List.of(review.id(), scope(review.scope()), due);
    }

    private static List<String> role(Role role) {
        var contacts =
                role.contacts().stream()
                        .map(contact -> contact.channel() + " " + contact.address())
                        .toList();
        return List.of(
                role.id(),
                role.title(),
                role.holder() instanceof Role.Nobody && !contacts.isEmpty()
                        ? String.join(", ", contacts)
                        : said(
                                PlaybookTeamJson.holder(role.holder()),
                                String.join(", ", contacts)));
    }

    private static List<String> procedure(Procedure procedure) {
        int steps = procedure.phases().stream().mapToInt(phase -> phase.steps().size()).sum();
        return List.of(
                procedure.id(),
                PlaybookCommandJson.lower(procedure.use()),
                "%s, %d %s".formatted(procedure.title(), steps, steps == 1 ? "step" : "steps"));
    }

    private static String said(String... words) {
        return String.join("; ", Stream.of(words).filter(word -> !word.isEmpty()).toList());
    }
}
