package org.tocsin.report;

import java.util.ArrayList;
import java.util.List;

/** A report as plain text, for a terminal or a mail; lines end as Unix ends them. */
public final class ReportText {
    private static final int WIDEST = 60;

    private ReportText() {}

    public static String of(Report report) {
        var out = new StringBuilder();
        var title = report.head().title().toUpperCase(java.util.Locale.ENGLISH);
        out.append(title).append('\n').append(ReportWords.lead(report.head())).append('\n');
        for (var block : report.blocks()) {
            switch (block) {
                case Report.Tiles tiles -> tiles(out, tiles, report);
                case Report.Table table -> table(out, table);
                case Report.Chart _ -> {}
                case Report.Definitions definitions -> definitions(out, definitions);
            }
        }
        return out.append('\n').append(ReportWords.made(report.head())).append('\n').toString();
    }

    private static void head(StringBuilder out, String title) {
        out.append('\n').append(title).append('\n').append("-".repeat(title.length())).append('\n');
    }

    private static void tiles(StringBuilder out, Report.Tiles tiles, Report report) {
        head(out, tiles.title());
        var sheet = report.sheet().orElseThrow();
        var rows = new ArrayList<List<String>>();
        for (var figure : tiles.figures()) {
            rows.add(
                    List.of(
                            figure.label(),
                            ReportWords.value(figure, sheet),
                            ReportWords.change(figure, sheet),
                            ReportWords.beside(figure, sheet)));
        }
        lines(out, rows, List.of(1));
    }

    private static void table(StringBuilder out, Report.Table table) {
        head(out, table.title());
        if (table.rows().isEmpty()) {
            out.append(table.none()).append('\n');
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(table.columns());
        rows.addAll(table.rows());
        lines(out, rows, table.numeric());
    }

    private static void lines(StringBuilder out, List<List<String>> rows, List<Integer> numeric) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], length(one(row.get(i)))));
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                var cell = one(row.get(i));
                var pad = " ".repeat(Math.max(0, widths[i] - length(cell)));
                line.append(i == 0 ? "" : "  ")
                        .append(numeric.contains(i) ? pad + cell : cell + pad);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String one(String cell) {
        return cell.strip().replaceAll("\\s+", " ");
    }

    private static void definitions(StringBuilder out, Report.Definitions definitions) {
        head(out, definitions.title());
        definitions
                .figures()
                .forEach(figure ->
                        out.append(figure.label())
                                .append(": ")
                                .append(figure.definition())
                                .append('\n'));
    }
}
