package org.tocsin.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The team's working time: hours of the week in a zone, less holidays (E-6, semantics: Time). One
 * business day is as long as {@link WorkingWeek#standardDay()}. Reckons exactly, to the
 * microsecond, also over clock changes: an hour that does not exist is not worked.
 *
 * <p>Each year is laid out once, when first asked for, so that an answer costs a few binary
 * searches. Safe for use by several threads.
 */
public final class BusinessCalendar {
    /** No rule reaches further than this; whoever finds no working time until then never will. */
    private static final int MOST_YEARS = 100;

    private static final int MOST_DAYS = 366 * MOST_YEARS;

    private final ZoneId zone;
    private final WorkingWeek week;
    private final Holidays holidays;
    private final long standardDay;

    /** Replaced as a whole, never changed. */
    private volatile Years years = new Years(1970, new WorkingYear[0]);

    public BusinessCalendar(ZoneId zone, WorkingWeek week, Holidays holidays) {
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
        this.standardDay = week.standardDay().toNanos() / 1000;
    }

    /** Monday to Friday, 09:00 to 17:00. */
    public static BusinessCalendar standard(ZoneId zone, Holidays holidays) {
        return new BusinessCalendar(zone, WorkingWeek.STANDARD, holidays);
    }

    public ZoneId zone() {
        return zone;
    }

    public WorkingWeek week() {
        return week;
    }

    public Holidays holidays() {
        return holidays;
    }

    /**
     * The instant at which a span that began at {@code from} is over. Business time that begins
     * outside working time begins with the next working time; business time that is used up exactly
     * at a day's end is over at that end. A span of zero is over at once, at any time.
     *
     * @throws IllegalStateException when 100 years hold too little working time
     */
    public Instant after(Instant from, Span span) {
        return switch (span) {
            case Span.Wall(var length) -> from.plus(length);
            case Span.Business(int thousandths) ->
                    thousandths == 0 ? from : plus(from, micros(thousandths));
        };
    }

    /**
     * The latest instant from which a span lasts until {@code to}: when to warn ahead of a
     * deadline. Business time that reaches back exactly to a day's start begins at that start.
     *
     * @throws IllegalStateException when 100 years hold too little working time
     */
    public Instant before(Instant to, Span span) {
        return switch (span) {
            case Span.Wall(var length) -> to.minus(length);
            case Span.Business(int thousandths) ->
                    thousandths == 0 ? to : minus(to, micros(thousandths));
        };
    }

    /** Working time from one instant to another; negative when they are the other way round. */
    public Duration working(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return working(to, from).negated();
        }
        long begin = WorkingYear.micros(from);
        long end = WorkingYear.micros(to);
        long total = 0;
        int last = utcYear(to) + 1;
        for (int year = utcYear(from) - 1; year <= last; year++) {
            var laidOut = year(year);
            total += laidOut.worked(end) - laidOut.worked(begin);
        }
        return Duration.ofSeconds(total / 1_000_000, total % 1_000_000 * 1000);
    }

    public boolean isWorking(Instant at) {
        long micros = WorkingYear.micros(at);
        int year = utcYear(at);
        return year(year).isWorking(micros)
                || year(year - 1).isWorking(micros)
                || year(year + 1).isWorking(micros);
    }

    /**
     * The instant itself in working time, else when working time begins again.
     *
     * @throws IllegalStateException when that is not within 100 years
     */
    public Instant nextWorking(Instant at) {
        // The first microsecond still to be worked ends one microsecond after its start.
        return isWorking(at) ? at : plus(at, 1).minusNanos(1000);
    }

    public boolean isBusinessDay(LocalDate day) {
        return !week.on(day.getDayOfWeek()).isEmpty() && holidays.on(day).isEmpty();
    }

    /** From the start of the day's first working hours to the end of its last. */
    public Optional<Stretch> workingDay(LocalDate day) {
        if (!isBusinessDay(day)) {
            return Optional.empty();
        }
        var hours = week.on(day.getDayOfWeek());
        return Optional.of(
                new Stretch(
                        WorkingYear.start(day, hours.getFirst(), zone),
                        WorkingYear.end(day, hours.getLast(), zone)));
    }

    /**
     * The n-th business day of a month; -1 is the last. Beyond the month's business days it is the
     * last of them (or the first, counted from the end), as month arithmetic clamps.
     *
     * @throws IllegalStateException when the month has no business day
     */
    public LocalDate nthBusinessDay(YearMonth month, int n) {
        if (n == 0) {
            throw new IllegalArgumentException("business days of a month count from 1 or from -1");
        }
        int step = Integer.signum(n);
        var day = n > 0 ? month.atDay(1) : month.atEndOfMonth();
        LocalDate found = null;
        for (int left = Math.abs(n); left > 0 && day.getMonth() == month.getMonth(); ) {
            if (isBusinessDay(day)) {
                found = day;
                left--;
            }
            day = day.plusDays(step);
        }
        if (found == null) {
            throw new IllegalStateException("there is no business day in " + month);
        }
        return found;
    }

    /**
     * The n-th business day after a date, or before it when n is negative. With n = 0, the date
     * itself if it is a business day, else the next one.
     *
     * @throws IllegalStateException when 100 years hold too few business days
     */
    public LocalDate plusBusinessDays(LocalDate from, int n) {
        int step = n < 0 ? -1 : 1;
        int left = Math.max(1, Math.abs(n));
        var day = n == 0 ? from : from.plusDays(step);
        for (int looked = 0; looked < MOST_DAYS; looked++) {
            if (isBusinessDay(day) && --left == 0) {
                return day;
            }
            day = day.plusDays(step);
        }
        throw tooLittle(from.toString());
    }

    private long micros(int thousandths) {
        return standardDay * thousandths / 1000;
    }

    /** The local year may be one more or one less than UTC's, so the search begins one earlier. */
    private Instant plus(Instant from, long work) {
        int first = utcYear(from) - 1;
        long at = WorkingYear.micros(from);
        long left = work;
        for (int year = first; year <= first + MOST_YEARS; year++) {
            var laidOut = year(year);
            long done = laidOut.worked(at);
            if (left <= laidOut.total() - done) {
                return WorkingYear.instant(laidOut.whenWorked(done + left));
            }
            left -= laidOut.total() - done;
        }
        throw tooLittle(from.toString());
    }

    private Instant minus(Instant to, long work) {
        int last = utcYear(to) + 1;
        long at = WorkingYear.micros(to);
        long left = work;
        for (int year = last; year >= last - MOST_YEARS; year--) {
            var laidOut = year(year);
            long done = laidOut.worked(at);
            if (left <= done) {
                return WorkingYear.instant(laidOut.whenStillUnworked(done - left));
            }
            left -= done;
        }
        throw tooLittle(to.toString());
    }

    private static int utcYear(Instant at) {
        return LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), 86_400L)).getYear();
    }

    private IllegalStateException tooLittle(String from) {
        return new IllegalStateException(
                "too little working time within %d years of %s in %s"
                        .formatted(MOST_YEARS, from, zone));
    }

    private WorkingYear year(int year) {
        var known = years.get(year);
        return known == null ? layOut(year) : known;
    }

    private synchronized WorkingYear layOut(int year) {
        var known = years.get(year);
        if (known != null) {
            return known;
        }
        var laidOut = WorkingYear.of(year, zone, week, holidays);
        years = years.with(year, laidOut);
        return laidOut;
    }

    /** A run of years; those between that nobody asked for are null. */
    private record Years(int first, @Nullable WorkingYear[] laidOut) {
        @Nullable WorkingYear get(int year) {
            int at = year - first;
            return at < 0 || at >= laidOut.length ? null : laidOut[at];
        }

        Years with(int year, WorkingYear added) {
            if (laidOut.length == 0) {
                return new Years(year, new WorkingYear[] {added});
            }
            int begin = Math.min(first, year);
            int length = Math.max(first + laidOut.length, year + 1) - begin;
            var more = Arrays.copyOf(new WorkingYear[0], length);
            System.arraycopy(laidOut, 0, more, first - begin, laidOut.length);
            more[year - begin] = added;
            return new Years(begin, more);
        }
    }
}
