package org.tocsin.cli;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import org.tocsin.domain.calendar.Recurrence;

/** Says how often something comes round. */
final class Recurrences {
    private Recurrences() {}

    static String words(Recurrence recurrence) {
        return switch (recurrence) {
            case Recurrence.Daily(var at) -> "daily " + at;
            case Recurrence.Weekly(var day, var at) -> "weekly %s %s".formatted(name(day), at);
            case Recurrence.Monthly(int day, var at) -> "monthly, day %d %s".formatted(day, at);
            case Recurrence.Quarterly(int month, int day, var at) ->
                    "quarterly, month %d day %d %s".formatted(month, day, at);
            case Recurrence.BeforeQuarterClose(int days, var at) ->
                    "%d business days before quarterly close %s".formatted(days, at);
            case Recurrence.BusinessDayOfMonth(int n, var at) ->
                    "monthly, %s %s".formatted(businessDay(n), at);
            case Recurrence.BusinessDayOfQuarter(int n, var at) ->
                    "quarterly, %s %s".formatted(businessDay(n), at);
        };
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String businessDay(int n) {
        return switch (n) {
            case 1 -> "first business day";
            case -1 -> "last business day";
            default -> "business day " + n;
        };
    }
}
