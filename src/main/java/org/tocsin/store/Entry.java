package org.tocsin.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What was written to the log once and is never changed.
 *
 * @param stream the incident it belongs to
 * @param place where it stands in the stream and in the whole log
 * @param told who said what, when
 * @param link what ties it to the entry before
 */
public record Entry(UUID stream, Place place, NewEntry told, Link link) {
    /**
     * @param version 1 for the first of a stream, and so on without a gap
     * @param position 1 for the first of the whole log, and so on without a gap
     */
    public record Place(long version, long position) {}

    /**
     * SHA-256 in 64 lower-case hexadecimal digits.
     *
     * @param previous the hash of the entry one position before; zeros for the first
     * @param hash over this entry and {@code previous}
     */
    public record Link(String previous, String hash) {}

    public long version() {
        return place.version();
    }

    public long position() {
        return place.position();
    }

    /** To the microsecond. */
    public Instant at() {
        return told.at();
    }

    public String actor() {
        return told.actor();
    }

    public String kind() {
        return told.kind();
    }

    /** Canonical; see {@link CanonicalJson}. */
    public String json() {
        return told.json();
    }

    public String hash() {
        return link.hash();
    }
}
