package org.tocsin.workspace;

import java.io.IOException;
import java.nio.file.Path;

/** What else belongs into a new workspace. */
@FunctionalInterface
public interface Furnishing {
    /** Nothing. */
    Furnishing NONE = _ -> {};

    /**
     * Writes files below the workspace's folder. May be called again on a folder where an earlier
     * call was interrupted.
     *
     * @throws IOException when the disk is full, the folder read-only and the like; its message is
     *     shown to people
     */
    void into(Path folder) throws IOException;
}
