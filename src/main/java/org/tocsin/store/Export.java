package org.tocsin.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.Field;
import org.jooq.Table;
import org.tocsin.store.jooq.DefaultSchema;

/**
 * Everything that a store holds, in a form that other programs read (T-7): a zip with one file of
 * JSON lines per table, a line per row, and {@code export.json}, which says how many there are. All
 * of one moment. Secrets are not in it, because they are not in the store.
 *
 * <p>A column keeps its name; numbers and truth values are JSON's own, instants are ISO 8601 in
 * UTC, binary values are in base 64, and texts that hold JSON stay texts, to the letter.
 */
final class Export {
    private static final String FORMAT = "tocsin/export/1";
    private static final JsonFactory JSON = new JsonFactory();

    private Export() {}

    /**
     * Writes an open store, on which others may go on working.
     *
     * @param target must not be there yet
     */
    static Exported write(Sessions sessions, Path target, Instant now) {
        Path place = target.toAbsolutePath().normalize();
        Path part = place.resolveSibling(place.getFileName() + ".part");
        if (Files.exists(place)) {
            return taken(place);
        }
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return new Exported.Refused(
                    "the folder %s does not exist; create it, or name another".formatted(folder));
        }
        try {
            Map<String, Long> rows = sessions.raw(connection -> atOneMoment(connection, part, now));
            long bytes = Files.size(part);
            Files.move(part, place);
            return new Exported.Done(rows, bytes);
        } catch (FileAlreadyExistsException _) {
            return taken(place);
        } catch (IOException | UncheckedIOException | StoreException failure) {
            return new Exported.Refused(
                    "the export %s was not made: %s; check the folder and the free space of its disk"
                            .formatted(place, failure.getMessage()));
        } finally {
            Backup.discard(part);
        }
    }

    private static Exported taken(Path place) {
        return new Exported.Refused(
                "%s is there already and is left alone; name another file".formatted(place));
    }

    private static Map<String, Long> atOneMoment(Connection connection, Path part, Instant now)
            throws SQLException {
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(false);
        try {
            return pack(connection, part, now);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
        }
    }

    private static Map<String, Long> pack(Connection connection, Path part, Instant now)
            throws SQLException, IOException {
        var rows = new LinkedHashMap<String, Long>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(part))) {
            for (var table : tables()) {
                zip.putNextEntry(new ZipEntry(table.getName() + ".jsonl"));
                rows.put(table.getName(), lines(connection, table, zip));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("export.json"));
            manifest(rows, now, zip);
            zip.closeEntry();
        }
        return rows;
    }

    private static List<Table<?>> tables() {
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .sorted(Comparator.comparing(Table::getName))
                .toList();
    }

    private static void manifest(Map<String, Long> rows, Instant now, OutputStream out)
            throws IOException {
        try (var json = generator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("made", now.toString());
            json.writeNumberField("schema", Schema.KNOWN);
            json.writeObjectFieldStart("rows");
            for (var table : rows.entrySet()) {
                json.writeNumberField(table.getKey(), table.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** In the order of their keys, so that two exports can be held against each other. */
    private static long lines(Connection connection, Table<?> table, OutputStream out)
            throws SQLException, IOException {
        String names = table.fieldStream().map(Field::getName).collect(Collectors.joining(", "));
        var key = table.getPrimaryKey();
        String order =
                key == null
                        ? ""
                        : key.getFields().stream()
                                .map(Field::getName)
                                .collect(Collectors.joining(", ", " order by ", ""));
        try (var statement = connection.createStatement();
                var json = generator(out)) {
            json.setRootValueSeparator(null);
            statement.setFetchSize(1_000);
            long count = 0;
            try (var rows =
                    statement.executeQuery(
                            "select %s from %s%s".formatted(names, table.getName(), order))) {
                while (rows.next()) {
                    line(rows, json);
                    json.writeRaw('\n');
                    count++;
                }
            }
            return count;
        }
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private static void line(ResultSet rows, JsonGenerator json) throws SQLException, IOException {
        var columns = rows.getMetaData();
        json.writeStartObject();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            json.writeFieldName(columns.getColumnLabel(i).toLowerCase(java.util.Locale.ROOT));
            value(rows, i, columns.getColumnType(i), json);
        }
        json.writeEndObject();
    }

    private static void value(ResultSet rows, int column, int type, JsonGenerator json)
            throws SQLException, IOException {
        Object value =
                type == Types.TIMESTAMP_WITH_TIMEZONE || type == Types.TIMESTAMP
                        ? rows.getObject(column, OffsetDateTime.class)
                        : rows.getObject(column);
        switch (value) {
            case null -> json.writeNull();
            case OffsetDateTime at -> json.writeString(at.toInstant().toString());
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            case byte[] bytes -> json.writeBinary(bytes);
            // Dates, ids and texts; and numbers that JSON has no word for.
            default -> json.writeString(String.valueOf(rows.getString(column)));
        }
    }
}
