package org.tocsin.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;

/** The sheet behind {@code ?}: every action that has keys at the moment, by group. */
final class KeysSheet extends StackPane {
    private final Actions actions;
    private final FlowPane groups = new FlowPane();
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");

    KeysSheet(Actions actions) {
        this.actions = actions;
        var title = new Label("Keys");
        title.getStyleClass().add("section-title");
        groups.getStyleClass().add("keys-groups");
        var panel = new VBox(title, groups);
        panel.setId("keys");
        panel.getStyleClass().add("keys-sheet");
        panel.setMaxHeight(Region.USE_PREF_SIZE);
        getStyleClass().add("overlay");
        getChildren().add(panel);
        visibleProperty().bind(open);
        managedProperty().bind(open);
        open.addListener((_, _, opened) -> fill(opened));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    private void pressed(MouseEvent event) {
        if (event.getTarget() == this) {
            open.set(false);
        }
    }

    private void fill(boolean opened) {
        groups.getChildren().clear();
        if (opened) {
            byGroup().forEach((name, list) -> groups.getChildren().add(column(name, list)));
        }
    }

    private Map<String, List<Action>> byGroup() {
        var found = new LinkedHashMap<String, List<Action>>();
        actions.all().stream()
                .filter(action -> !action.keys().isEmpty())
                .forEach(action ->
                        found.computeIfAbsent(action.group(), _ -> new ArrayList<>()).add(action));
        return found;
    }

    private static Node column(String name, List<Action> list) {
        var heading = new Label(name);
        heading.getStyleClass().add("keys-group");
        var column = new VBox(heading);
        column.getStyleClass().add("keys-column");
        list.stream().map(KeysSheet::row).forEach(column.getChildren()::add);
        return column;
    }

    private static Node row(Action action) {
        var words = new Label(action.title());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(words, space);
        row.getChildren().addAll(Keycaps.of(action.keys()));
        row.getStyleClass().add("keys-row");
        return row;
    }

    BooleanProperty open() {
        return open;
    }
}
