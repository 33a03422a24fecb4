package org.tocsin.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.source.plan.Dialect;

/**
 * Measures what our way through a scan costs beside statements written by hand, in one process on
 * one generated file (goal 1 of the speed goals): ratios hold where absolute times drift.
 */
public final class ScanBench {
    private static final String FUSED = "fused";
    private static final String ONE_BY_ONE = "one by one";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final List<String> TYPES =
            List.of("page_viewed", "cart", "checkout_started", "checkout_completed", "popup");

    private static final String HEADER =
            "event_id,user_id,event_type,occurred_at,page_url,country,amount,quantity,session_id";

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

    /**
     * Milliseconds, medians of the warm runs.
     *
     * @param fused all measures through the reader
     * @param planning of {@code fused}, spent before and after the statement
     * @param oneByOne a statement per measure, through the reader
     * @param byHand single statements written by hand, by name
     */
    public record Result(
            long rows,
            long bytes,
            double fused,
            double planning,
            double oneByOne,
            Map<String, Double> byHand) {

        public double bestByHand() {
            return byHand.values().stream().mapToDouble(d -> d).min().orElseThrow();
        }
    }

    private final Path folder;
    private final int rows;
    private final int runs;

    /**
     * @param folder an empty folder for the generated file
     */
    public ScanBench(Path folder, int rows, int runs) {
        this.folder = folder;
        this.rows = rows;
        this.runs = runs;
    }

    public Result run() throws IOException, InterruptedException, SQLException {
        Path file = generate();
        var spec =
                new SourceSpec.Folder(
                        new SourceId("bench"), ".", new SourceSpec.Limits(1, Duration.ofHours(1)));
        try (var reader = Sources.open(spec, folder, folder);
                var hand = DriverManager.getConnection("jdbc:duckdb:")) {
            var overhead = new ArrayList<Double>();
            var ways = new LinkedHashMap<String, Timed>();
            ways.put(FUSED, () -> overhead.add(scan(reader, measures())));
            ways.put(
                    ONE_BY_ONE,
                    () -> {
                        for (Measure measure : measures()) {
                            scan(reader, List.of(measure));
                        }
                    });
            ways(file)
                    .forEach((name, source) ->
                            ways.put(name, () -> execute(hand, BY_HAND + "\nfrom " + source)));
            var byHand = medians(ways);
            double fused = byHand.remove(FUSED);
            double oneByOne = byHand.remove(ONE_BY_ONE);
            double planning = middle(overhead.subList(1, overhead.size()));
            return new Result(rows, Files.size(file), fused, planning, oneByOne, byHand);
        }
    }

    private interface Timed {
        void run() throws InterruptedException, SQLException;
    }

