package org.tocsin.ui.settings;

import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.ThemeMode;

final class SettingsController {
    private final SettingsViewModel model;
    private final Lists lists;
    private final Notes notes;
    @FXML private ToggleButton light;
    @FXML private ToggleButton dark;
    @FXML private ToggleButton system;
    @FXML private ToggleButton compact;
    @FXML private ToggleButton normal;
    @FXML private Label folder;
    @FXML private Label store;
    @FXML private Label playbook;
    @FXML private Label version;
    @FXML private VBox sources;
    @FXML private VBox channels;

    /** What is set up outside. */
    record Lists(SourceList sources, ChannelList channels) {}

    SettingsController(SettingsViewModel model, Lists lists, Notes notes) {
        this.model = model;
        this.lists = lists;
        this.notes = notes;
    }

    @FXML
    private void initialize() {
        choice(
                Map.of(
                        light, ThemeMode.LIGHT,
                        dark, ThemeMode.DARK,
                        system, ThemeMode.SYSTEM),
                model.theme());
        choice(Map.of(compact, Density.COMPACT, normal, Density.NORMAL), model.density());
        sources.getChildren().add(lists.sources());
        channels.getChildren().add(lists.channels());
        folder.textProperty().bind(model.folder());
        store.textProperty().bind(model.store());
        playbook.textProperty().bind(model.playbook());
        version.textProperty().bind(model.version());
    }

    /** One of several, both ways: the setting may also change from the palette. */
    private static <T> void choice(Map<ToggleButton, T> buttons, ObjectProperty<T> setting) {
        var group = new ToggleGroup();
        buttons.keySet().forEach(button -> button.setToggleGroup(group));
        setting.subscribe(
                now -> buttons.forEach((button, value) -> button.setSelected(value.equals(now))));
        group.selectedToggleProperty()
                .addListener((_, before, chosen) -> chosen(buttons, setting, before, chosen));
    }

    private static <T> void chosen(
            Map<ToggleButton, T> buttons, ObjectProperty<T> setting, Toggle before, Toggle chosen) {
        buttons.forEach((button, value) -> {
            if (button == chosen) {
                setting.set(value);
            }
        });
        if (chosen == null && before != null && before.getToggleGroup() != null) {
            // Pressing the chosen one again must not leave nothing chosen.
            before.setSelected(true);
        }
    }

    @FXML
    private void copyFolder() {
        var content = new ClipboardContent();
        content.putString(folder.getText());
        Clipboard.getSystemClipboard().setContent(content);
        notes.said("Copied the workspace's folder");
    }
}
