package org.tocsin.ui.kit;

import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/**
 * A text that changes every second in a room that never does. Nothing around it is laid out anew
 * when it changes, which is what lets a screen full of clocks beat in a millisecond or two.
 */
public final class ClockFace extends Pane {
    private final Text text = new Text();
    private boolean right;

    /**
     * Made for the longest it will show.
     *
     * @param style class of the text, which is filled, not coloured
     */
    public ClockFace(String style, double width, double height) {
        text.getStyleClass().add(style);
        text.setTextOrigin(VPos.CENTER);
        text.setManaged(false);
        text.setY(height / 2);
        getChildren().add(text);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        setMouseTransparent(true);
    }

    /** Lets the text end at the right edge. */
    public ClockFace toTheRight() {
        right = true;
        return this;
    }

    public void show(String words) {
        text.setText(words);
        if (right) {
            text.setX(getPrefWidth() - text.getLayoutBounds().getWidth());
        }
    }

    /** Its style, and with it its width, is known only once it is on screen. */
    @Override
    protected void layoutChildren() {
        show(text.getText());
    }

    /** Wears the colour of how near the end is. */
    public void show(CountdownRing.Phase phase) {
        for (var each : CountdownRing.Phase.values()) {
            text.pseudoClassStateChanged(each.pseudoClass(), each == phase);
        }
    }
}
