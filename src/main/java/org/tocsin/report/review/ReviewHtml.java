package org.tocsin.report.review;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.domain.review.document.Block;
import org.tocsin.domain.review.document.Document;
import org.tocsin.domain.review.document.Layout;
import org.tocsin.report.Html;

/** A document as HTML, for a browser and, through its pages, for PDF. */
final class ReviewHtml {
    private final StringBuilder out = new StringBuilder();

    private ReviewHtml() {}

    static String of(Document document) {
        var writer = new ReviewHtml();
        Layout.of(document).forEach(writer::block);
        var head = new Html.Head(document.title(), Layout.lead(document), Layout.foot(document));
        var page = Html.page(head, writer.out.toString());
        return page.replace("</style>", Html.style("review") + "</style>");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(var level, var text) ->
                    add("<h%1$d>%2$s</h%1$d>", level, Html.text(text));
            case Block.Prose(var markdown) -> out.append(Prose.html(markdown));
            case Block.Remark(var text) -> add("<p class=\"muted\">%s</p>", Html.text(text));
            case Block.Callout(var title, var lines) ->
                    add(
                            "<div class=\"callout\"><p class=\"strong\">%s</p>%s</div>",
                            Html.text(title), list(lines));
            case Block.Tiles(var tiles) ->
                    add(
                            "<table class=\"tiles\"><tr>%s</tr></table>",
                            tiles.stream().map(ReviewHtml::tile).collect(Collectors.joining()));
            case Block.Facts(var facts) ->
                    add(
                            "<table class=\"facts\">%s</table>",
                            facts.stream().map(ReviewHtml::fact).collect(Collectors.joining()));
            case Block.Table(var columns, var rows) -> table(columns, rows);
            case Block.Tree(var branches) -> branches.forEach(this::branch);
            case Block.Figure(var number, var chart, var zone) ->
                    add(
                            "<figure><figcaption>Figure %d: %s</figcaption>%s<p class=\"caption\">%s</p></figure>",
                            number,
                            Html.text(chart.title()),
                            new IncidentChart(chart, zone).svg(),
                            Html.text(ChartWords.of(chart, zone)));
            case Block.Code(var text) -> add("<pre>%s</pre>", Html.text(text));
        }
    }

    private void add(String pattern, Object... parts) {
        out.append(String.format(Locale.ROOT, pattern, parts)).append('\n');
    }

    private static String list(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(each -> "<li>" + Html.text(each) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String tile(Block.Tile tile) {
        return "<td><div class=\"muted\">%s</div><div class=\"value\">%s</div>%s</td>"
                .formatted(Html.text(tile.name()), Html.text(tile.value()), note(tile.note()));
    }

    private static String note(String note) {
        return note.isBlank()
                ? ""
                : note.lines()
                        .map(line -> "<div class=\"caption\">" + Html.text(line) + "</div>")
                        .collect(Collectors.joining());
    }

    private static String fact(Block.Fact fact) {
        return "<tr><th>%s</th><td>%s</td></tr>"
                .formatted(Html.text(fact.name()), Html.text(fact.value()));
    }

    private void table(List<Block.Column> columns, List<List<Block.Cell>> rows) {
        boolean shared = columns.stream().allMatch(each -> each.share() > 0);
        out.append(shared ? "<table class=\"grid\">" : "<table class=\"rows\">");
        out.append("<thead><tr>");
        for (var column : columns) {
            out.append(shared ? "<th style=\"width: %d%%\">".formatted(column.share()) : "<th>");
            out.append(Html.text(column.title())).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (var row : rows) {
            out.append("<tr>");
            row.forEach(this::cell);
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void cell(Block.Cell cell) {
        var tone =
                switch (cell.tone()) {
                    case PLAIN -> "";
                    case GOOD -> " class=\"good\"";
                    case BAD -> " class=\"bad\"";
                };
        out.append("<td>");
        var lines = cell.text().lines().map(Html::text).collect(Collectors.joining("<br />"));
        out.append(tone.isEmpty() ? lines : "<span%s>%s</span>".formatted(tone, lines));
        out.append(note(cell.note())).append("</td>");
    }

    private void branch(Block.Branch branch) {
        add(
                "<div class=\"why\" style=\"margin-left: %dpx\"><span class=\"number\">%s</span> %s%s%s</div>",
                Math.min(branch.depth() - 1, 12) * 22,
                branch.number(),
                branch.text().lines().map(Html::text).collect(Collectors.joining("<br />")),
                branch.flag()
                        .map(flag -> " <span class=\"flag\">" + Html.text(flag) + "</span>")
                        .orElse(""),
                note(String.join("\n", branch.notes())));
    }
}
