package org.tocsin.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.check.JudgedDay;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.RuleDays;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamTime.NamedInterval;

/**
 * Looks days up in the playbook's calendar (D-5). An interval holds a day when it holds its noon by
 * the interval's own clock, so that a data set in another zone is still judged by its date.
 */
record JudgedDays(Holidays holidays, List<NamedInterval> intervals) {
    private static final RuleDays.Selector HOLIDAYS =
            new RuleDays.Selector.Kind(JudgedDay.Kind.HOLIDAYS);

    static JudgedDays of(Playbook playbook, HolidaySource source) {
        boolean asked =
                playbook.checks().stream()
                        .flatMap(check -> check.rules().stream())
                        .map(Rule::days)
                        .flatMap(days -> Stream.concat(days.on().stream(), days.except().stream()))
                        .anyMatch(HOLIDAYS::equals);
        // Looking holidays up costs a library; most playbooks never ask.
        return new JudgedDays(
                asked ? source.off(playbook.time().hours().holidays()) : Holidays.NONE,
                playbook.time().windows().intervals());
    }

    JudgedDay of(Partition partition) {
        return of(date(partition));
    }

    JudgedDay of(LocalDate date) {
        return new JudgedDay(
                date,
                holidays.on(date).isPresent(),
                intervals.stream()
                        .filter(interval -> holds(interval, date))
                        .map(NamedInterval::id)
                        .collect(Collectors.toSet()));
    }

    private static boolean holds(NamedInterval interval, LocalDate date) {
        return interval.parts().stream()
                .anyMatch(part ->
                        part.contains(date.atTime(LocalTime.NOON).atZone(part.zone()).toInstant()));
    }

    /** The first day of a partition; of a data set that is not cut, the day it is looked at. */
    static LocalDate date(Partition partition) {
        return switch (partition) {
            case Partition.Whole(var seenOn, _) -> seenOn;
            case Partition.Span(var start, _, _) -> start;
        };
    }
}
