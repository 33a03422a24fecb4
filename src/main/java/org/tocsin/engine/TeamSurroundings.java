package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.response.Directory;

/** A team's working hours, its schedules and its directory, as its playbook has them. */
public record TeamSurroundings(
        BusinessCalendar calendar, Map<String, OnCallSchedule> schedules, Directory directory)
        implements Surroundings {
    public TeamSurroundings {
        schedules = Map.copyOf(schedules);
    }

    public static TeamSurroundings of(Playbook playbook, HolidaySource holidays) {
        var time = playbook.conduct().time();
        Function<TeamSchedule, OnCallSchedule> dated =
                schedule -> schedule.on(holidays, time.hours().holidays());
        return new TeamSurroundings(
                time.calendar(holidays),
                time.schedules().stream().collect(Collectors.toMap(TeamSchedule::id, dated)),
                playbook.response().directory());
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
        return Optional.ofNullable(schedules.get(schedule)).stream()
                .flatMap(plan -> plan.at(at).stream())
                .filter(shift -> shift.post().position().equals(position))
                .map(Shift::person)
                .toList();
    }
}
