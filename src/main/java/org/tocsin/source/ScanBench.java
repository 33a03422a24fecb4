package org.tocsin.source;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Reading;

/**
 * Measures what our way through a scan costs beside statements written by hand, in one process on
 * the same generated events (goal 1 of the speed goals): ratios hold where absolute times drift.
 */
public final class ScanBench {
    private static final String FUSED = "fused";
    private static final String ONE_BY_ONE = "one by one";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);

    /**
     * Milliseconds, medians of the warm runs.
     *
     * @param fused all measures through the reader
     * @param planning of {@code fused}, spent before and after the statement
     * @param oneByOne a statement per measure, through the reader
     * @param byHand ways written by hand, by name
     */
    public record Result(
            Of of, double fused, double planning, double oneByOne, Map<String, Double> byHand) {

        /**
         * @param bytes on disk; 0 where that is not known
         */
        public record Of(String engine, long rows, long bytes) {}

        public double bestByHand() {
            return byHand.values().stream().mapToDouble(d -> d).min().orElseThrow();
        }
    }

    private final BenchEngine engine;
    private final int rows;
    private final int runs;

    private ScanBench(BenchEngine engine, int rows, int runs) {
        this.engine = engine;
        this.rows = rows;
        this.runs = runs;
    }

    /** The events in a file of the given folder, which is to be empty. */
    public static Result csv(Path folder, int rows, int runs)
            throws IOException, InterruptedException, SQLException {
        try (var engine = BenchFiles.csv(folder, rows)) {
            return new ScanBench(engine, rows, runs).run();
        }
    }

    /** The same as a Parquet file. */
    public static Result parquet(Path folder, int rows, int runs)
            throws IOException, InterruptedException, SQLException {
        try (var engine = BenchFiles.parquet(folder, rows)) {
            return new ScanBench(engine, rows, runs).run();
        }
    }

    /**
     * The same in a table of a PostgreSQL server, which is gone afterwards.
     *
     * @param url with what is needed to connect, such as a user
     * @param drivers where the driver lies, if the program does not bring it along
     */
    public static Result table(String url, Path drivers, int rows, int runs)
            throws IOException, InterruptedException, SQLException {
        try (var engine = new BenchTable(url, drivers, rows)) {
            return new ScanBench(engine, rows, runs).run();
        }
    }

    private Result run() throws IOException, InterruptedException, SQLException {
        var reader = engine.reader();
        var overhead = new ArrayList<Double>();
        var ways = new LinkedHashMap<String, BenchEngine.Timed>();
        ways.put(FUSED, () -> overhead.add(scan(reader, BenchEvents.measures())));
        ways.put(
                ONE_BY_ONE,
                () -> {
                    for (Measure measure : BenchEvents.measures()) {
                        scan(reader, List.of(measure));
                    }
                });
        ways.putAll(engine.byHand());
        var byHand = medians(ways);
        double fused = byHand.remove(FUSED);
        double oneByOne = byHand.remove(ONE_BY_ONE);
        double planning = middle(overhead.subList(1, overhead.size()));
        return new Result(
                new Result.Of(engine.name(), rows, engine.bytes()),
                fused,
                planning,
                oneByOne,
                byHand);
    }

    /**
     * Takes turns, so that whatever else the machine does falls on all alike. The first round warms
     * up and does not count.
     */
    private Map<String, Double> medians(Map<String, BenchEngine.Timed> ways)
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
    private double scan(SourceReader reader, List<Measure> measures) throws InterruptedException {
        long start = System.nanoTime();
        var request =
                new SourceReader.Request(
                        engine.dataSet(),
                        engine.dataSet().partitionOn(DAY),
                        measures,
                        Instant.parse("2026-03-09T06:00:00Z"),
                        Duration.ofHours(1),
                        false);
        Scan scan = reader.scan(request);
        long took = System.nanoTime() - start;
        if (!(scan instanceof Scan.Done(var readings, _))) {
            throw new IllegalStateException("the generated file could not be scanned: " + scan);
        }
        // One statement answers several measures, and a plan may have several, one after the other.
        var statements = new HashMap<String, Long>();
        for (var reading : readings.values()) {
            if (reading instanceof Reading.Failed(var cause, _)) {
                throw new IllegalStateException("a measure could not be taken: " + cause);
            }
            var evidence = reading.evidence();
            statements.put(evidence.sql(), evidence.took().toNanos());
        }
        return (took - statements.values().stream().mapToLong(n -> n).sum()) / 1e6;
    }
}
