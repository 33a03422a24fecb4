package org.tocsin.ui.settings;

import java.time.Instant;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;

/** One block a source: how it stands, where it is, and a button that asks it. */
final class SourceList extends VBox {
    private final SourcesViewModel model;
    private final Supplier<Instant> now;

    SourceList(SourcesViewModel model, Supplier<Instant> now) {
        this.model = model;
        this.now = now;
        getStyleClass().add("source-list");
        model.all().addListener((ListChangeListener<Sources.Source>) _ -> draw());
        model.tests().addListener((MapChangeListener<String, SourcesViewModel.Test>) _ -> draw());
        draw();
    }

    private void draw() {
        getChildren().setAll(model.all().stream().map(this::block).toList());
        if (getChildren().isEmpty()) {
            getChildren().add(words("This playbook reads from no source.", "caption"));
        }
    }

    private Node block(Sources.Source source) {
        var standing = source.standing();
        var name = words(source.id(), "source-name");
        var state =
                new Label(
                        SourcesViewModel.standing(standing, now.get()),
                        Icons.icon(
                                switch (standing.state()) {
                                    case UP -> Feather.CHECK_CIRCLE;
                                    case DOWN -> Feather.X_CIRCLE;
                                    case NEVER_ASKED -> Feather.CIRCLE;
                                }));
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.getStyleClass()
                .addAll(
                        "source-state",
                        switch (standing.state()) {
                            case UP -> "up";
                            case DOWN -> "down";
                            case NEVER_ASKED -> "unknown";
                        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(name, state, gap, button(source.id()));
        top.getStyleClass().add("setting");
        var block =
                new VBox(
                        top,
                        words("%s: %s".formatted(source.kind(), source.address()), "source-text"),
                        words(source.terms().limits(), "caption"));
        source.terms()
                .secret()
                .ifPresent(where -> block.getChildren().add(words(where, "caption")));
        if (standing.state() == Sources.State.DOWN) {
            block.getChildren().add(words(standing.message(), "source-text"));
        }
        var test = model.tests().get(source.id());
        if (test != null) {
            block.getChildren().add(outcome(source.id(), test));
        }
        block.getStyleClass().add("source");
        return block;
    }

    private Node button(String id) {
        boolean running = model.tests().get(id) instanceof SourcesViewModel.Test.Running;
        var button = new Button(running ? "Cancel" : "Test connection");
        button.setId((running ? "cancel-" : "test-") + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (running) {
                model.cancel(id);
            } else {
                model.test(id);
            }
        });
        return button;
    }

    private static Node outcome(String id, SourcesViewModel.Test test) {
        var label = words(SourcesViewModel.words(test), "source-outcome");
        label.setId("tested-" + id);
        if (test instanceof SourcesViewModel.Test.Running) {
            var turning = new ProgressIndicator();
            turning.setPrefSize(16, 16);
            label.setGraphic(turning);
        } else if (test instanceof SourcesViewModel.Test.Done(var tested)) {
            label.setGraphic(
                    Icons.icon(tested.answered() ? Feather.CHECK : Feather.ALERT_TRIANGLE));
            label.getStyleClass().add(tested.answered() ? "up" : "down");
        }
        return label;
    }

    private static Label words(String text, String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        Bidi.show(label, text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
