package org.tocsin.ui.checks;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tocsin.ui.kit.Bidi;

/** What stands where rows would be: what this is, and the one thing to do about it. */
final class Placeholders {
    private static final int SKELETON_ROWS = 14;

    private Placeholders() {}

    static Node of(ChecksViewModel.Phase phase, ChecksViewModel model) {
        return switch (phase) {
            case ChecksViewModel.Phase.Loading() -> skeleton();
            case ChecksViewModel.Phase.Failed(var message) ->
                    words(message, "Try again", Optional.of(model::refresh), "try-again");
            case ChecksViewModel.Phase.NoChecks() ->
                    words(
                            "This playbook has no checks yet. Add some to it and they appear here.",
                            "",
                            Optional.empty(),
                            "");
            case ChecksViewModel.Phase.NoMatch() ->
                    words(
                            "No check matches the filter.",
                            "Clear filter",
                            Optional.of(model::clearFilter),
                            "clear-filter");
            case ChecksViewModel.Phase.Shown() -> new Region();
        };
    }

    private static Node words(String text, String action, Optional<Runnable> run, String id) {
        var label = new Label(text);
        Bidi.wrap(label);
        label.getStyleClass().add("state-words");
        var box = new VBox(label);
        box.getStyleClass().add("state");
        box.setAlignment(Pos.CENTER);
        run.ifPresent(then -> {
            var button = new Button(action);
            button.setId(id);
            button.setOnAction(_ -> then.run());
            box.getChildren().add(button);
        });
        return box;
    }

    private static Node skeleton() {
        var box = new VBox();
        box.getStyleClass().add("skeletons");
        box.setAccessibleText("Loading checks");
        for (int i = 0; i < SKELETON_ROWS; i++) {
            var row = new Region();
            row.getStyleClass().add("skeleton");
            // Uneven ends read as text to come rather than as a table of nothing.
            row.maxWidthProperty().bind(box.widthProperty().multiply(0.92 - (i * 5 % 4) * 0.13));
            box.getChildren().add(row);
        }
        return box;
    }
}
