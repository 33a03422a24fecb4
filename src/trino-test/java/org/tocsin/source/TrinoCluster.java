package org.tocsin.source;

import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.server.testing.TestingTrinoServer;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/**
 * The real engine, a coordinator and two workers, inside this JVM: the catalog {@code tpch}, whose
 * rows are reckoned when read, and {@code memory}, which takes tables.
 */
public final class TrinoCluster implements AutoCloseable {
    private final DistributedQueryRunner runner;

    private TrinoCluster(DistributedQueryRunner runner) {
        this.runner = runner;
    }

    public static TrinoCluster start() throws Exception {
        return start(0);
    }

    /**
     * @param port the coordinator's, 0 for any that is free
     */
    static TrinoCluster start(int port) throws Exception {
        Session session =
                TestingSession.testSessionBuilder()
                        .setCatalog("memory")
                        .setSchema("default")
                        .build();
        var runner =
                DistributedQueryRunner.builder(session)
                        .setWorkerCount(2)
                        .addCoordinatorProperty("http-server.http.port", "" + port)
                        // How long a node may be silent before its queries fail; a minute else.
                        .addExtraProperty("query.remote-task.max-error-duration", "2s")
                        .addExtraProperty("exchange.max-error-duration", "2s")
                        .build();
        runner.installPlugin(new TpchPlugin());
        runner.createCatalog("tpch", "tpch", Map.of("tpch.splits-per-node", "2"));
        runner.installPlugin(new MemoryPlugin());
        runner.createCatalog("memory", "memory", Map.of());
        return new TrinoCluster(runner);
    }

    /** One of the two that are no coordinator. */
    TestingTrinoServer worker() {
        return runner.getServers().stream()
                .filter(server -> !server.isCoordinator())
                .findFirst()
                .orElseThrow();
    }

    /** Kills, as an administrator does, what runs and has the words in it. */
    void killQueries(String words) {
        var queries = runner.getCoordinator().getQueryManager();
        for (var query : queries.getQueries()) {
            if (query.getQuery().contains(words) && !query.getQuery().contains("system.runtime")) {
                queries.cancelQuery(query.getQueryId());
            }
        }
    }

    public int port() {
        return runner.getCoordinator().getBaseUrl().getPort();
    }

    /** The address as a playbook's source says it. */
    public String url(String path) {
        return url(port(), path);
    }

    static String url(int port, String path) {
        return "jdbc:trino://127.0.0.1:%d/%s".formatted(port, path);
    }

    /** A connection that may write, past the product's own. */
    public Connection admin() throws Exception {
        return DriverManager.getConnection(url("memory/default") + "?user=admin");
    }

    public void run(String... statements) throws Exception {
        try (var connection = admin();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public long number(String sql) throws Exception {
        try (var connection = admin();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    SourceReader reader(String path, Path folder) {
        return reader(port(), path, SourceSpec.Limits.DEFAULT, folder);
    }

    static SourceReader reader(int port, String path, SourceSpec.Limits limits, Path folder) {
        return Sources.open(
                new SourceSpec.Jdbc(
                        new SourceId("lake"),
                        url(port, path),
                        Optional.of("checker"),
                        Optional.empty(),
                        Map.of(),
                        limits),
                folder,
                folder);
    }

    @Override
    public void close() {
        runner.close();
    }
}
