package org.tocsin.ui.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Instants as people read them: how long ago, and exactly when in the team's zone. */
final class Moments {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private Moments() {}

    /** {@code just now}, {@code 12 s ago}, {@code 3 min ago}, {@code in 2 h}. */
    static String relative(Instant at, Instant now) {
        boolean past = !at.isAfter(now);
        var apart = Duration.between(at, now).abs();
        if (apart.toSeconds() < 5) {
            return past ? "just now" : "now";
        }
        String length =
                apart.toSeconds() < 60
                        ? apart.toSeconds() + " s"
                        : apart.toMinutes() < 60
                                ? apart.toMinutes() + " min"
                                : apart.toHours() < 48
                                        ? apart.toHours() + " h"
                                        : "%,d d".formatted(apart.toDays());
        return past ? length + " ago" : "in " + length;
    }

    /** {@code 4 Mar 2025 06:35:00 UTC}. */
    static String exact(Instant at, ZoneId zone) {
        return EXACT.format(at.atZone(named(zone)));
    }

    /** {@code 4 Mar 06:35}, for lists whose zone is named once above them. */
    static String brief(Instant at, ZoneId zone) {
        return SHORT.format(at.atZone(zone));
    }

    /** {@code UTC}, {@code Pacific Time (America/Los_Angeles)}. */
    static String zone(ZoneId zone) {
        var named = named(zone);
        var generic = named.getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH);
        return named.getId().contains("/") ? generic + " (" + named.getId() + ")" : named.getId();
    }

    /** A bare offset of zero would be written as Z, which few people read as a zone. */
    private static ZoneId named(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }
}
