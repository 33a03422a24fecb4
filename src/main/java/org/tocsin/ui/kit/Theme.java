package org.tocsin.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * Carries a {@link Look} to every open window, pop-ups included, and keeps it there while the
 * person or the desktop changes it. One a process; made on the FX thread before the first scene.
 */
public final class Theme {
    private static final String DARK = "dark";
    private static final String COMPACT = "compact";
    private static final List<String> SHEETS = List.of(sheet("tokens"), sheet("frame"));
    private final Look look;

    public Theme(Look look) {
        this.look = look;
        Fonts.load();
        var desktop = Platform.getPreferences();
        look.systemDark().bind(desktop.colorSchemeProperty().map(ColorScheme.DARK::equals));
        look.stillness().bind(desktop.reducedMotionProperty());
        look.dark().addListener((_, _, _) -> redraw());
        look.density().addListener((_, _, _) -> redraw());
        Window.getWindows().addListener((ListChangeListener<Window>) this::opened);
        redraw();
    }

    /** Gives a scene the style sheets every window shares, and the look of the moment. */
    public Scene dress(Scene scene) {
        if (!scene.getStylesheets().containsAll(SHEETS)) {
            scene.getStylesheets().addAll(SHEETS);
        }
        mark(scene.getRoot());
        scene.rootProperty().addListener((_, _, root) -> mark(root));
        return scene;
    }

    private void opened(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::mark);
        }
    }

    private void redraw() {
        Application.setUserAgentStylesheet(
                look.dark().get()
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS());
        Window.getWindows().forEach(this::mark);
    }

    private void mark(Window window) {
        var scene = window.getScene();
        if (scene != null) {
            if (window instanceof PopupWindow) {
                // A pop-up takes its owner's style sheets but not the marks on its owner's root.
                mark(scene.getRoot());
            } else {
                dress(scene);
            }
        }
    }

    private void mark(Parent root) {
        toggle(root, DARK, look.dark().get());
        toggle(root, COMPACT, look.density().get() == Density.COMPACT);
    }

    private static void toggle(Parent root, String style, boolean on) {
        if (!on) {
            root.getStyleClass().remove(style);
        } else if (!root.getStyleClass().contains(style)) {
            root.getStyleClass().add(style);
        }
    }

    private static String sheet(String name) {
        var path = "/styles/" + name + ".css";
        return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
    }
}
