package org.tocsin.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** Segments of a table of H2. */
class H2SegmentsTest extends SegmentsContract {
    @TempDir static Path folder;
    private static Connection kept;
    private static SourceReader reader;

    @BeforeAll
    static void start() throws Exception {
        kept = connect();
        try (var c = connect();
                var s = c.createStatement()) {
            s.execute("create table events (platform varchar(100), customer int, amount numeric)");
        }
        reader =
                Sources.open(
                        new SourceSpec.Jdbc(
                                new SourceId("db"),
                                "jdbc:h2:mem:segments",
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                SourceSpec.Limits.DEFAULT),
                        folder,
                        folder);
    }

    @AfterAll
    static void stop() throws Exception {
        reader.close();
        kept.close();
    }

    private static Connection connect() throws Exception {
        return DriverManager.getConnection("jdbc:h2:mem:segments");
    }

    @Override
    void load(List<Event> rows) throws Exception {
        try (var c = connect();
                var s = c.createStatement();
                var insert = c.prepareStatement("insert into events values (?, ?, ?)")) {
            s.execute("delete from events");
            for (var row : rows) {
                insert.setString(1, row.platform());
                insert.setInt(2, row.customer());
                insert.setObject(3, row.amount());
                insert.execute();
            }
        }
    }

    @Override
    void loadMany(int segments, int rows) throws Exception {
        try (var c = connect();
                var s = c.createStatement()) {
            s.execute("delete from events");
            s.execute(
                    "insert into events select concat('s', mod(i, %d)), i, 1.5 from system_range(1, %d) as r(i)"
                            .formatted(segments, rows));
        }
    }

    @Override
    String emptyText() {
        return "(empty)";
    }

    @Override
    Asks events() {
        return Asks.table("events").column("platform", ColumnType.TEXT);
    }

    @Override
    SourceReader reader() {
        return reader;
    }
}
