package org.tocsin.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one go, bound by plain JDBC: where hundreds of rows are written at a time, jOOQ's
 * binding of each value would take longer than the database.
 */
final class Bulk {
    private Bulk() {}

    /** A statement whose text is made once for each kind of database. */
    static final class Template {
        private final Function<DSLContext, ? extends Query> query;
        private final Map<SQLDialect, String> texts = new ConcurrentHashMap<>();

        /**
         * @param query with a value of some kind wherever a row has one of its own, in that order
         */
        Template(Function<DSLContext, ? extends Query> query) {
            this.query = query;
        }

        private String text(DSLContext db) {
            return texts.computeIfAbsent(db.dialect(), _ -> db.render(query.apply(db)));
        }

        /**
         * @return how many rows each changed
         */
        int[] execute(DSLContext db, List<? extends @Nullable Object[]> rows) {
            if (rows.isEmpty()) {
                return new int[0];
            }
            return db.connectionResult(connection -> {
                try (var prepared = connection.prepareStatement(text(db))) {
                    for (var row : rows) {
                        bind(prepared, row);
                        prepared.addBatch();
                    }
                    return prepared.executeBatch();
                }
            });
        }
    }

    /** A question whose text is made once for each kind of database: most are asked at a commit. */
    static final class Question {
        private final Template template;

        /**
         * @param query with a value of some kind wherever an own one is bound
         */
        Question(Function<DSLContext, ? extends Select<?>> query) {
            template = new Template(query);
        }

        /** The whole number in the first row of the answer, if there is one. */
        OptionalLong ask(DSLContext db, @Nullable Object... values) {
            return db.connectionResult(connection -> {
                try (var prepared = connection.prepareStatement(template.text(db))) {
                    bind(prepared, values);
                    try (var rows = prepared.executeQuery()) {
                        return rows.next()
                                ? OptionalLong.of(rows.getLong(1))
                                : OptionalLong.empty();
                    }
                }
            });
        }
    }

    /** Reads one row of an answer. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * The answers to one question for each of many values, in the question's order; those without
     * rows are left out.
     *
     * @param question in which the value comes first of all
     */
    static <K, T> Map<K, List<T>> each(
            DSLContext db, Select<?> question, Collection<K> values, Reading<T> reading) {
        var found = new HashMap<K, List<T>>();
        if (values.isEmpty()) {
            return found;
        }
        var parameters = question.getBindValues().toArray();
        String sql = db.render(question);
        db.connection(connection -> {
            try (var prepared = connection.prepareStatement(sql)) {
                bind(prepared, parameters);
                for (var value : values) {
                    prepared.setObject(1, value(value));
                    try (var rows = prepared.executeQuery()) {
                        var answer = new ArrayList<T>();
                        while (rows.next()) {
                            answer.add(reading.of(rows));
                        }
                        if (!answer.isEmpty()) {
                            found.put(value, answer);
                        }
                    }
                }
            }
        });
        return found;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] row)
            throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, value(row[i]));
        }
    }

    /** Drivers know no instants. */
    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value;
    }

    /**
     * One column of many rows, for {@code unnest}.
     *
     * @param type as PostgreSQL calls it
     */
    static Array column(Connection connection, String type, List<?> values) throws SQLException {
        return connection.createArrayOf(type, values.stream().map(Bulk::value).toArray());
    }
}
