package org.tocsin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Measures what keeping results costs beside plain JDBC inserts of the same columns into a file of
 * the same database, in one process: ratios hold where absolute times drift.
 */
public final class StoreBench {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final int BATCH = 500;
    private static final int CHECKS = 1_000;
    private static final int WARM_UP = 20 * BATCH;

    private final Path folder;
    private final int results;

    /**
     * @param folder an empty one
     * @param results how many are written in batches
     */
    public StoreBench(Path folder, int results) {
        this.folder = folder;
        this.results = Math.max(BATCH, results / BATCH * BATCH);
    }

    /**
     * Rates per second.
     *
     * @param single results committed one by one
     * @param batched results committed 500 at a time
     * @param plain rows inserted 500 at a time by plain JDBC
     * @param forced entries of the incident log, each forced to the disk
     */
    public record Rates(double single, double batched, double plain, double forced) {}

    /**
     * Bytes of the file for a million results, with their points, indexes and samples.
     *
     * @param open while it is written to, with the room that was used before and is not free yet
     * @param left once it has been closed
     * @param compact once it has been compacted, as the command of that name does it
     */
    public record Room(long open, long left, long compact) {}

    /**
     * @param points of the month that is read
     * @param month the median time to read it
     */
    public record Result(int results, Rates rates, Room room, int points, Duration month) {}

    /** Leaves its files in the folder. */
    public Result run() throws IOException {
        double plain;
        try {
            plain = plain();
        } catch (SQLException fault) {
            throw new IOException("The reference could not be measured", fault);
        }
        Path file = folder.resolve("bench.mv.db");
        var store = Store.open(file).orThrow();
        var runs = new BenchRuns();
        double batched;
        double single;
        double forced;
        long open;
        try (store) {
            write(store, runs, WARM_UP, BATCH);
            batched = write(store, runs, results, BATCH);
            single = write(store, runs, Math.min(2_000, results), 1);
            forced = append(store, 300);
            open = Files.size(file);
        }
        var room = room(file, open, WARM_UP + results + Math.min(2_000, results));
        try (var again = Store.open(folder.resolve("month.mv.db")).orThrow()) {
            int points = month(again);
            return new Result(
                    results, new Rates(single, batched, plain, forced), room, points, read(again));
        }
    }

    private static Room room(Path file, long open, long written) throws IOException {
        long left = Files.size(file);
        return switch (new StoreFile(file).compact()) {
            case Copied.Done done ->
                    new Room(
                            perMillion(open, written),
                            perMillion(left, written),
                            perMillion(done.after(), written));
            case Copied.Refused(var why) -> throw new IOException(why);
        };
    }

    private static long perMillion(long bytes, long results) {
        return bytes * 1_000_000 / results;
    }

    private static double write(Store store, BenchRuns runs, int count, int batch) {
        long begun = System.nanoTime();
        for (int made = 0; made < count; made += batch) {
            var results = new ArrayList<Recorded>();
            for (int i = made; i < made + batch; i++) {
                results.add(runs.next(i % CHECKS, MIDNIGHT.plusMillis(i)));
            }
            store.runs().record(results);
        }
        return perSecond(count, begun);
    }

    private static double append(Store store, int count) {
        var told = new NewEntry(MIDNIGHT, "person:ann", "wrote", "{\"text\":\"on it\"}");
        var stream = new UUID(0, 1);
        long begun = System.nanoTime();
        for (int version = 0; version < count; version++) {
            store.log().append(stream, version, List.of(told));
        }
        return perSecond(count, begun);
    }

    private static double perSecond(int count, long begun) {
        return count / ((System.nanoTime() - begun) / 1e9);
    }

    /** The rows of a run, with its key and its index, and nothing else. */
    private double plain() throws SQLException {
        H2File.stayOnLoopback();
        var source = H2File.source("jdbc:h2:file:" + folder.toAbsolutePath().resolve("plain"));
        try (var connection = source.getConnection();
                var create = connection.createStatement()) {
            create.execute(
                    "create table run (id uuid primary key, subject int, started_at timestamp(6)"
                            + " with time zone, took bigint, verdict varchar(8), measured double"
                            + " precision, expected double precision, lower_bound double precision,"
                            + " upper_bound double precision, message varchar, rows_tested bigint,"
                            + " rows_failed bigint)");
            create.execute("create index of_subject on run (subject, started_at)");
            connection.setAutoCommit(false);
            plain(connection, 0, 20 * BATCH);
            long begun = System.nanoTime();
            plain(connection, 20 * BATCH, results);
            return perSecond(results, begun);
        }
    }

    private static void plain(Connection connection, int from, int count) throws SQLException {
        String insert = "insert into run values (?,?,?,?,?,?,?,?,?,?,?,?)";
        try (var statement = connection.prepareStatement(insert)) {
            for (int i = from; i < from + count; i++) {
                bind(statement, i);
                statement.addBatch();
                if ((i + 1) % BATCH == 0) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, int number) throws SQLException {
        double value = 1_000 + number % 977;
        var cells =
                List.of(
                        new UUID(MIDNIGHT.plusMillis(number).toEpochMilli() << 16, number),
                        number % CHECKS,
                        MIDNIGHT.plusMillis(number),
                        4_000L,
                        "healthy",
                        value,
                        1_400.0,
                        900.0,
                        2_000.0,
                        "Orders %.3f within 900 to 2,000".formatted(value),
                        3_500L,
                        0L);
        for (int column = 0; column < cells.size(); column++) {
            statement.setObject(column + 1, cells.get(column));
        }
    }

    /** A point for each minute of thirty days, past the runs that they would come from. */
    private static int month(Store store) {
        int minutes = 30 * 24 * 60;
        store.points().fill(new BenchRuns().series(0), MIDNIGHT, minutes);
        return minutes;
    }

    private static Duration read(Store store) {
        var series = new BenchRuns().series(0);
        long[] times = new long[9];
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            var spans =
                    store.points()
                            .current()
                            .over(series, MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(30)));
            times[i] = System.nanoTime() - begun;
            if (spans.size() != 30 * 24) {
                throw new IllegalStateException("A month has 720 hours, not " + spans.size());
            }
        }
        Arrays.sort(times);
        return Duration.ofNanos(times[times.length / 2]);
    }
}
