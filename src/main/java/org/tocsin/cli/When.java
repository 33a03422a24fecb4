package org.tocsin.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Instants as commands take and print them. */
final class When {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private When() {}

    /** In UTC, with its seconds. */
    static String text(Instant at) {
        return SECONDS.format(at);
    }

    /** An instant with any offset, or a date, which is its first moment in a zone. */
    static Instant parse(String text, ZoneId zone) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            throw new Refused(
                    "\"%s\" is no instant; write 2026-03-02T10:00:00Z, or 2026-03-02 for its first moment in %s"
                            .formatted(text, zone));
        }
    }
}
