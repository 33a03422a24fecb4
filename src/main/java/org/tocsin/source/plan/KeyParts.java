package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;
import org.tocsin.domain.check.Formula;
import org.tocsin.source.sql.Slots;

/**
 * Parts that look at keys: how often each occurs, how near in time, whether another table has it.
 */
final class KeyParts {
    private final Dialect dialect;
    private final Grouping grouping;
    private final Map<String, Part> parts = new HashMap<>();

    KeyParts(Dialect dialect, Grouping grouping) {
        this.dialect = dialect;
        this.grouping = grouping;
    }

    /** One row per key inside; {@code n} is how many rows it has. */
    Part counted(List<Expressions.Compiled> key, Conditions.Test rows) {
        String inner = keys(key);
        return part(
                "keys " + inner + rows.sql(),
                source ->
                        inner.replace(Slots.slot("rows"), source.only(rows.sql()))
                                + " as "
                                + name("keys"),
                key,
                rows);
    }

    /** One row per key inside; {@code extra} is how many rows follow another one closely. */
    Part near(
            List<Expressions.Compiled> key,
            Expressions.Compiled by,
            Formula.Window window,
            Conditions.Test rows) {
        String names = grouping.leading(dialect) + names(key.size());
        String moments = keys(with(key, by)).replace(name("k" + (key.size() + 1)), name("at"));
        String follows = follows(window);
        String around =
                """
                from (select %s, sum(%s) as %s, sum(case when %s then %s else 0 end) as %s
                from (select %s, %s, %s, lag(%s) over (partition by %s order by %s) as %s
                %s as %s) as %s
                group by %s) as %s\
                """
                        .formatted(
                                names,
                                name("n"),
                                name("n"),
                                follows,
                                name("n"),
                                name("extra"),
                                names,
                                name("at"),
                                name("n"),
                                name("at"),
                                names,
                                name("at"),
                                name("before"),
                                moments,
                                name("moments"),
                                name("steps"),
                                names,
                                name("keys"));
        return part(
                "near " + around + rows.sql(),
                source -> around.replace(Slots.slot("rows"), source.only(rows.sql())),
                with(key, by),
                rows);
    }

    /**
     * Rows side by side with the values of the other table; {@code k} is null where it has none.
     */
    Part looked(
            Expressions.Compiled of,
            String column,
            Selection.Reference.Found other,
            Conditions.Test rows) {
        String value = dialect.duckdb() ? "cast(%s as varchar)" : "%s";
        String key = value.formatted(column);
        String around =
                """
                from (select %s%s as %s
                %s) as %s
                left join (select distinct %s as %s from %s where %s is not null) as %s
                on %s.%s = %s.%s\
                """
                        .formatted(
                                grouping.leading(dialect),
                                value.formatted(of.sql()),
                                name("v"),
                                Slots.slot("rows"),
                                name("looking"),
                                key,
                                name("k"),
                                other.source(),
                                column,
                                name("known"),
                                name("looking"),
                                name("v"),
                                name("known"),
                                name("k"));
        return part(
                "looked " + around + rows.sql(),
                source -> around.replace(Slots.slot("rows"), source.only(rows.sql())),
                List.of(of),
                rows);
    }

    /** The part of that identity; parts over the same rows in the same way are one. */
    Part part(
            String identity,
            Part.Around around,
            List<Expressions.Compiled> key,
            Conditions.Test rows) {
        Part part = parts.computeIfAbsent(identity, _ -> new Part(dialect, grouping, around));
        key.forEach(k -> part.use(k.uses()));
        part.use(rows.uses());
        return part;
    }

    /** {@code from (select key…, count(*) from rows group by key…)}, the rows still a slot. */
    private String keys(List<Expressions.Compiled> key) {
        var columns = new ArrayList<String>();
        var groups = new LinkedHashSet<String>();
        for (int i = 0; i < key.size(); i++) {
            columns.add(key.get(i).sql() + " as " + name("k" + (i + 1)));
            groups.add(key.get(i).sql());
        }
        columns.add("count(*) as " + name("n"));
        return "from (select %s%s\n%s\ngroup by %s%s)"
                .formatted(
                        grouping.leading(dialect),
                        String.join(", ", columns),
                        Slots.slot("rows"),
                        grouping.leading(dialect),
                        String.join(", ", groups));
    }

    private String follows(Formula.Window window) {
        if (dialect.sqlite()) {
            return Sqlite.follows(name("at"), name("before"), window.span());
        }
        Field<?> at = DSL.field(DSL.raw(name("at")), SQLDataType.TIMESTAMP);
        var limit =
                DSL.field(DSL.raw(name("before")), SQLDataType.TIMESTAMP)
                        .add(DayToSecond.valueOf(window.span()));
        return dialect.dsl().renderInlined(at.coerce(SQLDataType.TIMESTAMP).le(limit));
    }

    private static List<Expressions.Compiled> with(
            List<Expressions.Compiled> key, Expressions.Compiled by) {
        var all = new ArrayList<>(key);
        all.add(by);
        return all;
    }

    private String names(int keys) {
        var names = new ArrayList<String>();
        for (int i = 1; i <= keys; i++) {
            names.add(name("k" + i));
        }
        return String.join(", ", names);
    }

    private String name(String name) {
        return dialect.quote(name);
    }
}
