package org.tocsin.store;

import java.time.Instant;

/**
 * What is to be written to the log.
 *
 * @param at kept to the microsecond
 * @param actor who did or decided it, at most 200 characters
 * @param kind names the shape of the payload for whoever reads it, at most 100 characters
 * @param json any JSON of at most a million characters; kept in its canonical form
 */
public record NewEntry(Instant at, String actor, String kind, String json) {}
