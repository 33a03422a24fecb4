package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.source.sql.Slots;

/**
 * Writes what stands after FROM: the rows of the partition with just the columns that are used,
 * read as their types, and derived columns layer upon layer so that one can use another by name.
 */
final class From {
    private final Dialect dialect;
    private final Rows rows;
    private final Expressions expressions;

    From(Dialect dialect, Rows rows, Expressions expressions) {
        this.dialect = dialect;
        this.rows = rows;
        this.expressions = expressions;
    }

    Source clause(Collection<String> uses) throws Unusable {
        var all = new LinkedHashSet<>(uses);
        if (rows.filter().isPresent()) {
            all.add(expressions.require(rows.filter().get().column()));
        }
        var layers = new TreeMap<Integer, Set<String>>();
        for (String name : all) {
            place(name, layers);
        }
        return new Source(derive(base(layers.getOrDefault(0, Set.of())), layers), filter());
    }

    private int place(String name, TreeMap<Integer, Set<String>> layers) throws Unusable {
        int layer = 0;
        if (expressions.isDerived(name)) {
            for (String used : expressions.derived(name).uses()) {
                layer = Math.max(layer, place(used, layers));
            }
            layer++;
        }
        layers.computeIfAbsent(layer, _ -> new LinkedHashSet<>()).add(name);
        return layer;
    }

    private String base(Set<String> names) {
        List<String> reads = new ArrayList<>();
        boolean plain = true;
        for (var column : rows.columns()) {
            String quoted = dialect.quote(column.name());
            if (names.contains(column.name())) {
                reads.add(as(column.read(), quoted));
                plain &= column.read().equals(quoted);
            }
            if (column.kind() instanceof Rows.Kind.Converted(var written)
                    && names.contains(column.writtenName())) {
                reads.add(as(written, dialect.quote(column.writtenName())));
                plain = false;
            }
        }
        return plain || reads.isEmpty()
                ? rows.source()
                : "(select %s\nfrom %s) as %s"
                        .formatted(String.join(", ", reads), rows.source(), dialect.quote("read"));
    }

    private String derive(String base, TreeMap<Integer, Set<String>> layers) throws Unusable {
        String from = base;
        for (var layer : layers.tailMap(1).entrySet()) {
            var added = new ArrayList<String>();
            for (String name : layer.getValue()) {
                added.add(as(expressions.derived(name).sql(), dialect.quote(name)));
            }
            from =
                    "(select *, %s\nfrom %s) as %s"
                            .formatted(
                                    String.join(", ", added),
                                    from,
                                    dialect.quote("derived" + layer.getKey()));
        }
        return from;
    }

    private String filter() throws Unusable {
        if (rows.filter().isEmpty()) {
            return "";
        }
        String column = dialect.quote(expressions.require(rows.filter().get().column()));
        if (dialect.sqlite()) {
            return Sqlite.within(column);
        }
        return "%s >= %s and %s < %s"
                .formatted(column, Slots.slot("from"), column, Slots.slot("to"));
    }

    private static String as(String sql, String name) {
        return sql.equals(name) ? sql : sql + " as " + name;
    }

    /** A select list of the columns in question. */
    String list(Collection<String> names) {
        return names.isEmpty()
                ? "1 as " + dialect.quote("one")
                : names.stream().map(dialect::quote).collect(Collectors.joining(", "));
    }
}
