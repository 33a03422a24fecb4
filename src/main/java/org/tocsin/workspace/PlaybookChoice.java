package org.tocsin.workspace;

import java.util.regex.Pattern;

/** Which rules a workspace goes by. */
public sealed interface PlaybookChoice {
    /** As the workspace file writes it. */
    String text();

    /**
     * A playbook that comes with the program; whether there is one of that name is known to those
     * who ship them.
     */
    record Shipped(String name) implements PlaybookChoice {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * The user's own files.
     *
     * @param path of a folder, relative to the workspace or absolute
     */
    record Own(String path) implements PlaybookChoice {
        @Override
        public String text() {
            return NAME.matcher(path).matches() ? "./" + path : path;
        }
    }

    /** The user's own copy, in the workspace itself. */
    Own COPY = new Own("./playbook");

    /** What a shipped playbook's name looks like; anything else is a path. */
    Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Reads what {@link #text()} writes. */
    static PlaybookChoice of(String text) {
        return NAME.matcher(text).matches() ? new Shipped(text) : new Own(text);
    }
}
