package org.tocsin.domain.quiet;

import java.time.Instant;

/**
 * Something that people might be told of.
 *
 * @param key of whatever fires: the id of the check, or of the incident
 * @param at when it was found
 */
public record Alert(String key, Labels labels, Instant at) {}
