package org.tocsin.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one go, bound by plain JDBC: where hundreds of rows are written at a time, jOOQ's
 * binding of each value would take longer than the database.
 */
final class Bulk {
    private Bulk() {}

    /**
     * @param statement with a value of some kind wherever a row has one of its own, in that order
     * @return how many rows each changed
     */
    static int[] execute(DSLContext db, Query statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        String sql = db.render(statement);
        return db.connectionResult(connection -> {
            try (var prepared = connection.prepareStatement(sql)) {
                for (var row : rows) {
                    bind(prepared, row);
                    prepared.addBatch();
                }
                return prepared.executeBatch();
            }
        });
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
