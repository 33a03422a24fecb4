package org.tocsin.ui.incidents;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One of the three clocks: ring, numeral, and what happens at zero. */
final class RoomClockFace extends HBox {
    private final RoomRing ring = new RoomRing();
    private final Label title = RoomParts.line("", "clock-title");
    private final Label numeral = new Label();
    private final Label then = RoomParts.line("", "clock-then");
    private final Label why = RoomParts.line("", "clock-why");

    RoomClockFace() {
        getStyleClass().add("clock");
        numeral.getStyleClass().add("clock-numeral");
        var words = new VBox(title, numeral, then, why);
        words.getStyleClass().add("clock-words");
        RoomParts.wide(words);
        getChildren().addAll(ring, words);
        setMinWidth(0);
    }

    void show(RoomClock clock) {
        ring.show(clock.standing(), clock.left());
        say(title, clock.lines().title());
        numeral.setText(clock.numeral());
        say(then, clock.lines().then());
        say(why, clock.lines().why());
        for (var each : RoomClock.Standing.values()) {
            pseudoClassStateChanged(pseudoClass(each), each == clock.standing());
        }
        setAccessibleText(
                "%s: %s. %s. %s"
                        .formatted(
                                clock.lines().title(),
                                clock.numeral(),
                                clock.lines().then(),
                                clock.lines().why()));
    }

    private static void say(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
            RoomParts.tip(label, text);
        }
    }

    static PseudoClass pseudoClass(RoomClock.Standing standing) {
        return PseudoClass.getPseudoClass(
                standing.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
