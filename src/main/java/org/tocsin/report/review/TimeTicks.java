package org.tocsin.report.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a time axis is marked: at whole hours or days of a zone's clocks. */
final class TimeTicks {
    private static final int MOST = 8;
    private static final int[] HOURS = {1, 2, 3, 6, 12};
    private static final int[] DAYS = {1, 2, 3, 7, 14, 28, 91, 182, 364};
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private TimeTicks() {}

    record Tick(Instant at, String label) {}

    static List<Tick> of(Instant from, Instant until, ZoneId zone) {
        double hours = Duration.between(from, until).toMinutes() / 60.0;
        for (int step : HOURS) {
            if (hours / step <= MOST) {
                return ofHours(from, until, zone, step);
            }
        }
        int days = DAYS[DAYS.length - 1];
        for (int step : DAYS) {
            if (hours / 24 / step <= MOST) {
                days = step;
                break;
            }
        }
        return ofDays(from, until, zone, days);
    }

    /** Hours that an hour put back makes twice are marked once. */
    private static List<Tick> ofHours(Instant from, Instant until, ZoneId zone, int step) {
        var ticks = new ArrayList<Tick>();
        var at = from.atZone(zone).truncatedTo(ChronoUnit.HOURS);
        String last = "";
        while (!at.toInstant().isAfter(until)) {
            var label = HOUR.format(at);
            if (!at.toInstant().isBefore(from) && at.getHour() % step == 0 && !label.equals(last)) {
                ticks.add(new Tick(at.toInstant(), label));
                last = label;
            }
            at = at.plusHours(1);
        }
        return ticks;
    }

    private static List<Tick> ofDays(Instant from, Instant until, ZoneId zone, int step) {
        var ticks = new ArrayList<Tick>();
        ZonedDateTime at = from.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
        while (!at.toInstant().isAfter(until)) {
            ticks.add(new Tick(at.toInstant(), DAY.format(at)));
            at = at.toLocalDate().plusDays(step).atStartOfDay(zone);
        }
        return ticks;
    }
}
