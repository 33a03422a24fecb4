package org.tocsin.domain.trend;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person wrote beside the values of an instant.
 *
 * @param kind a deployment or anything else
 * @param author who wrote it
 */
public record Note(UUID id, Mark.Kind kind, Instant at, String text, String author) {}
