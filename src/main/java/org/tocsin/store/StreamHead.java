package org.tocsin.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a stream of the log stands.
 *
 * @param number its short number for people
 * @param last the place of its last entry
 * @param at when that was
 */
public record StreamHead(UUID stream, long number, Entry.Place last, Instant at) {}
