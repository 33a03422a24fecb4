package org.tocsin.ui.trends;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people read them, in the team's zone. */
final class Times {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private Times() {}

    /** {@code 4 Mar 2025 06:35 UTC}. */
    static String exact(long at, ZoneId zone) {
        return EXACT.format(Instant.ofEpochMilli(at).atZone(named(zone)));
    }

    /** {@code Tue 4 Mar 2025} at midnight, else {@link #exact}. */
    static String brief(long at, ZoneId zone) {
        var local = Instant.ofEpochMilli(at).atZone(named(zone));
        return local.toLocalTime().toSecondOfDay() == 0 ? DAY.format(local) : EXACT.format(local);
    }

    /** {@code 2025-03-04 06:35}, as forms take it. */
    static String typed(long at, ZoneId zone) {
        return TYPED.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /** A bare offset of zero would be written as Z, which few people read as a zone. */
    static ZoneId named(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }
}
