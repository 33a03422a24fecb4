package org.tocsin.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.source.jdbc.Words;

/** Says in words which lines of a file could not be read, so that nothing is lost in silence. */
final class Rejects {
    private static final String LINES =
            """
            select count(*) over (), s.file_path, e.line, any_value(e.error_message), any_value(e.csv_line)
            from reject_errors e join reject_scans s on s.scan_id = e.scan_id and s.file_id = e.file_id
            group by s.file_path, e.line
            order by s.file_path, e.line desc
            limit 1\
            """;

    private static final String GAVE_UP = "state machine reached an invalid state";

    private Rejects() {}

    /** Whether lines of the file are at fault, not what was asked of them. */
    static boolean broken(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("CSV Error on Line")
                || message.contains(GAVE_UP)
                || message.contains("Malformed JSON in file");
    }

    /** What stands after FROM to read past broken lines; empty when that cannot be done. */
    static String past(FileRows files, String complaint) {
        return switch (files.lenient()) {
            case FileRows.Lenient.Rejecting(var source, var relaxed) ->
                    complaint.contains(GAVE_UP) ? relaxed : source;
            case FileRows.Lenient.Counting(var source, _) -> source;
            case FileRows.Lenient.Impossible() -> "";
        };
    }

    /**
     * What was left out of the rows that were just read past their broken lines.
     *
     * @param quoting whether the text of a line may be shown; not where a column is masked, since
     *     in a broken line no cell can be told from another
     */
    static List<String> note(
            FileRows files, Statements statements, Duration timeout, boolean quoting)
            throws InterruptedException {
        return switch (files.lenient()) {
            case FileRows.Lenient.Rejecting _ ->
                    said(
                            statements.query(
                                    List.of(),
                                    LINES,
                                    timeout,
                                    rows -> {
                                        var words = new ArrayList<String>();
                                        while (rows.next()) {
                                            words.add(
                                                    line(
                                                            new Rejected(
                                                                    rows.getLong(1),
                                                                    String.valueOf(
                                                                            rows.getString(2)),
                                                                    rows.getLong(3),
                                                                    String.valueOf(
                                                                            rows.getString(4)),
                                                                    String.valueOf(
                                                                            rows.getString(5))),
                                                            quoting));
                                        }
                                        return List.copyOf(words);
                                    }));
            case FileRows.Lenient.Counting(_, var count) ->
                    said(
                            statements.query(
                                    List.of(),
                                    count,
                                    timeout,
                                    rows -> {
                                        rows.next();
                                        return List.of(
                                                "%s could not be read as JSON and %s not counted"
                                                        .formatted(
                                                                lines(rows.getLong(1)),
                                                                are(rows.getLong(1))));
                                    }));
            case FileRows.Lenient.Impossible() -> List.of();
        };
    }

    private static List<String> said(Statements.Outcome<List<String>> outcome) {
        return switch (outcome) {
            case Statements.Outcome.Got<List<String>>(var words, _) -> words;
            case Statements.Outcome.Failed<List<String>> _,
                    Statements.Outcome.GaveUp<List<String>> _ ->
                    List.of("some lines could not be read and are not counted");
        };
    }

    private record Rejected(long lines, String file, long line, String error, String text) {}

    private static String line(Rejected last, boolean quoting) {
        String name = String.valueOf(Path.of(last.file()).getFileName());
        String which =
                endsWith(last.file(), last.text())
                        ? "%s ends in the middle of line %d%s"
                                .formatted(
                                        name,
                                        last.line(),
                                        quoting ? " (%s)".formatted(shown(last.text())) : "")
                        : "the last is line %d of %s (%s%s)"
                                .formatted(
                                        last.line(),
                                        name,
                                        Words.firstLine(last.error()),
                                        quoting ? ": " + shown(last.text()) : "");
        return "%s could not be read and %s not counted: %s"
                .formatted(lines(last.lines()), are(last.lines()), which);
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /** Whether the text is the very end of the file, with no line end after it. */
    private static boolean endsWith(String file, String text) {
        byte[] end = text.getBytes(StandardCharsets.UTF_8);
        try (var in = new RandomAccessFile(file, "r")) {
            if (end.length == 0 || in.length() < end.length) {
                return false;
            }
            byte[] tail = new byte[end.length];
            in.seek(in.length() - end.length);
            in.readFully(tail);
            return Arrays.equals(tail, end) && end[end.length - 1] != '\n';
        } catch (IOException _) {
            return false;
        }
    }

    private static String lines(long n) {
        return n == 1 ? "1 line" : n + " lines";
    }

    private static String are(long n) {
        return n == 1 ? "is" : "are";
    }
}
