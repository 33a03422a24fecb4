package org.tocsin.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, and buttons that are nothing but an icon and so need a name. */
public final class Icons {
    private Icons() {}

    /** A decorative icon; style classes size and colour it. */
    public static FontIcon icon(Ikon ikon, String... styles) {
        var icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** A flat button whose name is its tooltip and what a screen reader says. */
    public static Button button(Ikon ikon, String name, Runnable onAction) {
        var button = new Button(null, icon(ikon));
        button.getStyleClass().addAll("flat", "icon-button");
        name(button, name);
        button.setOnAction(_ -> onAction.run());
        return button;
    }

    /** Names a button that shows no words. */
    public static void name(Button button, String name) {
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
    }
}
