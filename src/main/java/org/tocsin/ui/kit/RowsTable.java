package org.tocsin.ui.kit;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Rows as a source wrote them; a null is shown as such, a masked value as it comes. */
public final class RowsTable {
    private static final double ROW = 24;
    private static final double HEADER = 32;
    private static final double SCROLL_BAR = 18;
    private static final int ROWS_AT_ONCE = 8;
    private static final int LONGEST = 300;
    private static final double CHARACTER = 7.5;

    private RowsTable() {}

    /** Shows the rows, as high as some of them. */
    public static void fill(
            TableView<Row> table, List<String> columns, List<List<@Nullable String>> values) {
        var rows = values.stream().map(Row::new).toList();
        table.getColumns().clear();
        for (int i = 0; i < columns.size(); i++) {
            table.getColumns().add(column(columns.get(i), rows, i));
        }
        table.getItems().setAll(rows);
        table.setFixedCellSize(ROW);
        double height = HEADER + Math.min(ROWS_AT_ONCE, rows.size()) * ROW + SCROLL_BAR;
        table.setMinHeight(height);
        table.setPrefHeight(height);
    }

    private static TableColumn<Row, String> column(String name, List<Row> rows, int index) {
        var column = new TableColumn<Row, String>(name);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().at(index)));
        column.setCellFactory(_ -> new ValueCell());
        int longest = rows.stream().mapToInt(row -> row.width(index)).max().orElse(0);
        int wide = Math.max(longest, name.length() + 2);
        column.setPrefWidth(Math.clamp(wide * CHARACTER + 16, 64, 240));
        return column;
    }

    /** One row; cells that the source left out are null. */
    public record Row(List<@Nullable String> values) {
        @Nullable String at(int index) {
            return index < values.size() ? values.get(index) : null;
        }

        private int width(int index) {
            var value = at(index);
            return value == null ? "null".length() : value.length();
        }
    }

    private static final class ValueCell extends TableCell<Row, String> {
        private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            boolean absent = !empty && (value == null || value.isEmpty());
            pseudoClassStateChanged(NULL, absent);
            setText(empty ? null : words(value));
        }

        /** Nothing and an empty text fail for different reasons, so they look different. */
        private static String words(@Nullable String value) {
            if (value == null) {
                return "null";
            }
            return value.isEmpty()
                    ? "empty text"
                    : value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        }
    }
}
