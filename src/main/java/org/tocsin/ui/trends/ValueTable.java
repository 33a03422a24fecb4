package org.tocsin.ui.trends;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The same values as the charts, as rows; Enter opens one. */
final class ValueTable {
    private static final double ROW = 28;

    private final TableView<ValueRow> table = new TableView<>();
    private final Label note = new Label();
    private final VBox root = new VBox(table, note);

    ValueTable(java.time.ZoneId zone, Consumer<Spot> open) {
        table.setId("trend-table");
        table.setAccessibleText("Values");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Time", 170, row -> Times.exact(row.spot().at(), zone), ""));
        table.getColumns().add(column("Metric", 220, ValueRow::metric, ""));
        table.getColumns().add(column("Value", 110, ValueRow::value, "figure"));
        table.getColumns().add(column("Expected", 110, ValueRow::expected, "figure"));
        table.getColumns().add(column("Band", 170, ValueRow::band, "figure"));
        table.getColumns().add(column("Verdict", 100, ValueRow::verdict, ""));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(open);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(open);
            }
        });
        note.getStyleClass().add("caption");
        VBox.setVgrow(table, Priority.ALWAYS);
        root.getStyleClass().add("value-table");
    }

    private void open(Consumer<Spot> open) {
        var row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            open.accept(row.spot());
        }
    }

    VBox root() {
        return root;
    }

    void show(Picture picture) {
        var rows = ValueRow.of(picture, ValueRow.MOST);
        table.getItems().setAll(rows);
        note.setText(
                rows.size() < ValueRow.MOST
                        ? "%,d values".formatted(rows.size())
                        : "The newest %,d values; a CSV file has all of them"
                                .formatted(rows.size()));
    }

    private static TableColumn<ValueRow, String> column(
            String title, double width, Function<ValueRow, String> words, String style) {
        var column = new TableColumn<ValueRow, String>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.getStyleClass().add(style.isEmpty() ? "words" : "figures");
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setCellFactory(_ -> new WordsCell(style));
        return column;
    }

    private static final class WordsCell extends TableCell<ValueRow, String> {
        WordsCell(String style) {
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }
}
