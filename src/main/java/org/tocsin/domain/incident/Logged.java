package org.tocsin.domain.incident;

import java.time.Instant;

/**
 * An event in its place in the log.
 *
 * @param version 1 for the first of the incident
 * @param at when it was recorded; never before the one that precedes it
 */
public record Logged(long version, Instant at, Actor actor, Event event) {}
