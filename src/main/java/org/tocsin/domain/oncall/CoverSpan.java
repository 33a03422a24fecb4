package org.tocsin.domain.oncall;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Stretch;

/** How long a row of the holiday table covers (document 004; semantics: Contradictions). */
public sealed interface CoverSpan {
    /** From Monday's handoff to the next, in the week (Monday to Sunday) that holds the date. */
    record WeekOf(String holiday, LocalTime handoff) implements CoverSpan {}

    /**
     * The holiday and the weekend it adjoins: of a Monday, from Saturday 00:00 to Tuesday's
     * handoff; of a Friday, from its 00:00 to Monday's handoff.
     */
    record LongWeekend(String holiday, LocalTime handoff) implements CoverSpan {}

    /**
     * The same dates each year.
     *
     * @param first from its 00:00
     * @param last to the end of this day, in the next year when it comes before the first
     */
    record Dates(MonthDay first, MonthDay last) implements CoverSpan {}

    /** The span that belongs to a calendar year; nothing when the holiday is not known. */
    default Optional<Stretch> in(int year, HolidayDates dates, ZoneId zone) {
        return switch (this) {
            case WeekOf(var holiday, var handoff) ->
                    dates.in(holiday, year)
                            .map(d -> d.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                            .map(d -> between(d, handoff, d.plusWeeks(1), handoff, zone));
            case LongWeekend(var holiday, var handoff) ->
                    dates.in(holiday, year).map(d -> longWeekend(d, handoff, zone));
            case Dates(var first, var last) -> {
                int end = last.isBefore(first) ? year + 1 : year;
                yield Optional.of(
                        between(
                                first.atYear(year),
                                LocalTime.MIDNIGHT,
                                last.atYear(end).plusDays(1),
                                LocalTime.MIDNIGHT,
                                zone));
            }
        };
    }

    private static Stretch longWeekend(LocalDate date, LocalTime handoff, ZoneId zone) {
        var saturday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
        var monday = date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return switch (date.getDayOfWeek()) {
            case MONDAY, TUESDAY ->
                    between(saturday, LocalTime.MIDNIGHT, date.plusDays(1), handoff, zone);
            case SATURDAY, SUNDAY -> between(saturday, LocalTime.MIDNIGHT, monday, handoff, zone);
            case WEDNESDAY, THURSDAY, FRIDAY ->
                    between(date, LocalTime.MIDNIGHT, monday, handoff, zone);
        };
    }

    private static Stretch between(
            LocalDate from, LocalTime start, LocalDate to, LocalTime end, ZoneId zone) {
        return new Stretch(
                LocalTimes.start(from.atTime(start), zone), LocalTimes.start(to.atTime(end), zone));
    }
}
