package org.tocsin.source.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultVisitListenerProvider;
import org.jooq.impl.ParserException;
import org.jooq.impl.SQLDataType;
import org.tocsin.domain.data.DerivedColumn;
import org.tocsin.domain.data.Expression;
import org.tocsin.source.sql.ReadOnlyGuard;
import org.tocsin.source.sql.Slots;
import org.tocsin.source.sql.SqlTokens;

/**
 * Writes the portable expressions of one data set in its engine's dialect: names become the columns
 * that are really there, parameters become slots. Not safe for several threads.
 */
final class Expressions {
    /**
     * @param uses names of columns and derived columns, and of columns as written
     */
    record Compiled(String sql, Set<String> uses) {
        Compiled {
            uses = Set.copyOf(uses);
        }
    }

    private final Dialect dialect;
    private final Rows rows;
    private final Map<String, DerivedColumn> derived;
    private final Map<String, Compiled> compiled = new HashMap<>();
    private final Deque<String> underWay = new ArrayDeque<>();
    private final Naming naming = new Naming();
    private final DSLContext dsl;

    Expressions(Dialect dialect, Rows rows, List<DerivedColumn> derived) {
        this.dialect = dialect;
        this.rows = rows;
        this.derived =
                derived.stream()
                        .collect(Collectors.toMap(DerivedColumn::name, d -> d, (a, _) -> a));
        var configuration = dialect.configuration();
        configuration.set(new DefaultVisitListenerProvider(naming));
        this.dsl = DSL.using(configuration);
    }

    boolean isDerived(String name) {
        return derived.containsKey(name);
    }

    /** The name of a column or derived column that has to be there. */
    String require(String name) throws Unusable {
        var found = resolve(name);
        if (found.isEmpty()) {
            throw new Unusable(complaint(name, new Expression(name)));
        }
        return found.get();
    }

    /** A scalar or condition with columns as their declared types. */
    Compiled compile(Expression expression) throws Unusable {
        Field<?> parsed = parse(expression);
        naming.start();
        String sql = dsl.renderInlined(parsed);
        Set<String> uses = naming.used(expression);
        for (String used : uses) {
            if (isDerived(used)) {
                derived(used);
            }
        }
        var refusal = new ReadOnlyGuard(dialect.quoting()).refusalOfExpression(sql);
        if (refusal.isPresent()) {
            throw new Unusable("%s: %s".formatted(refusal.get(), expression));
        }
        return new Compiled(sql, uses);
    }

    /**
     * Like {@link #compile}, but a lone column is taken as its text: whether a value is there, what
     * it looks like and which values repeat is asked of what was written, not of what it reads as.
     */
    Compiled compileAsWritten(Expression expression) throws Unusable {
        Field<?> parsed = parse(expression);
        if (parsed instanceof TableField<?, ?> && !derived.containsKey(parsed.getName())) {
            var column = rows.column(parsed.getName());
            if (column.isPresent()) {
                String name = column.get().writtenName();
                return new Compiled(dialect.quote(name), Set.of(name));
            }
        }
        return compile(expression);
    }

    /** The expression of a derived column. */
    Compiled derived(String name) throws Unusable {
        var known = compiled.get(name);
        var column = derived.get(name);
        if (known != null) {
            return known;
        }
        if (column == null) {
            throw new Unusable("there is no derived column " + name);
        }
        if (underWay.contains(name)) {
            var circle = new ArrayList<>(underWay);
            circle.add(name);
            throw new Unusable(
                    "derived column %s refers to itself: %s"
                            .formatted(name, String.join(" -> ", circle)));
        }
        underWay.addLast(name);
        try {
            Compiled own = compile(column.expression());
            compiled.put(name, own);
            return own;
        } finally {
            underWay.removeLast();
        }
    }

    private Field<?> parse(Expression expression) throws Unusable {
        try {
            for (var token : SqlTokens.of(expression.sql(), dialect.quoting())) {
                if (token.is("?")) {
                    throw new Unusable(
                            "'?' stands for nothing in `%s`; use :from, :to or :now"
                                    .formatted(expression));
                }
            }
            return dsl.parser().parseField(portable(expression.sql()));
        } catch (ParserException | SqlTokens.Ambiguous e) {
            throw new Unusable(
                    "the expression `%s` cannot be read: %s"
                            .formatted(expression, String.valueOf(e.getMessage())));
        }
    }

    /**
     * jOOQ knows date_trunc but cannot write it for DuckDB, which has it under another name too.
     */
    private String portable(String sql) throws SqlTokens.Ambiguous {
        if (dialect.trino()) {
            return Trino.portable(sql, dialect.quoting());
        }
        return dialect.duckdb() ? sql.replaceAll("(?i)\\bdate_trunc\\s*\\(", "datetrunc(") : sql;
    }

    /** Sees every name and parameter while jOOQ writes an expression. */
    private final class Naming implements VisitListener {
        private final Set<String> used = new LinkedHashSet<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private int subqueries;

        void start() {
            used.clear();
            unknown.clear();
            subqueries = 0;
        }

        Set<String> used(Expression expression) throws Unusable {
            for (String name : unknown) {
                throw new Unusable(complaint(name, expression));
            }
            return Set.copyOf(used);
        }

        @Override
        public void visitStart(VisitContext context) {
            var part = context.queryPart();
            if (part instanceof Select<?>) {
                subqueries++;
            } else if (dialect.trino() && Trino.instead(part).isPresent()) {
                context.queryPart(Trino.instead(part).get());
            } else if (part instanceof Param<?> parameter && named(parameter)) {
                String name = String.valueOf(parameter.getParamName());
                if (Slots.PARAMETERS.contains(name)) {
                    context.queryPart(
                            DSL.field(
                                    DSL.raw(Slots.slot(name)), SQLDataType.TIMESTAMPWITHTIMEZONE));
                } else {
                    unknown.add(":" + name);
                }
            } else if (part instanceof TableField<?, ?> field
                    && !field.getQualifiedName().qualified()) {
                resolve(field.getName())
                        .ifPresentOrElse(
                                name -> {
                                    used.add(name);
                                    context.queryPart(DSL.field(DSL.raw(dialect.quote(name))));
                                },
                                () -> unresolved(field.getName()));
            }
        }

        @Override
        public void visitEnd(VisitContext context) {
            if (context.queryPart() instanceof Select<?>) {
                subqueries--;
            }
        }

        private void unresolved(String name) {
            // Inside a subquery it may be a column of another table; the engine knows.
            if (subqueries == 0) {
                unknown.add(name);
            }
        }

        private boolean named(Param<?> parameter) {
            String name = parameter.getParamName();
            return name != null && !name.isEmpty() && !Character.isDigit(name.charAt(0));
        }
    }

    private Optional<String> resolve(String name) {
        return isDerived(name) ? Optional.of(name) : rows.column(name).map(Rows.Column::name);
    }

    private String complaint(String name, Expression expression) {
        if (name.startsWith(":")) {
            return "%s stands for nothing in `%s`; use :from, :to or :now"
                    .formatted(name, expression);
        }
        if (rows.missing().stream().anyMatch(name::equalsIgnoreCase)) {
            return "column %s is missing from %s%s".formatted(name, Rows.WHAT, needed());
        }
        String have =
                rows.columns().stream().map(Rows.Column::name).collect(Collectors.joining(", "));
        return "there is no column %s in %s%s; it has %s"
                .formatted(name, Rows.WHAT, needed(), have);
    }

    private String needed() {
        return underWay.isEmpty() ? "" : " (needed by %s)".formatted(underWay.getFirst());
    }
}
