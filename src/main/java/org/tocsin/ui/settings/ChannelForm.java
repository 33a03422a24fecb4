package org.tocsin.ui.settings;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tocsin.ui.settings.ChannelDesk.Place;
import org.tocsin.ui.settings.ChannelKind.Field;

/** What one channel asks for. */
final class ChannelForm extends VBox {
    private final ChannelsViewModel model;
    private final GridPane grid = new GridPane();

    ChannelForm(ChannelsViewModel model) {
        this.model = model;
        getStyleClass().add("channel-form");
        grid.getStyleClass().add("channel-grid");
        var labels = new ColumnConstraints();
        labels.setMinWidth(120);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, values);
        var form = model.form().get().orElseThrow();
        if (form.fresh()) {
            row(
                    "Name",
                    text("channel-name", form.name(), "as the playbook writes it", model::name));
        }
        row("Kind", kinds(form.kind()));
        form.kind().fields().forEach(field -> field(form, field));
        var fault = ChannelList.words("", "channel-fault");
        fault.setId("channel-fault");
        fault.textProperty().bind(model.fault());
        fault.visibleProperty().bind(model.fault().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        getChildren()
                .setAll(
                        ChannelList.words(form.kind().explained(), "caption"),
                        grid,
                        fault,
                        buttons(form));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                event.consume();
            }
        });
    }

    private ComboBox<ChannelKind> kinds(ChannelKind now) {
        var box = new ComboBox<>(FXCollections.observableArrayList(ChannelKind.values()));
        box.setId("channel-kind");
        box.setValue(now);
        box.setAccessibleText("Kind");
        box.valueProperty().addListener((_, _, kind) -> model.choose(kind));
        return box;
    }

    private void field(ChannelsViewModel.Form form, Field field) {
        String id = "channel-" + field.key().replace('.', '-');
        switch (field.manner()) {
            case TEXT ->
                    row(
                            field.label(),
                            text(
                                    id,
                                    form.value(field.key()),
                                    field.prompt(),
                                    now -> model.type(field.key(), now)));
            case CHOICE -> {
                var box = new ComboBox<>(FXCollections.observableArrayList(field.choices()));
                box.setId(id);
                box.setAccessibleText(field.label());
                box.setValue(
                        form.value(field.key()).isEmpty()
                                ? field.choices().getFirst()
                                : form.value(field.key()));
                box.valueProperty().addListener((_, _, now) -> model.type(field.key(), now));
                row(field.label(), box);
            }
            case SECRET -> secret(form, field, id);
        }
    }

    /** The secret itself, and below it where it is kept. */
    private void secret(ChannelsViewModel.Form form, Field field, String id) {
        var kept = form.kept(field.key());
        var value = new PasswordField();
        value.setId(id);
        value.setAccessibleText(field.label());
        value.setPromptText(kept.there() ? "kept; type to replace it" : field.prompt());
        value.textProperty().addListener((_, _, now) -> model.type(field.key(), now));
        var place = new ComboBox<>(FXCollections.observableArrayList(Place.values()));
        place.setId(id + "-place");
        place.setAccessibleText(field.label() + " is kept in");
        place.setValue(kept.place());
        var name = new TextField(kept.name());
        name.setId(id + "-entry");
        name.setAccessibleText(field.label() + " is kept under the name");
        HBox.setHgrow(name, Priority.ALWAYS);
        Runnable keep =
                () -> {
                    model.keep(field.key(), place.getValue(), name.getText().strip());
                    // A variable is set by whoever starts the program, never from here.
                    value.setDisable(place.getValue() == Place.ENV);
                };
        place.valueProperty().addListener((_, _, _) -> keep.run());
        name.textProperty().addListener((_, _, _) -> keep.run());
        value.setDisable(kept.place() == Place.ENV);
        var where = new HBox(place, name);
        where.getStyleClass().add("channel-where");
        row(field.label(), value);
        row("kept in", where);
    }

    private static TextField text(
            String id, String value, String prompt, java.util.function.Consumer<String> onType) {
        var field = new TextField(value);
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().addListener((_, _, now) -> onType.accept(now));
        return field;
    }

    private void row(String title, Node value) {
        var label = new Label(title);
        label.getStyleClass().add("fact-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(value);
        grid.addRow(grid.getRowCount(), label, value);
    }

    private HBox buttons(ChannelsViewModel.Form form) {
        var save = new Button("Save");
        save.setId("channel-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> model.save());
        var cancel = new Button("Cancel");
        cancel.setOnAction(_ -> model.cancel());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var box = new HBox(save, cancel, gap);
        if (!form.fresh() && model.isSetUp(form.name())) {
            var remove = new Button("Remove");
            remove.setId("channel-remove");
            remove.setOnAction(_ -> model.remove(form.name()));
            box.getChildren().add(remove);
        }
        box.getStyleClass().add("channel-buttons");
        return box;
    }
}
