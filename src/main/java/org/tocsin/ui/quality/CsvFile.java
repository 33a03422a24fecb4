package org.tocsin.ui.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tocsin.domain.tuning.Scorecard;

/** Writes what is on screen as values with commas (RFC 4180). Blocks; belongs off the UI thread. */
final class CsvFile {
    private CsvFile() {}

    /** One line for each data set and day; scores from 0 to 1. */
    static void scorecards(List<Scorecard> cards, Path file) {
        var lines =
                cards.stream()
                        .flatMap(card ->
                                card.days().stream()
                                        .map(day ->
                                                List.of(
                                                        card.dataSet().value(),
                                                        day.date().toString(),
                                                        number(day.score()),
                                                        number(
                                                                card.tier().stream()
                                                                        .mapToDouble(tier ->
                                                                                tier.score())
                                                                        .findFirst()),
                                                        "" + day.counts().passing(),
                                                        "" + day.counts().failing(),
                                                        "" + day.counts().broken(),
                                                        day.failed().stream()
                                                                .map(id -> id.value())
                                                                .collect(Collectors.joining(" ")),
                                                        day.outlook()
                                                                .map(it -> it.risk().name())
                                                                .orElse(""))))
                        .toList();
        write("data_set,day,score,promised,passed,failed,broken,failed_checks,risk", lines, file);
    }

    static void drifts(List<DriftRow> rows, Path file) {
        var lines =
                rows.stream()
                        .map(row ->
                                List.of(
                                        row.day().toString(),
                                        row.dataSet().id().value(),
                                        row.column(),
                                        row.kind(),
                                        row.what().substring(3),
                                        row.advice()))
                        .toList();
        write("day,data_set,column,change,what,advice", lines, file);
    }

    private static void write(String head, List<List<String>> lines, Path file) {
        var text = new StringBuilder(head).append("\r\n");
        for (var line : lines) {
            text.append(line.stream().map(CsvFile::quoted).collect(Collectors.joining(",")));
            text.append("\r\n");
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.6f", value.getAsDouble()) : "";
    }

    /** What a spreadsheet would take for a formula is made text. */
    private static String quoted(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[\\w .:'-]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
