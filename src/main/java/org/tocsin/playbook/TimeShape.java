package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.tocsin.domain.calendar.WorkingWeek;
import org.tocsin.domain.playbook.HolidaySpec;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.playbook.TeamDuty;
import org.tocsin.domain.playbook.TeamTime;

/** The sections of a playbook that say when the team works and who is on call. */
final class TimeShape {
    static final Shape.Key<WorkingWeek> WORKING_TIME =
            optional(
                    "working-time",
                    WorkingTimeShape.WEEK,
                    "When the team works; Monday to Friday, 09:00 to 17:00, when not said");
    static final Shape.Key<HolidaySpec> HOLIDAYS =
            optional(
                    "holidays",
                    WorkingTimeShape.HOLIDAYS,
                    "On which days it does not; none when not said");
    static final Shape.Key<List<IntervalShape.Entry>> INTERVALS =
            optional(
                    "intervals",
                    Structures.named(IntervalShape.INTERVAL),
                    "Times that recur, by name; active when any of their parts is");
    static final Shape.Key<List<MaintenanceShape.Entry>> MAINTENANCE =
            optional(
                    "maintenance",
                    Structures.entries(MaintenanceShape.WINDOW),
                    "When maintenance is planned");
    static final Shape.Key<List<OnCallShape.Entry>> ON_CALL =
            optional(
                    "on-call",
                    Structures.named(OnCallShape.SCHEDULE),
                    "Who is on call, by schedule");
    static final Shape.Key<List<Function<TimeContext, TeamDuty>>> CALENDAR =
            optional(
                    "calendar",
                    Structures.entries(AgendaShape.DUTY),
                    "What the team does again and again");

    static final Shape.Key<List<Function<TimeContext, ScheduledReport>>> REPORTS =
            optional(
                    "reports",
                    Structures.entries(ReportShape.REPORT),
                    "Summaries that go out by themselves, such as {id: daily-summary, daily:"
                            + " \"09:00\", to: {roles: readers, channels: email}, template:"
                            + " daily-summary}");

    static final List<Shape.Key<?>> KEYS =
            List.of(WORKING_TIME, HOLIDAYS, INTERVALS, MAINTENANCE, ON_CALL, CALENDAR, REPORTS);

    private TimeShape() {}

    static TeamTime time(Sections sections, ZoneId zone, Problems problems) {
        var week = sections.once(WORKING_TIME).orElse(WorkingWeek.STANDARD);
        var intervals = new Intervals(sections.all(INTERVALS), zone, problems);
        var context = new TimeContext(zone, start(week), intervals, problems);
        return new TeamTime(
                zone,
                new TeamTime.Hours(week, sections.once(HOLIDAYS).orElse(HolidaySpec.NONE)),
                new TeamTime.Windows(
                        intervals.all(),
                        sections.all(MAINTENANCE).stream()
                                .map(entry -> entry.window().apply(context))
                                .toList()),
                sections.all(ON_CALL).stream().map(entry -> entry.in(context)).toList(),
                new TeamTime.Agenda(
                        sections.all(CALENDAR).stream().map(duty -> duty.apply(context)).toList(),
                        sections.all(ResponseShape.PIPELINES).stream()
                                .flatMap(entry ->
                                        entry.deadlines().stream()
                                                .map(deadline ->
                                                        deadline.of(entry.pipeline().id(), zone)))
                                .toList(),
                        sections.all(REPORTS).stream().map(each -> each.apply(context)).toList()));
    }

    private static LocalTime start(WorkingWeek week) {
        return week.hours().values().stream()
                .flatMap(List::stream)
                .map(WorkingWeek.Hours::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
