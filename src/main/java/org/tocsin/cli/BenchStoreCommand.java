package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.store.Retention;
import org.tocsin.store.StoreBench;
import org.tocsin.store.StoreDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench store}: what keeping results costs, in time, heap and disk. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the writing and reading of results beside plain JDBC inserts into an H2 file.",
            "With --day, plays 24 hours of checks through the store, old results being let go."
        })
public final class BenchStoreCommand implements Callable<Integer> {
    private static final double MEGA = 1024.0 * 1024.0;

    /** Heap of a day at a thousand checks a minute. */
    private static final double GOAL = 600;

    @Option(
            names = "--results",
            defaultValue = "100000",
            description = "How many are written in batches (default: ${DEFAULT-VALUE}).")
    private int results = 100_000;

    @Option(names = "--day", description = "Play a day instead.")
    private boolean day;

    @Option(
            names = "--checks",
            defaultValue = "1000",
            description = "With --day: checks a minute (default: ${DEFAULT-VALUE}).")
    private int checks = 1_000;

    @Option(
            names = "--keep",
            paramLabel = "HOURS",
            defaultValue = "6",
            description =
                    "With --day: for how long results are kept as they were recorded (default:"
                            + " ${DEFAULT-VALUE}).")
    private int keep = 6;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("tocsin-bench-store");
        try {
            if (day) {
                play(folder);
            } else {
                measure(folder);
            }
        } finally {
            clear(folder);
        }
        return Exit.FINE;
    }

    private void measure(Path folder) throws IOException {
        var result = new StoreBench(folder, results).run();
        var rates = result.rates();
        var room = result.room();
        print(
                json
                        ? "{\"schema\": \"tocsin/bench-store/1\", \"results\": %d, \"singlePerSecond\": %.0f, \"batchedPerSecond\": %.0f, \"plainPerSecond\": %.0f, \"batchedToPlain\": %.3f, \"forcedAppendsPerSecond\": %.0f, \"openBytesPerMillion\": %d, \"bytesPerMillion\": %d, \"compactBytesPerMillion\": %d, \"monthPoints\": %d, \"monthMillis\": %.1f}"
                        : """
                        %,d results
                        committed one by one        %,10.0f per second
                        committed 500 at a time     %,10.0f per second
                        plain JDBC, 500 at a time   %,10.0f per second
                        batched / plain             %10.2f
                        forced entries of the log   %,10.0f per second
                        a million results: %,.0f MB while written to, %,.0f MB once closed, %,.0f MB compacted
                        a month of %,d points by the hour in %.1f ms\
                        """,
                result.results(),
                rates.single(),
                rates.batched(),
                rates.plain(),
                rates.batched() / rates.plain(),
                rates.forced(),
                json ? room.open() : room.open() / MEGA,
                json ? room.left() : room.left() / MEGA,
                json ? room.compact() : room.compact() / MEGA,
                result.points(),
                result.month().toNanos() / 1e6);
    }

    private void play(Path folder) throws IOException {
        var hours = Duration.ofHours(Math.max(1, keep));
        var retention = new Retention(hours, hours.dividedBy(2), Retention.USUAL.hours());
        var result =
                new StoreDay(folder, Math.max(1, checks), retention)
                        .play(hour -> {
                            if (!json) {
                                tell(hour);
                            }
                        });
        double heap = result.heap() / MEGA;
        print(
                json
                        ? "{\"schema\": \"tocsin/bench-store-day/1\", \"results\": %d, \"keptHours\": %d, \"heapMegabytes\": %.1f, \"goalMegabytes\": %.0f, \"diskMegabytes\": %.1f, \"runsGone\": %d, \"rowsGone\": %d, \"longestMillis\": %.1f}"
                        : "%,d results in 24 hours, kept for %d h: heap %.1f MB (goal: under %.0f), disk at most %.1f MB, %,d runs and %,d rows in all let go, the longest step %.1f ms",
                result.results(),
                hours.toHours(),
                heap,
                GOAL,
                result.disk() / MEGA,
                result.gone().runs(),
                result.gone().rows(),
                result.longest().toNanos() / 1e6);
    }

    private void tell(StoreDay.Hour hour) {
        print(
                "hour %2d: heap %6.1f MB, disk %8.1f MB, took %.1f s, %.1f s of processor",
                hour.hour(),
                hour.heap() / MEGA,
                hour.disk() / MEGA,
                hour.took().toNanos() / 1e9,
                hour.worked().toNanos() / 1e9);
    }

    private void print(String format, Object... values) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
