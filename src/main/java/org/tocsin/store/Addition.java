package org.tocsin.store;

import java.util.List;
import java.util.UUID;
import org.tocsin.domain.notice.Arising;

/**
 * Entries for one stream.
 *
 * @param expectedVersion the version of the stream's last entry that the writer has seen, 0 for a
 *     stream that is to begin
 * @param notices what people are to hear of it, put into the outbox with the entries
 */
public record Addition(
        UUID stream, long expectedVersion, List<NewEntry> entries, List<Arising> notices) {
    public Addition {
        entries = List.copyOf(entries);
        notices = List.copyOf(notices);
    }

    /** Of which nobody is to hear. */
    public Addition(UUID stream, long expectedVersion, List<NewEntry> entries) {
        this(stream, expectedVersion, entries, List.of());
    }
}
