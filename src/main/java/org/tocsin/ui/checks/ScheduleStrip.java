package org.tocsin.ui.checks;

import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.domain.check.CheckId;
import org.tocsin.ui.kit.Bidi;

/** Lines above the table: what holds the schedule up, and the small forms that act on it. */
final class ScheduleStrip extends VBox {
    private final ScheduleViewModel model;
    private final ReadOnlyObjectProperty<Set<CheckId>> selection;
    private final Supplier<Set<CheckId>> all;
    private final VBox obstacles = new VBox();
    private final HBox form = new HBox();
    private final Label fault = new Label();

    /**
     * @param selection the checks that are selected
     * @param all what is run when none is
     */
    ScheduleStrip(
            ScheduleViewModel model,
            ReadOnlyObjectProperty<Set<CheckId>> selection,
            Supplier<Set<CheckId>> all) {
        this.model = model;
        this.selection = selection;
        this.all = all;
        getStyleClass().add("strip");
        obstacles.getStyleClass().add("obstacles");
        form.getStyleClass().add("strip-form");
        fault.getStyleClass().add("strip-fault");
        fault.setId("stripFault");
        fault.textProperty().bind(model.fault());
        model.obstacles()
                .subscribe(now -> {
                    obstacles.getChildren().setAll(now.stream().map(this::line).toList());
                    appear(obstacles, !now.isEmpty());
                });
        getChildren().setAll(obstacles, form);
        appear(form, false);
        managedProperty().bind(obstacles.visibleProperty().or(form.visibleProperty()));
        visibleProperty().bind(managedProperty());
    }

    private Node line(ScheduleViewModel.Obstacle obstacle) {
        var words = new Label(obstacle.words());
        Bidi.wrap(words);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        return switch (obstacle) {
            case ScheduleViewModel.Obstacle.Paused paused -> {
                var resume = new Button("Resume");
                resume.setMinWidth(USE_PREF_SIZE);
                resume.setAccessibleText("Resume: " + obstacle.words());
                resume.setOnAction(_ -> model.resume(paused));
                yield row("fth-pause-circle", words, resume);
            }
            case ScheduleViewModel.Obstacle.Resting _ -> row("fth-moon", words);
        };
    }

    private static HBox row(String icon, Node... parts) {
        var row = new HBox(new FontIcon(icon));
        row.getChildren().addAll(parts);
        row.getStyleClass().add("obstacle");
        return row;
    }

    /** Asks for the days of a back-fill. */
    void askPastDays() {
        var first = field("First day, 2025-03-04", "pastFrom", model.from());
        var last = field("Last day", "pastTo", model.to());
        var words = new Label();
        words.setMinWidth(USE_PREF_SIZE);
        words.textProperty().bind(selection.map(ScheduleStrip::counted));
        var run = new Button("Run past days");
        run.setId("runPast");
        run.setMinWidth(USE_PREF_SIZE);
        run.getStyleClass().add("accent");
        Runnable act =
                () -> {
                    var chosen = selection.get().isEmpty() ? all.get() : selection.get();
                    if (model.runPast(chosen)) {
                        close();
                    }
                };
        run.setOnAction(_ -> act.run());
        first.setOnAction(_ -> act.run());
        last.setOnAction(_ -> act.run());
        open(first, words, first, new Label("to"), last, run);
    }

    private static String counted(Set<CheckId> checks) {
        return checks.isEmpty()
                ? "Run all checks as of each day from"
                : checks.size() == 1
                        ? "Run the selected check as of each day from"
                        : "Run %,d selected checks as of each day from".formatted(checks.size());
    }

    /** Asks why the schedule is to be paused. */
    void askPause() {
        var why = field("Why, for whoever comes next", "pauseReason", model.reason());
        HBox.setHgrow(why, Priority.ALWAYS);
        var pause = new Button("Pause the schedule");
        pause.setId("pauseSchedule");
        pause.setMinWidth(USE_PREF_SIZE);
        pause.getStyleClass().add("accent");
        Runnable act =
                () -> {
                    if (model.pause()) {
                        close();
                    }
                };
        pause.setOnAction(_ -> act.run());
        why.setOnAction(_ -> act.run());
        open(why, new Label("No check starts by itself until somebody resumes it."), why, pause);
    }

    private static TextField field(
            String prompt, String id, javafx.beans.property.StringProperty text) {
        var field = new TextField();
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private void open(Node first, Node... parts) {
        var leave = new Button("Cancel");
        leave.setMinWidth(USE_PREF_SIZE);
        leave.getStyleClass().add("flat");
        leave.setOnAction(_ -> close());
        model.forgetFault();
        form.getChildren().setAll(parts);
        form.getChildren().addAll(leave, fault);
        appear(form, true);
        first.requestFocus();
    }

    /** Closes the form; false when none is open. */
    boolean close() {
        boolean open = form.isVisible();
        model.forgetFault();
        form.getChildren().clear();
        appear(form, false);
        return open;
    }

    private static void appear(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
