package org.tocsin.app;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Keys drawn as keys. */
final class Keycaps {
    private Keycaps() {}

    static List<Node> of(String keys) {
        return keys.isEmpty()
                ? List.of()
                : Stream.of(keys.split(" ", -1)).<Node>map(Keycaps::cap).toList();
    }

    private static Label cap(String stroke) {
        var words = stroke.replace("Left", "←").replace("Right", "→").replace("+", " ");
        var cap = new Label(words.isBlank() ? stroke : words);
        cap.getStyleClass().add("keycap");
        cap.setMinWidth(Label.USE_PREF_SIZE);
        return cap;
    }
}
