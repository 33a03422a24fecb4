package org.tocsin.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Has the database itself refuse writes, by whatever it offers for that. The second line behind the
 * judging of statements, for functions whose names tell nobody what they do.
 */
final class ReadOnlySession {
    private ReadOnlySession() {}

    /** Driver properties that have to be there from the start. */
    static Map<String, String> properties(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:sqlite:")) {
            // SQLITE_OPEN_READONLY; a missing file is then an error and not a new database.
            return Map.of("open_mode", "1");
        }
        if (lower.startsWith("jdbc:duckdb:") && !lower.matches("jdbc:duckdb:(:memory:.*)?")) {
            return Map.of("duckdb.read_only", "true");
        }
        if (mysql(lower)) {
            return Map.of("allowMultiQueries", "false", "allowLoadLocalInfile", "false");
        }
        return Map.of();
    }

    /**
     * Closes the session to writes and leaves transactions to the caller.
     *
     * @throws SQLException when a database that can be told so does not take it; the connection
     *     must not be used then
     */
    static void begin(Connection connection, String url) throws SQLException {
        try {
            connection.setReadOnly(true);
        } catch (SQLException _) {
            // SQLite, for one, takes this only while connecting, which the properties have done.
        }
        var statement = statement(url.toLowerCase(Locale.ROOT));
        if (statement.isPresent()) {
            try (var session = connection.createStatement()) {
                session.execute(statement.get());
            }
        }
        connection.setAutoCommit(false);
    }

    private static Optional<String> statement(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return Optional.of("set default_transaction_read_only = on");
        }
        if (mysql(url)) {
            return Optional.of("set session transaction read only");
        }
        if (url.startsWith("jdbc:sqlite:")) {
            return Optional.of("pragma query_only = on");
        }
        return Optional.empty();
    }

    private static boolean mysql(String url) {
        return url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:");
    }
}
