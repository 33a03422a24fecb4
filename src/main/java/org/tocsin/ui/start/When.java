package org.tocsin.ui.start;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says when something was, as seen from a moment in a zone: nearby by word, far by date. */
record When(Instant now, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    String was(Instant then) {
        var at = then.atZone(zone);
        long days = ChronoUnit.DAYS.between(at.toLocalDate(), now.atZone(zone).toLocalDate());
        if (days <= 0) {
            return "today " + TIME.format(at);
        }
        return days == 1 ? "yesterday " + TIME.format(at) : DATE.format(at);
    }
}
