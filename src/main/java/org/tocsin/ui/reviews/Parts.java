package org.tocsin.ui.reviews;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;

/** Small things that every page is made of. */
final class Parts {
    private Parts() {}

    /** Words in as many lines as they need. */
    static Label words(String text, String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        Bidi.show(label, text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Words in one line, cut where there is no room. */
    static Label line(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        return label;
    }

    /** One that never gives way. */
    static <T extends Region> T whole(T node) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }

    static <T extends Node> T wide(T node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        if (node instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
            region.setMinWidth(0);
        }
        return node;
    }

    static Region gap() {
        return wide(new Region());
    }

    static Button button(String title, String id, Runnable what) {
        var button = new Button(title);
        button.setId(id);
        button.setOnAction(_ -> what.run());
        return whole(button);
    }

    static Button icon(Ikon ikon, String name, String id, Runnable what) {
        var button = Icons.button(ikon, name, what);
        button.setId(id);
        return whole(button);
    }

    static HBox row(String style, Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add(style);
        row.setMinWidth(0);
        return row;
    }

    static VBox column(String style, Node... nodes) {
        var column = new VBox(nodes);
        column.getStyleClass().add(style);
        column.setMinWidth(0);
        return column;
    }

    static VBox labelled(String title, Node field) {
        var label = words(title, "review-label");
        label.setLabelFor(field);
        return column("review-field", label, field);
    }

    static ScrollPane scrolling(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("reviews-scroll");
        return scroll;
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
