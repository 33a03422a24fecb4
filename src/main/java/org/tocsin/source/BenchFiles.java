package org.tocsin.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.source.plan.Dialect;

/** The events in a CSV or Parquet file, read by DuckDB. */
final class BenchFiles implements BenchEngine {
    private static final String BY_HAND =
            """
            select count(*), count(*) filter (where user_id is null), count(distinct user_id),
              count(event_id) - count(distinct event_id), min(amount), max(amount), avg(amount),
              stddev_samp(amount), max(occurred_at),
              count(*) filter (where event_type not in ('page_viewed', 'cart', 'checkout_started', 'checkout_completed', 'popup')),
              count(*) filter (where event_type = 'checkout_completed'),
              count(*) filter (where not regexp_full_match(country, '[A-Z]{2}')),
              sum(amount) filter (where event_type = 'checkout_completed'), median(amount)\
            """;

    private final String name;
    private final Path file;
    private final SourceReader reader;
    private final Connection hand;

    private BenchFiles(String name, Path file) throws SQLException {
        this.name = name;
        this.file = file;
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        var limits = new SourceSpec.Limits(1, Duration.ofHours(1));
        var spec = new SourceSpec.Folder(BenchEvents.SOURCE, ".", limits);
        reader = Sources.open(spec, folder, folder);
        hand = DriverManager.getConnection("jdbc:duckdb:");
    }

    /**
     * @param folder an empty one
     */
    static BenchFiles csv(Path folder, int rows) throws IOException, SQLException {
        var file = folder.resolve("events.csv");
        BenchEvents.csv(file, rows);
        return new BenchFiles("CSV", file);
    }

    /**
     * @param folder an empty one
     */
    static BenchFiles parquet(Path folder, int rows) throws IOException, SQLException {
        var csv = folder.resolve("events.csv");
        var file = folder.resolve("events.parquet");
        BenchEvents.csv(csv, rows);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute(
                    "copy (select * from %s) to %s (format parquet)"
                            .formatted(typed(csv), Dialect.text(file.toString())));
        }
        Files.delete(csv);
        return new BenchFiles("Parquet", file);
    }

    @Override
    public String name() {
        return name + ", DuckDB";
    }

    @Override
    public SourceReader reader() {
        return reader;
    }

    @Override
    public DataSet dataSet() {
        return BenchEvents.dataSet(
                new Location.Files(
                        String.valueOf(file.getFileName()), Optional.empty(), Optional.empty()));
    }

    @Override
    public long bytes() throws IOException {
        return Files.size(file);
    }

    @Override
    public Map<String, Timed> byHand() {
        var ways = new LinkedHashMap<String, Timed>();
        sources()
                .forEach((way, source) ->
                        ways.put(way, () -> execute(BY_HAND + "\nfrom " + source)));
        return ways;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = hand.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
        }
    }

    private Map<String, String> sources() {
        var ways = new LinkedHashMap<String, String>();
        if (name.equals("Parquet")) {
            ways.put("all in one", "read_parquet(%s)".formatted(Dialect.text(file.toString())));
            return ways;
        }
        ways.put("declared types", typed(file));
        ways.put(
                "text, cast where used",
                "(select * replace (try_cast(occurred_at as timestamp) as occurred_at, try_cast(amount as double) as amount) from %s)"
                        .formatted(call(file, columns("VARCHAR", "VARCHAR", "VARCHAR"))));
        ways.put(
                "types guessed by the engine",
                "read_csv(%s)".formatted(Dialect.text(file.toString())));
        return ways;
    }

    private static String typed(Path file) {
        return call(file, columns("TIMESTAMP", "DOUBLE", "BIGINT"));
    }

    private static String call(Path file, String columns) {
        return "read_csv(%s, auto_detect=false, header=true, delim=',', quote='\"', escape='\"', nullstr='', columns=%s)"
                .formatted(Dialect.text(file.toString()), columns);
    }

    private static String columns(String stamp, String decimal, String whole) {
        var parts = new ArrayList<String>();
        for (String name : BenchEvents.COLUMNS) {
            String type =
                    switch (name) {
                        case "occurred_at" -> stamp;
                        case "amount" -> decimal;
                        case "quantity" -> whole;
                        default -> "VARCHAR";
                    };
            parts.add("'%s': '%s'".formatted(name, type));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        hand.close();
    }
}
