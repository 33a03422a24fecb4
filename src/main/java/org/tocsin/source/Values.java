package org.tocsin.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as they come from drivers; instants and dates become seconds since 1970. */
final class Values {
    private static final Pattern STAMP =
            Pattern.compile(
                    "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[ T]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?"
                            + "(Z|[+-]\\d\\d:\\d\\d)?");

    private Values() {}

    /** One row, from left to right. */
    record Line(List<@Nullable Object> values) {}

    /** The values of the row that the cursor stands on; naive stamps are read in the zone. */
    static Line row(ResultSet rows, ZoneId zone) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        var values = new ArrayList<@Nullable Object>(width);
        for (int i = 1; i <= width; i++) {
            values.add(value(rows, i, zone));
        }
        return new Line(values);
    }

    static @Nullable Object value(ResultSet rows, int i, ZoneId zone) throws SQLException {
        Object value = rows.getObject(i);
        return switch (value) {
            case null -> null;
            case Timestamp stamp ->
                    seconds(
                            zoned(rows.getMetaData().getColumnTypeName(i))
                                    ? stamp.toInstant()
                                    : local(rows, i, stamp).atZone(zone).toInstant());
            case OffsetDateTime stamp -> seconds(stamp.toInstant());
            case LocalDateTime stamp -> seconds(stamp.atZone(zone).toInstant());
            case java.sql.Date date -> seconds(date.toLocalDate().atStartOfDay(zone).toInstant());
            case LocalDate date -> seconds(date.atStartOfDay(zone).toInstant());
            case LocalTime time -> time.toNanoOfDay() / 1e9;
            case String text when STAMP.matcher(text).matches() -> stamp(text, zone);
            default -> value;
        };
    }

    /**
     * The stamp as it stands in the table: H2 makes an instant of it by the session's zone, of which
     * the JVM's zone would then make another time of day.
     */
    private static LocalDateTime local(ResultSet rows, int i, Timestamp stamp) {
        try {
            var plain = rows.getObject(i, LocalDateTime.class);
            return plain == null ? stamp.toLocalDateTime() : plain;
        } catch (SQLException | UnsupportedOperationException | AbstractMethodError _) {
            return stamp.toLocalDateTime();
        }
    }

    /** Databases without a type for instants keep them as text. */
    private static Object stamp(String text, ZoneId zone) {
        String iso = text.replace(' ', 'T');
        try {
            var parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            iso, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime stamp
                    ? seconds(stamp.toInstant())
                    : seconds(LocalDateTime.from(parsed).atZone(zone).toInstant());
        } catch (DateTimeParseException _) {
            return text;
        }
    }

    private static boolean zoned(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.equals("timestamptz") || lower.contains("with time zone");
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
