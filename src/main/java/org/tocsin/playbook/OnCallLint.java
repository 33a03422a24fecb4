package org.tocsin.playbook;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.oncall.CoverSpan;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.playbook.PlannedWindow;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Role;

/** Holds on-call schedules and maintenance against the next 12 months (P-2, O-2, O-4). */
final class OnCallLint {
    private final TeamTime time;
    private final Declared declared;
    private final Outlook outlook;
    private final Problems problems;

    OnCallLint(TeamTime time, Declared declared, Outlook outlook, Problems problems) {
        this.time = time;
        this.declared = declared;
        this.outlook = outlook;
        this.problems = problems;
    }

    void tell(Directory directory, List<OnCallShape.Entry> entries) {
        entries.forEach(this::tellUnknownHolidays);
        directory.roles().forEach(this::tellGap);
        for (var entry : entries) {
            time.schedule(entry.name().id()).ifPresent(schedule -> tellFindings(schedule, entry));
        }
        time.windows().maintenance().forEach(this::tellWindow);
    }

    private void tellUnknownHolidays(OnCallShape.Entry entry) {
        var names = outlook.holidays().names(time.hours().holidays(), years(time.zone()).getFirst());
        var dates = outlook.holidays().dates(time.hours().holidays());
        for (var row : entry.cover().entries()) {
            var holiday = holiday(row.span(LocalTime.MIDNIGHT));
            boolean known =
                    holiday.isEmpty()
                            || names.contains(holiday)
                            || years(time.zone()).stream()
                                    .anyMatch(year -> dates.in(holiday, year).isPresent());
            if (!known) {
                problems.error(
                        row.at(),
                        "there is no holiday \"%s\"%s"
                                .formatted(holiday, Scalars.known(holiday, names)));
            }
        }
    }

    private static String holiday(CoverSpan span) {
        return switch (span) {
            case CoverSpan.WeekOf(var holiday, var _) -> holiday;
            case CoverSpan.LongWeekend(var holiday, var _) -> holiday;
            case CoverSpan.Dates _ -> "";
        };
    }

    private void tellGap(Role role) {
        if (!(role.holder() instanceof Role.OnCall(var id, var position))) {
            return;
        }
        var schedule = time.schedule(id).map(each -> each.on(outlook.holidays(), time.hours().holidays()));
        if (schedule.isEmpty()) {
            return;
        }
        var place = declared.place(Declared.Kind.ROLE, role.id());
        if (!schedule.get().positions().contains(position)) {
            problems.error(
                    place,
                    "schedule \"%s\" has no position \"%s\"%s"
                            .formatted(
                                    id,
                                    position,
                                    Scalars.known(position, schedule.get().positions())));
            return;
        }
        firstGap(schedule.get(), position)
                .ifPresent(
                        gap ->
                                problems.warning(
                                        place,
                                        "nobody holds \"%s\" from %s to %s: %s"
                                                .formatted(
                                                        role.id(),
                                                        gap.when().from(),
                                                        gap.when().to(),
                                                        gap.why())));
    }

    private Optional<OnCallSchedule.Gap> firstGap(OnCallSchedule schedule, String position) {
        return schedule.gaps(outlook.now(), yearFromNow()).stream()
                .filter(gap -> gap.post().position().equals(position))
                .findFirst();
    }

    private void tellFindings(TeamSchedule schedule, OnCallShape.Entry entry) {
        var plan = schedule.on(outlook.holidays(), time.hours().holidays());
        var told = new LinkedHashSet<String>();
        for (int year : years(plan.zone())) {
            for (var finding : schedule.rules().coverRules().findings(plan, year)) {
                if (told.add(finding.message())) {
                    problems.warning(place(finding.message(), entry), finding.message());
                }
            }
        }
    }

    /** The row of the holiday table that is named first in the words, else the schedule. */
    private Place place(String message, OnCallShape.Entry entry) {
        return entry.cover().entries().stream()
                .filter(row -> message.contains(row.row().title()))
                .min(Comparator.comparingInt(row -> message.indexOf(row.row().title())))
                .map(CoverShape.Entry::at)
                .orElseGet(() -> declared.place(Declared.Kind.SCHEDULE, entry.name().id()));
    }

    private void tellWindow(PlannedWindow window) {
        for (var each : window.windows()) {
            for (var finding : each.findings()) {
                problems.warning(
                        declared.place(Declared.Kind.WINDOW, window.id()), finding.message());
            }
        }
    }

    /** The calendar years that the next 12 months lie in. */
    private List<Integer> years(ZoneId zone) {
        int first = outlook.now().atZone(zone).getYear();
        int last = yearFromNow().atZone(zone).getYear();
        return first == last ? List.of(first) : List.of(first, last);
    }

    private Instant yearFromNow() {
        return outlook.now().atZone(time.zone()).plusMonths(12).toInstant();
    }
}
