package org.tocsin.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Directory;

/**
 * What the clocks of incidents look up, after the playbook in force. Fast enough to plan thousands of
 * incidents anew: working time is laid out once a year, who is on call once a month of time asked
 * about. Safe for use by several threads.
 */
public final class TeamSurroundings implements Surroundings {
    private final BusinessCalendar calendar;
    private final Directory directory;
    private final Map<String, Roster> rosters = new HashMap<>();

    /** Without overrides other than those of the playbook itself. */
    public TeamSurroundings(Playbook playbook, HolidaySource holidays) {
        this(playbook, holidays, Map.of());
    }

    /**
     * @param overrides further ones by the schedule's id, in the order in which they were entered;
     *     they go over those of the playbook
     */
    public TeamSurroundings(
            Playbook playbook,
            HolidaySource holidays,
            Map<String, List<ShiftOverride>> overrides) {
        var time = playbook.time();
        calendar = time.calendar(holidays);
        directory = playbook.response().directory();
        for (var schedule : time.schedules()) {
            var plan = schedule.on(holidays, time.hours().holidays());
            rosters.put(
                    schedule.id(),
                    new Roster(with(plan, overrides.getOrDefault(schedule.id(), List.of()))));
        }
    }

    private static OnCallSchedule with(OnCallSchedule plan, List<ShiftOverride> more) {
        return plan.with(Stream.concat(plan.overrides().stream(), more.stream()).toList());
    }

    @Override
    public Instant after(Instant from, Span span) {
        return calendar.after(from, span);
    }

    @Override
    public Instant working(Instant at) {
        return calendar.nextWorking(at);
    }

    @Override
    public List<String> onCall(String schedule, String position, Instant at) {
        var roster = rosters.get(schedule);
        return roster == null ? List.of() : roster.at(position, at);
    }

    @Override
    public Directory directory() {
        return directory;
    }
}
