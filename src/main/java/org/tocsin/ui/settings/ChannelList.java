package org.tocsin.ui.settings;

import java.util.Optional;
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
import org.tocsin.ui.settings.ChannelDesk.Channel;

/** One block a channel: whether it is set up, where it leads, a test, and its form. */
final class ChannelList extends VBox {
    private final ChannelsViewModel model;
    private Optional<String> open = Optional.empty();

    ChannelList(ChannelsViewModel model) {
        this.model = model;
        getStyleClass().add("source-list");
        model.all().addListener((ListChangeListener<Channel>) _ -> draw());
        model.tests().addListener((MapChangeListener<String, ChannelsViewModel.Test>) _ -> draw());
        // What is typed changes the form as well, and must not make it anew under the typist.
        model.form()
                .subscribe(now -> {
                    var shown =
                            now.map(form -> form.kind() + " " + (form.fresh() ? "" : form.name()));
                    if (!shown.equals(open)) {
                        open = shown;
                        draw();
                    }
                });
        draw();
    }

    private void draw() {
        getChildren().setAll(model.all().stream().map(this::block).toList());
        boolean adding = model.form().get().filter(ChannelsViewModel.Form::fresh).isPresent();
        if (adding) {
            getChildren().add(new ChannelForm(model));
        } else {
            var add = new Button("Add another channel");
            add.setId("add-channel");
            add.setOnAction(_ -> model.add());
            getChildren().add(add);
        }
    }

    private Node block(Channel channel) {
        boolean setUp = channel.kind().isPresent();
        var state =
                new Label(
                        setUp ? "Set up" : "Simulated",
                        Icons.icon(setUp ? Feather.CHECK_CIRCLE : Feather.CIRCLE));
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.getStyleClass().addAll("source-state", setUp ? "up" : "unknown");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(words(channel.name(), "source-name"), state, gap);
        top.getStyleClass().add("setting");
        if (setUp) {
            top.getChildren().add(testButton(channel.name()));
        }
        var edit = new Button(setUp ? "Edit" : "Set up");
        edit.setId("edit-channel-" + channel.name());
        edit.setMinWidth(Region.USE_PREF_SIZE);
        edit.setOnAction(_ -> model.edit(channel));
        top.getChildren().add(edit);
        var block =
                new VBox(
                        top,
                        words(
                                setUp
                                        ? "%s: %s"
                                                .formatted(channel.kind().get(), channel.leadsTo())
                                        : "The playbook sends there. Nothing leaves this machine until it is set up.",
                                setUp ? "source-text" : "caption"));
        var test = model.tests().get(channel.name());
        if (test != null) {
            block.getChildren().add(outcome(channel.name(), test));
        }
        if (model.form().get().filter(form -> isOf(form, channel)).isPresent()) {
            block.getChildren().add(new ChannelForm(model));
        }
        block.getStyleClass().add("source");
        return block;
    }

    private static boolean isOf(ChannelsViewModel.Form form, Channel channel) {
        return !form.fresh() && form.name().equals(channel.name());
    }

    private Node testButton(String name) {
        boolean running = model.tests().get(name) instanceof ChannelsViewModel.Test.Running;
        var button = new Button(running ? "Cancel" : "Send test");
        button.setId((running ? "cancel-channel-" : "test-channel-") + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (running) {
                model.cancelTest(name);
            } else {
                model.test(name, "");
            }
        });
        return button;
    }

    private static Node outcome(String name, ChannelsViewModel.Test test) {
        var label = words(ChannelsViewModel.words(test), "source-outcome");
        label.setId("tested-channel-" + name);
        switch (test) {
            case ChannelsViewModel.Test.Running _ -> {
                var turning = new ProgressIndicator();
                turning.setPrefSize(16, 16);
                label.setGraphic(turning);
            }
            case ChannelsViewModel.Test.Done(var tested) -> {
                label.setGraphic(
                        Icons.icon(tested.taken() ? Feather.CHECK : Feather.ALERT_TRIANGLE));
                label.getStyleClass().add(tested.taken() ? "up" : "down");
            }
            case ChannelsViewModel.Test.Cancelled() -> {}
        }
        return label;
    }

    static Label words(String text, String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        Bidi.show(label, text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
