package org.tocsin.source;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.source.jdbc.Drivers;

/** The events in a table of a PostgreSQL server, which is there for as long as the run takes. */
final class BenchTable implements BenchEngine {
    private static final String TABLE = "tocsin_bench_events";
    private static final int BATCH = 1_000;

    private static final String PLAIN =
            """
            count(*), count(*) filter (where user_id is null), min(amount), max(amount), avg(amount),
              stddev_samp(amount), max(occurred_at),
              count(*) filter (where event_type not in ('page_viewed', 'cart', 'checkout_started', 'checkout_completed', 'popup')),
              count(*) filter (where event_type = 'checkout_completed'),
              count(*) filter (where country !~ '^(?:[A-Z]{2})$'),
              sum(amount) filter (where event_type = 'checkout_completed'),
              percentile_cont(0.5) within group (order by amount)\
            """;

    private static final String FUSED =
            "select "
                    + PLAIN
                    + ", count(distinct user_id), count(event_id) - count(distinct event_id) from "
                    + TABLE;

    /** No DISTINCT beside other aggregates: each makes the server sort all rows. */
    private static final List<String> SPLIT =
            List.of(
                    "select " + PLAIN + " from " + TABLE,
                    "select count(*) from (select user_id from %s where user_id is not null group by user_id) u"
                            .formatted(TABLE),
                    "select coalesce(sum(n - 1), 0) from (select count(*) n from %s where event_id is not null group by event_id) e"
                            .formatted(TABLE));

    private final Drivers drivers;
    private final Connection hand;
    private final SourceReader reader;

    /**
     * @param url with what is needed to connect, such as a user
     * @param folder where the driver lies, if it is not on the class path
     */
    BenchTable(String url, Path folder, int rows) throws IOException, SQLException {
        drivers = new Drivers(folder);
        hand =
                Optional.ofNullable(drivers.accepting(url).connect(url, new Properties()))
                        .orElseThrow(() -> new SQLException("no driver takes the URL"));
        fill(rows);
        var spec =
                new SourceSpec.Jdbc(
                        BenchEvents.SOURCE,
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new SourceSpec.Limits(1, Duration.ofHours(1)));
        reader = Sources.open(spec, folder, folder);
    }

    private void fill(int rows) throws IOException, SQLException {
        execute("drop table if exists " + TABLE);
        execute(
                "create table %s (%s)"
                        .formatted(
                                TABLE,
                                BenchEvents.COLUMNS.stream()
                                        .map(column -> column + " " + type(column))
                                        .collect(Collectors.joining(", "))));
        var slots = BenchEvents.COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", "));
        hand.setAutoCommit(false);
        try (var insert =
                hand.prepareStatement("insert into %s values (%s)".formatted(TABLE, slots))) {
            var waiting = new int[1];
            BenchEvents.generate(
                    rows,
                    cells -> {
                        bind(insert, cells);
                        insert.addBatch();
                        if (++waiting[0] % BATCH == 0) {
                            insert.executeBatch();
                        }
                    });
            insert.executeBatch();
        }
        hand.commit();
        hand.setAutoCommit(true);
        execute("vacuum analyze " + TABLE);
    }

    private static String type(String column) {
        return switch (BenchEvents.type(column)) {
            case TIMESTAMP -> "timestamp";
            case DECIMAL -> "double precision";
            case INTEGER -> "bigint";
            case TEXT, BOOLEAN, DATE, JSON -> "text";
        };
    }

    private static void bind(PreparedStatement insert, @Nullable String[] cells)
            throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            insert.setObject(i + 1, cell == null ? null : value(BenchEvents.COLUMNS.get(i), cell));
        }
    }

    private static Object value(String column, String cell) {
        return switch (BenchEvents.type(column)) {
            case TIMESTAMP -> LocalDateTime.ofInstant(Instant.parse(cell), ZoneOffset.UTC);
            case DECIMAL -> Double.valueOf(cell);
            case INTEGER -> Long.valueOf(cell);
            case TEXT, BOOLEAN, DATE, JSON -> cell;
        };
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public SourceReader reader() {
        return reader;
    }

    @Override
    public DataSet dataSet() {
        return BenchEvents.dataSet(new Location.Table(TABLE));
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public Map<String, Timed> byHand() {
        var ways = new LinkedHashMap<String, Timed>();
        ways.put("all in one", () -> query(FUSED));
        ways.put(
                "a statement per distinct key",
                () -> {
                    for (String sql : SPLIT) {
                        query(sql);
                    }
                });
        return ways;
    }

    private void query(String sql) throws SQLException {
        try (var statement = hand.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = hand.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        execute("drop table if exists " + TABLE);
        hand.close();
        drivers.close();
    }
}
