package org.tocsin.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** The one place where FXML meets its controller. */
public final class Views {
    private Views() {}

    /** Loads {@code /fxml/<feature>/<name>.fxml} around an already built controller. */
    public static <C> Parent load(String path, Class<C> type, C controller) {
        URL url = Objects.requireNonNull(Views.class.getResource("/fxml/" + path + ".fxml"), path);
        var loader = new FXMLLoader(url);
        loader.setControllerFactory(asked -> {
            if (asked != type) {
                throw new IllegalStateException(path + " asks for " + asked);
            }
            return controller;
        });
        try {
            Parent root = loader.load();
            Bidi.wrapAll(root);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
