package org.tocsin.ui.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.playbook.Guidance;
import org.tocsin.domain.playbook.HolidaySpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Settings;

/** Every rule of a playbook as a row, in the order of its files. */
final class RuleList {
    private final List<RuleRow> rows = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private RuleList() {}

    /** What a rule is called and says. */
    private record Face(String id, String name, String says, String source) {}

    /** The whole head of a playbook as one rule. */
    private record Head(Playbook.Header header) {}

    /** When the team works, as one rule. */
    private record WorkingTime(TeamTime.Hours hours) {}

    static List<RuleRow> of(Playbook playbook) {
        var list = new RuleList();
        list.checks(playbook.checks());
        list.severities(playbook);
        list.clocks(playbook.response().rules());
        list.data(playbook.inputs());
        list.people(playbook);
        list.templates(playbook);
        list.texts(playbook);
        return List.copyOf(list.rows);
    }

    private <R extends Record> void add(
            Section section, String kind, String yaml, List<R> rules, Function<R, Face> face) {
        for (var rule : rules) {
            var it = face.apply(rule);
            int nth = counts.merge(kind + "/" + it.id(), 1, Integer::sum) - 1;
            rows.add(
                    new RuleRow(
                            new RuleRow.Key(section, kind, yaml, it.id(), nth),
                            it.name(),
                            it.says(),
                            it.source(),
                            rule));
        }
    }

    private void checks(List<Check> checks) {
        add(
                Section.CHECKS,
                "Check",
                "checks",
                checks,
                each ->
                        new Face(
                                each.id().value(),
                                each.title().name(),
                                Says.check(each),
                                each.title().source().orElse("")));
    }

    private void severities(Playbook playbook) {
        add(
                Section.SEVERITIES,
                "Severity",
                "severities",
                playbook.severities(),
                each ->
                        new Face(
                                each.severity().id(),
                                each.severity().id(),
                                Says.severity(each),
                                ""));
        add(
                Section.SEVERITIES,
                "Category",
                "categories",
                playbook.response().categories(),
                each -> new Face(each.id(), each.title(), Says.category(each), ""));
    }

    private void clocks(ClockRules rules) {
        add(
                Section.CLOCKS,
                "Milestone",
                "milestones",
                rules.milestones(),
                each -> ruled(each.rule(), Says.milestone(each)));
        add(
                Section.CLOCKS,
                "Ladder",
                "ladders",
                rules.ladders(),
                each -> new Face(each.id(), each.title(), Says.ladder(each), each.when().source()));
        add(
                Section.CLOCKS,
                "Duty",
                "duties",
                rules.duties(),
                each -> ruled(each.rule(), Says.duty(each)));
        add(
                Section.CLOCKS,
                "Notice",
                "routes",
                rules.routes(),
                each -> ruled(each.rule(), Says.route(each)));
        add(
                Section.CLOCKS,
                "Impact",
                "impact",
                rules.turns().impact(),
                each -> ruled(each.rule(), Says.impact(each)));
        add(
                Section.CLOCKS,
                "Level",
                "levels",
                rules.turns().levels(),
                each -> new Face(each.id(), each.title(), Says.level(each), ""));
        add(
                Section.CLOCKS,
                "Review",
                "reviews",
                rules.turns().reviews(),
                each -> new Face(each.id(), each.title(), Says.review(each), each.source()));
        if (!rules.turns().settings().equals(Settings.USUAL)) {
            only(
                    Section.CLOCKS,
                    "incidents",
                    new Face(
                            "incidents",
                            "How incidents are handled",
                            Says.settings(rules.turns().settings()),
                            ""),
                    rules.turns().settings());
        }
    }

    private static Face ruled(org.tocsin.domain.response.Rule rule, String says) {
        return new Face(rule.id(), rule.title(), says, rule.source());
    }

    private void only(Section section, String yaml, Face face, Record rule) {
        add(section, "Setting", yaml, List.of(rule), _ -> face);
    }

    private void data(Playbook.Inputs inputs) {
        add(
                Section.DATA,
                "Source",
                "sources",
                inputs.sources().stream().map(PlainSource::of).toList(),
                each -> new Face(each.id(), each.id(), each.says(), ""));
        add(
                Section.DATA,
                "Data set",
                "datasets",
                inputs.dataSets(),
                each -> new Face(each.id().value(), each.name(), Says.dataSet(each), ""));
        add(
                Section.DATA,
                "Measure",
                "measures",
                inputs.measures(),
                each -> new Face(each.id().value(), each.name(), Says.measure(each), ""));
    }

