package org.tocsin.domain.series;

import java.time.Instant;

/**
 * One value of a measure.
 *
 * @param at the time it speaks of, not the time it was recorded
 */
public record Point(Instant at, double value) {}
