package org.tocsin.ui.incidents;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A label in a narrow column and what it stands for beside it. */
final class RoomFacts {
    private static final double LABELS = 120;

    private RoomFacts() {}

    static HBox row(String label, String text) {
        return row(label, RoomParts.prose(text, "fact-value"));
    }

    static HBox row(String label, Node value) {
        var name = new Label(label);
        name.getStyleClass().add("fact-label");
        name.setMinWidth(LABELS);
        name.setPrefWidth(LABELS);
        if (value instanceof javafx.scene.layout.Region region) {
            RoomParts.wide(region);
        }
        var row = new HBox(name, value);
        row.getStyleClass().add("fact-row");
        return row;
    }
}
