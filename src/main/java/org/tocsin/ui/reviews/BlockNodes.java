package org.tocsin.ui.reviews;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.review.document.Block;
import org.tocsin.domain.review.document.Document;
import org.tocsin.domain.review.document.Layout;
import org.tocsin.domain.review.document.Proof;
import org.tocsin.ui.kit.MarkdownView;

/** A laid out document as nodes, to be read and not to be changed. */
final class BlockNodes {
    /** Rows beyond are in the file; a window of thousands of labels would not scroll. */
    private static final int ROWS = 300;

    private final VBox root = Parts.column("bundle-document");

    BlockNodes(Document document) {
        add(Parts.words(document.title(), "review-title"));
        add(Parts.words(Layout.lead(document), "review-caption"));
        Layout.of(document).forEach(this::block);
    }

    Node root() {
        return root;
    }

    private void add(Node node) {
        root.getChildren().add(node);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(var level, var text) ->
                    add(Parts.words(text, level == 2 ? "bundle-heading" : "review-strong"));
            case Block.Prose(var markdown) ->
                    add(
                            Parts.column(
                                    "bundle-prose",
                                    MarkdownView.nodes(markdown).toArray(Node[]::new)));
            case Block.Remark(var text) -> add(Parts.words(text, "review-caption"));
            case Block.Callout(var title, var lines) -> callout(title, lines);
            case Block.Tiles(var tiles) -> tiles(tiles);
            case Block.Facts(var facts) ->
                    table(
                            List.of(new Block.Column("", 20), new Block.Column("", 80)),
                            facts.stream()
                                    .map(each -> List.of(cell(each.name()), cell(each.value())))
                                    .toList());
            case Block.Table(var columns, var rows) -> table(columns, rows);
            case Block.Tree(var branches) -> branches.forEach(this::branch);
            case Block.Figure figure -> figure(figure);
            case Block.Code(var text) -> add(Parts.words(text, "md-block"));
        }
    }

    private static Block.Cell cell(String text) {
        return new Block.Cell(text, "", Block.Tone.PLAIN);
    }

    private void callout(String title, List<String> lines) {
        var box = Parts.column("bundle-callout", Parts.words(title, "review-strong"));
        lines.forEach(line -> box.getChildren().add(Parts.words("• " + line, "review-text")));
        add(box);
    }

    private void tiles(List<Block.Tile> tiles) {
        var row = Parts.row("bundle-tiles");
        for (var tile : tiles) {
            var box =
                    Parts.column(
                            "bundle-tile",
                            Parts.words(tile.name(), "review-caption"),
                            Parts.words(tile.value(), "bundle-value"));
            if (!tile.note().isEmpty()) {
                box.getChildren().add(Parts.words(tile.note(), "review-caption"));
            }
            row.getChildren().add(Parts.wide(box));
        }
        add(row);
    }

    private void table(List<Block.Column> columns, List<List<Block.Cell>> rows) {
        var grid = new GridPane();
        grid.getStyleClass().add("bundle-grid");
        for (int i = 0; i < columns.size(); i++) {
            var wide = new ColumnConstraints();
            int share = columns.get(i).share();
            wide.setPercentWidth(share > 0 ? share : 100.0 / columns.size());
            grid.getColumnConstraints().add(wide);
            if (!columns.get(i).title().isEmpty()) {
                grid.add(Parts.words(columns.get(i).title(), "review-label"), i, 0);
            }
        }
        int line = 1;
        for (var row : rows.subList(0, Math.min(ROWS, rows.size()))) {
            for (int i = 0; i < row.size(); i++) {
                var node = node(row.get(i));
                GridPane.setValignment(node, VPos.TOP);
                grid.add(node, i, line);
            }
            line++;
        }
        add(grid);
        if (rows.size() > ROWS) {
            add(
                    Parts.words(
                            String.format(
                                    Locale.ROOT,
                                    "%,d more rows are in the bundle's files.",
                                    rows.size() - ROWS),
                            "review-caption"));
        }
    }

    private static Node node(Block.Cell cell) {
        var text = Parts.words(cell.text(), "review-text");
        switch (cell.tone()) {
            case PLAIN -> {}
            case GOOD -> text.getStyleClass().add("bundle-good");
            case BAD -> text.getStyleClass().add("bundle-bad");
        }
        return cell.note().isBlank()
                ? text
                : Parts.column("bundle-cell", text, Parts.words(cell.note(), "review-caption"));
    }

    private void branch(Block.Branch branch) {
        var box =
                Parts.column(
                        "bundle-why",
                        Parts.words(branch.number() + "  " + branch.text(), "review-text"));
        branch.flag().ifPresent(flag -> box.getChildren().add(Parts.words(flag, "bundle-bad")));
        branch.notes().forEach(note -> box.getChildren().add(Parts.words(note, "review-caption")));
        VBox.setMargin(box, new Insets(0, 0, 0, Math.min(branch.depth() - 1, 12) * 22));
        add(box);
    }

    private void figure(Block.Figure figure) {
        var chart = figure.chart();
        add(
                Parts.words(
                        "Figure %d: %s".formatted(figure.number(), chart.title()),
                        "review-strong"));
        add(new FigureCanvas(chart).root());
        long breaches = chart.dots().stream().filter(dot -> dot.breach().isPresent()).count();
        add(
                Parts.words(
                        String.format(
                                Locale.ROOT,
                                "%,d values, %,d of them in breach, the last %s.",
                                chart.dots().size(),
                                breaches,
                                last(chart)),
                        "review-caption"));
    }

    private static String last(Proof.Chart chart) {
        return chart.dots().isEmpty()
                ? "none"
                : Words.value(chart.dots().getLast().value().doubleValue(), chart.unit());
    }
}
