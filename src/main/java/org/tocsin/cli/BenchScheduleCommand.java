package org.tocsin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.ScheduleBench;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench schedule}: how many cheap checks a second are run and kept, and how late. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many cheap checks a second are scheduled, run, judged and kept in a"
                        + " store on disk, and how late they begin.")
public final class BenchScheduleCommand implements Callable<Integer> {
    @Option(
            names = "--checks",
            defaultValue = "10000",
            description = "How many are configured (default: ${DEFAULT-VALUE}).")
    private int checks = 10_000;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How often each runs, in seconds (default: ${DEFAULT-VALUE}).")
    private int every = 2;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description =
                    "How long is measured, after half as long to warm up (default:"
                            + " ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (checks < 1 || every < 1 || seconds < 1) {
            throw new Refused("--checks, --every and --seconds are at least 1");
        }
        var folder = Files.createTempDirectory("tocsin-bench-schedule");
        try {
            var opened = Store.open(folder.resolve("store"));
            if (!(opened instanceof Opened.Ready(var ready))) {
                throw new Refused("no store can be made in " + folder);
            }
            var result =
                    new ScheduleBench(checks, Duration.ofSeconds(every))
                            .run(
                                    ready,
                                    Duration.ofMillis(seconds * 500L),
                                    Duration.ofSeconds(seconds));
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(json ? json(result) : text(result));
            out.flush();
            return 0;
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String text(ScheduleBench.Result result) {
        return String.format(
                Locale.ROOT,
                """
                %,d checks, each of a data set of its own
                due                       %,9.0f a second
                run, judged and kept      %,9.0f a second, in %,.0f commits
                told to a window          %,9.0f a second
                processor time of a run   %,9.0f microseconds
                late, p50 / p99 / most    %9.2f / %.2f / %.2f ms
                an executor of nothing    %9.2f / %.2f / %.2f ms
                heap after a collection   %,9.0f MB\
                """,
                result.checks(),
                result.rates().wanted(),
                result.rates().runs(),
                result.rates().commits(),
                result.rates().shown(),
                result.rates().cpuMicros(),
                result.late().p50(),
                result.late().p99(),
                result.late().most(),
                result.reference().p50(),
                result.reference().p99(),
                result.reference().most(),
                result.heapBytes() / 1e6);
    }

    private static String json(ScheduleBench.Result result) {
        return String.format(
                Locale.ROOT,
                "{\"schema\": \"tocsin/bench-schedule/1\", \"checks\": %d, \"duePerSecond\": %.1f, \"keptPerSecond\": %.1f, \"commitsPerSecond\": %.1f, \"shownPerSecond\": %.1f, \"cpuMicrosPerRun\": %.1f, \"lateP50Millis\": %.3f, \"lateP99Millis\": %.3f, \"referenceP50Millis\": %.3f, \"referenceP99Millis\": %.3f, \"heapMegabytes\": %.1f}",
                result.checks(),
                result.rates().wanted(),
                result.rates().runs(),
                result.rates().commits(),
                result.rates().shown(),
                result.rates().cpuMicros(),
                result.late().p50(),
                result.late().p99(),
                result.reference().p50(),
                result.reference().p99(),
                result.heapBytes() / 1e6);
    }
}
