package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;

/**
 * A select that brings back one row of numbers, or one per segment. Measures that need the same
 * number share it.
 */
final class Part {
    /** How its FROM is written around the rows of the partition. */
    @FunctionalInterface
    interface Around {
        String around(Source rows);
    }

    private final Around around;
    private final Set<String> uses = new LinkedHashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Dialect dialect;
    private final Grouping grouping;

    Part(Dialect dialect, Grouping grouping, Around around) {
        this.dialect = dialect;
        this.grouping = grouping;
        this.around = around;
    }

    void use(Collection<String> names) {
        uses.addAll(names);
    }

    Set<String> uses() {
        return uses;
    }

    /** The place, from 0, that an aggregate has in the row that comes back. */
    int number(Field<?> aggregate) {
        return number(dialect.dsl().renderInlined(aggregate));
    }

    int number(String aggregate) {
        return numbers.computeIfAbsent(aggregate, _ -> numbers.size());
    }

    int width() {
        return numbers.size();
    }

    /**
     * @param first number of the first column, for names that differ between parts
     */
    String sql(Source rows, int first) {
        List<String> columns = new ArrayList<>();
        int n = first;
        for (String aggregate : numbers.keySet()) {
            columns.add("  " + aggregate + " as " + dialect.quote("n" + n++));
        }
        return "select\n"
                + grouping.column(dialect)
                + String.join(",\n", columns)
                + "\n"
                + around.around(rows)
                + grouping.clause(dialect);
    }
}
