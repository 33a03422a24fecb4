package org.tocsin.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A part of the day by the wall clock, to the minute: the start belongs to it, the end does not
 * (semantics: Time). One that ends before it starts runs over midnight into the next day.
 *
 * @param start minutes after midnight, 0 to 1439
 * @param end minutes after midnight, 1 to 1440; 1440 is the end of the day
 */
public record TimeRange(int start, int end) {
    private static final int DAY = 24 * 60;

    public TimeRange {
        end = end == 0 && start > 0 ? DAY : end;
        if (start < 0 || start >= DAY || end <= 0 || end > DAY || start == end) {
            throw new IllegalArgumentException(
                    "not a range of minutes of a day: " + start + " to " + end);
        }
    }

    /** Reads {@code 22:00-06:00}. */
    public static Parsed<TimeRange> parse(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new Parsed.Fault<>(
                        "\"%s\" is not a range of times; write it as 09:00-17:00".formatted(text))
                : parse(text.substring(0, dash).strip(), text.substring(dash + 1).strip());
    }

    /** Reads a start and an end, each {@code HH:MM}; an end may be {@code 24:00}. */
    public static Parsed<TimeRange> parse(String start, String end) {
        var from = minutes(start);
        var to = minutes(end);
        if (from.isEmpty() || to.isEmpty()) {
            return new Parsed.Fault<>(
                    "\"%s\" is not a time of day; write hours and minutes with two digits each, 00:00 to 24:00"
                            .formatted(from.isEmpty() ? start : end));
        }
        if (from.get() == DAY) {
            return new Parsed.Fault<>("24:00 can only end a range; a day starts at 00:00");
        }
        if (from.get().equals(to.get())) {
            return new Parsed.Fault<>(
                    "the range starts and ends at %s; a whole day is 00:00 to 24:00"
                            .formatted(start));
        }
        return new Parsed.Read<>(new TimeRange(from.get(), to.get()));
    }

    private static Optional<Integer> minutes(String text) {
        boolean shaped =
                text.length() == 5
                        && text.charAt(2) == ':'
                        && text.chars().filter(c -> c >= '0' && c <= '9').count() == 4;
        if (!shaped) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(text.substring(0, 2));
        int minute = Integer.parseInt(text.substring(3));
        int minutes = hour * 60 + minute;
        return minute < 60 && minutes <= DAY ? Optional.of(minutes) : Optional.empty();
    }

    public boolean overMidnight() {
        return end < start;
    }

    /** The range that starts on a day; nothing when a clock change leaves no time of it. */
    Optional<Stretch> on(LocalDate day, ZoneId zone) {
        return Stretch.between(LocalTimes.start(at(day, start), zone), end(day, zone));
    }

    private Instant end(LocalDate day, ZoneId zone) {
        return end == DAY
                ? LocalTimes.dayStart(day.plusDays(1), zone)
                : LocalTimes.end(at(overMidnight() ? day.plusDays(1) : day, end), zone);
    }

    private static LocalDateTime at(LocalDate day, int minutes) {
        return day.atTime(LocalTime.ofSecondOfDay(minutes * 60L));
    }

    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(start / 60, start % 60, end / 60, end % 60);
    }
}
