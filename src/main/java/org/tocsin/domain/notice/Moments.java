package org.tocsin.domain.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as messages tell them: in the team's zone, and so that no reader takes them for another.
 */
public record Moments(ZoneId zone) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm z '(UTC'xxx')'", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** {@code 4 Mar 2025 06:35 UTC}, {@code 3 Mar 2025 22:35 PST (UTC-08:00)}. */
    public String at(Instant at) {
        var local = at.atZone(zone);
        boolean utc = zone.getRules().isFixedOffset() && local.getOffset().equals(ZoneOffset.UTC);
        return (utc ? UTC : LOCAL).format(local);
    }

    /** {@code 4 Mar 2025}. */
    public String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /** {@code 25 min}, {@code 3 h 10 min}, {@code 2 days 4 h}. */
    public static String length(Duration length) {
        var shown = length.isNegative() ? Duration.ZERO : length;
        long days = shown.toDays();
        int hours = shown.toHoursPart();
        int minutes = shown.toMinutesPart();
        if (days > 0) {
            return (days == 1 ? "1 day" : days + " days")
                    + (hours > 0 ? " %d h".formatted(hours) : "");
        }
        if (hours > 0) {
            return "%d h".formatted(hours) + (minutes > 0 ? " %d min".formatted(minutes) : "");
        }
        return "%d min".formatted(minutes);
    }
}
