package org.tocsin.ui.reviews;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.FigureWords;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Value;

/** Figures by group: a row each, a column for each figure, every cell a way to its incidents. */
final class GroupTable {
    private static final double ROW = 36;
    private static final double HEADER = 34;
    private static final int MOST = 12;

    /** What is worth a column; the rest is on the tiles. */
    private static final List<Figure> COLUMNS =
            List.of(
                    Figure.OPENED,
                    Figure.RESOLVED,
                    Figure.MTTD,
                    Figure.MTTA,
                    Figure.MTTR,
                    Figure.SLA,
                    Figure.ESCALATION,
                    Figure.REPEAT,
                    Figure.REOPEN,
                    Figure.FALSE_POSITIVES);

    private GroupTable() {}

    static void prepare(
            TableView<MetricsSheet.Row> table, BiConsumer<Figure, MetricsSheet.Row> open) {
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setFixedCellSize(ROW);
        table.setPlaceholder(new Label("Nothing happened in this time."));
        var name = new TableColumn<MetricsSheet.Row, String>("");
        name.setId("group");
        name.setPrefWidth(160);
        name.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().title()));
        table.getColumns().add(name);
        COLUMNS.forEach(figure -> table.getColumns().add(column(figure, open)));
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        opened(table, open);
                        key.consume();
                    }
                });
    }

    private static void opened(
            TableView<MetricsSheet.Row> table, BiConsumer<Figure, MetricsSheet.Row> open) {
        var cells = table.getSelectionModel().getSelectedCells();
        if (cells.isEmpty()) {
            return;
        }
        var cell = cells.getFirst();
        figure(cell.getTableColumn())
                .ifPresent(figure -> open.accept(figure, table.getItems().get(cell.getRow())));
    }

    private static Optional<Figure> figure(@Nullable TableColumn<?, ?> column) {
        return COLUMNS.stream()
                .filter(one -> column != null && one.name().equals(column.getId()))
                .findFirst();
    }

    private static TableColumn<MetricsSheet.Row, Value> column(
            Figure figure, BiConsumer<Figure, MetricsSheet.Row> open) {
        var column = new TableColumn<MetricsSheet.Row, Value>();
        var head = new Label(figure.label());
        LateTip.on(head, () -> figure.title() + "\n\n" + figure.definition());
        column.setGraphic(head);
        column.setId(figure.name());
        column.setPrefWidth(Math.max(88, figure.label().length() * 6.6 + 24));
        column.getStyleClass().add("number");
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().value(figure)));
        column.setComparator(Comparator.comparing(Value::plain, GroupTable::compare));
        column.setCellFactory(_ -> new Cell(figure, open));
        return column;
    }

    /** What is not known is less than anything that is. */
    private static int compare(OptionalDouble one, OptionalDouble other) {
        return Double.compare(one.orElse(-1), other.orElse(-1));
    }

    /** Shows rows; a chosen order of theirs stays. */
    static void fill(TableView<MetricsSheet.Row> table, String by, List<MetricsSheet.Row> rows) {
        table.getColumns().getFirst().setText(by);
        var order = List.copyOf(table.getSortOrder());
        table.getItems().setAll(rows);
        table.getSortOrder().setAll(order);
        table.sort();
        double height = HEADER + Math.clamp(rows.size(), 2, MOST) * ROW + 18;
        table.setMinHeight(height);
        table.setPrefHeight(height);
    }

    private static final class Cell extends TableCell<MetricsSheet.Row, Value> {
        private String beside = "";

        Cell(Figure figure, BiConsumer<Figure, MetricsSheet.Row> open) {
            setAlignment(Pos.CENTER_RIGHT);
            LateTip.on(this, () -> beside);
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    open.accept(figure, getTableRow().getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Value value, boolean empty) {
            super.updateItem(value, empty);
            if (empty || value == null) {
                setText(null);
                beside = "";
                return;
            }
            setText(FigureWords.of(value));
            beside = FigureWords.beside(value);
        }
    }
}
