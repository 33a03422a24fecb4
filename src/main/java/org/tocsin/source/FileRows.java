package org.tocsin.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.plan.Rows;
import org.tocsin.source.plan.TypedText;
import org.tocsin.source.sql.Slots;

/**
 * The files of one partition as DuckDB reads them.
 *
 * @param name for people: the file's name, or how many there are
 * @param strict what stands after FROM; fails on the first line that does not fit
 * @param lenient the same, leaving such lines out
 * @param columns as found
 * @param text whether the values are text, to be read as the declared types
 */
record FileRows(
        String name, String strict, Lenient lenient, List<SeenColumn> columns, boolean text) {

    /** How to read past broken lines and how to ask what was left out. */
    sealed interface Lenient {
        /**
         * CSV: the engine keeps a list of what it left out.
         *
         * @param relaxed for files that mix line ends or quotes, which a strict reader gives up on
         */
        record Rejecting(String source, String relaxed) implements Lenient {}

        /** JSON lines: a query counts them. */
        record Counting(String source, String count) implements Lenient {}

        record Impossible() implements Lenient {}
    }

    FileRows {
        columns = List.copyOf(columns);
    }

    /** Columns under their declared names, aliases followed. */
    Rows rows(DataSet dataSet, String source) {
        var taken = new HashSet<String>();
        var missing = new LinkedHashSet<String>();
        var result = new ArrayList<Rows.Column>();
        for (Column declared : dataSet.shape().columns()) {
            var found = found(declared);
            if (found.isPresent()) {
                taken.add(found.get().name());
                result.add(read(declared.name(), found.get(), type(dataSet, declared)));
            } else {
                missing.add(declared.name());
            }
        }
        for (SeenColumn column : columns) {
            if (!taken.contains(column.name())) {
                result.add(read(column.name(), column, undeclared(dataSet, column.name())));
            }
        }
        return new Rows(source, result, missing, filter(dataSet));
    }

    private Optional<SeenColumn> found(Column declared) {
        return columns.stream()
                .filter(c -> c.name().equals(declared.name()))
                .findFirst()
                .or(() ->
                        columns.stream()
                                .filter(c -> declared.aliases().contains(c.name()))
                                .findFirst());
    }

    private Rows.Column read(String name, SeenColumn found, ColumnType type) {
        String quoted = Dialect.DUCKDB.quote(found.name());
        boolean written = text || found.type().equals("VARCHAR");
        return switch (type) {
            case TEXT -> new Rows.Column(name, quoted, new Rows.Kind.Plain());
            case JSON ->
                    new Rows.Column(
                            name, quoted, written ? new Rows.Kind.Json() : new Rows.Kind.Plain());
            case INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP ->
                    written
                            ? new Rows.Column(
                                    name,
                                    TypedText.convert(quoted, type),
                                    new Rows.Kind.Converted(quoted))
                            : new Rows.Column(name, quoted, new Rows.Kind.Plain());
        };
    }

    /** The column that says which partition a row is in holds instants, whatever was declared. */
    private static ColumnType type(DataSet dataSet, Column column) {
        return column.type() == ColumnType.TEXT
                ? undeclared(dataSet, column.name())
                : column.type();
    }

    private static ColumnType undeclared(DataSet dataSet, String name) {
        return dataSet.partitioning() instanceof Partitioning.ByColumn(var column, _)
                        && column.equals(name)
                ? ColumnType.TIMESTAMP
                : ColumnType.TEXT;
    }

    private static Optional<Rows.Filter> filter(DataSet dataSet) {
        return dataSet.partitioning() instanceof Partitioning.ByColumn(var column, _)
                ? Optional.of(new Rows.Filter(column))
                : Optional.empty();
    }

    /** CSV files that share a header, as one call. */
    static String csv(List<Path> files, List<String> columns, String delimiter, String more) {
        String declared =
                columns.stream()
                        .map(c -> Dialect.text(c) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", "));
        return "read_csv(%s, auto_detect=false, header=true, delim=%s, quote='\"', escape='\"', nullstr=''%s, columns={%s})"
                .formatted(paths(files), Dialect.text(delimiter), more, declared);
    }

    /** JSON, every column as its text. */
    static String json(List<Path> files, List<String> columns, boolean lines) {
        String declared =
                columns.stream()
                        .map(c -> Dialect.text(c) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", "));
        return "read_json(%s, format=%s, columns={%s})"
                .formatted(paths(files), lines ? "'newline_delimited'" : "'array'", declared);
    }

    /** JSON lines that parse, every column as its text. */
    static String parsing(List<Path> files, List<String> columns) {
        String taken =
                columns.stream()
                        .map(c ->
                                "json->>%s as %s"
                                        .formatted(
                                                Dialect.text("$." + Dialect.DUCKDB.quote(c)),
                                                Dialect.DUCKDB.quote(c)))
                        .collect(Collectors.joining(", "));
        return "(select %s from read_ndjson_objects(%s, ignore_errors=true) where json is not null)"
                .formatted(taken, paths(files));
    }

    static String paths(List<Path> files) {
        return files.size() == 1
                ? Dialect.text(files.getFirst().toString())
                : files.stream()
                        .map(f -> Dialect.text(f.toString()))
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    /** How people call these files. */
    static String called(List<Path> files) {
        return files.size() == 1
                ? String.valueOf(files.getFirst().getFileName())
                : "%d files (%s …)".formatted(files.size(), files.getFirst().getFileName());
    }

    static Location.Format format(Location.Files location, Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return location.format()
                .orElseGet(() ->
                        name.endsWith(".parquet")
                                ? Location.Format.PARQUET
                                : name.matches(".*\\.(json|jsonl|ndjson)(\\.gz)?")
                                        ? Location.Format.JSON
                                        : Location.Format.CSV);
    }

    static final String SOURCE = Slots.slot("file");

    /** Names of columns that are not to be shown, as found. */
    static Set<String> masked(DataSet dataSet) {
        return dataSet.shape().columns().stream()
                .filter(Column::masked)
                .map(Column::name)
                .collect(Collectors.toSet());
    }
}
