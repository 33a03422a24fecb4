package org.tocsin.source;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.data.ColumnType;

/** Segments of a table that lies spread over the workers of Trino. */
class TrinoSegmentsTest extends SegmentsContract {
    @TempDir static Path folder;
    private static TrinoCluster cluster;
    private static SourceReader reader;

    @BeforeAll
    static void start() throws Exception {
        cluster = TrinoCluster.start();
        reader = cluster.reader("memory/default", folder);
    }

    @AfterAll
    static void stop() {
        reader.close();
        cluster.close();
    }

    private static void fill(String rows) throws Exception {
        cluster.run(
                "drop table if exists events",
                "create table events (platform varchar, customer integer, amount double)",
                "insert into events " + rows);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "null" : value instanceof String s ? "'" + s + "'" : "" + value;
    }

    @Override
    void load(List<Event> rows) throws Exception {
        String values =
                rows.stream()
                        .map(row ->
                                "(%s, %d, %s)"
                                        .formatted(
                                                text(row.platform()),
                                                row.customer(),
                                                text(row.amount())))
                        .collect(Collectors.joining(", "));
        fill(rows.isEmpty() ? "select '', 0, 0e0 where false" : "values " + values);
    }

    @Override
    void loadMany(int segments, int rows) throws Exception {
        // A sequence holds ten thousand numbers at most.
        fill(
                "select concat('s', cast((a * 10000 + b) %% %d as varchar)), cast(a * 10000 + b as integer), 1.5e0 from unnest(sequence(0, %d)) as x(a) cross join unnest(sequence(0, 9999)) as y(b) where a * 10000 + b between 1 and %d"
                        .formatted(segments, rows / 10000, rows));
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
