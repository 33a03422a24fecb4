package org.tocsin.domain.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;

/**
 * How often a duty comes round (O-6), at a time of day in the team's zone. A day that a month does
 * not have is its last one.
 */
public sealed interface Recurrence {
    record Daily(LocalTime at) implements Recurrence {}

    record Weekly(DayOfWeek day, LocalTime at) implements Recurrence {}

    /**
     * @param day of the month, 1 to 31, or -1 (the last day) to -31
     */
    record Monthly(int day, LocalTime at) implements Recurrence {
        public Monthly {
            requireDay(day);
        }
    }

    /**
     * @param month of the quarter, 1 to 3
     * @param day of that month, 1 to 31, or -1 (the last day) to -31
     */
    record Quarterly(int month, int day, LocalTime at) implements Recurrence {
        public Quarterly {
            requireDay(day);
            if (month < 1 || month > 3) {
                throw new IllegalArgumentException("a quarter has months 1 to 3, not " + month);
            }
        }
    }

    /**
     * So many business days before the last calendar day of each quarter, which does not count
     * itself.
     */
    record BeforeQuarterClose(int businessDays, LocalTime at) implements Recurrence {
        public BeforeQuarterClose {
            if (businessDays < 1 || businessDays > 60) {
                throw new IllegalArgumentException(
                        "1 to 60 business days before the close, not " + businessDays);
            }
        }
    }

    /**
     * On a business day of each month.
     *
     * @param n the n-th business day, -1 the last
     */
    record BusinessDayOfMonth(int n, LocalTime at) implements Recurrence {
        public BusinessDayOfMonth {
            requireBusinessDay(n);
        }
    }

    /**
     * On a business day of the first month of each quarter, or counted from the end, of its last.
     *
     * @param n the n-th business day, -1 the last
     */
    record BusinessDayOfQuarter(int n, LocalTime at) implements Recurrence {
        public BusinessDayOfQuarter {
            requireBusinessDay(n);
        }
    }

    LocalTime at();

    /** The first time strictly after an instant. */
    default Instant next(Instant after, BusinessCalendar calendar) {
        // Any rule's date moves by a quarter at most, so the one before this month's is early
        // enough.
        var day = after.atZone(calendar.zone()).toLocalDate();
        var month = YearMonth.from(day).minusMonths(1);
        var quarter = BusinessDeadline.quarterEnd(YearMonth.from(day).minusMonths(3));
        return switch (this) {
            case Daily _ -> first(after, calendar, day.minusDays(1), d -> d.plusDays(1));
            case Weekly(var weekday, var _) ->
                    first(
                            after,
                            calendar,
                            day.minusDays(7).with(TemporalAdjusters.nextOrSame(weekday)),
                            d -> d.plusWeeks(1));
            case Monthly(int n, var _) ->
                    first(
                            after,
                            calendar,
                            dayOf(month, n),
                            d -> dayOf(YearMonth.from(d).plusMonths(1), n));
            case Quarterly(int m, int n, var _) ->
                    first(
                            after,
                            calendar,
                            dayOf(quarter.minusMonths(3L - m), n),
                            d -> dayOf(YearMonth.from(d).plusMonths(3), n));
            case BeforeQuarterClose(int n, var _) -> beforeClose(after, calendar, n, quarter);
            case BusinessDayOfMonth(int n, var _) -> businessDay(after, calendar, n, month, 1);
            case BusinessDayOfQuarter(int n, var _) ->
                    businessDay(after, calendar, n, n > 0 ? quarter.minusMonths(2) : quarter, 3);
        };
    }

    private Instant beforeClose(Instant after, BusinessCalendar calendar, int n, YearMonth from) {
        for (var quarter = from; ; quarter = quarter.plusMonths(3)) {
            var day = calendar.plusBusinessDays(quarter.atEndOfMonth(), -n);
            var due = LocalTimes.start(day.atTime(at()), calendar.zone());
            if (due.isAfter(after)) {
                return due;
            }
        }
    }

    private Instant businessDay(
            Instant after, BusinessCalendar calendar, int n, YearMonth from, int step) {
        for (var month = from; ; month = month.plusMonths(step)) {
            var day = calendar.nthBusinessDay(month, n);
            var due = LocalTimes.start(day.atTime(at()), calendar.zone());
            if (due.isAfter(after)) {
                return due;
            }
        }
    }

    private Instant first(
            Instant after,
            BusinessCalendar calendar,
            LocalDate from,
            UnaryOperator<LocalDate> step) {
        for (var day = from; ; day = step.apply(day)) {
            var due = LocalTimes.start(day.atTime(at()), calendar.zone());
            if (due.isAfter(after)) {
                return due;
            }
        }
    }

    private static LocalDate dayOf(YearMonth month, int day) {
        int length = month.lengthOfMonth();
        int counted = day > 0 ? day : length + day + 1;
        return month.atDay(Math.clamp(counted, 1, length));
    }

    private static void requireDay(int day) {
        if (day == 0 || day < -31 || day > 31) {
            throw new IllegalArgumentException(
                    "a day of the month is 1 to 31 or -1 to -31, not " + day);
        }
    }

    private static void requireBusinessDay(int n) {
        if (n == 0 || Math.abs(n) > 23) {
            throw new IllegalArgumentException(
                    "a business day of a month is 1 to 23 or -1 to -23, not " + n);
        }
    }
}
