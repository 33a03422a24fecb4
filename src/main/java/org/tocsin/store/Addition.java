package org.tocsin.store;

import java.util.List;
import java.util.UUID;

/**
 * Entries for one stream.
 *
 * @param expectedVersion the version of the stream's last entry that the writer has seen, 0 for a
 *     stream that is to begin
 */
public record Addition(UUID stream, long expectedVersion, List<NewEntry> entries) {
    public Addition {
        entries = List.copyOf(entries);
    }
}
