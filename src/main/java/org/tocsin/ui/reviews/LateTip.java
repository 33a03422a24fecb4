package org.tocsin.ui.reviews;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** A tooltip that is made when the mouse first comes: each is a window, and a page has dozens. */
final class LateTip {
    private static final double WIDEST = 360;

    private LateTip() {}

    /**
     * @param words asked each time; none are shown while they are empty
     */
    static void on(Control control, Supplier<String> words) {
        control.addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                _ -> {
                    var text = words.get();
                    if (text.isEmpty()) {
                        control.setTooltip(null);
                    } else {
                        Optional.ofNullable(control.getTooltip())
                                .orElseGet(() -> made(control))
                                .setText(text);
                    }
                });
    }

    private static Tooltip made(Control control) {
        var tip = new Tooltip();
        tip.setShowDelay(Duration.millis(300));
        tip.setShowDuration(Duration.INDEFINITE);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
        control.setTooltip(tip);
        return tip;
    }
}
