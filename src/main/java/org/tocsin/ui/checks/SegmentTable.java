package org.tocsin.ui.checks;

import java.util.OptionalDouble;
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

    private SegmentTable() {}

    static void fill(TableView<Segments.Result> table, Segments segments, Unit unit) {
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().clear();
        add(table, "Segment", 120, () -> new WordsCell(r -> StandingCell.cut(r.segment()), false));
        add(table, "Verdict", 100, VerdictCell::new);
        add(table, "Value", 84, () -> figure(unit, r -> r.judgement().value()));
        add(table, "Expected", 84, () -> figure(unit, r -> r.judgement().bounds().expected()));
        add(table, "Rows", 84, () -> new WordsCell(r -> "%,d".formatted(r.tested().rows()), true));
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

    private static WordsCell figure(Unit unit, Function<Segments.Result, OptionalDouble> number) {
        return new WordsCell(result -> RowWords.number(number.apply(result), unit), true);
    }

    private static void add(
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
            setTooltip(
                    result == null || empty
                            ? null
                            : new Tooltip(StandingCell.cut(result.judgement().message())));
        }
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
