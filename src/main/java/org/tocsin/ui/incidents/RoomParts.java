package org.tocsin.ui.incidents;

import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Terms;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.SeverityBadge;

/** The pieces that the room's pages are laid of. */
final class RoomParts {
    private static final double TIP_WIDTH = 480;

    private RoomParts() {}

    /** Words on one line, cut where the room ends; the tooltip has them all. */
    static Label line(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        turn(label, text);
        if (!text.isEmpty()) {
            tip(label, text);
        }
        return label;
    }

    /** Words that take as many lines as they need. */
    static Label prose(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        Bidi.wrap(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        turn(label, text);
        return label;
    }

    /** Text that begins from the right is laid from the right. */
    static void turn(Node node, String text) {
        node.setNodeOrientation(
                isRightToLeft(text) ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.INHERIT);
    }

    static boolean isRightToLeft(String text) {
        return Bidi.isRightToLeft(text);
    }

    /** A moment told relatively, its exact time on hover. */
    static void moment(Label label, Instant at, Instant now, ZoneId zone) {
        label.setText(RoomTimes.relative(at, now));
        tip(label, RoomTimes.exact(at, zone));
    }

    static void tip(javafx.scene.control.Control control, String text) {
        if (text.isEmpty()) {
            control.setTooltip(null);
            return;
        }
        var shown = control.getTooltip();
        if (shown != null && shown.getText().equals(text)) {
            return;
        }
        var tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        tip.setShowDelay(Duration.millis(400));
        control.setTooltip(tip);
    }

    static Label heading(String text) {
        var label = prose(text, "room-heading");
        return label;
    }

    static VBox section(String title, Node... nodes) {
        var box = new VBox(heading(title));
        box.getChildren().addAll(nodes);
        box.getStyleClass().add("room-section");
        return box;
    }

    static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("room-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    static Button button(String text, Runnable run, String... styles) {
        var button = new Button(text);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /** A page of a tab: its content scrolls, never sideways. */
    static ScrollPane page(VBox content) {
        content.getStyleClass().add("room-page");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("room-scroll");
        return scroll;
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    static <R extends Region> R wide(R node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        node.setMinWidth(0);
        node.setMaxWidth(Double.MAX_VALUE);
        return node;
    }

    static SeverityBadge badge(String severity, Terms terms) {
        var badge = new SeverityBadge();
        badge.show(severity, tone(severity, terms));
        return badge;
    }

    /** One that the scale does not know is not made to look harmless. */
    static SeverityBadge.Tone tone(String severity, Terms terms) {
        return terms.scale().stream()
                .filter(each -> each.id().equals(severity))
                .findFirst()
                .map(each ->
                        SeverityBadge.Tone.of(each.rank(), each.level() == Severity.Level.INFO))
                .orElse(SeverityBadge.Tone.OCTAGON);
    }
}
