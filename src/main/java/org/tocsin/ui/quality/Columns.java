package org.tocsin.ui.quality;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Columns of tables whose order is given. */
final class Columns {
    private Columns() {}

    static <R> TableColumn<R, R> words(String title, double width, Function<R, String> words) {
        return column(title, width, (cell, row) -> cell.setText(words.apply(row)));
    }

    /** With numbers, which stand at the right. */
    static <R> TableColumn<R, R> figures(String title, double width, Function<R, String> words) {
        var column = words(title, width, words);
        column.getStyleClass().add("figures");
        return column;
    }

    /**
     * @param fill puts what it shows of a row into a cell, which is empty before
     */
    static <R> TableColumn<R, R> column(
            String title, double width, BiConsumer<TableCell<R, R>, R> fill) {
        var column = new TableColumn<R, R>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 150));
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Cell<>(fill));
        return column;
    }

    static <R> TableView<R> table(String id, String name, double rowHeight) {
        var table = new TableView<R>();
        table.setId(id);
        table.setAccessibleText(name);
        table.setFixedCellSize(rowHeight);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    private static final class Cell<R> extends TableCell<R, R> {
        private final BiConsumer<TableCell<R, R>, R> fill;

        Cell(BiConsumer<TableCell<R, R>, R> fill) {
            this.fill = fill;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            if (row != null && !empty) {
                fill.accept(this, row);
            }
        }
    }
}
