package org.tocsin.domain.data;

import java.util.List;

/**
 * A declared column.
 *
 * @param aliases other names it has been seen under: measures follow an alias, the schema check
 *     still reports the rename
 * @param masked whether its values are hidden in samples of failing rows
 */
public record Column(
        String name, ColumnType type, boolean required, List<String> aliases, boolean masked) {
    public Column {
        aliases = List.copyOf(aliases);
    }
}
