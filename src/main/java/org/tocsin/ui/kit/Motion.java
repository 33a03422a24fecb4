package org.tocsin.ui.kit;

import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** The little that moves: under 150 ms, and nothing when the desktop asks for stillness. */
public final class Motion {
    private static final Duration SHORT = Duration.millis(120);

    private Motion() {}

    public static void appear(Node node, Look look) {
        if (look.still().get()) {
            node.setOpacity(1);
            return;
        }
        var fade = new FadeTransition(SHORT, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }
}
