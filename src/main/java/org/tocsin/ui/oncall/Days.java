package org.tocsin.ui.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Stretch;

/** A run of days, drawn by the wall clock: a day is a column, also when it has 23 or 25 hours. */
record Days(LocalDate first, int count, ZoneId zone) {
    private static final double DAY = 86_400;

    /** How many columns from the left an instant lies; below 0 or above the count when outside. */
    double column(Instant at) {
        var local = at.atZone(zone);
        return ChronoUnit.DAYS.between(first, local.toLocalDate())
                + local.toLocalTime().toSecondOfDay() / DAY;
    }

    Stretch stretch() {
        return new Stretch(
                LocalTimes.dayStart(first, zone), LocalTimes.dayStart(first.plusDays(count), zone));
    }

    List<LocalDate> dates() {
        return first.datesUntil(first.plusDays(count)).toList();
    }

    /** The same days in rows of a week. */
    List<Days> weeks() {
        return java.util.stream.IntStream.range(0, count / 7)
                .mapToObj(week -> new Days(first.plusWeeks(week), 7, zone))
                .toList();
    }
}
