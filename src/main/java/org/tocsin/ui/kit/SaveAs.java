package org.tocsin.ui.kit;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the person where to write a file; a test answers in their place. */
@FunctionalInterface
public interface SaveAs {
    /** The file chosen, or nothing if the question was put away. */
    Optional<Path> choose(Window owner, String suggested);

    /** The desktop's own dialog. */
    static SaveAs ofDesktop() {
        return (owner, suggested) -> {
            var chooser = new FileChooser();
            chooser.setTitle("Export");
            chooser.setInitialFileName(suggested);
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(java.io.File::toPath);
        };
    }
}
