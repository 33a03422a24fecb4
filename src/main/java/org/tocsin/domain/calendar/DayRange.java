package org.tocsin.domain.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A range of weekdays, days of a month, months or years, both ends included, written as one member
 * or as {@code first:last}. Rules and limits are Alertmanager's.
 *
 * @param first a weekday from 0 (Sunday) to 6 (Saturday); a day of the month from 1, or from -1
 *     (the last) backwards; a month from 1 to 12; a year
 */
public record DayRange(int first, int last) {
    private static final List<String> WEEKDAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
    private static final List<String> MONTHS =
            Stream.of(Month.values()).map(m -> m.name().toLowerCase(Locale.ROOT)).toList();

    public static DayRange of(int only) {
        return new DayRange(only, only);
    }

    /** Reads {@code sunday} or {@code monday:friday}; weeks start on Sunday. */
    public static Parsed<DayRange> weekdays(String text) {
        return parse(text, "a weekday such as monday", DayRange::weekday)
                .then(range -> range.forward(text, "; weeks start on sunday"));
    }

    /** Reads {@code 15}, {@code 1:5}, {@code -3:-1} or {@code 20:-1}. */
    public static Parsed<DayRange> daysOfMonth(String text) {
        return parse(text, "a day of the month, 1 to 31 or -31 to -1", DayRange::dayOfMonth)
                .then(range -> range.withinMonth(text));
    }

    /** Reads {@code january:march}, {@code 1:3} or {@code december}. */
    public static Parsed<DayRange> months(String text) {
        return parse(text, "a month such as march or 3", DayRange::month)
                .then(range -> range.forward(text, "; years start in january"));
    }

    /** Reads {@code 2026} or {@code 2026:2028}. */
    public static Parsed<DayRange> years(String text) {
        return parse(text, "a year, 1 to 9999", word -> number(word, 1, 9999))
                .then(range -> range.forward(text, ""));
    }

    boolean holds(int value) {
        return first <= value && value <= last;
    }

    /** Whether the day lies in a range of days of its month; what sticks out is cut off. */
    boolean holdsDayOf(LocalDate day) {
        int length = day.lengthOfMonth();
        int from = first < 0 ? length + first + 1 : first;
        int to = last < 0 ? length + last + 1 : last;
        return from <= day.getDayOfMonth() && day.getDayOfMonth() <= to;
    }

    private static Parsed<DayRange> parse(
            String text, String expected, Function<String, Optional<Integer>> member) {
        int colon = text.indexOf(':');
        String first = (colon < 0 ? text : text.substring(0, colon)).strip();
        String last = (colon < 0 ? text : text.substring(colon + 1)).strip();
        var from = member.apply(first);
        var to = member.apply(last);
        if (from.isEmpty() || to.isEmpty()) {
            return new Parsed.Fault<>(
                    "\"%s\" is not %s".formatted(from.isEmpty() ? first : last, expected));
        }
        return new Parsed.Read<>(new DayRange(from.get(), to.get()));
    }

    private Parsed<DayRange> forward(String text, String because) {
        return first <= last
                ? new Parsed.Read<>(this)
                : new Parsed.Fault<>(
                        "the range \"%s\" ends before it starts%s; write two ranges"
                                .formatted(text, because));
    }

    /** Refuses what no month can hold, and what a long month could hold but a short one not. */
    private Parsed<DayRange> withinMonth(String text) {
        if (first < 0 && last > 0) {
            return new Parsed.Fault<>(
                    "the range \"%s\" starts from the end of the month, so it must end there too, as in -3:-1"
                            .formatted(text));
        }
        int shortest = 28;
        int from = first < 0 ? shortest + first : first;
        int to = last < 0 ? shortest + last : last;
        return from <= to
                ? new Parsed.Read<>(this)
                : new Parsed.Fault<>("the range \"%s\" ends before it starts".formatted(text));
    }

    private static Optional<Integer> weekday(String word) {
        int at = WEEKDAYS.indexOf(word.toLowerCase(Locale.ROOT));
        return at < 0 ? Optional.empty() : Optional.of(at);
    }

    private static Optional<Integer> month(String word) {
        int at = MONTHS.indexOf(word.toLowerCase(Locale.ROOT));
        return at < 0 ? number(word, 1, 12) : Optional.of(at + 1);
    }

    private static Optional<Integer> dayOfMonth(String word) {
        return number(word, -31, 31).filter(day -> day != 0);
    }

    private static Optional<Integer> number(String word, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(word)).filter(n -> n >= least && n <= most);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
