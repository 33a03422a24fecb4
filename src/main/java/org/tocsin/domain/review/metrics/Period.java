package org.tocsin.domain.review.metrics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.calendar.Stretch;

/**
 * Days, both included, by a zone: a day may have 23 or 25 hours.
 *
 * @param zone the playbook's
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    /** Up to so many days a trend goes by weeks, beyond by months. */
    private static final int BY_WEEKS = 93;

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("%s is before %s".formatted(to, from));
        }
    }

    public Stretch stretch() {
        return new Stretch(
                from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days before it; whole months before where it is whole months. */
    public Period before() {
        if (from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth())) {
            long months = ChronoUnit.MONTHS.between(from, to.plusDays(1));
            return new Period(from.minusMonths(months), from.minusDays(1), zone);
        }
        return new Period(from.minusDays(days()), from.minusDays(1), zone);
    }

    /** Its calendar months; the first and the last may be parts of one. */
    public List<Period> months() {
        var all = new ArrayList<Period>();
        for (var day = from;
                !day.isAfter(to);
                day = day.with(TemporalAdjusters.firstDayOfNextMonth())) {
            all.add(new Period(day, earlier(YearMonth.from(day).atEndOfMonth(), to), zone));
        }
        return all;
    }

    private List<Period> weeks() {
        var all = new ArrayList<Period>();
        for (var day = from; !day.isAfter(to); ) {
            var end = earlier(day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)), to);
            all.add(new Period(day, end, zone));
            day = end.plusDays(1);
        }
        return all;
    }

    /** What a trend goes by. */
    public List<Period> parts() {
        return isByWeeks() ? weeks() : months();
    }

    public boolean isByWeeks() {
        return days() <= BY_WEEKS;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