    /**
     * Takes turns, so that whatever else the machine does falls on all alike. The first round warms
     * up and does not count.
     */
    private Map<String, Double> medians(Map<String, Timed> ways)
            throws InterruptedException, SQLException {
        var times = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round <= runs; round++) {
            for (var way : ways.entrySet()) {
                long start = System.nanoTime();
                way.getValue().run();
                double millis = (System.nanoTime() - start) / 1e6;
                if (round > 0) {
                    times.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(millis);
                }
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        times.forEach((name, all) -> medians.put(name, middle(all)));
        return medians;
    }

    private static double middle(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(d -> d).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Milliseconds of the scan that were not the statement. */
    private static double scan(SourceReader reader, List<Measure> measures)
            throws InterruptedException {
        long start = System.nanoTime();
        var request =
                new SourceReader.Request(
                        dataSet(),
                        dataSet().partitionOn(DAY),
                        measures,
                        Instant.parse("2026-03-09T06:00:00Z"),
                        Duration.ofHours(1),
                        false);
        Scan scan = reader.scan(request);
        long took = System.nanoTime() - start;
        if (!(scan instanceof Scan.Done(var readings, _))) {
            throw new IllegalStateException("the generated file could not be scanned: " + scan);
        }
        long inStatements = 0;
        for (var reading : readings.values()) {
            if (reading instanceof Reading.Failed(var cause, _)) {
                throw new IllegalStateException("a measure could not be taken: " + cause);
            }
            inStatements = Math.max(inStatements, reading.evidence().took().toNanos());
        }
        return (took - inStatements) / 1e6;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
        }
    }

    private static Map<String, String> ways(Path file) {
        String path = Dialect.text(file.toString());
        String typed = columns("TIMESTAMP", "DOUBLE", "BIGINT");
        String text = columns("VARCHAR", "VARCHAR", "VARCHAR");
        String call =
                "read_csv(%s, auto_detect=false, header=true, delim=',', quote='\"', escape='\"', nullstr='', columns=%s)";
        var ways = new LinkedHashMap<String, String>();
        ways.put("declared types", call.formatted(path, typed));
        ways.put(
                "text, cast where used",
                "(select * replace (try_cast(occurred_at as timestamp) as occurred_at, try_cast(amount as double) as amount) from %s)"
                        .formatted(call.formatted(path, text)));
        ways.put("types guessed by the engine", "read_csv(%s)".formatted(path));
        return ways;
    }

    private static String columns(String stamp, String decimal, String whole) {
        var parts = new ArrayList<String>();
        for (String name : HEADER.split(",")) {
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

    private static DataSet dataSet() {
        var columns =
                Arrays.stream(HEADER.split(","))
                        .map(name ->
                                new Column(
                                        name,
                                        switch (name) {
                                            case "occurred_at" -> ColumnType.TIMESTAMP;
                                            case "amount" -> ColumnType.DECIMAL;
                                            case "quantity" -> ColumnType.INTEGER;
                                            default -> ColumnType.TEXT;
                                        },
                                        true,
                                        List.of(),
                                        false))
                        .toList();
        return new DataSet(
                new DataSetId("events"),
                "Shop events",
                new SourceId("bench"),
                new Location.Files("events.csv", Optional.empty(), Optional.empty()),
                new DataSet.Shape(columns, List.of()),
                new Partitioning.Whole(),
                ZoneId.of("UTC"));
    }

    /** The fourteen measures that the field's tools were measured with. */
    private static List<Measure> measures() {
        Optional<Expression> all = Optional.empty();
        Optional<Expression> bought =
                Optional.of(new Expression("event_type = 'checkout_completed'"));
        var amount = new Expression("amount");
        var formulas =
                List.of(
                        new Formula.RowCount(all),
                        new Formula.NullRate(new Expression("user_id"), false, all),
                        new Formula.DistinctCount(new Expression("user_id"), all),
                        new Formula.Duplicates(
                                List.of(new Expression("event_id")),
                                Formula.Counting.ROWS,
                                Optional.empty(),
                                all),
                        new Formula.Aggregate(Function.MIN, amount, all),
                        new Formula.Aggregate(Function.MAX, amount, all),
                        new Formula.Aggregate(Function.AVG, amount, all),
                        new Formula.Aggregate(Function.STDDEV, amount, all),
                        new Formula.Aggregate(Function.MAX, new Expression("occurred_at"), all),
                        new Formula.FailingRows(
                                new RowTest.OneOf(new Expression("event_type"), TYPES), false, all),
                        new Formula.RowCount(bought),
                        new Formula.FailingRows(
                                new RowTest.Matches(new Expression("country"), "[A-Z]{2}"),
                                false,
                                all),
                        new Formula.Aggregate(Function.SUM, amount, bought),
                        new Formula.Aggregate(Function.MEDIAN, amount, all));
        var measures = new ArrayList<Measure>();
        for (Formula formula : formulas) {
            String id = "measure-" + (measures.size() + 1);
            measures.add(
                    new Measure(
                            new MeasureId(id), id, new DataSetId("events"), formula, Unit.NUMBER));
        }
        return measures;
    }

    private Path generate() throws IOException {
        Path file = folder.resolve("events.csv");
        var random = new SplittableRandom(7);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER + "\n");
            Instant start = Instant.parse("2026-03-01T00:00:00.123Z");
            for (int i = 0; i < rows; i++) {
                int chance = random.nextInt(100);
                int type =
                        chance < 80 ? 0 : chance < 90 ? 1 : chance < 95 ? 2 : chance < 98 ? 3 : 4;
                // Every 50,021st event repeats the id of the one before.
                out.write("e" + (i > 0 && i % 50_021 == 0 ? i - 1 : i));
                out.write(random.nextInt(100) < 2 ? "," : ",u" + random.nextInt(rows / 10 + 10));
                out.write("," + TYPES.get(type));
                out.write("," + start.plusSeconds(i * 8L * 86_400 / rows));
                out.write(",https://shop.example/p/" + random.nextInt(500) + "?utm_source=x");
                out.write("," + List.of("DE", "US", "FR", "").get(random.nextInt(100) % 4));
                out.write(type == 3 ? "," + random.nextInt(100_000) / 100.0 : ",");
                out.write("," + random.nextInt(9));
                out.write(",s" + random.nextInt(rows / 20 + 10) + "\n");
            }
        }
        return file;
    }
}
