package org.tocsin.report;

import java.util.List;
import org.tocsin.domain.drill.ScoreDocument;

/** The score sheet of a drill as text. */
public final class ScoreText {
    private static final int WIDEST = 60;

    private ScoreText() {}

    public static String write(ScoreDocument score) {
        var text = new StringBuilder();
        text.append(score.title())
                .append('\n')
                .append("=".repeat(score.title().length()))
                .append('\n');
        score.lines().forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        for (var figure : score.figures()) {
            text.append(
                    "%s %-18s %-9s %s%n"
                            .formatted(
                                    figure.mark().sign(),
                                    figure.title(),
                                    figure.value(),
                                    figure.meaning()));
        }
        score.tables().forEach(table -> write(table, text));
        return text.toString();
    }

    private static void write(ScoreDocument.Table table, StringBuilder text) {
        text.append('\n').append(table.title()).append('\n');
        text.append("-".repeat(table.title().length())).append('\n');
        if (table.rows().isEmpty()) {
            text.append(table.none()).append('\n');
            return;
        }
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] =
                    Math.min(
                            WIDEST,
                            table.rows().stream()
                                    .mapToInt(row -> row.cells().get(column).length())
                                    .max()
                                    .orElse(0));
        }
        table.rows()
                .forEach(row -> {
                    text.append(row.mark().sign()).append(' ');
                    text.append(line(row.cells(), widths).stripTrailing()).append('\n');
                });
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(String.format("%-" + Math.max(1, widths[i]) + "s  ", cells.get(i)));
        }
        return line.toString();
    }
}
