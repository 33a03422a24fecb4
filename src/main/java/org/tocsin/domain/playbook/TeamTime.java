package org.tocsin.domain.playbook;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.TimeInterval;
import org.tocsin.domain.calendar.WorkingWeek;

/**
 * When the team works, who is on call, and what comes round by the calendar (E-6, O-1 to O-6,
 * C-25).
 *
 * @param zone of its working hours
 * @param agenda what is due by the calendar
 */
public record TeamTime(
        ZoneId zone, Hours hours, Windows windows, List<TeamSchedule> schedules, Agenda agenda) {
    public TeamTime {
        schedules = List.copyOf(schedules);
    }

    /** The usual hours: Monday to Friday, 09:00 to 17:00, no holidays, nobody on call. */
    public static TeamTime standard(ZoneId zone) {
        return new TeamTime(zone, Hours.STANDARD, Windows.NONE, List.of(), Agenda.NONE);
    }

    /** Working time. */
    public record Hours(WorkingWeek week, HolidaySpec holidays) {
        public static final Hours STANDARD = new Hours(WorkingWeek.STANDARD, HolidaySpec.NONE);
    }

    /**
     * @param intervals that rules refer to by name
     * @param maintenance when maintenance is planned
     */
    public record Windows(List<NamedInterval> intervals, List<PlannedWindow> maintenance) {
        public static final Windows NONE = new Windows(List.of(), List.of());

        public Windows {
            intervals = List.copyOf(intervals);
            maintenance = List.copyOf(maintenance);
        }
    }

    /** An interval is active when any of its parts is, as in Alertmanager. */
    public record NamedInterval(String id, List<TimeInterval> parts) {
        public NamedInterval {
            parts = List.copyOf(parts);
        }

        public boolean contains(Instant at) {
            return parts.stream().anyMatch(part -> part.contains(at));
        }
    }

    /**
     * @param duties of the team, that no incident starts (O-6)
     * @param deadlines of pipelines (C-25)
     * @param reports that go out by themselves (T-6)
     */
    public record Agenda(
            List<TeamDuty> duties,
            List<PipelineDeadline> deadlines,
            List<ScheduledReport> reports) {
        public static final Agenda NONE = new Agenda(List.of(), List.of(), List.of());

        public Agenda {
            duties = List.copyOf(duties);
            deadlines = List.copyOf(deadlines);
            reports = List.copyOf(reports);
        }
    }

    /** The team's working time, with holidays looked up. */
    public BusinessCalendar calendar(HolidaySource source) {
        return new BusinessCalendar(zone, hours.week(), source.off(hours.holidays()));
    }

    public Optional<TeamSchedule> schedule(String id) {
        return schedules.stream().filter(schedule -> schedule.id().equals(id)).findFirst();
    }

    public Optional<NamedInterval> interval(String id) {
        return windows.intervals().stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
