package org.tocsin.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.plan.Numbers;
import org.tocsin.source.plan.Unusable;
import org.tocsin.source.sql.Slots;
import org.tocsin.source.sql.SqlTokens;

/** Runs queries of the user's own: judged before they run, then taken as written (C-20). */
final class Queries {
    /** Says why a statement must not run, having looked at it on a connection. */
    @FunctionalInterface
    interface Guard {
        Optional<String> refusal(Connection connection, String sql) throws SQLException;
    }

    private final Statements statements;
    private final Dialect dialect;
    private final Guard guard;
    private final Predicate<SQLException> rowsAreBroken;

    Queries(
            Statements statements,
            Dialect dialect,
            Guard guard,
            Predicate<SQLException> rowsAreBroken) {
        this.statements = statements;
        this.dialect = dialect;
        this.guard = guard;
        this.rowsAreBroken = rowsAreBroken;
    }

    /** The measures that are not queries of the user's own. */
    static List<Measure> without(List<Measure> measures) {
        return measures.stream().filter(m -> !(m.formula() instanceof Formula.Query)).toList();
    }

    /** The judged query, cut to what a sample may hold. */
    String sampled(Formula.Query query, Asking.Setting setting)
            throws InterruptedException, Unusable {
        return "select * from (\n%s\n) as %s\n%s"
                .formatted(
                        judged(query.sql(), setting), dialect.quote("failing"), dialect.limited());
    }

    Reading read(Formula.Query query, Asking.Setting setting)
            throws InterruptedException, Asking.BrokenRows {
        String sql;
        try {
            sql = judged(query.sql(), setting);
        } catch (Unusable e) {
            return new Reading.Failed(
                    String.valueOf(e.getMessage()), new Evidence(query.sql(), Duration.ZERO));
        }
        return switch (query.reads()) {
            case VALUE -> value(sql, setting);
            case ROWS -> rows(sql, setting);
        };
    }

    /** How long the query takes, in seconds, until its last row was read. */
    Reading timed(Formula.Query query, Asking.Setting setting) throws InterruptedException {
        String sql;
        try {
            sql = judged(query.sql(), setting);
        } catch (Unusable e) {
            return new Reading.Failed(
                    String.valueOf(e.getMessage()), new Evidence(query.sql(), Duration.ZERO));
        }
        var outcome = statements.query(setting.before(), sql, setting.timeout(), Queries::readAll);
        return switch (outcome) {
            case Statements.Outcome.Got<Long>(var rows, var took) ->
                    new Reading.Taken(
                            OptionalDouble.of(took.toNanos() / 1e9),
                            new Tested(rows, OptionalLong.empty()),
                            List.of(),
                            new Evidence(sql, took));
            case Statements.Outcome.Failed<Long>(var cause, var took) ->
                    new Reading.Failed(Asking.said(cause), new Evidence(sql, took));
            case Statements.Outcome.GaveUp<Long>(var after) ->
                    new Reading.TimedOut(after, new Evidence(sql, after));
        };
    }

    private static long readAll(ResultSet rows) throws SQLException {
        long read = 0;
        while (rows.next()) {
            read++;
        }
        return read;
    }

    /** The query with its parameters filled in, if it may run. */
    private String judged(String written, Asking.Setting setting)
            throws InterruptedException, Unusable {
        String sql;
        try {
            sql = Slots.fill(Slots.parameters(bare(written), dialect.quoting()), setting.slots());
        } catch (SqlTokens.Ambiguous e) {
            throw new Unusable("refused: " + e.getMessage());
        }
        // The judge sees the whole text: what we cut off at the end could be the second statement.
        var judged =
                statements.run(
                        setting.timeout(),
                        (connection, _) -> guard.refusal(connection, filled(written, setting)));
        switch (judged) {
            case Statements.Outcome.Got<Optional<String>>(var refusal, _) -> {
                if (refusal.isPresent()) {
                    throw new Unusable(refusal.get());
                }
            }
            case Statements.Outcome.Failed<Optional<String>>(var cause, _) ->
                    throw new Unusable(Asking.said(cause));
            case Statements.Outcome.GaveUp<Optional<String>>(var after) ->
                    throw new Unusable(Asking.gaveUp(after));
        }
        return sql;
    }

    private String filled(String written, Asking.Setting setting) {
        try {
            return Slots.fill(Slots.parameters(written, dialect.quoting()), setting.slots());
        } catch (SqlTokens.Ambiguous _) {
            return written;
        }
    }

    /** Without a semicolon or comment at the end, so that it can stand in a FROM. */
    private String bare(String sql) throws SqlTokens.Ambiguous {
        var tokens = SqlTokens.of(sql, dialect.quoting());
        int end = 0;
        for (var token : tokens) {
            if (!token.is(";")) {
                end = token.to();
            }
        }
        return sql.substring(0, end);
    }

    private Reading value(String sql, Asking.Setting setting)
            throws InterruptedException, Asking.BrokenRows {
        var outcome =
                statements.query(
                        setting.before(),
                        sql,
                        setting.timeout(),
                        rows -> {
                            boolean one = rows.next();
                            Optional<Object> first =
                                    one
                                            ? Optional.ofNullable(
                                                    Values.value(rows, 1, setting.zone()))
                                            : Optional.empty();
                            return new Single(first, one && rows.next());
                        });
        return reading(
                sql,
                outcome,
                (Single single, Evidence evidence) -> {
                    if (single.more()) {
                        throw new Unusable(
                                "the query returned more than one row; a value is one row, or read it as rows");
                    }
                    return new Reading.Taken(
                            Numbers.of(single.value().orElse(null)),
                            new Tested(1, OptionalLong.empty()),
                            List.of(),
                            evidence);
                });
    }

    private Reading rows(String sql, Asking.Setting setting)
            throws InterruptedException, Asking.BrokenRows {
        String counting =
                "select count(*) from (\n%s\n) as %s".formatted(sql, dialect.quote("failing"));
        var outcome =
                statements.query(
                        setting.before(),
                        counting,
                        setting.timeout(),
                        rows -> {
                            rows.next();
                            return rows.getLong(1);
                        });
        return reading(
                counting,
                outcome,
                (Long n, Evidence evidence) ->
                        new Reading.Taken(
                                Numbers.of(n),
                                new Tested(n, OptionalLong.of(n)),
                                List.of(),
                                evidence));
    }

    private record Single(Optional<Object> value, boolean more) {}

    @FunctionalInterface
    private interface Taking<T> {
        Reading take(T value, Evidence evidence) throws Unusable;
    }

    private <T> Reading reading(String sql, Statements.Outcome<T> outcome, Taking<T> taking)
            throws Asking.BrokenRows {
        return switch (outcome) {
            case Statements.Outcome.Got<T>(var value, var took) -> {
                var evidence = new Evidence(sql, took);
                try {
                    yield taking.take(value, evidence);
                } catch (Unusable e) {
                    yield new Reading.Failed(String.valueOf(e.getMessage()), evidence);
                }
            }
            case Statements.Outcome.Failed<T>(var cause, var took) -> {
                if (rowsAreBroken.test(cause)) {
                    throw new Asking.BrokenRows(cause);
                }
                yield new Reading.Failed(Asking.said(cause), new Evidence(sql, took));
            }
            case Statements.Outcome.GaveUp<T>(var after) ->
                    new Reading.Failed(Asking.gaveUp(after), new Evidence(sql, after));
        };
    }
}
