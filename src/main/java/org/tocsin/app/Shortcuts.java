package org.tocsin.app;

import java.time.Instant;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Feeds the keys pressed in a window to {@link KeyStrokes}. Keys with a modifier and function keys
 * are taken before the focused control sees them; characters and Esc only if it does not want them.
 */
final class Shortcuts {
    private final KeyStrokes strokes;
    private final Supplier<Instant> now;

    Shortcuts(KeyStrokes strokes, Supplier<Instant> now) {
        this.strokes = strokes;
        this.now = now;
    }

    void listenTo(Parent root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::early);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::late);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private void early(KeyEvent event) {
        // Alt with a character types letters on some layouts (AltGr), so it must be on its own.
        boolean modified = event.isShortcutDown() != event.isAltDown();
        if (modified || event.getCode().isFunctionKey()) {
            press(event, name(event));
        }
    }

    private void late(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            press(event, "Esc");
        }
    }

    private void typed(KeyEvent event) {
        var character = event.getCharacter();
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (plain && character.length() == 1 && character.charAt(0) > ' ') {
            press(event, character);
        }
    }

    private void press(KeyEvent event, String stroke) {
        if (strokes.press(stroke, isTyping(event), now.get())) {
            event.consume();
        }
    }

    private static String name(KeyEvent event) {
        return (event.isShortcutDown() ? "Ctrl+" : "")
                + (event.isAltDown() ? "Alt+" : "")
                + (event.isShiftDown() ? "Shift+" : "")
                + event.getCode().getName();
    }

    private static boolean isTyping(KeyEvent event) {
        Node focused = event.getTarget() instanceof Node node ? node : null;
        return switch (focused) {
            case TextInputControl field -> field.isEditable();
            case ComboBoxBase<?> box -> box.isEditable();
            case Spinner<?> spinner -> spinner.isEditable();
            case null, default -> false;
        };
    }
}
