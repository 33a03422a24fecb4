package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Expression;

/** Writes which rows a formula looks at and which of them count against it. */
final class Conditions {
    /** A condition and the columns that it needs. */
    record Test(String sql, Set<String> uses) {
        static final Test ALL = new Test("", Set.of());

        Test {
            uses = Set.copyOf(uses);
        }

        Test and(Test other) {
            if (sql.isEmpty() || other.sql.isEmpty()) {
                return sql.isEmpty() ? other : this;
            }
            var both = new LinkedHashSet<>(uses);
            both.addAll(other.uses);
            return new Test("(%s) and (%s)".formatted(sql, other.sql), both);
        }

        Condition condition() {
            return sql.isEmpty() ? DSL.noCondition() : DSL.condition(DSL.raw(sql));
        }
    }

    private final Dialect dialect;
    private final Expressions expressions;

    Conditions(Dialect dialect, Expressions expressions) {
        this.dialect = dialect;
        this.expressions = expressions;
    }

    Test where(Optional<Expression> where) throws Unusable {
        if (where.isEmpty()) {
            return Test.ALL;
        }
        var compiled = expressions.compile(where.get());
        return new Test(compiled.sql(), compiled.uses());
    }

    Test missing(Formula.NullRate formula) throws Unusable {
        return missing(formula.of(), formula.emptyIsNull());
    }

    private Test missing(Expression expression, boolean emptyIsNull) throws Unusable {
        var of = expressions.compileAsWritten(expression);
        String sql =
                emptyIsNull
                        ? "%s is null or %s = ''".formatted(of.sql(), asText(of.sql()))
                        : "%s is null".formatted(of.sql());
        return new Test(sql, of.uses());
    }

    Test present(List<Expressions.Compiled> key) {
        var uses = new LinkedHashSet<String>();
        List<String> parts = new ArrayList<>();
        for (var part : key) {
            uses.addAll(part.uses());
            parts.add(part.sql() + " is not null");
        }
        return new Test(String.join(" and ", parts), uses);
    }

    /** True for rows that fail; neither true nor false where the value is null. */
    Test failing(RowTest test) throws Unusable {
        return switch (test) {
            case RowTest.Present(var of, var emptyIsNull) -> missing(of, emptyIsNull);
            case RowTest.Range(var of, var min, var max) -> range(of, min, max);
            case RowTest.OneOf(var of, var accepted) -> {
                var value = expressions.compileAsWritten(of);
                String in = render(DSL.field(text(value.sql()).notIn(literals(accepted))));
                yield new Test("%s is not null and %s".formatted(value.sql(), in), value.uses());
            }
            case RowTest.Matches(var of, var pattern) -> {
                var value = expressions.compileAsWritten(of);
                yield new Test("not (" + matches(value.sql(), pattern) + ")", value.uses());
            }
            case RowTest.ParsesAs(var of, var type) -> {
                var value = expressions.compileAsWritten(of);
                yield new Test(
                        "%s is not null and not (%s)"
                                .formatted(value.sql(), parses(value.sql(), type)),
                        value.uses());
            }
            case RowTest.Satisfies(var condition) -> {
                var value = expressions.compile(condition);
                yield new Test("not (" + value.sql() + ")", value.uses());
            }
            case RowTest.RefersTo _ ->
                    throw new Unusable("a reference is not looked up row by row");
        };
    }

    /** True for rows that fail at least one of the tests. */
    Test failingAny(List<RowTest> tests) throws Unusable {
        var uses = new LinkedHashSet<String>();
        var parts = new ArrayList<String>();
        for (var test : tests) {
            var failing = failing(test);
            uses.addAll(failing.uses());
            parts.add("(" + failing.sql() + ")");
        }
        return new Test(String.join(" or ", parts), uses);
    }

    private Test range(Expression of, Optional<Expression> min, Optional<Expression> max)
            throws Unusable {
        var value = expressions.compile(of);
        var uses = new LinkedHashSet<>(value.uses());
        List<String> outside = new ArrayList<>();
        if (min.isPresent()) {
            var bound = expressions.compile(min.get());
            uses.addAll(bound.uses());
            outside.add("%s < %s".formatted(value.sql(), bound.sql()));
        }
        if (max.isPresent()) {
            var bound = expressions.compile(max.get());
            uses.addAll(bound.uses());
            outside.add("%s > %s".formatted(value.sql(), bound.sql()));
        }
        if (outside.isEmpty()) {
            throw new Unusable("the range of `%s` has neither min nor max".formatted(of));
        }
        return new Test(String.join(" or ", outside), uses);
    }

    private String matches(String value, String pattern) throws Unusable {
        if (dialect.duckdb()) {
            return "regexp_full_match(%s, %s)".formatted(asText(value), Dialect.text(pattern));
        }
        if (dialect.sqlite()) {
            throw new Unusable(
                    "SQLite has no regular expressions; say it as a condition with GLOB or LIKE, or as a query");
        }
        if (dialect.trino()) {
            return Trino.matches(asText(value), pattern);
        }
        return render(DSL.field(text(value).likeRegex(DSL.inline("^(?:" + pattern + ")$"))));
    }

    private String parses(String value, ColumnType type) throws Unusable {
        if (dialect.duckdb()) {
            return type == ColumnType.JSON
                    ? "json_valid(%s)".formatted(asText(value))
                    : TypedText.convert(asText(value), type) + " is not null";
        }
        if (dialect.sqlite()) {
            return Sqlite.parses(asText(value), type);
        }
        if (dialect.trino() && type == ColumnType.JSON) {
            return Trino.isJson(asText(value));
        }
        var shape = TypedText.shape(type);
        if (shape.isEmpty()) {
            throw new Unusable("this database cannot say whether a text is JSON; use a query");
        }
        return matches(value, shape.get());
    }

    Field<String> text(String sql) {
        return DSL.cast(DSL.field(DSL.raw(sql)), SQLDataType.VARCHAR);
    }

    String asText(String sql) {
        return render(text(sql));
    }

    private String render(Field<?> field) {
        return dialect.dsl().renderInlined(field);
    }

    private static List<org.jooq.Param<String>> literals(List<String> values) {
        return values.stream().map(DSL::inline).toList();
    }
}
