package org.tocsin.ui.kit;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the person which file to open; a test answers in their place. */
@FunctionalInterface
public interface OpenFile {
    /** The file chosen, or nothing if the question was put away. */
    Optional<Path> choose(@Nullable Window owner, String title);

    /** The desktop's own dialog. */
    static OpenFile ofDesktop(String kind, String pattern) {
        return (owner, title) -> {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters()
                    .setAll(
                            new FileChooser.ExtensionFilter(kind, pattern),
                            new FileChooser.ExtensionFilter("All files", "*"));
            return Optional.ofNullable(chooser.showOpenDialog(owner)).map(java.io.File::toPath);
        };
    }
}
