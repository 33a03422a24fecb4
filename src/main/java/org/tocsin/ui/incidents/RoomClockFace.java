package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.kit.CountdownRing;

/** One of the three clocks: ring, numeral, and what happens at zero. */
final class RoomClockFace extends HBox {
    private final CountdownRing ring = new CountdownRing(CountdownRing.Size.LARGE);
    private final FontIcon sign = new FontIcon(Feather.CHECK);
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
        var dial = new StackPane(ring, sign);
        dial.getStyleClass().add("dial");
        getChildren().addAll(dial, words);
        setMinWidth(0);
    }

    void show(RoomClock clock, Instant now) {
        clock.run().ifPresentOrElse(run -> ring.show(run.from(), run.due(), now), ring::clear);
        sign.setVisible(
                clock.standing() == RoomClock.Standing.MET
                        || clock.standing() == RoomClock.Standing.MET_LATE);
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
