package org.tocsin.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.domain.series.Point;

/**
 * Reads a series line by line: a header that names the columns {@code timestamp} and {@code value}
 * anywhere among others, or no header and these two first.
 */
final class SeriesLines {
    private static final Set<String> MISSING = Set.of("", "nan", "null", "na", "n/a", "none");
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    /**
     * One row.
     *
     * @param timestamp as it was written
     * @param value as it was written
     * @param point of NaN where no value was written
     */
    record Row(String timestamp, String value, Point point) {}

    private final String file;
    private final ZoneId zone;
    private int timestamp;
    private int value = 1;

    /**
     * @param file for messages
     * @param zone of times that have no offset; one that does not exist is moved on by the gap, an
     *     ambiguous one is the earlier
     */
    SeriesLines(String file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /** Takes the first line; true when it is a header rather than a row. */
    boolean header(String first) {
        var names = cells(first).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (names.contains("timestamp") && names.contains("value")) {
            timestamp = names.indexOf("timestamp");
            value = names.indexOf("value");
            return true;
        }
        if (!names.isEmpty()
                && !names.getFirst().isEmpty()
                && Character.isDigit(names.getFirst().charAt(0))) {
            return false;
        }
        throw new Refused(
                "%s:1: the columns are %s; name two of them timestamp and value"
                        .formatted(file, String.join(", ", names)));
    }

    Row row(String line, long number) {
        var cells = cells(line);
        if (cells.size() <= Math.max(timestamp, value)) {
            throw new Refused(
                    "%s:%d: \"%s\" has too few columns; write timestamp,value"
                            .formatted(file, number, line.strip()));
        }
        var at = instant(cells.get(timestamp), number);
        return new Row(
                cells.get(timestamp),
                cells.get(value),
                new Point(at, value(cells.get(value), number)));
    }

    private static List<String> cells(String line) {
        var plain =
                line.indexOf('"') < 0
                        ? Arrays.stream(line.split(",", -1))
                        : COMMA.splitAsStream(line + " ");
        return plain.map(String::strip)
                .map(cell ->
                        cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                                : cell)
                .toList();
    }

    private double value(String text, long number) {
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new Refused(
                    "%s:%d: \"%s\" is no number; leave it empty when there is none"
                            .formatted(file, number, text));
        }
    }

    private Instant instant(String text, long number) {
        return time(text)
                .orElseThrow(() ->
                        new Refused(
                                "%s:%d: \"%s\" is no time; write 2026-03-02 17:00:00, 2026-03-02T17:00:00Z or 2026-03-02"
                                        .formatted(file, number, text)));
    }

    /** A time or the first moment of a date; empty when it is neither. */
    Optional<Instant> time(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            var iso = text.replace(' ', 'T');
            int time = iso.indexOf('T');
            boolean offset =
                    iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0;
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
