package org.tocsin.domain.check;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a source is asked without looking at its rows: how fast and whether it answers, what its
 * files are like (C-6, C-22). Seconds are wall time.
 */
public sealed interface Probe {
    /** Seconds from the request to the last byte of the body of an HTTP resource. */
    record LoadTime() implements Probe {}

    /**
     * 1 when the source answers, else 0. Of an HTTP resource the final status must be the expected
     * one, or from 200 to 299 when none is named; of a database the table must be readable; of a
     * folder its files must be there.
     */
    record Available(OptionalInt status) implements Probe {}

    /** The number at a JSON pointer (RFC 6901) of an HTTP resource. */
    record JsonValue(String pointer) implements Probe {}

    /** Seconds that a query takes until its last row was read. */
    record QueryTime(String sql) implements Probe {}

    /** Bytes of the partition's files together. */
    record FileSize() implements Probe {}

    /** Seconds since the newest of the partition's files was written. */
    record FileAge() implements Probe {}

    /** Share of the disk that holds a folder source which is in use, from 0 to 1. */
    record StorageUsed() implements Probe {}

    /**
     * 1 when the partition has landed, else 0.
     *
     * @param since files that are not cut by time must have been written at this instant or later
     */
    record Landed(Floors floors, Optional<Instant> since) implements Probe {}

    /**
     * Less than this has not landed.
     *
     * @param bytes of the files together
     */
    record Floors(long bytes, long rows) {
        public static final Floors ANY = new Floors(0, 0);
    }
}
