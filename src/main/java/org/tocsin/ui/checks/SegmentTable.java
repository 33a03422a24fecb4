package org.tocsin.ui.checks;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Unit;
import org.tocsin.ui.kit.VerdictBadge;

/** What a run found per segment, the worst first: verdict, value and what was expected. */
final class SegmentTable {
    private static final double ROW = 28;
    private static final double HEADER = 30;
    private static final int ROWS_AT_ONCE = 10;
    private static final double NAME = 104;
    private static final double TIP = 480;

    private SegmentTable() {}

    static void fill(TableView<Segments.Result> table, Segments segments, Unit unit) {
        if (!table.getColumns().isEmpty() && table.getItems().equals(segments.results())) {
            // Told again without news: whoever has scrolled stays where they are.
            return;
        }
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns().clear();
        add(table, "Segment", NAME, () -> new WordsCell(r -> StandingCell.cut(r.segment()), false));
        fixed(add(table, "Verdict", 92, VerdictCell::new));
        figures(table, "Value", 72, r -> RowWords.number(r.judgement().value(), unit));
        figures(table, "Expected", 84, r -> RowWords.expected(r.judgement().bounds(), unit));
        figures(table, "Rows", 60, r -> "%,d".formatted(r.tested().rows()));
        table.getItems().setAll(segments.results());
        int rows = Math.clamp(segments.results().size(), 1, ROWS_AT_ONCE);
        double height = HEADER + rows * ROW + 2;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    /** How many there are, and how many of them are in the table. */
    static void note(Label label, Segments segments) {
        label.setText(
                segments.found() > segments.results().size()
                        ? "%,d of %,d segments, the worst first."
                                .formatted(segments.results().size(), segments.found())
                        : "The worst first, each judged by its own history.");
    }

    private static void figures(
            TableView<Segments.Result> table,
            String title,
            double width,
            Function<Segments.Result, String> words) {
        var column = add(table, title, width, () -> new WordsCell(words, true));
        column.getStyleClass().add("figures");
        fixed(column);
    }

    /** Names are of any length, so whatever room there is belongs to their column. */
    private static void fixed(TableColumn<Segments.Result, Segments.Result> column) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(column.getPrefWidth());
    }

    private static TableColumn<Segments.Result, Segments.Result> add(
            TableView<Segments.Result> table,
            String title,
            double width,
            Supplier<TableCell<Segments.Result, Segments.Result>> cell) {
        var column = new TableColumn<Segments.Result, Segments.Result>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        table.getColumns().add(column);
        return column;
    }

    private static final class WordsCell extends TableCell<Segments.Result, Segments.Result> {
        private final Function<Segments.Result, String> words;

        WordsCell(Function<Segments.Result, String> words, boolean figure) {
            this.words = words;
            if (figure) {
                getStyleClass().add("figure");
            }
        }

        @Override
        protected void updateItem(Segments.@Nullable Result result, boolean empty) {
            super.updateItem(result, empty);
            setText(result == null || empty ? null : words.apply(result));
            setTooltip(result == null || empty ? null : tip(result));
        }
    }

    /** A name may be cut off in its cell, but is never lost. */
    private static Tooltip tip(Segments.Result result) {
        var tip =
                new Tooltip(
                        StandingCell.cut(result.segment())
                                + "\n"
                                + StandingCell.cut(result.judgement().message()));
        tip.setWrapText(true);
        tip.setMaxWidth(TIP);
        return tip;
    }

    private static final class VerdictCell extends TableCell<Segments.Result, Segments.Result> {
        private final VerdictBadge badge = new VerdictBadge();

        @Override
        protected void updateItem(Segments.@Nullable Result result, boolean empty) {
            super.updateItem(result, empty);
            setGraphic(null);
            if (result != null && !empty) {
                Badges.show(badge, result.judgement());
                setGraphic(badge);
            }
        }
    }
}
