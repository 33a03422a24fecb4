package org.tocsin.ui.incidents;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads "since when" as people write it: {@code 2 h}, {@code 14:30}, {@code 2026-03-02 14:30}. */
final class ReportSince {
    private static final Pattern AGO =
            Pattern.compile("(\\d{1,4})\\s*(m|min|minutes?|h|hours?|d|days?)(\\s+ago)?");
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private ReportSince() {}

    /**
     * @param zone in which a time of day is meant; one that is still to come today was yesterday's
     * @return empty when it cannot be read or lies in the future
     */
    static Optional<Instant> read(String text, Instant now, ZoneId zone) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        return ago(words, now)
                .or(() -> clock(words, now, zone))
                .or(() -> exact(words, zone))
                .filter(at -> !at.isAfter(now));
    }

    private static Optional<Instant> ago(String words, Instant now) {
        var found = AGO.matcher(words);
        if (!found.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(found.group(1));
        var unit =
                switch (found.group(2).charAt(0)) {
                    case 'm' -> Duration.ofMinutes(1);
                    case 'h' -> Duration.ofHours(1);
                    default -> Duration.ofDays(1);
                };
        return Optional.of(now.minus(unit.multipliedBy(count)));
    }

    private static Optional<Instant> clock(String words, Instant now, ZoneId zone) {
        try {
            var time = LocalTime.parse(words, CLOCK);
            var today = now.atZone(zone).toLocalDate();
            var at = today.atTime(time).atZone(zone).toInstant();
            return Optional.of(
                    at.isAfter(now)
                            ? today.minusDays(1).atTime(time).atZone(zone).toInstant()
                            : at);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> exact(String words, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(words, EXACT).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return date(words, zone);
        }
    }

    private static Optional<Instant> date(String words, ZoneId zone) {
        try {
            return Optional.of(LocalDate.parse(words).atStartOfDay(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
