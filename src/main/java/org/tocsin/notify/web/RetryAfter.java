package org.tocsin.notify.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** Whoever asks for more has their clock wrong, or has gone for good. */
    private static final Duration MOST = Duration.ofDays(1);

    private static final int DIGITS = 9;

    private RetryAfter() {}

    static Optional<Duration> read(String text, Instant now) {
        String said = text.strip();
        if (said.matches("[0-9]{1," + DIGITS + "}")) {
            return Optional.of(within(Duration.ofSeconds(Long.parseLong(said))));
        }
        try {
            var date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(said));
            return Optional.of(within(Duration.between(now, date)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration within(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
