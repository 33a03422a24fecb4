package org.tocsin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.tocsin.store.Opened.Ready;

/**
 * The tables of stores in memory, of which one process may open many: only the first is made by the
 * migrations, each later one by what the first had become, which is ten times as fast.
 */
final class MemoryTables {
    private static final List<String> SCRIPT = new ArrayList<>();

    private MemoryTables() {}

    /** Fills an empty database in memory with empty tables of the newest version. */
    static void into(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : script()) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("no store could be made in memory", failed);
        }
    }

    private static synchronized List<String> script() throws SQLException {
        if (SCRIPT.isEmpty()) {
            var source = H2File.source("jdbc:h2:mem:store-first;DB_CLOSE_DELAY=-1");
            if (!(Store.on(source, SQLDialect.H2) instanceof Ready(var first))) {
                return List.of();
            }
            try (var connection = source.getConnection()) {
                SCRIPT.addAll(script(connection));
            } finally {
                first.close();
            }
        }
        return SCRIPT;
    }

    private static List<String> script(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("script nosettings")) {
            while (rows.next()) {
                String sql = rows.getString(1);
                if (!sql.startsWith("CREATE USER") && !sql.startsWith("--")) {
                    lines.add(sql);
                }
            }
        }
        return lines;
    }
}
