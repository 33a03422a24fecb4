package org.tocsin.ui.kit;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** Asks the person for a folder; a test answers in their place. */
@FunctionalInterface
public interface Folders {
    /** The folder chosen, or nothing if the question was put away. */
    Optional<Path> choose(Window owner, String question);

    /** The desktop's own dialog. */
    static Folders ofDesktop() {
        return (owner, question) -> {
            var chooser = new DirectoryChooser();
            chooser.setTitle(question);
            return Optional.ofNullable(chooser.showDialog(owner)).map(java.io.File::toPath);
        };
    }
}
