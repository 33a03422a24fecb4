package org.tocsin.ui.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.data.DataSet;
import org.tocsin.engine.Retelling.Drifted;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** Which columns came, went, were renamed or turned into another type, and when. */
final class DriftSheet {
    private static final double ROW = 32;

    private final DriftViewModel model;
    private final TableView<DriftRow> table =
            Columns.table("drift-table", "Changes of columns", ROW);
    private final ComboBox<Optional<DataSet>> only = new ComboBox<>();
    private final Button export = new Button("Export CSV…");
    private final Label summary = new Label();
    private final StackPane body = new StackPane();
    private final VBox root;

    /**
     * @param dataSet shows the checks of a data set's columns
     */
    DriftSheet(DriftViewModel model, Consumer<DataSet> dataSet, Runnable onExport) {
        this.model = model;
        only.setId("drift-data-set");
        only.setAccessibleText("Data set");
        only.setConverter(names());
        only.setOnAction(_ ->
                model.only()
                        .set(
                                Optional.ofNullable(only.getValue())
                                        .flatMap(each -> each.map(DataSet::id))));
        export.setId("drift-export");
        export.setOnAction(_ -> onExport.run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(only, gap, export);
        bar.getStyleClass().add("toolbar");
        table.getColumns().add(Columns.words("Since", 110, row -> Phrases.full(row.day())));
        table.getColumns().add(Columns.words("Data set", 150, row -> row.dataSet().name()));
        table.getColumns().add(Columns.words("Column", 190, DriftRow::column));
        table.getColumns().add(Columns.words("What happened", 220, DriftRow::what));
        table.getColumns().add(Columns.words("What it comes to", 420, DriftRow::advice));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(dataSet);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen().ifPresent(dataSet);
            }
        });
        summary.setId("drift-summary");
        summary.getStyleClass().addAll("caption", "summary");
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(bar, body, summary);
        root.setId("drift");
        model.state().subscribe(this::show);
        model.only().subscribe(() -> show(model.state().get()));
    }

    private Optional<DataSet> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(DriftRow::dataSet);
    }

    Parent root() {
        return root;
    }

    void focus() {
        table.requestFocus();
    }

    private void show(DriftViewModel.State state) {
        export.setDisable(!(state instanceof DriftViewModel.State.Shown));
        if (state instanceof DriftViewModel.State.Shown(var all)) {
            fill(all);
        }
        body.getChildren().setAll(content(state));
        summary.setText(state instanceof DriftViewModel.State.Shown(var all) ? words(all) : "");
    }

    private void fill(List<Drifted> all) {
        var choices = new ArrayList<Optional<DataSet>>();
        choices.add(Optional.empty());
        all.forEach(each -> choices.add(Optional.of(each.dataSet())));
        if (!choices.equals(only.getItems())) {
            only.getItems().setAll(choices);
            only.setValue(Optional.empty());
        }
    }

    private Node content(DriftViewModel.State state) {
        return switch (state) {
            case DriftViewModel.State.Loading() -> StatePane.loading(6);
            case DriftViewModel.State.Failed(var why) ->
                    StatePane.failed(
                            new Trouble("What became of the columns could not be read.", why, ""),
                            Action.of("quality.retry", "Try again", "Trends", model::retry));
            case DriftViewModel.State.Shown it when !it.isLookedAt() ->
                    StatePane.empty(
                            Feather.COLUMNS,
                            "No columns have been looked at yet. A check that measures the schema of a data set does so on each run.");
            case DriftViewModel.State.Shown it -> rows(it.rows(model.only().get()));
        };
    }

    private Node rows(List<DriftRow> rows) {
        table.getItems().setAll(rows);
        return rows.isEmpty()
                ? StatePane.empty(
                        Feather.COLUMNS, "No column has come, gone or turned into another type.")
                : table;
    }

    /** What was looked at, so that silence can be told from blindness. */
    static String words(List<Drifted> all) {
        long looked = all.stream().filter(each -> each.partitions() > 0).count();
        int partitions = all.stream().mapToInt(Drifted::partitions).sum();
        var never =
                all.stream()
                        .filter(each -> each.partitions() == 0)
                        .map(each -> each.dataSet().name())
                        .toList();
        String seen =
                "Columns looked at in %,d %s of %,d %s."
                        .formatted(
                                partitions,
                                partitions == 1 ? "partition" : "partitions",
                                looked,
                                looked == 1 ? "data set" : "data sets");
        return never.isEmpty() || looked == 0
                ? looked == 0 ? "" : seen
                : "%s Never looked at: %s."
                        .formatted(
                                seen,
                                never.size() > 5
                                        ? "%,d others".formatted(never.size())
                                        : String.join(", ", never));
    }

    private static StringConverter<Optional<DataSet>> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Optional<DataSet> dataSet) {
                return dataSet == null ? "" : dataSet.map(DataSet::name).orElse("All data sets");
            }

            @Override
            public Optional<DataSet> fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        };
    }
}
