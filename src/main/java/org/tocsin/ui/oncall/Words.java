package org.tocsin.ui.oncall;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;

/** How times are told and written here. */
final class Words {
    private static final DateTimeFormatter SHORT = format("EEE d MMM HH:mm");
    private static final DateTimeFormatter FULL = format("EEE d MMM uuuu HH:mm zzz");
    private static final DateTimeFormatter UTC = format("d MMM uuuu HH:mm 'UTC'");
    private static final DateTimeFormatter WRITTEN = format("uuuu-MM-dd HH:mm");

    private Words() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static String shortly(Instant at, ZoneId zone) {
        return SHORT.format(at.atZone(zone));
    }

    /** {@code Mon 24 Nov 2025 09:00 PST (24 Nov 2025 17:00 UTC)}. */
    static String exactly(Instant at, ZoneId zone) {
        return "%s (%s)".formatted(full(at, zone), utc(at));
    }

    static String utc(Instant at) {
        return UTC.format(at.atZone(ZoneOffset.UTC));
    }

    static String full(Instant at, ZoneId zone) {
        return FULL.format(at.atZone(zone));
    }

    static String exactly(Stretch when, ZoneId zone) {
        return "from %s%nto %s".formatted(exactly(when.from(), zone), exactly(when.to(), zone));
    }

    /** As people write a time in a field. */
    static String written(Instant at, ZoneId zone) {
        return WRITTEN.format(at.atZone(zone));
    }

    /** Nothing when it is no time such as {@code 2025-11-24 09:00}. */
    static Optional<LocalDateTime> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip().replace('T', ' '), WRITTEN));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Of time that is left: {@code 2 d 18 h}, {@code 4 h 05 min}, {@code 04:12}. */
    static String left(Duration left) {
        if (left.isNegative()) {
            return "00:00";
        }
        if (left.toDays() > 0) {
            return "%,d d %d h".formatted(left.toDays(), left.toHoursPart());
        }
        return left.toHours() > 0
                ? "%d h %02d min".formatted(left.toHours(), left.toMinutesPart())
                : "%02d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }

    /** Of how long something is: {@code 7 d}, {@code 6 d 23 h}, {@code 45 min}. */
    static String length(Duration length) {
        var text = new StringBuilder();
        if (length.toDays() > 0) {
            text.append("%,d d ".formatted(length.toDays()));
        }
        if (length.toHoursPart() > 0) {
            text.append("%d h ".formatted(length.toHoursPart()));
        }
        if (length.toMinutesPart() > 0) {
            text.append("%d min".formatted(length.toMinutesPart()));
        }
        return text.isEmpty() ? "under a minute" : text.toString().strip();
    }

    static String sentence(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
