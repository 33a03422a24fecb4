package org.tocsin.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.source.file.CsvHead;
import org.tocsin.source.file.FilePattern;
import org.tocsin.source.jdbc.Words;

/** Looks at files before anything is asked of them: are they there, what are their columns. */
final class Looking {
    sealed interface Found {
        /**
         * @param bytes of text that an engine will read, roughly
         */
        record Readable(FileRows rows, long bytes) implements Found {}

        /** Files without a single byte. */
        /**
         * @param what which files, and how they are empty
         */
        record Empty(String what) implements Found {}

        record Nothing(String what) implements Found {}

        record Unreadable(String why) implements Found {}
    }

    /** How many bytes of text stand in a byte of a packed file, roughly. */
    private static final long PACKED = 8;

    private final Path folder;
    private final Ducks ducks;
    private final ZoneId zone;

    Looking(Path folder, Ducks ducks, ZoneId zone) {
        this.folder = folder;
        this.ducks = ducks;
        this.zone = zone;
    }

    /** The files of a partition. */
    Found at(DataSet dataSet, Location.Files location, Partition partition)
            throws InterruptedException, SQLException {
        if (!Files.isDirectory(folder)) {
            return new Found.Unreadable(
                    "the folder %s is not there; check the path of source %s"
                            .formatted(folder, dataSet.source()));
        }
        try {
            String pattern = FilePattern.on(location.pattern(), partition);
            var files = FilePattern.find(folder, pattern);
            return files.isEmpty()
                    ? new Found.Nothing("there is no file %s in %s".formatted(pattern, folder))
                    : look(files, location, dataSet.shape().columns());
        } catch (IllegalArgumentException e) {
            return new Found.Unreadable(String.valueOf(e.getMessage()));
        } catch (AccessDeniedException e) {
            return new Found.Unreadable(denied(e.getFile()));
        } catch (IOException e) {
            return new Found.Unreadable("%s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    /** Other files of the same folder, by name or glob. */
    Found other(String pattern) throws InterruptedException, SQLException {
        try {
            var files = FilePattern.find(folder, pattern);
            var location = new Location.Files(pattern, Optional.empty(), Optional.empty());
            return files.isEmpty()
                    ? new Found.Nothing("there is no file %s in %s".formatted(pattern, folder))
                    : look(files, location, List.of());
        } catch (IllegalArgumentException | IOException e) {
            return new Found.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Found look(List<Path> all, Location.Files location, List<Column> declared)
            throws IOException, InterruptedException, SQLException {
        var files = new ArrayList<Path>();
        for (Path file : all) {
            if (Files.isDirectory(file)) {
                return new Found.Unreadable("%s is a folder, not a file".formatted(file));
            }
            if (!Files.exists(file)) {
                return new Found.Unreadable(
                        "%s is a link to a file that is not there; bring that file back or remove the link"
                                .formatted(file));
            }
            if (!Files.isRegularFile(file)) {
                return new Found.Unreadable(
                        "%s is not a regular file but a pipe or a device; put the file itself there"
                                .formatted(file));
            }
            if (!Files.isReadable(file)) {
                return new Found.Unreadable(denied(file.toString()));
            }
            if (Files.size(file) > 0) {
                files.add(file);
            }
        }
        if (files.isEmpty()) {
            return new Found.Empty(FileRows.called(all) + " is empty (0 bytes)");
        }
        return switch (FileRows.format(location, files.getFirst())) {
            case CSV -> csv(files, location.delimiter().orElse(","), declared);
            case JSON -> json(files, declared);
            case PARQUET -> parquet(files);
        };
    }

    /** Why there is nothing to read, as far as there is nothing. */
    static String words(Found found) {
        return switch (found) {
            case Found.Readable(var rows, _) -> rows.name() + " can be read";
            case Found.Empty(var what) -> what;
            case Found.Nothing(var what) -> what;
            case Found.Unreadable(var why) -> why;
        };
    }

    private static String denied(String file) {
        return "%s may not be read by this user; check its permissions".formatted(file);
    }

    private static Found csv(List<Path> files, String delimiter, List<Column> declared)
            throws IOException {
        if (delimiter.length() != 1) {
            return new Found.Unreadable(
                    "the delimiter '%s' is not one character".formatted(delimiter));
        }
        Map<List<String>, List<Path>> byHeader = new LinkedHashMap<>();
        for (Path file : files) {
            switch (CsvHead.read(file, delimiter.charAt(0))) {
                case CsvHead.Columns(var columns) -> {
                    if (columns.size() == 1 && declared.size() > 1) {
                        var likely = CsvHead.likelyDelimiter(columns.getFirst());
                        if (likely.isPresent() && likely.get() != delimiter.charAt(0)) {
                            return wrongDelimiter(file, delimiter, likely.get(), declared.size());
                        }
                    }
                    byHeader.computeIfAbsent(columns, _ -> new ArrayList<>()).add(file);
                }
                case CsvHead.Odd(var why) -> {
                    return new Found.Unreadable(
                            "%s cannot be read as CSV: %s".formatted(file.getFileName(), why));
                }
                case CsvHead.Empty() -> {}
            }
        }
        if (byHeader.isEmpty()) {
            return new Found.Empty(FileRows.called(files) + " holds blank lines only");
        }
        var columns = new LinkedHashSet<String>();
        byHeader.keySet().forEach(columns::addAll);
        return new Found.Readable(
                new FileRows(
                        FileRows.called(files),
                        csv(byHeader, delimiter, ""),
                        new FileRows.Lenient.Rejecting(
                                csv(byHeader, delimiter, ", store_rejects=true"),
                                csv(
                                        byHeader,
                                        delimiter,
                                        ", store_rejects=true, strict_mode=false")),
                        columns.stream().map(c -> new SeenColumn(c, "text")).toList(),
                        true),
                bytes(files));
    }

    private static Found wrongDelimiter(Path file, String delimiter, char likely, int declared) {
        String shown = likely == '\t' ? "\\t" : String.valueOf(likely);
        return new Found.Unreadable(
                "%s has one column when cut at '%s' although %d are declared: the delimiter looks like '%s'; say so in the data set (delimiter: '%s')"
                        .formatted(file.getFileName(), delimiter, declared, shown, shown));
    }

    /** Files with other columns are put together by the names of their columns. */
    private static String csv(
            Map<List<String>, List<Path>> byHeader, String delimiter, String more) {
        var calls = new ArrayList<String>();
        byHeader.forEach(
                (columns, files) -> calls.add(FileRows.csv(files, columns, delimiter, more)));
        return calls.size() == 1
                ? calls.getFirst()
                : "(select * from "
                        + String.join("\nunion all by name select * from ", calls)
                        + ")";
    }

    private Found json(List<Path> files, List<Column> declared)
            throws IOException, InterruptedException, SQLException {
        boolean lines = !startsWithBracket(files.getFirst());
        String sniff = "read_json_auto(%s, format=%s, union_by_name=true%s)";
        String format = lines ? "'newline_delimited', ignore_errors=true" : "'array'";
        String paths = FileRows.paths(files);
        var found = describe(sniff.formatted(paths, format, ""), files);
        if (found instanceof Found.Readable(var rows, _) && lacks(rows, declared)) {
            // The engine looks at the first rows only; what is declared may come later.
            found = describe(sniff.formatted(paths, format, ", sample_size=-1"), files);
        }
        if (!(found instanceof Found.Readable(var rows, var bytes))) {
            return found;
        }
        var names = rows.columns().stream().map(SeenColumn::name).toList();
        return new Found.Readable(
                new FileRows(
                        rows.name(),
                        FileRows.json(files, names, lines),
                        lines
                                ? new FileRows.Lenient.Counting(
                                        FileRows.parsing(files, names),
                                        "select count(*) from read_ndjson_objects(%s, ignore_errors=true) where json is null"
                                                .formatted(paths))
                                : new FileRows.Lenient.Impossible(),
                        rows.columns(),
                        true),
                bytes);
    }

    private static boolean lacks(FileRows rows, List<Column> declared) {
        return declared.stream()
                .anyMatch(d -> rows.columns().stream().noneMatch(c -> c.name().equals(d.name())));
    }

    private static boolean startsWithBracket(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(64), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip()
                    .startsWith("[");
        }
    }

    private Found parquet(List<Path> files) throws IOException, InterruptedException, SQLException {
        return describe(
                "read_parquet(%s, union_by_name=true)".formatted(FileRows.paths(files)), files);
    }

    private Found describe(String source, List<Path> files)
            throws IOException, InterruptedException, SQLException {
        long bytes = bytes(files);
        var outcome =
                ducks.in(zone, bytes)
                        .statements()
                        .query(
                                List.of(),
                                "select * from %s limit 0".formatted(source),
                                Duration.ofSeconds(60),
                                Looking::columns);
        return switch (outcome) {
            case Statements.Outcome.Got<List<SeenColumn>>(var columns, _) ->
                    new Found.Readable(
                            new FileRows(
                                    FileRows.called(files),
                                    source,
                                    new FileRows.Lenient.Impossible(),
                                    columns,
                                    false),
                            bytes);
            case Statements.Outcome.Failed<List<SeenColumn>>(var cause, _) ->
                    new Found.Unreadable(
                            "%s cannot be read: %s"
                                    .formatted(
                                            FileRows.called(files),
                                            Words.firstLine(String.valueOf(cause.getMessage()))));
            case Statements.Outcome.GaveUp<List<SeenColumn>>(var after) ->
                    new Found.Unreadable(
                            "%s: %s".formatted(FileRows.called(files), Asking.gaveUp(after)));
        };
    }

    private static long bytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            boolean packed = file.toString().matches(".*\\.(parquet|gz|zst)");
            bytes += Files.size(file) * (packed ? PACKED : 1);
        }
        return bytes;
    }

    static List<SeenColumn> columns(ResultSet rows) throws SQLException {
        var metadata = rows.getMetaData();
        var columns = new ArrayList<SeenColumn>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(new SeenColumn(metadata.getColumnLabel(i), metadata.getColumnTypeName(i)));
        }
        return columns;
    }
}
