package org.tocsin.workspace;

/** Where a workspace finds a source that its playbook only names. */
public sealed interface Binding {
    /**
     * The binding as the workspace file writes it: a folder, or an address that starts with {@code
     * jdbc:}, {@code http:} or {@code https:}.
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

    /**
     * A server that is asked over HTTP.
     *
     * @param url {@code http:} or {@code https:}, without a user in it
     */
    record Http(String url) implements Binding {
        @Override
        public String text() {
            return url;
        }

        static boolean is(String text) {
            return text.regionMatches(true, 0, "http://", 0, "http://".length())
                    || text.regionMatches(true, 0, "https://", 0, "https://".length());
        }
    }

    /** Reads what {@link #text()} writes. */
    static Binding of(String text) {
        if (Http.is(text)) {
            return new Http(text);
        }
        return text.regionMatches(true, 0, Jdbc.PREFIX, 0, Jdbc.PREFIX.length())
                ? new Jdbc(text)
                : new Folder(text);
    }
}
