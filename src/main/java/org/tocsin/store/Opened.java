package org.tocsin.store;

import java.io.IOException;

/** What became of an attempt to open a store. */
public sealed interface Opened {
    /** Open; to be closed by whoever asked for it. */
    record Ready(Store store) implements Opened {}

    /**
     * A newer program has written it; this one leaves it alone.
     *
     * @param found the schema version of the file
     * @param known the newest version that this program knows
     */
    record TooNew(int found, int known) implements Opened {
        /** One line for people. */
        public String message() {
            return ("The workspace was written by a newer version of Tocsin (its schema is %d, this"
                            + " program knows %d); start the newer version, or choose another"
                            + " workspace")
                    .formatted(found, known);
        }
    }

    /**
     * Another program holds the file without sharing it.
     *
     * @param message what, where and what to do
     */
    record Locked(String message) implements Opened {}

    /**
     * No folder, no permission, no space, or not a sound store.
     *
     * @param message what, where and what to do
     */
    record Unusable(String message) implements Opened {}

    /** The store, where there is nothing to be done about one that cannot be opened. */
    default Store orThrow() throws IOException {
        return switch (this) {
            case Ready(var store) -> store;
            case TooNew tooNew -> throw new IOException(tooNew.message());
            case Locked(var message) -> throw new IOException(message);
            case Unusable(var message) -> throw new IOException(message);
        };
    }
}
