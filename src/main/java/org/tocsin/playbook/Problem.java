package org.tocsin.playbook;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A fault found in a playbook (P-2).
 *
 * @param file relative to the playbook's folder; the folder itself when no file is to blame
 * @param line from 1
 * @param column in characters, from 1
 * @param message what is wrong and what to do
 */
public record Problem(Level level, String file, int line, int column, String message) {
    public enum Level {
        /** The playbook cannot be used. */
        ERROR,
        /** It can, but probably says something else than meant. */
        WARNING
    }

    static Problem error(Place at, String message) {
        return new Problem(Level.ERROR, at.file(), at.line(), at.column(), message);
    }

    static Problem warning(Place at, String message) {
        return new Problem(Level.WARNING, at.file(), at.line(), at.column(), message);
    }

    /** The same with the file seen from where the folder is. */
    public Problem within(Path folder) {
        return new Problem(level, folder.resolve(file).toString(), line, column, message);
    }

    /** {@code checks.yaml:12:5: error: …}, as compilers write it and editors jump to it. */
    @Override
    public String toString() {
        return file
                + ":"
                + line
                + ":"
                + column
                + ": "
                + level.name().toLowerCase(Locale.ROOT)
                + ": "
                + message;
    }
}
