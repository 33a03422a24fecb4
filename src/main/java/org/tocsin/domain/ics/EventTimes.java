package org.tocsin.domain.ics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Parsed;
import org.tocsin.domain.calendar.Stretch;

/** From when to when an event is: DTSTART with DTEND or DURATION (RFC 5545, section 3.6.1). */
record EventTimes(ZoneId floating) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /** A time as it is written, on a wall clock. */
    private record Written(LocalDateTime local, ZoneId zone, boolean wholeDay) {
        Instant start() {
            return LocalTimes.start(local, zone);
        }

        /** The end of a whole day is the start of the next, even where midnight comes twice. */
        Instant end() {
            return wholeDay ? start() : LocalTimes.end(local, zone);
        }
    }

    /** Nothing when the event has no length. */
    Parsed<Optional<Stretch>> span(int event, Map<String, ContentLine> lines) {
        var dtstart = lines.get("DTSTART");
        if (dtstart == null) {
            return new Parsed.Fault<>("line %d: the event has no DTSTART".formatted(event));
        }
        var dtend = lines.get("DTEND");
        var duration = lines.get("DURATION");
        return written(dtstart)
                .then(start -> {
                    if (dtend != null) {
                        return written(dtend).then(end -> span(dtend, start.start(), end.end()));
                    }
                    if (duration != null) {
                        return after(start, duration)
                                .then(end -> span(duration, start.start(), end));
                    }
                    var end = start.wholeDay() ? days(start, 1) : start.start();
                    return span(dtstart, start.start(), end);
                });
    }

    private static Parsed<Optional<Stretch>> span(ContentLine line, Instant from, Instant to) {
        return to.isBefore(from)
                ? new Parsed.Fault<>(
                        "line %d: the event ends before it starts".formatted(line.number()))
                : new Parsed.Read<>(Stretch.between(from, to));
    }

    private Parsed<Written> written(ContentLine line) {
        String value = line.value().strip();
        try {
            if (value.indexOf('T') < 0) {
                var day = LocalDate.parse(value, DATE);
                return new Parsed.Read<>(new Written(day.atStartOfDay(), floating, true));
            }
            if (value.endsWith("Z")) {
                var utc = LocalDateTime.parse(value.substring(0, value.length() - 1), DATE_TIME);
                return new Parsed.Read<>(new Written(utc, ZoneOffset.UTC, false));
            }
            var local = LocalDateTime.parse(value, DATE_TIME);
            return zone(line).then(zone -> new Parsed.Read<>(new Written(local, zone, false)));
        } catch (DateTimeException _) {
            return new Parsed.Fault<>(
                    "line %d: \"%s\" is not a date such as 20251006 or 20251006T090000Z"
                            .formatted(line.number(), value));
        }
    }

    private Parsed<ZoneId> zone(ContentLine line) {
        String id = line.parameters().get("TZID");
        if (id == null) {
            return new Parsed.Read<>(floating);
        }
        try {
            return new Parsed.Read<>(ZoneId.of(id));
        } catch (DateTimeException _) {
            return new Parsed.Fault<>(
                    "line %d: there is no time zone \"%s\"; use a name such as America/Los_Angeles"
                            .formatted(line.number(), id));
        }
    }

    /** Weeks and days go by the calendar, hours by the clock (section 3.3.6). */
    private static Parsed<Instant> after(Written start, ContentLine line) {
        String text = line.value().strip().toUpperCase(Locale.ROOT);
        String plain = text.startsWith("+") ? text.substring(1) : text;
        try {
            if (plain.startsWith("P") && plain.endsWith("W")) {
                int weeks = Integer.parseInt(plain.substring(1, plain.length() - 1));
                return new Parsed.Read<>(days(start, Math.multiplyExact(weeks, 7)));
            }
            var length = Duration.parse(plain);
            var day = days(start, length.toDays());
            return new Parsed.Read<>(day.plus(length.minusDays(length.toDays())));
        } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
            return new Parsed.Fault<>(
                    "line %d: \"%s\" is not a duration such as PT8H or P1W"
                            .formatted(line.number(), text));
        }
    }

    private static Instant days(Written start, long days) {
        return LocalTimes.start(start.local().plusDays(days), start.zone());
    }
}
