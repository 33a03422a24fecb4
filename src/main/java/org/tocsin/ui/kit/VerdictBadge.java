package org.tocsin.ui.kit;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A verdict as colour, icon and word. A breach takes the colour of its severity, so that the worst
 * stands out of many. Styled by {@code styles/badges.css}.
 */
public final class VerdictBadge extends HBox {
    private final Label word = new Label();

    public enum Kind {
        BREACH("breach"),
        BROKEN("broken"),
        LEARNING("learning"),
        NOT_RUN("not-run"),
        HEALTHY("healthy");

        private final PseudoClass pseudoClass;

        Kind(String name) {
            pseudoClass = PseudoClass.getPseudoClass(name);
        }
    }

    public VerdictBadge() {
        getStyleClass().add("verdict-badge");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        var icon = new Region();
        icon.getStyleClass().add("icon");
        var box = new StackPane(icon);
        box.getStyleClass().add("box");
        word.getStyleClass().add("word");
        getChildren().addAll(box, word);
    }

    /**
     * @param text the word beside the icon
     * @param tone the severity of a breach
     */
    public void show(Kind kind, String text, Optional<SeverityBadge.Tone> tone) {
        word.setText(text);
        for (var each : Kind.values()) {
            pseudoClassStateChanged(each.pseudoClass, each == kind);
        }
        for (var each : SeverityBadge.Tone.values()) {
            pseudoClassStateChanged(each.pseudoClass(), tone.filter(each::equals).isPresent());
        }
        setAccessibleText(text);
    }
}
