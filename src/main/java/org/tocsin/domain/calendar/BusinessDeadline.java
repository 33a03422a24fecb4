package org.tocsin.domain.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.function.Function;

/**
 * When a report is due by the business calendar (C-25, document 004: reporting deadlines). A month
 * or quarter closes with its last calendar day. What is due on a business day is due when that
 * day's working hours end.
 */
public sealed interface BusinessDeadline {
    /** So many business days after each month has closed. */
    record AfterMonthClose(int businessDays) implements BusinessDeadline {
        public AfterMonthClose {
            requireDays(businessDays);
        }

        @Override
        public String toString() {
            return "monthly close + " + days(businessDays);
        }
    }

    /** By the n-th business day of each month; -1 is the last. */
    record ByBusinessDay(int n) implements BusinessDeadline {
        public ByBusinessDay {
            if (n == 0) {
                throw new IllegalArgumentException("business days count from 1 or from -1");
            }
        }

        @Override
        public String toString() {
            return "monthly by business day " + n;
        }
    }

    /** At a time of each day, in its own zone. */
    record Daily(LocalTime at, ZoneId zone) implements BusinessDeadline {
        @Override
        public String toString() {
            return "daily by %s %s".formatted(at, zone);
        }
    }

    /** At a time of each week, in its own zone. */
    record Weekly(DayOfWeek day, LocalTime at, ZoneId zone) implements BusinessDeadline {
        @Override
        public String toString() {
            return "weekly by %s %s %s"
                    .formatted(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), at, zone);
        }
    }

    /** So many business days after each quarter has closed. */
    record AfterQuarterClose(int businessDays) implements BusinessDeadline {
        public AfterQuarterClose {
            requireDays(businessDays);
        }

        @Override
        public String toString() {
            return "quarterly close + " + days(businessDays);
        }
    }

    /** The first due instant strictly after the given one. */
    default Instant next(Instant after, BusinessCalendar calendar) {
        var month = YearMonth.from(after.atZone(calendar.zone()));
        return switch (this) {
            case AfterMonthClose(int n) ->
                    firstAfter(
                            after, back(month, n), 1, m -> closing(m.atEndOfMonth(), n, calendar));
            case ByBusinessDay(int n) ->
                    firstAfter(
                            after,
                            month.minusMonths(1),
                            1,
                            m -> endOf(calendar.nthBusinessDay(m, n), calendar));
            case AfterQuarterClose(int n) ->
                    firstAfter(
                            after,
                            quarterEnd(back(month, n).minusMonths(3)),
                            3,
                            m -> closing(m.atEndOfMonth(), n, calendar));
            case Weekly(var day, var at, var zone) -> weekly(after, day.getValue(), at, zone);
            case Daily(var at, var zone) -> daily(after, at, zone);
        };
    }

    private static YearMonth back(YearMonth month, int businessDays) {
        return month.minusMonths(2 + businessDays / 10L);
    }

    static YearMonth quarterEnd(YearMonth month) {
        return month.plusMonths(2 - (month.getMonthValue() - 1) % 3);
    }

    private static Instant firstAfter(
            Instant after, YearMonth from, int step, Function<YearMonth, Instant> due) {
        for (var month = from; ; month = month.plusMonths(step)) {
            var found = due.apply(month);
            if (found.isAfter(after)) {
                return found;
            }
        }
    }

    private static Instant weekly(Instant after, int weekday, LocalTime at, ZoneId zone) {
        var day =
                after.atZone(zone)
                        .toLocalDate()
                        .minusDays(7)
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday)));
        while (true) {
            var due = LocalTimes.end(day.atTime(at), zone);
            if (due.isAfter(after)) {
                return due;
            }
            day = day.plusWeeks(1);
        }
    }

    private static Instant daily(Instant after, LocalTime at, ZoneId zone) {
        for (var day = after.atZone(zone).toLocalDate().minusDays(1); ; day = day.plusDays(1)) {
            var due = LocalTimes.end(day.atTime(at), zone);
            if (due.isAfter(after)) {
                return due;
            }
        }
    }

    private static Instant closing(LocalDate close, int businessDays, BusinessCalendar calendar) {
        return endOf(calendar.plusBusinessDays(close, businessDays), calendar);
    }

    private static Instant endOf(LocalDate businessDay, BusinessCalendar calendar) {
        return calendar.workingDay(businessDay).orElseThrow().to();
    }

    private static void requireDays(int businessDays) {
        if (businessDays < 0 || businessDays > 250) {
            throw new IllegalArgumentException(
                    "a deadline is 0 to 250 business days after the close, not " + businessDays);
        }
    }

    private static String days(int n) {
        return n + (n == 1 ? " business day" : " business days");
    }
}
