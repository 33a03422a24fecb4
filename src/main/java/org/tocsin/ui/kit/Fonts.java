package org.tocsin.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/**
 * Inter with tabular figures, from the class path (fonts/README.md says how it was made). Semibold
 * is the bold of the family, medium a family of its own, because JavaFX knows two weights a family.
 */
final class Fonts {
    static final String FAMILY = "Inter Tocsin";
    static final String MEDIUM = "Inter Tocsin Medium";
    private static final List<String> FILES =
            List.of("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Medium.ttf");

    private Fonts() {}

    /** Must run before the first style sheet asks for the family, else it falls back for good. */
    static void load() {
        for (var file : FILES) {
            try (var in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
                Objects.requireNonNull(Font.loadFont(Objects.requireNonNull(in, file), 13), file);
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
    }
}