    private void people(Playbook playbook) {
        var directory = playbook.response().directory();
        var time = playbook.time();
        add(
                Section.PEOPLE,
                "On-call schedule",
                "on-call",
                time.schedules(),
                each -> new Face(each.id(), each.plan().name().title(), Says.schedule(each), ""));
        add(
                Section.PEOPLE,
                "Person",
                "people",
                directory.people(),
                each -> new Face(each.id(), each.name(), Says.contacts(each.contacts()), ""));
        add(
                Section.PEOPLE,
                "Role",
                "roles",
                directory.roles(),
                each -> new Face(each.id(), each.title(), Says.role(each), ""));
        add(
                Section.PEOPLE,
                "Pipeline",
                "pipelines",
                directory.pipelines(),
                each -> new Face(each.id(), each.title(), Says.pipeline(each), ""));
        add(
                Section.PEOPLE,
                "Contact",
                "contacts",
                directory.matrix(),
                each -> new Face("", Says.scope(each.scope()), Says.contact(each), ""));
        add(
                Section.PEOPLE,
                "Calendar duty",
                "calendar",
                time.agenda().duties(),
                each -> new Face(each.id(), each.title(), Says.calendar(each), each.source()));
        add(
                Section.PEOPLE,
                "Deadline",
                "pipelines",
                time.agenda().deadlines(),
                each -> new Face(each.pipeline(), each.title(), Facts.text(each.deadline()), ""));
        add(
                Section.CLOCKS,
                "Report",
                "reports",
                time.agenda().reports(),
                each -> new Face(each.id(), each.title(), Says.report(each), each.when().source()));
        add(
                Section.PEOPLE,
                "Maintenance",
                "maintenance",
                time.windows().maintenance(),
                each -> new Face(each.id(), each.title(), "Planned maintenance", ""));
        add(
                Section.PEOPLE,
                "Interval",
                "intervals",
                time.windows().intervals(),
                each -> new Face(each.id(), each.id(), "A stretch of time that rules name", ""));
        workingTime(time);
    }

    private void workingTime(TeamTime time) {
        var hours = time.hours();
        var says = Says.hours(hours, time.zone());
        boolean said =
                !hours.equals(TeamTime.Hours.STANDARD)
                        || !hours.holidays().equals(HolidaySpec.NONE);
        if (said) {
            only(
                    Section.PEOPLE,
                    "working-time",
                    new Face("working-hours", "Working time", says, ""),
                    new WorkingTime(hours));
        }
    }

    private void templates(Playbook playbook) {
        add(
                Section.TEMPLATES,
                "Template",
                "templates",
                playbook.response().guides().templates(),
                each ->
                        new Face(
                                each.id(),
                                each.title(),
                                Says.template(each, playbook),
                                each.source()));
    }

    private void texts(Playbook playbook) {
        add(
                Section.TEXTS,
                "Runbook",
                "runbooks",
                playbook.runbooks(),
                each -> new Face(each.id(), each.title(), Says.firstLine(each), ""));
        guides(playbook.response().guides());
        add(
                Section.TEXTS,
                "Note",
                "notes",
                playbook.header().guidance().notes(),
                each -> new Face(each.title(), each.title(), Says.line(each.markdown()), ""));
        add(
                Section.TEXTS,
                "Day",
                "day",
                playbook.header().guidance().day(),
                (Guidance.Step each) -> new Face("", each.at().toString(), each.what(), ""));
        only(
                Section.TEXTS,
                "name",
                new Face(
                        playbook.header().name(),
                        playbook.header().title(),
                        Says.line(playbook.header().description()),
                        ""),
                new Head(playbook.header()));
    }

    private void guides(Guides guides) {
        add(
                Section.TEXTS,
                "Procedure",
                "procedures",
                guides.procedures(),
                each ->
                        new Face(
                                each.id(),
                                each.title(),
                                Says.procedure(each),
                                each.application().source()));
        add(
                Section.TEXTS,
                "Known issue",
                "known-issues",
                guides.knownIssues(),
                each -> new Face(each.id(), each.title(), Says.line(each.signs().issue()), ""));
    }
}
