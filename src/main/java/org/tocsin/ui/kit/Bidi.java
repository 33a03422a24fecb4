package org.tocsin.ui.kit;

import javafx.geometry.NodeOrientation;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Text that may run from right to left. JavaFX 26.0.2 fails with an ArrayIndexOutOfBoundsException
 * when it breaks such text into lines (PrismTextLayout.computeTrailingSpaceWidth), and a failed
 * layout leaves half a window undrawn; so whatever people have typed is wrapped only where that is
 * safe.
 */
public final class Bidi {
    /** Before it no letter runs from right to left: U+0590 begins the Hebrew block. */
    private static final char FIRST = '\u0590';

    private Bidi() {}

    /** Shows text of people on a label, in lines where they can be broken, else in one. */
    public static void show(Labeled label, String text) {
        label.setWrapText(!hasRightToLeft(text));
        label.setNodeOrientation(
                isRightToLeft(text)
                        ? NodeOrientation.RIGHT_TO_LEFT
                        : NodeOrientation.LEFT_TO_RIGHT);
        label.setText(text);
    }

    /** Wraps a label's lines whenever what it shows can be broken. */
    public static void wrap(Labeled label) {
        label.setWrapText(!hasRightToLeft(label.getText()));
        label.textProperty().addListener((_, _, text) -> label.setWrapText(!hasRightToLeft(text)));
    }

    /** The same for everything inside that was to be wrapped. */
    static void wrapAll(Parent root) {
        for (var node : root.lookupAll("*")) {
            switch (node) {
                case Labeled label when label.isWrapText() -> wrap(label);
                case TextArea area when area.isWrapText() -> wrap(area);
                default -> {}
            }
        }
    }

    /** Lets an area wrap its lines for as long as what is typed allows it. */
    public static void wrap(TextArea area) {
        area.setWrapText(!hasRightToLeft(area.getText()));
        area.setTextFormatter(
                new TextFormatter<>(change -> {
                    area.setWrapText(!hasRightToLeft(change.getControlNewText()));
                    return change;
                }));
    }

    /** Whether any of its letters runs from right to left. */
    public static boolean hasRightToLeft(@Nullable String text) {
        if (text == null) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= FIRST && isRight(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** By its first letter, as Unicode's bidirectional algorithm takes it (UAX 9, P2). */
    public static boolean isRightToLeft(String text) {
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            if (isRight(letter)) {
                return true;
            }
            if (Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return false;
            }
            i += Character.charCount(letter);
        }
        return false;
    }

    private static boolean isRight(int letter) {
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_ARABIC_NUMBER ->
                    true;
            default -> false;
        };
    }
}
