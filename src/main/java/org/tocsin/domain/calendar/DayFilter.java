package org.tocsin.domain.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which days count: those in a range of every kind that is named. An empty list names none. */
public record DayFilter(
        List<DayRange> weekdays,
        List<DayRange> daysOfMonth,
        List<DayRange> months,
        List<DayRange> years) {
    /** Every day. */
    public static final DayFilter ALL = new DayFilter(List.of(), List.of(), List.of(), List.of());

    public DayFilter {
        weekdays = List.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    public static DayFilter onWeekdays(DayRange... weekdays) {
        return new DayFilter(List.of(weekdays), List.of(), List.of(), List.of());
    }

    public static DayFilter onDaysOfMonth(DayRange... days) {
        return new DayFilter(List.of(), List.of(days), List.of(), List.of());
    }

    public boolean matches(LocalDate day) {
        return holds(years, day.getYear())
                && holds(months, day.getMonthValue())
                && holds(weekdays, day.getDayOfWeek().getValue() % 7)
                && (daysOfMonth.isEmpty() || daysOfMonth.stream().anyMatch(r -> r.holdsDayOf(day)));
    }

    /** The first matching day from one to another, both included. */
    Optional<LocalDate> next(LocalDate from, LocalDate last) {
        var day = from;
        while (!day.isAfter(last)) {
            if (!holds(years, day.getYear())) {
                day = LocalDate.of(day.getYear() + 1, 1, 1);
            } else if (!holds(months, day.getMonthValue())) {
                day = day.withDayOfMonth(1).plusMonths(1);
            } else if (matches(day)) {
                return Optional.of(day);
            } else {
                day = day.plusDays(1);
            }
        }
        return Optional.empty();
    }

    /** After this year nothing changes; 0 when no years are named. */
    int lastYear() {
        return years.stream().mapToInt(DayRange::last).max().orElse(0);
    }

    private static boolean holds(List<DayRange> ranges, int value) {
        if (ranges.isEmpty()) {
            return true;
        }
        for (var range : ranges) {
            if (range.holds(value)) {
                return true;
            }
        }
        return false;
    }
}
