package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.source.ScanBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench scan}: our scan beside statements written by hand, in one run. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Measures a scan of generated shop events against statements by hand.")
public final class BenchScanCommand implements Callable<Integer> {
    /** Goal 1: at most this many times the best statement written by hand. */
    private static final double GOAL = 1.25;

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "Rows to generate (default: ${DEFAULT-VALUE}).")
    private int rows = 1_000_000;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "Warm runs, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(names = "--parquet", description = "Read a Parquet file instead of CSV.")
    private boolean parquet;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description =
                    "Read a table of this PostgreSQL server instead, which is made there and"
                            + " removed again; with user and password, where they are needed.")
    private @Nullable String jdbc;

    @Option(
            names = "--drivers",
            paramLabel = "FOLDER",
            defaultValue = "drivers",
            description = "Where the server's driver lies (default: ${DEFAULT-VALUE}).")
    private Path drivers = Path.of("drivers");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("tocsin-bench");
        try {
            var result = measure(folder, Math.max(1, rows), Math.max(1, runs));
            PrintWriter out =
                    spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
            out.println(json ? json(result) : text(result));
            out.flush();
            return 0;
        } finally {
            delete(folder);
        }
    }

    private ScanBench.Result measure(Path folder, int count, int times) throws Exception {
        if (jdbc != null) {
            if (!jdbc.startsWith("jdbc:postgresql:") || parquet) {
                throw new Refused("--jdbc takes a jdbc:postgresql: URL, and no --parquet with it");
            }
            return ScanBench.table(jdbc, drivers, count, times);
        }
        return parquet
                ? ScanBench.parquet(folder, count, times)
                : ScanBench.csv(folder, count, times);
    }

    private static String text(ScanBench.Result result) {
        var text = new StringBuilder();
        var of = result.of();
        line(text, "%,d rows, %s, 14 measures%s", of.rows(), of.engine(), size(of.bytes()));
        line(text, "%-44s %10.1f ms", "fused, through the reader", result.fused());
        line(text, "%-44s %10.1f ms", "  of it our own", result.planning());
        line(text, "%-44s %10.1f ms", "one statement per measure", result.oneByOne());
        for (Map.Entry<String, Double> way : result.byHand().entrySet()) {
            line(text, "%-44s %10.1f ms", "by hand, " + way.getKey(), way.getValue());
        }
        double ratio = result.fused() / result.bestByHand();
        line(
                text,
                "fused / best by hand            %6.2f   (goal: at most %.2f%s)",
                ratio,
                GOAL,
                ratio <= GOAL ? ", met" : ", MISSED");
        line(text, "one by one / fused              %6.2f", result.oneByOne() / result.fused());
        return text.toString().stripTrailing();
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : String.format(Locale.ROOT, ", %,d bytes", bytes);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String json(ScanBench.Result result) {
        var ways = new StringBuilder();
        result.byHand()
                .forEach((name, ms) ->
                        ways.append(ways.isEmpty() ? "" : ", ")
                                .append(String.format(Locale.ROOT, "\"%s\": %.3f", name, ms)));
        return String.format(
                Locale.ROOT,
                "{\"schema\": \"tocsin/bench-scan/1\", \"engine\": \"%s\", \"rows\": %d, \"bytes\": %d, \"measures\": 14, \"fusedMillis\": %.3f, \"ownMillis\": %.3f, \"oneByOneMillis\": %.3f, \"byHandMillis\": {%s}, \"fusedToBestByHand\": %.4f, \"oneByOneToFused\": %.4f}",
                result.of().engine(),
                result.of().rows(),
                result.of().bytes(),
                result.fused(),
                result.planning(),
                result.oneByOne(),
                ways,
                result.fused() / result.bestByHand(),
                result.oneByOne() / result.fused());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
