package org.tocsin.domain.check;

import java.util.List;

/**
 * Some of the failing rows, at most {@link #LIMIT}, masked columns already hidden. Values are text
 * as the source writes them; a null stays null.
 */
public record Sample(
        List<String> columns, List<List<@org.jspecify.annotations.Nullable String>> rows) {
    /** The most rows a sample may hold (semantics: Checks). */
    public static final int LIMIT = 20;

    public static final Sample NONE = new Sample(List.of(), List.of());

    public Sample {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
