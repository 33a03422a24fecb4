package org.tocsin.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.duckdb.DuckDBConnection;
import org.tocsin.source.jdbc.Connections;
import org.tocsin.source.plan.Dialect;

/**
 * An in-process DuckDB that sees one folder and nothing else: external access is limited to it and
 * the configuration locked before any statement of a playbook runs (semantics: Checks). Its clock
 * stands in one zone, in which stamps without an offset are read.
 */
final class DuckFolder implements AutoCloseable {
    /** How much of the machine one engine may take. */
    enum Width {
        ONE_THREAD("set threads=1; set memory_limit='20%'"),
        ALL_CORES("set memory_limit='50%'");

        private final String settings;

        Width(String settings) {
            this.settings = settings;
        }
    }

    private final DuckDBConnection root;
    private final ExecutorService threads = Executors.newCachedThreadPool(DuckFolder::thread);
    private final Connections connections;
    private final Statements statements;

    private DuckFolder(DuckDBConnection root, int concurrency) {
        this.root = root;
        this.connections = new Connections(this::another, concurrency);
        this.statements = statements(connections);
    }

    static DuckFolder open(Path folder, ZoneId zone, Width width, int concurrency)
            throws SQLException {
        Connection root = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = root.createStatement()) {
            statement.execute(
                    "set global TimeZone=%s; %s; set temp_directory=%s; set allowed_directories=[%s]; set enable_external_access=false; set lock_configuration=true"
                            .formatted(
                                    Dialect.text(name(zone)),
                                    width.settings,
                                    Dialect.text(spill()),
                                    Dialect.text(folder.toString())));
            return new DuckFolder((DuckDBConnection) root, concurrency);
        } catch (SQLException e) {
            root.close();
            throw e;
        }
    }

    Statements statements() {
        return statements;
    }

    private Statements statements(Connections connections) {
        return new Statements(connections, threads, (_, _) -> {});
    }

    /** A connection of its own, for what a statement leaves behind in its session. */
    Apart apart() {
        var own = new Connections(this::another, 1);
        return new Apart(own, statements(own));
    }

    record Apart(Connections connections, Statements statements) implements AutoCloseable {
        @Override
        public void close() {
            connections.close();
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("duckdb").unstarted(work);
    }

    private Connection another(Duration timeout) throws SQLException {
        return root.duplicate();
    }

    private static String name(ZoneId zone) {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    private static String spill() {
        return Path.of(System.getProperty("java.io.tmpdir"), "tocsin-spill").toString();
    }

    @Override
    public void close() {
        connections.close();
        threads.shutdown();
        try {
            root.close();
        } catch (SQLException _) {
            // It is in memory only: nothing is lost with it.
        }
    }
}
