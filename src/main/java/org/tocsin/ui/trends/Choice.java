package org.tocsin.ui.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Buttons side by side of which one is down. */
final class Choice {
    private Choice() {}

    /**
     * @param words of a value: what the button says, and what its tooltip does
     */
    static <T> void fill(
            HBox box, List<T> values, Property<T> chosen, Function<T, List<String>> words) {
        var group = new ToggleGroup();
        var buttons = new ArrayList<ToggleButton>();
        for (var value : values) {
            var button = new ToggleButton(words.apply(value).getFirst());
            button.setTooltip(new Tooltip(words.apply(value).getLast()));
            button.setId(box.getId() + "-" + value.toString().toLowerCase(java.util.Locale.ROOT));
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setOnAction(_ -> {
                // One of them stays down, however often it is pressed.
                button.setSelected(true);
                chosen.setValue(value);
            });
            buttons.add(button);
        }
        buttons.getFirst().getStyleClass().add("first");
        buttons.getLast().getStyleClass().add("last");
        box.getChildren().setAll(buttons);
        chosen.subscribe(now ->
                buttons.forEach(button -> button.setSelected(button.getUserData().equals(now))));
    }
}
