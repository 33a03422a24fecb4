package org.tocsin.ui.notices;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The columns of the outbox. */
final class OutboxTable {
    /** Longer texts are cut before they are measured: nobody sees the rest, layout would pay. */
    private static final int DRAWN = 300;

    private static final double THROUGH_FROM = 820;
    private static final double REMARK_FROM = 1_000;

    private OutboxTable() {}

    static void prepare(TableView<OutboxViewModel.Row> table, OutboxViewModel model) {
        table.setFixedCellSize(32);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(stage());
        table.getColumns().add(when(model));
        table.getColumns()
                .add(text("What", 116, row -> NoticeWords.of(row.notice().draft().purpose()), ""));
        table.getColumns()
                .add(
                        text(
                                "About",
                                220,
                                row ->
                                        row.about().isEmpty()
                                                ? row.notice().draft().cause().title()
                                                : row.about(),
                                ""));
        table.getColumns()
                .add(text("To", 180, row -> NoticeWords.who(row.notice().draft().to()), ""));
        var through =
                text("Through", 170, row -> NoticeWords.where(row.notice().draft().to()), "quiet");
        var remark =
                text("Remark", 220, row -> NoticeWords.remark(row.notice().standing()), "quiet");
        // Where there is little room, what the panel says as well gives way.
        through.visibleProperty().bind(table.widthProperty().greaterThan(THROUGH_FROM));
        remark.visibleProperty().bind(table.widthProperty().greaterThan(REMARK_FROM));
        table.getColumns().add(through);
        table.getColumns().add(remark);
    }

    private static TableColumn<OutboxViewModel.Row, OutboxViewModel.Row> stage() {
        return column(
                "State",
                112,
                () ->
                        new TableCell<>() {
                            private final StageMark mark = new StageMark();

                            @Override
                            protected void updateItem(
                                    OutboxViewModel.@Nullable Row row, boolean empty) {
                                super.updateItem(row, empty);
                                setGraphic(null);
                                if (row != null && !empty) {
                                    mark.show(row.stage());
                                    setGraphic(mark);
                                }
                            }
                        });
    }

    /** Moves with the clock, and says the exact time to whoever rests on it. */
    private static TableColumn<OutboxViewModel.Row, OutboxViewModel.Row> when(
            OutboxViewModel model) {
        return column(
                "When",
                92,
                () ->
                        new TableCell<>() {
                            private final Label label = new Label();

                            {
                                label.setTextOverrun(OverrunStyle.CLIP);
                                label.textProperty()
                                        .bind(
                                                model.now()
                                                        .flatMap(at ->
                                                                itemProperty()
                                                                        .map(row ->
                                                                                NoticeWords
                                                                                        .relative(
                                                                                                row.kept()
                                                                                                        .arisen(),
                                                                                                at))));
                            }

                            @Override
                            protected void updateItem(
                                    OutboxViewModel.@Nullable Row row, boolean empty) {
                                super.updateItem(row, empty);
                                setGraphic(row == null || empty ? null : label);
                                setTooltip(
                                        row == null || empty
                                                ? null
                                                : new Tooltip(
                                                        NoticeWords.exact(
                                                                row.kept().arisen(),
                                                                model.zone())));
                            }
                        });
    }

    private static TableColumn<OutboxViewModel.Row, OutboxViewModel.Row> text(
            String title, double width, Function<OutboxViewModel.Row, String> words, String style) {
        return column(
                title,
                width,
                () ->
                        new TableCell<>() {
                            {
                                getStyleClass().add(style.isEmpty() ? "plain" : style);
                            }

                            @Override
                            protected void updateItem(
                                    OutboxViewModel.@Nullable Row row, boolean empty) {
                                super.updateItem(row, empty);
                                setText(row == null || empty ? null : cut(words.apply(row)));
                            }
                        });
    }

    private static TableColumn<OutboxViewModel.Row, OutboxViewModel.Row> column(
            String title,
            double width,
            java.util.function.Supplier<TableCell<OutboxViewModel.Row, OutboxViewModel.Row>> cell) {
        var column = new TableColumn<OutboxViewModel.Row, OutboxViewModel.Row>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 112));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(each -> new SimpleObjectProperty<>(each.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    static String cut(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= DRAWN ? line : line.substring(0, DRAWN) + "…";
    }

    /** Keeps the selection on the same notice when the list is read anew. */
    static void refill(
            TableView<OutboxViewModel.Row> table,
            java.util.List<OutboxViewModel.Row> rows,
            Consumer<Boolean> filling) {
        var selected = table.getSelectionModel().getSelectedItem();
        filling.accept(true);
        try {
            table.getItems().setAll(rows);
            if (selected != null) {
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i).id().equals(selected.id())) {
                        table.getSelectionModel().select(i);
                    }
                }
            }
        } finally {
            filling.accept(false);
        }
    }
}
