package org.tocsin.ui.checks;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Sample;

/** Failing rows as the source wrote them; a null is shown as such, a masked value as it comes. */
final class SampleTable {
    private static final double ROW = 24;
    private static final double HEADER = 32;
    private static final double SCROLL_BAR = 18;
    private static final int ROWS_AT_ONCE = 8;
    private static final double CHARACTER = 7.5;

    private SampleTable() {}

    static void fill(TableView<Row> table, Sample sample) {
        table.getColumns().clear();
        for (int i = 0; i < sample.columns().size(); i++) {
            table.getColumns().add(column(sample, i));
        }
        table.getItems().setAll(rows(sample));
        table.setFixedCellSize(ROW);
        int rows = Math.min(ROWS_AT_ONCE, sample.rows().size());
        double height = HEADER + rows * ROW + SCROLL_BAR;
        table.setMinHeight(height);
        table.setPrefHeight(height);
    }

    private static TableColumn<Row, String> column(Sample sample, int index) {
        var column = new TableColumn<Row, String>(sample.columns().get(index));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().at(index)));
        column.setCellFactory(_ -> new ValueCell());
        int longest = rows(sample).stream().mapToInt(row -> row.width(index)).max().orElse(0);
        int wide = Math.max(longest, sample.columns().get(index).length() + 2);
        column.setPrefWidth(Math.clamp(wide * CHARACTER + 16, 64, 240));
        return column;
    }

    private static List<Row> rows(Sample sample) {
        return sample.rows().stream().map(Row::new).toList();
    }

    /** One failing row; cells that the source left out are null. */
    record Row(List<@Nullable String> values) {
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
            return value.isEmpty() ? "empty text" : StandingCell.cut(value);
        }
    }
}
