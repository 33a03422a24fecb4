package org.tocsin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A report as one HTML file; {@link Pdf} makes pages of it. */
public final class ReportHtml {
    private static final int TILES_A_ROW = 4;

    private ReportHtml() {}

    public static String of(Report report) {
        var body = new StringBuilder();
        for (var block : report.blocks()) {
            body.append(
                    switch (block) {
                        case Report.Tiles tiles -> tiles(tiles, report);
                        case Report.Table table -> table(table);
                        case Report.Chart(var title, var chart) ->
                                Html.fill("chart", Map.of("title", title, "svg", chart.svg()));
                        case Report.Definitions(var title, var figures) ->
                                Html.fill(
                                        "definitions",
                                        Map.of(
                                                "title",
                                                title,
                                                "figures",
                                                figures.stream()
                                                        .map(figure ->
                                                                Map.of(
                                                                        "label",
                                                                        figure.label(),
                                                                        "definition",
                                                                        figure.definition()))
                                                        .toList()));
                    });
        }
        var head = report.head();
        return Html.page(
                new Html.Head(head.title(), ReportWords.lead(head), ReportWords.made(head)),
                body.toString());
    }

    private static String tiles(Report.Tiles tiles, Report report) {
        var sheet = report.sheet().orElseThrow();
        var all = new ArrayList<Map<String, Object>>();
        for (var figure : tiles.figures()) {
            all.add(
                    Map.of(
                            "label", figure.label(),
                            "value", ReportWords.value(figure, sheet),
                            "change", ReportWords.change(figure, sheet),
                            "beside", ReportWords.beside(figure, sheet),
                            "definition", figure.definition()));
        }
        var rows =
                IntStream.iterate(0, i -> i < all.size(), i -> i + TILES_A_ROW)
                        .mapToObj(i ->
                                Map.of(
                                        "tiles",
                                        all.subList(i, Math.min(all.size(), i + TILES_A_ROW)),
                                        "blanks",
                                        blanks(Math.min(all.size(), i + TILES_A_ROW) - i)))
                        .toList();
        return Html.fill("tiles", Map.of("title", tiles.title(), "rows", rows));
    }

    /** So that the last row's tiles are as wide as the others. */
    private static List<String> blanks(int tiles) {
        return IntStream.range(tiles, TILES_A_ROW).mapToObj(_ -> "blank").toList();
    }

    private static String table(Report.Table table) {
        return Html.fill(
                "table",
                Map.of(
                        "title", table.title(),
                        "none", table.rows().isEmpty() ? table.none() : "",
                        "any", !table.rows().isEmpty(),
                        "columns", cells(table.columns(), table),
                        "rows",
                                table.rows().stream()
                                        .map(row -> Map.of("cells", cells(row, table)))
                                        .toList()));
    }

    private static List<Map<String, String>> cells(List<String> row, Report.Table table) {
        return IntStream.range(0, row.size())
                .mapToObj(i ->
                        Map.of("text", row.get(i), "kind", table.numeric().contains(i) ? "n" : "t"))
                .toList();
    }
}
