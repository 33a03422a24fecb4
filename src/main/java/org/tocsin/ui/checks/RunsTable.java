package org.tocsin.ui.checks;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.ui.kit.VerdictBadge;

/** The last runs of one check: when, what it meant, and the value. */
final class RunsTable {
    private static final double ROW = 28;
    private static final double HEADER = 30;
    private static final int ROWS_AT_ONCE = 10;

    private RunsTable() {}

    static void prepare(TableView<CheckRun> table, DetailViewModel model) {
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .add(
                        column(
                                "Data of",
                                104,
                                () ->
                                        new WordsCell(
                                                run -> run.occasion().partition().toString(),
                                                Pos.CENTER_LEFT)));
        table.getColumns().add(column("Started", 104, () -> new StartedCell(model)));
        table.getColumns().add(column("Verdict", 100, VerdictCell::new));
        table.getColumns()
                .add(
                        column(
                                "Value",
                                96,
                                () -> new WordsCell(run -> value(run, model), Pos.CENTER_RIGHT)));
        table.getColumns().getLast().getStyleClass().add("figures");
        fit(table);
    }

    /** As tall as its rows, within reason. */
    static void fit(TableView<CheckRun> table) {
        int rows = Math.clamp(table.getItems().size(), 1, ROWS_AT_ONCE);
        double height = HEADER + rows * ROW + 2;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    private static String value(CheckRun run, DetailViewModel model) {
        return model.detail()
                .get()
                .map(detail ->
                        RowWords.number(
                                run.judgement().value(),
                                detail.standing().check().measure().unit()))
                .orElse("");
    }

    private static TableColumn<CheckRun, CheckRun> column(
            String title,
            double width,
            java.util.function.Supplier<TableCell<CheckRun, CheckRun>> cell) {
        var column = new TableColumn<CheckRun, CheckRun>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    private static class WordsCell extends TableCell<CheckRun, CheckRun> {
        private final Function<CheckRun, String> words;

        WordsCell(Function<CheckRun, String> words, Pos at) {
            this.words = words;
            if (at == Pos.CENTER_RIGHT) {
                getStyleClass().add("figure");
            }
        }

        @Override
        protected void updateItem(@Nullable CheckRun run, boolean empty) {
            super.updateItem(run, empty);
            setText(run == null || empty ? null : words.apply(run));
        }
    }

    private static final class StartedCell extends WordsCell {
        private final DetailViewModel model;

        StartedCell(DetailViewModel model) {
            super(run -> Moments.brief(run.occasion().startedAt(), model.zone()), Pos.CENTER_LEFT);
            this.model = model;
        }

        @Override
        protected void updateItem(@Nullable CheckRun run, boolean empty) {
            super.updateItem(run, empty);
            setTooltip(
                    run == null || empty
                            ? null
                            : new Tooltip(Moments.exact(run.occasion().startedAt(), model.zone())));
        }
    }

    private static final class VerdictCell extends TableCell<CheckRun, CheckRun> {
        private final VerdictBadge badge = new VerdictBadge();

        @Override
        protected void updateItem(@Nullable CheckRun run, boolean empty) {
            super.updateItem(run, empty);
            setGraphic(null);
            setTooltip(null);
            if (run != null && !empty) {
                Badges.show(badge, run);
                setGraphic(badge);
                setTooltip(new Tooltip(StandingCell.cut(run.judgement().message())));
            }
        }
    }
}
