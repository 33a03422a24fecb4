package org.tocsin.report.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tocsin.domain.review.document.Block;
import org.tocsin.domain.review.document.Document;
import org.tocsin.domain.review.document.Layout;

/** A document as Markdown (CommonMark with tables), for a wiki or a repository. */
final class ReviewMarkdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|#~&]");
    private static final Pattern HEADING = Pattern.compile("(?m)^\\s{0,3}(#{1,6})\\s+(.*?)\\s*$");
    private static final Pattern RULE = Pattern.compile("(?m)^(\\s{0,3})(=+|-{2,})\\s*$");

    private final StringBuilder out = new StringBuilder();

    private ReviewMarkdown() {}

    static String of(Document document) {
        var writer = new ReviewMarkdown();
        writer.line("# " + plain(document.title()));
        writer.line(plain(Layout.lead(document)));
        Layout.of(document).forEach(writer::block);
        return writer.out.toString().stripTrailing() + "\n";
    }

    private void line(String text) {
        out.append(text).append("\n\n");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(var level, var text) -> line("#".repeat(level) + " " + plain(text));
            case Block.Prose(var markdown) -> line(prose(markdown));
            case Block.Remark(var text) -> line("*" + plain(text) + "*");
            case Block.Callout(var title, var lines) -> callout(title, lines);
            case Block.Tiles(var tiles) ->
                    facts(
                            tiles.stream()
                                    .map(each -> new Block.Fact(each.name(), beside(each)))
                                    .toList());
            case Block.Facts(var facts) -> facts(facts);
            case Block.Table(var columns, var rows) -> table(columns, rows);
            case Block.Tree(var branches) -> branches(branches);
            case Block.Figure figure -> figure(figure);
            case Block.Code(var text) -> code(text);
        }
    }

    private static String beside(Block.Tile tile) {
        return tile.note().isEmpty() ? tile.value() : tile.value() + " (" + tile.note() + ")";
    }

    private void callout(String title, List<String> lines) {
        out.append("> **").append(plain(title)).append("**\n");
        lines.forEach(each -> out.append(">\n> - ").append(plain(each)).append('\n'));
        out.append('\n');
    }

    private void facts(List<Block.Fact> facts) {
        facts.forEach(each ->
                out.append("- **")
                        .append(plain(each.name()))
                        .append(":** ")
                        .append(plain(each.value()))
                        .append('\n'));
        out.append('\n');
    }

    private void table(List<Block.Column> columns, List<List<Block.Cell>> rows) {
        row(columns.stream().map(each -> plain(each.title())).toList());
        row(columns.stream().map(each -> "---").toList());
        for (var cells : rows) {
            row(cells.stream().map(ReviewMarkdown::cell).toList());
        }
        out.append('\n');
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String cell(Block.Cell cell) {
        var lines = new ArrayList<String>();
        cell.text().lines().forEach(lines::add);
        cell.note().lines().forEach(lines::add);
        return lines.stream().map(ReviewMarkdown::plain).collect(Collectors.joining("<br>"));
    }

    private void branches(List<Block.Branch> branches) {
        for (var branch : branches) {
            var indent = "  ".repeat(branch.depth() - 1);
            out.append(indent)
                    .append("- **")
                    .append(branch.number())
                    .append("** ")
                    .append(plain(branch.text()));
            branch.flag().ifPresent(flag -> out.append(" **[").append(plain(flag)).append("]**"));
            out.append('\n');
            branch.notes()
                    .forEach(note ->
                            out.append(indent).append("  - *").append(plain(note)).append("*\n"));
        }
        out.append('\n');
    }

    /** A drawing does not go into Markdown; what it shows does. */
    private void figure(Block.Figure figure) {
        line(
                "**Figure %d: %s.** %s"
                        .formatted(
                                figure.number(),
                                plain(figure.chart().title()),
                                plain(ChartWords.of(figure.chart(), figure.zone()))));
    }

    private void code(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        var fence = "`".repeat(longest + 1);
        line(fence + "\n" + text + "\n" + fence);
    }

    /** What people typed as Markdown: it stays so, but opens no chapter of its own and no tag. */
    private static String prose(String markdown) {
        var text = markdown.replace("&", "&amp;").replace("<", "&lt;");
        text = HEADING.matcher(text).replaceAll("**$2**");
        return RULE.matcher(text).replaceAll("$1\\\\$2");
    }

    /** As it stands, in one line. */
    static String plain(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return SPECIAL.matcher(line)
                .replaceAll(found ->
                        switch (found.group()) {
                            case "<" -> "&lt;";
                            case "&" -> "&amp;";
                            case "\\" -> "\\\\\\\\";
                            default -> "\\\\" + found.group();
                        });
    }

    /** A name for a file, such as {@code incident-12-review.md}. */
    static String fileName(Document document, String ending) {
        return String.format(
                Locale.ROOT, "incident-%d-review.%s", document.head().number(), ending);
    }
}
