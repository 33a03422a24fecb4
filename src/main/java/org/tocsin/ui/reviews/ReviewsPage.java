package org.tocsin.ui.reviews;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.ui.kit.StatePane;

/** The reviews that are owed, due first, and the form of the one that is open (M-1, M-2). */
final class ReviewsPage implements Page {
    private final ReviewsViewModel model;
    private final Consumer<UUID> incident;
    private final Function<ReviewCase, Optional<Node>> export;
    private final StackPane root = new StackPane();
    private final HBox columns = Parts.row("reviews-columns");
    private final ListView<ReviewLine> list = new ListView<>();
    private final StackPane room = Parts.wide(new StackPane());
    private boolean choosing;

    /**
     * @param incident opens the room of one
     * @param export what exports a review, if anything does
     */
    ReviewsPage(
            ReviewsViewModel model,
            Consumer<UUID> incident,
            Function<ReviewCase, Optional<Node>> export) {
        this.model = model;
        this.export = export;
        this.incident = incident;
        list.setId("review-list");
        list.getStyleClass().add("review-list");
        list.setAccessibleText("Reviews, those due first");
        list.setCellFactory(_ -> new ReviewCell(model.kit()));
        list.setMinWidth(300);
        list.setPrefWidth(320);
        list.setMaxWidth(360);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> {
                    if (!choosing && line instanceof ReviewLine.One(var seen)) {
                        model.open(seen.incident().id().uuid());
                    }
                });
        HBox.setHgrow(room, Priority.ALWAYS);
        columns.getChildren().setAll(list, room);
        VBox.setVgrow(columns, Priority.ALWAYS);
        model.cases().subscribe(this::show);
        model.form().subscribe(this::showForm);
        root.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        scene.windowProperty()
                                .subscribe(window -> {
                                    if (window != null) {
                                        // Before the store is closed under what is typed.
                                        window.addEventFilter(
                                                WindowEvent.WINDOW_CLOSE_REQUEST,
                                                _ -> model.flushNow());
                                    }
                                });
                    }
                });
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    private void show(Optional<List<ReviewCase>> cases) {
        if (cases.isEmpty()) {
            root.getChildren().setAll(StatePane.loading(5));
            return;
        }
        if (cases.get().isEmpty() && model.form().get().isEmpty()) {
            root.getChildren()
                    .setAll(
                            StatePane.empty(
                                    Feather.AWARD,
                                    "No review is owed. One opens by itself when an incident is resolved."));
            return;
        }
        if (!root.getChildren().contains(columns)) {
            root.getChildren().setAll(columns);
        }
        var lines = lines(cases.get());
        if (!lines.equals(list.getItems())) {
            choosing = true;
            list.getItems().setAll(lines);
            choosing = false;
        }
        select();
    }

    /** Those that stand alone, then each month's batch together, then what is over. */
    static List<ReviewLine> lines(List<ReviewCase> cases) {
        var groups = new LinkedHashMap<String, List<ReviewCase>>();
        groups.put("Due", new ArrayList<>());
        for (var each : cases) {
            groups.computeIfAbsent(group(each), _ -> new ArrayList<>()).add(each);
        }
        var order = new ArrayList<>(groups.keySet());
        for (var last : List.of("Not yet due", "Finished")) {
            if (order.remove(last)) {
                order.add(last);
            }
        }
        var lines = new ArrayList<ReviewLine>();
        for (var name : order) {
            var some = groups.getOrDefault(name, List.of());
            if (!some.isEmpty()) {
                lines.add(new ReviewLine.Heading("%s (%,d)".formatted(name, some.size())));
                some.forEach(each -> lines.add(new ReviewLine.One(each)));
            }
        }
        return lines;
    }

    private static String group(ReviewCase each) {
        return switch (each.stage()) {
            case FINISHED, NONE -> "Finished";
            case AHEAD, REOPENED -> "Not yet due";
            case OPEN ->
                    each.isBatch()
                            ? each.next()
                                    .map(clock ->
                                            "Monthly batch, due "
                                                    + ReviewWords.day(
                                                            java.time.LocalDate.ofInstant(
                                                                    clock.due().due(),
                                                                    java.time.ZoneOffset.UTC)))
                                    .orElse("Due")
                            : "Due";
        };
    }

    private void showForm(Optional<FormViewModel> form) {
        holding(false);
        if (form.isEmpty()) {
            room.getChildren()
                    .setAll(
                            StatePane.empty(
                                    Feather.EDIT_3, "Choose a review. It is saved as you write."));
        } else {
            room.getChildren()
                    .setAll(
                            new ReviewForm(
                                    form.get(),
                                    model.kit(),
                                    new ReviewForm.Links(incident, this::holding, export)));
            if (!root.getChildren().contains(columns)) {
                root.getChildren().setAll(columns);
            }
        }
        select();
    }

    /** A meeting needs the room that the list takes. */
    private void holding(boolean meeting) {
        Parts.show(list, !meeting);
    }

    private void select() {
        var open = model.form().get().map(FormViewModel::incident);
        choosing = true;
        list.getItems().stream()
                .filter(line ->
                        line instanceof ReviewLine.One(var seen)
                                && open.filter(seen.incident().id().uuid()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(
                        list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        choosing = false;
    }
}
