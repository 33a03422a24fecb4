package org.tocsin.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A time as crontab(5) of Debian writes it: minute, hour, day of the month, month, weekday, with
 * names, ranges, lists and steps, and {@code L} for the last day of the month. Where both days are
 * restricted, either will do.
 *
 * <p>When clocks change, a time that is named fires once: at the first instant after the gap that
 * swallowed it, or at the first of two (semantics: Time). A line whose minute or hour begins with a
 * star goes by what the clock shows, as Debian's cron has it: nothing in the gap, and in the hour
 * that comes twice it fires twice.
 */
public final class Cron {
    /** So many years hold every date that can come at all, weekdays of leap days included. */
    private static final int HORIZON = 41;

    private final String text;
    private final Times times;
    private final Days days;

    private Cron(String text, Times times, Days days) {
        this.text = text;
        this.times = times;
        this.days = days;
    }

    /** The time of day. */
    private record Times(CronField minutes, CronField hours) {
        boolean byTheClock() {
            return minutes.open() || hours.open();
        }

        Optional<LocalTime> from(LocalTime time) {
            int hour = hours.from(time.getHour());
            while (hour >= 0) {
                int minute = minutes.from(hour == time.getHour() ? time.getMinute() : 0);
                if (minute >= 0) {
                    return Optional.of(LocalTime.of(hour, minute));
                }
                hour = hours.from(hour + 1);
            }
            return Optional.empty();
        }
    }

    /**
     * @param last whether the last day of each month is meant too
     */
    private record Days(CronField days, boolean last, CronField months, CronField weekdays) {
        boolean has(LocalDate date) {
            if (!months.has(date.getMonthValue())) {
                return false;
            }
            boolean day =
                    days.has(date.getDayOfMonth())
                            || last && date.getDayOfMonth() == date.lengthOfMonth();
            int number = date.getDayOfWeek().getValue();
            boolean weekday = weekdays.has(number) || number == 7 && weekdays.has(0);
            return days.open() || weekdays.open() ? day && weekday : day || weekday;
        }

        LocalDate next(LocalDate date) {
            return months.has(date.getMonthValue())
                    ? date.plusDays(1)
                    : date.plusMonths(1).withDayOfMonth(1);
        }
    }

    /** Reads five fields; what never comes, such as February 30, is a fault. */
    public static Parsed<Cron> parse(String text) {
        var fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            return new Parsed.Fault<>(
                    "a cron line has 5 fields (minute hour day month weekday), this has %d; write one such as \"30 6 * * mon-fri\""
                            .formatted(text.isBlank() ? 0 : fields.length));
        }
        return CronField.read(fields[0], CronField.Kind.MINUTE)
                .then(minutes ->
                        CronField.read(fields[1], CronField.Kind.HOUR)
                                .then(hours ->
                                        days(fields)
                                                .then(days ->
                                                        possible(
                                                                String.join(" ", fields),
                                                                new Times(minutes, hours),
                                                                days))));
    }

    private static Parsed<Days> days(String[] fields) {
        var text = fields[2].toLowerCase(Locale.ROOT);
        boolean last = List.of(text.split(",", -1)).contains("l");
        var numbers = text.equals("l") ? "" : text.replaceAll("(^l,)|(,l(?=,|$))", "");
        Parsed<CronField> read =
                numbers.isEmpty() && last
                        ? new Parsed.Read<>(new CronField(0, false))
                        : CronField.read(numbers, CronField.Kind.DAY);
        return read.then(days ->
                CronField.read(fields[3], CronField.Kind.MONTH)
                        .then(months ->
                                CronField.read(fields[4], CronField.Kind.WEEKDAY)
                                        .then(weekdays ->
                                                new Parsed.Read<>(
                                                        new Days(days, last, months, weekdays)))));
    }

    private static Parsed<Cron> possible(String text, Times times, Days days) {
        var cron = new Cron(text, times, days);
        return cron.from(LocalDateTime.of(2000, 1, 1, 0, 0)).isPresent()
                ? new Parsed.Read<>(cron)
                : new Parsed.Fault<>(
                        "no such date ever comes; check the day of the month and the month");
    }

    /** The first instant strictly after another at which it fires by the clocks of a zone. */
    Optional<Instant> next(Instant after, ZoneId zone) {
        return times.byTheClock() ? byTheClock(after, zone) : once(after, zone);
    }

    /** Each local time fires at the one instant that it stands for. */
    private Optional<Instant> once(Instant after, ZoneId zone) {
        var local = minute(after.atZone(zone).toLocalDateTime());
        while (true) {
            var candidate = from(local);
            if (candidate.isEmpty()) {
                return Optional.empty();
            }
            var due = LocalTimes.start(candidate.get(), zone);
            if (due.isAfter(after)) {
                return Optional.of(due);
            }
            local = candidate.get().plusMinutes(1);
        }
    }

    /** Between two changes of the clocks local times and instants go side by side. */
    private Optional<Instant> byTheClock(Instant after, ZoneId zone) {
        var rules = zone.getRules();
        var offset = rules.getOffset(after);
        var local = minute(LocalDateTime.ofInstant(after, offset)).plusMinutes(1);
        var limit = local.plusYears(HORIZON);
        var change = Optional.ofNullable(rules.nextTransition(after));
        while (local.isBefore(limit)) {
            var due = from(local, offset);
            if (change.isEmpty()
                    || due.isPresent() && due.get().isBefore(change.get().getInstant())) {
                return due;
            }
            var at = change.get().getInstant();
            offset = change.get().getOffsetAfter();
            local = upToMinute(change.get().getDateTimeAfter());
            change = Optional.ofNullable(rules.nextTransition(at));
        }
        return Optional.empty();
    }

    private Optional<Instant> from(LocalDateTime local, ZoneOffset offset) {
        return from(local).map(time -> time.toInstant(offset));
    }

    private static LocalDateTime minute(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Some changes of long ago were not at a full minute. */
    private static LocalDateTime upToMinute(LocalDateTime time) {
        var minute = minute(time);
        return minute.equals(time) ? minute : minute.plusMinutes(1);
    }

    /** The first time on the calendar that fits and is not before another. */
    private Optional<LocalDateTime> from(LocalDateTime start) {
        var limit = start.toLocalDate().plusYears(HORIZON);
        var day = start.toLocalDate();
        var time = start.toLocalTime();
        while (day.isBefore(limit)) {
            if (days.has(day)) {
                var fits = times.from(time);
                if (fits.isPresent()) {
                    return Optional.of(day.atTime(fits.get()));
                }
            }
            time = LocalTime.MIN;
            day = days.next(day);
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The five fields, one space between two. */
    @Override
    public String toString() {
        return text;
    }
}
