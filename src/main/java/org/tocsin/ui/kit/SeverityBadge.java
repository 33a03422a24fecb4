package org.tocsin.ui.kit;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A severity as colour, letter and shape, so that none of the three has to carry it alone. Styled
 * by {@code styles/badges.css}.
 */
public final class SeverityBadge extends HBox {
    private static final int FITS_THE_SHAPE = 2;

    private final Label letter = new Label();
    private final Label word = new Label();

    /** One of four looks, the worst first: octagon, triangle, diamond, circle. */
    public enum Tone {
        OCTAGON("sev-0"),
        TRIANGLE("sev-1"),
        DIAMOND("sev-2"),
        CIRCLE("sev-3");

        private final PseudoClass pseudoClass;

        Tone(String name) {
            pseudoClass = PseudoClass.getPseudoClass(name);
        }

        /** The look of one step of a playbook's own scale, however many steps it has. */
        public static Tone of(int rank, boolean informational) {
            return informational ? CIRCLE : values()[Math.min(rank, CIRCLE.ordinal())];
        }

        /** The state by which style sheets colour whatever has this severity. */
        public PseudoClass pseudoClass() {
            return pseudoClass;
        }
    }

    public SeverityBadge() {
        getStyleClass().add("severity-badge");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        var shape = new Region();
        shape.getStyleClass().add("shape");
        letter.getStyleClass().add("letter");
        word.getStyleClass().add("word");
        word.setMinWidth(0);
        var glyph = new StackPane(shape, letter);
        glyph.getStyleClass().add("glyph");
        getChildren().addAll(glyph, word);
    }

    /**
     * @param name as the playbook writes it: {@code P0}, {@code CRITICAL}
     */
    public void show(String name, Tone tone) {
        boolean isShort = name.length() <= FITS_THE_SHAPE;
        letter.setText(letters(name));
        word.setText(isShort ? "" : sentence(name));
        word.setManaged(!isShort);
        word.setVisible(!isShort);
        for (var each : Tone.values()) {
            pseudoClassStateChanged(each.pseudoClass(), each == tone);
        }
        setAccessibleText("Severity " + name);
    }

    /** What stands in the shape: {@code P0}, {@code C} of CRITICAL, {@code S1} of SEV-1. */
    static String letters(String name) {
        if (name.length() <= FITS_THE_SHAPE) {
            return name;
        }
        char last = name.charAt(name.length() - 1);
        String first = name.substring(0, name.offsetByCodePoints(0, 1));
        return Character.isDigit(last) ? first + last : first;
    }

    /** A word in capitals shouts twice where a shape already speaks. */
    private static String sentence(String name) {
        return name.equals(name.toUpperCase(java.util.Locale.ROOT))
                ? name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT)
                : name;
    }
}
