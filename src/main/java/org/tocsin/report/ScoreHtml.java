package org.tocsin.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tocsin.domain.drill.ScoreDocument;

/** The score sheet of a drill as one HTML page that needs nothing else. */
public final class ScoreHtml {
    private static final String TEMPLATE = "score.html";

    private ScoreHtml() {}

    public static String write(ScoreDocument score) {
        try (var stream =
                        Objects.requireNonNull(
                                ScoreHtml.class.getResourceAsStream(TEMPLATE), TEMPLATE);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(reader).execute(model(score));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> model(ScoreDocument score) {
        return Map.of(
                "title",
                score.title(),
                "lines",
                score.lines(),
                "figures",
                score.figures().stream()
                        .map(figure ->
                                Map.of(
                                        "title",
                                        figure.title(),
                                        "value",
                                        figure.value(),
                                        "meaning",
                                        figure.meaning(),
                                        "mark",
                                        style(figure.mark()),
                                        "sign",
                                        figure.mark().sign()))
                        .toList(),
                "tables",
                score.tables().stream().map(ScoreHtml::table).toList());
    }

    private static Map<String, Object> table(ScoreDocument.Table table) {
        List<Map<String, Object>> rows =
                table.rows().stream()
                        .map(row ->
                                Map.<String, Object>of(
                                        "mark", style(row.mark()),
                                        "sign", row.mark().sign(),
                                        "cells", row.cells()))
                        .toList();
        return Map.of(
                "title", table.title(),
                "columns", table.columns(),
                "rows", rows,
                "empty", rows.isEmpty(),
                "none", table.none());
    }

    private static String style(ScoreDocument.Mark mark) {
        return mark.name().toLowerCase(java.util.Locale.ROOT);
    }
}
