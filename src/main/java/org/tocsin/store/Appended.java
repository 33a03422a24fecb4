package org.tocsin.store;

import java.util.List;
import java.util.UUID;

/** What became of an attempt to add to the log. Of all but {@link Done} nothing was written. */
public sealed interface Appended {
    /** On the disk; the entries in the order of their positions. */
    record Done(List<Entry> entries) implements Appended {
        public Done {
            entries = List.copyOf(entries);
        }
    }

    /** Somebody else wrote to the stream meanwhile: read it, decide anew. */
    record Conflict(UUID stream, long actualVersion) implements Appended {}

    /** Another process leads. */
    record Fenced() implements Appended {}
}
