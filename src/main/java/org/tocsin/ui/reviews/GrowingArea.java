package org.tocsin.ui.reviews;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.tocsin.ui.kit.Bidi;

/**
 * An area as high as its text, so that a form has one bar to scroll by, and none in its fields. Tab
 * goes on to the next field.
 */
final class GrowingArea extends TextArea {
    private static final double SIDES = 24;
    private static final double ABOVE_AND_BELOW = 18;
    private static final double MOST = 4_000;

    private final Text measure = new Text();
    private final int least;

    GrowingArea(int leastLines) {
        least = leastLines;
        getStyleClass().add("growing-area");
        Bidi.wrap(this);
        setPrefColumnCount(10);
        setMinWidth(0);
        textProperty().addListener((_, _, _) -> fit());
        widthProperty().addListener((_, _, _) -> fit());
        fontProperty().addListener((_, _, _) -> fit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        fit();
    }

    private void fit() {
        measure.setFont(getFont());
        measure.setText("x\n".repeat(least - 1) + "x");
        double lowest = measure.getLayoutBounds().getHeight();
        measure.setText(getText() + "x");
        measure.setWrappingWidth(isWrapText() ? Math.max(0, getWidth() - SIDES) : 0);
        double needed = measure.getLayoutBounds().getHeight();
        measure.setWrappingWidth(0);
        double height = Math.min(MOST, Math.max(lowest, needed) + ABOVE_AND_BELOW);
        if (Math.abs(height - getPrefHeight()) > 1) {
            setPrefHeight(height);
            setMinHeight(height);
        }
    }

    private void walk(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            requestFocusTraversal(
                    event.isShiftDown()
                            ? javafx.scene.TraversalDirection.PREVIOUS
                            : javafx.scene.TraversalDirection.NEXT);
        }
    }

    /** Another text, the caret on the same letters where they still stand. */
    void put(String text) {
        var before = getText();
        if (before.equals(text)) {
            return;
        }
        int caret = getCaretPosition();
        int same = 0;
        int most = Math.min(before.length(), text.length());
        while (same < most && before.charAt(same) == text.charAt(same)) {
            same++;
        }
        setText(text);
        int moved = caret <= same ? caret : caret + text.length() - before.length();
        positionCaret(Math.clamp(moved, Math.min(same, text.length()), text.length()));
    }
}
