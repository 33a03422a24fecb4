package org.tocsin.domain.data;

/**
 * A column as it was found.
 *
 * @param type the engine's own name for its type, or {@code text} where the format has none
 */
public record SeenColumn(String name, String type) {}
