package org.tocsin.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.BusinessDeadline;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;

/** What must have landed by when (C-6, C-25), and how late it is. */
public final class Arrivals {
    /** Longer than from any deadline to the next one of its kind. */
    private static final Duration BACK = Duration.ofDays(130);

    private static final int MOST_MONTHS_BACK = 14;
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Arrivals() {}

    /**
     * One thing that is due.
     *
     * @param speaksFrom the deadline, or so long before it as a breach is imminent
     * @param since what is not cut by time must have been written at this instant or later
     */
    public record Expected(Instant due, Instant speaksFrom, Partition partition, Instant since) {}

    /** What a day's run has to look for, when it must have landed on each day. */
    public static Expected daily(
            Lateness.Due.Daily due,
            Span ahead,
            DataSet dataSet,
            Partition day,
            BusinessCalendar calendar) {
        var date = first(day);
        var at = at(due.by(), date, due.zone());
        var partition =
                switch (due.day()) {
                    case SAME -> dataSet.partitionOn(date);
                    case PREVIOUS -> dataSet.partitionBefore(date, 1);
                };
        return new Expected(
                at, calendar.before(at, ahead), partition, LocalTimes.dayStart(date, due.zone()));
    }

    private static Instant at(Lateness.By by, LocalDate day, ZoneId zone) {
        return switch (by) {
            case Lateness.By.AfterMidnight(var length) ->
                    LocalTimes.dayStart(day, zone).plus(length);
            case Lateness.By.Clock(var time) -> LocalTimes.end(day.atTime(time), zone);
        };
    }

    private static LocalDate first(Partition partition) {
        return switch (partition) {
            case Partition.Whole(var seenOn, _) -> seenOn;
            case Partition.Span(var start, _, _) -> start;
        };
    }

    /**
     * The deadline that has passed last, if it can be found, and the one that comes next. What is
     * due is the partition that holds the last day of what has closed: the month or quarter before,
     * the week before Monday, or the day before.
     */
    public static List<Expected> byCalendar(
            BusinessDeadline rule,
            Span ahead,
            DataSet dataSet,
            BusinessCalendar calendar,
            Instant now) {
        Optional<Instant> passed = Optional.empty();
        var next = rule.next(now.minus(BACK), calendar);
        while (!next.isAfter(now)) {
            passed = Optional.of(next);
            next = rule.next(next, calendar);
        }
        return Stream.concat(passed.stream(), Stream.of(next))
                .map(due -> {
                    var closed = closed(rule, due, calendar);
                    return new Expected(
                            due,
                            calendar.before(due, ahead),
                            dataSet.partitionOn(closed),
                            LocalTimes.dayStart(closed.plusDays(1), calendar.zone()));
                })
                .toList();
    }

    private static LocalDate closed(BusinessDeadline rule, Instant due, BusinessCalendar calendar) {
        return switch (rule) {
            case BusinessDeadline.Daily(_, var zone) -> LocalDate.ofInstant(due, zone).minusDays(1);
            case BusinessDeadline.Weekly(_, _, var zone) -> {
                var day = LocalDate.ofInstant(due, zone);
                yield day.minusDays(day.getDayOfWeek().getValue());
            }
            case BusinessDeadline.ByBusinessDay _ ->
                    YearMonth.from(due.minusNanos(1).atZone(calendar.zone()))
                            .minusMonths(1)
                            .atEndOfMonth();
            case BusinessDeadline.AfterMonthClose(int n) -> closing(due, n, calendar);
            case BusinessDeadline.AfterQuarterClose(int n) -> closing(due, n, calendar);
        };
    }

    /** The last day of the month from which so many business days lead to the deadline. */
    private static LocalDate closing(Instant due, int businessDays, BusinessCalendar calendar) {
        var month = YearMonth.from(due.minusNanos(1).atZone(calendar.zone()));
        return IntStream.range(0, MOST_MONTHS_BACK)
                .mapToObj(back -> month.minusMonths(back).atEndOfMonth())
                .filter(close ->
                        calendar.workingDay(calendar.plusBusinessDays(close, businessDays))
                                .filter(day -> day.to().equals(due))
                                .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing closes before " + due));
    }

    /** Nothing is late: it has landed, or nobody waits for it yet. */
    public static Reading onTime(List<Expected> expected, Instant now, ZoneId zone) {
        var notes =
                expected.stream()
                        .filter(each -> each.due().isAfter(now))
                        .map(each -> called(each.partition()) + " due " + words(each.due(), zone))
                        .map(String::strip)
                        .toList();
        return new Reading.Taken(
                OptionalDouble.of(0), Tested.NONE, List.of(), notes, Evidence.NONE);
    }

    /**
     * It has not landed.
     *
     * @param why what was looked for and not found
     */
    public static Reading late(Expected expected, String why, Instant now, Named named) {
        var gap = Duration.between(expected.due(), now);
        String when =
                gap.isNegative()
                        ? "breach imminent, due in " + length(gap.negated())
                        : "late by " + length(gap);
        return new Reading.Taken(
                OptionalDouble.of(Duration.between(expected.speaksFrom(), now).toSeconds()),
                Tested.NONE,
                List.of(
                        "%s has not landed: %s"
                                .formatted(
                                        (named.dataSet() + " " + called(expected.partition()))
                                                .strip(),
                                        why),
                        "due %s, %s".formatted(words(expected.due(), named.zone()), when)),
                Evidence.NONE);
    }

    /** How people call the data set, and whose clock they read. */
    public record Named(String dataSet, ZoneId zone) {}

    private static String called(Partition partition) {
        return switch (partition) {
            case Partition.Whole _ -> "";
            case Partition.Span span -> span.toString();
        };
    }

    private static String length(Duration length) {
        return new Span.Wall(Duration.ofSeconds(length.toSeconds())).toString();
    }

    private static String words(Instant at, ZoneId zone) {
        return AT.format(at.atZone(zone)) + " " + zone.getId();
    }
}
