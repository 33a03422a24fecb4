package org.tocsin.ui.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Recurrence;
import org.tocsin.domain.oncall.Fairness;
import org.tocsin.domain.oncall.Finding;
import org.tocsin.domain.oncall.Load;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.playbook.PipelineDeadline;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.engine.RotaDesk.Rota;
import org.tocsin.ui.oncall.Picture.Due;
import org.tocsin.ui.oncall.Picture.Fair;
import org.tocsin.ui.oncall.Picture.Ledger;
import org.tocsin.ui.oncall.Picture.Owned;
import org.tocsin.ui.oncall.Picture.Share;
import org.tocsin.ui.oncall.Picture.Task;
import org.tocsin.ui.oncall.Picture.Warning;

/** What is wrong with the rota, who carries how much, and what is due. Pure. */
record Accountant(Rota rota, Instant now, People people, ZoneId zone) {
    /** How far ahead gaps and double bookings are told. */
    private static final Duration AHEAD = Duration.ofDays(26 * 7);

    Ledger ledger(int year) {
        return new Ledger(warnings(year), fairness(year), ownership(), tasks());
    }

    private List<Warning> warnings(int year) {
        var warnings = new ArrayList<Warning>();
        var to = now.plus(AHEAD);
        var all = new ArrayList<Shift>();
        for (var schedule : rota.schedules()) {
            all.addAll(schedule.shifts(now, to));
            for (var gap : schedule.gaps(now, to)) {
                warnings.add(
                        new Warning(
                                "Gap",
                                "Nobody is %s for %s from %s: %s"
                                        .formatted(
                                                gap.post().position(),
                                                Words.length(gap.when().length()),
                                                Words.full(gap.when().from(), zone),
                                                gap.why()),
                                java.util.Optional.of(gap.when().from())));
            }
            for (var finding : findings(schedule, year)) {
                warnings.add(warning(finding));
            }
        }
        for (var doubled : OnCallSchedule.doubleBookings(all)) {
            warnings.add(
                    new Warning(
                            "Double booking",
                            "%s is %s and %s at once from %s, for %s"
                                    .formatted(
                                            people.name(doubled.one().person()),
                                            doubled.one().post().position(),
                                            doubled.other().post().position(),
                                            Words.full(doubled.when().from(), zone),
                                            Words.length(doubled.when().length())),
                            java.util.Optional.of(doubled.when().from())));
        }
        rota.playbook().time().windows().maintenance().stream()
                .flatMap(planned -> planned.windows().stream())
                .flatMap(window -> window.findings().stream())
                .distinct()
                .forEach(finding -> warnings.add(warning(finding)));
        // What is about no day comes last: nothing can be clicked there.
        warnings.sort(Comparator.comparing(w -> w.at().orElse(Instant.MAX)));
        return warnings;
    }

    private List<Finding> findings(OnCallSchedule schedule, int year) {
        return rota.playbook()
                .time()
                .schedule(schedule.name().id())
                .map(TeamSchedule::rules)
                .orElse(TeamSchedule.Rules.STANDARD)
                .coverRules()
                .findings(schedule, year);
    }

    private Warning warning(Finding finding) {
        String word =
                switch (finding.rule()) {
                    case TOO_MANY_HOLIDAYS -> "Too many holidays";
                    case COVERS_OVERLAP -> "Covers overlap";
                    case TRADE_NOT_APPROVED -> "Waits for approval";
                    case OVERRIDES_OVERLAP -> "Overrides overlap";
                    case HOLIDAY_NOT_KNOWN -> "Holiday not known";
                    case ANNOUNCED_LATE -> "Announced late";
                    case IN_A_FREEZE -> "In a freeze";
                };
        return new Warning(word, Words.sentence(named(finding.message())), finding.at());
    }

    /** The same sentence with people's names for their ids. */
    private String named(String message) {
        String told = message;
        for (var person : rota.playbook().response().directory().people()) {
            told = told.replace(person.id(), person.name());
        }
        return told.replaceAll("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)", "$1 $2");
    }

    private List<Fair> fairness(int year) {
        var rows = new ArrayList<Fair>();
        for (var schedule : rota.schedules()) {
            var from = LocalTimes.dayStart(LocalDate.of(year, 1, 1), schedule.zone());
            var to = LocalTimes.dayStart(LocalDate.of(year + 1, 1, 1), schedule.zone());
            for (var load : new Fairness(schedule).between(from, to)) {
                rows.add(
                        new Fair(
                                schedule.name().title(),
                                people.name(load.person()),
                                hours(load),
                                new Share(load.weeks(), load.credit()),
                                load.majorHolidays().isEmpty()
                                        ? "none"
                                        : String.join(", ", load.majorHolidays())));
            }
        }
        return rows;
    }

    private static String hours(Load load) {
        return load.hours().entrySet().stream()
                .map(e -> "%s %,d h".formatted(e.getKey(), e.getValue().toHours()))
                .collect(Collectors.joining(" · "));
    }

    private List<Owned> ownership() {
        var rows = new ArrayList<Owned>();
        for (var pipeline : rota.playbook().response().directory().pipelines()) {
            var deadlines =
                    rota.playbook().time().agenda().deadlines().stream()
                            .filter(d -> d.pipeline().equals(pipeline.id()))
                            .toList();
            if (deadlines.isEmpty()) {
                rows.add(owned(pipeline, "", new Due("", "", false)));
            }
            deadlines.forEach(d -> rows.add(owned(pipeline, d.title(), due(d))));
        }
        return rows;
    }

    private Owned owned(Pipeline pipeline, String deadline, Due due) {
        var owner = pipeline.ownership();
        String owners =
                owner.secondary().isEmpty()
                        ? people.name(owner.primary())
                        : people.name(owner.primary()) + " / " + people.name(owner.secondary());
        return new Owned(pipeline.title(), owner.area(), owners, deadline, due);
    }

    private Due due(PipelineDeadline deadline) {
        var due = deadline.deadline().next(now, rota.calendar());
        return new Due(
                Words.full(due.at(), zone),
                due.warnFrom().equals(due.at()) ? "" : Words.full(due.warnFrom(), zone),
                due.imminent(now));
    }

    private List<Task> tasks() {
        return rota.playbook().time().agenda().duties().stream()
                .map(duty ->
                        new Task(
                                duty.title(),
                                duty.recurrence().next(now, rota.calendar()),
                                often(duty.recurrence()),
                                owner(duty.owner()),
                                duty.source()))
                .sorted(Comparator.comparing(Task::next))
                .toList();
    }

    private String owner(String role) {
        return rota.playbook().response().directory().role(role).map(r -> r.title()).orElse(role);
    }

    static String often(Recurrence recurrence) {
        return switch (recurrence) {
            case Recurrence.Daily _ -> "daily";
            case Recurrence.Weekly(var day, var _) ->
                    "every " + day.getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
            case Recurrence.Monthly _, Recurrence.BusinessDayOfMonth _ -> "monthly";
            case Recurrence.Quarterly _, Recurrence.BusinessDayOfQuarter _ -> "quarterly";
            case Recurrence.BeforeQuarterClose(var days, var _) ->
                    "%,d business %s before each quarterly close"
                            .formatted(days, days == 1 ? "day" : "days");
        };
    }
}
