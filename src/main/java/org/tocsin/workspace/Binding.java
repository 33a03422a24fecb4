package org.tocsin.workspace;

/** Where a workspace finds a source that its playbook only names. */
public sealed interface Binding {
    /**
     * The binding as the workspace file writes it: a folder, or an address that starts with {@code
     * jdbc:}.
     */
    String text();

    /**
     * Files on this machine.
     *
     * @param path of a folder, relative to the workspace or absolute
     */
    record Folder(String path) implements Binding {
        @Override
        public String text() {
            return path;
        }
    }

    /**
     * A database.
     *
     * @param url without user and password: those stay with the playbook, which refers to secrets
     *     and never holds them
     */
    record Jdbc(String url) implements Binding {
        static final String PREFIX = "jdbc:";

        @Override
        public String text() {
            return url;
        }
    }

    /** Reads what {@link #text()} writes. */
    static Binding of(String text) {
        return text.regionMatches(true, 0, Jdbc.PREFIX, 0, Jdbc.PREFIX.length())
                ? new Jdbc(text)
                : new Folder(text);
    }
}
