package org.tocsin.ui.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and lengths of time as the room writes them. */
final class RoomTimes {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private RoomTimes() {}

    /** {@code just now}, {@code 12 s ago}, {@code 3 min ago}, {@code in 2 h}. */
    static String relative(Instant at, Instant now) {
        boolean past = !at.isAfter(now);
        var apart = Duration.between(at, now).abs();
        if (apart.toSeconds() < 5) {
            return past ? "just now" : "now";
        }
        return past ? length(apart) + " ago" : "in " + length(apart);
    }

    /**
     * The two largest units at most: {@code 45 s}, {@code 12 min}, {@code 3 h 20 min}, {@code 2 d 4
     * h}.
     */
    static String length(Duration span) {
        if (span.toSeconds() < 60) {
            return span.toSeconds() + " s";
        }
        if (span.toMinutes() < 60) {
            return span.toMinutes() + " min";
        }
        if (span.toHours() < 24) {
            return two(span.toHours(), "h", span.toMinutesPart(), "min");
        }
        return two(span.toDays(), "d", span.toHoursPart(), "h");
    }

    private static String two(long large, String unit, int small, String smallUnit) {
        return small == 0
                ? "%,d %s".formatted(large, unit)
                : "%,d %s %d %s".formatted(large, unit, small, smallUnit);
    }

    /** What a clock shows: {@code 04:12}, {@code 1:04:12}, {@code 2 d 4 h}. Never negative. */
    static String numeral(Duration left) {
        var span = left.isNegative() ? left.negated() : left;
        if (span.toHours() >= 24) {
            return two(span.toDays(), "d", span.toHoursPart(), "h");
        }
        return span.toHours() > 0
                ? "%d:%02d:%02d"
                        .formatted(span.toHours(), span.toMinutesPart(), span.toSecondsPart())
                : "%02d:%02d".formatted(span.toMinutes(), span.toSecondsPart());
    }

    /** {@code 4 Mar 2025 06:35:00 UTC}. */
    static String exact(Instant at, ZoneId zone) {
        return EXACT.format(at.atZone(named(zone)));
    }

    /** {@code 06:35} on the day of {@code now}, {@code Tue 4 Mar 06:35} on another. */
    static String brief(Instant at, Instant now, ZoneId zone) {
        boolean sameDay = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (sameDay ? TIME : DAY_TIME).format(at.atZone(zone));
    }

    /** A bare offset of zero would be written as Z, which few people read as a zone. */
    private static ZoneId named(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }
}
