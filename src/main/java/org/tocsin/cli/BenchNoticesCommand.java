package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.engine.InForce;
import org.tocsin.engine.NoticeBench;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench notices}: from a breach to a page, and a storm of breaches. */
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long a breach takes to be a page on the wire, everything on the disk first,",
            "and what becomes of thousands of breaches in a minute; beside plain sends in the same run."
        })
public final class BenchNoticesCommand implements Callable<Integer> {
    private static final double MEGA = 1024.0 * 1024.0;

    @Option(
            names = "--pages",
            defaultValue = "300",
            description = "How many breaches by themselves (default: ${DEFAULT-VALUE}).")
    private int pages = 300;

    @Option(
            names = "--breaches",
            defaultValue = "5000",
            description = "How many in the storm (default: ${DEFAULT-VALUE}).")
    private int breaches = 5_000;

    @Option(
            names = "--playbook",
            paramLabel = "NAME|DIR",
            defaultValue = "data-pipeline",
            description = "Whose rules (default: ${DEFAULT-VALUE}).")
    private String playbook = "data-pipeline";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var reading =
                ShippedPlaybooks.read(playbook)
                        .orElseGet(() -> PlaybookReader.read(Path.of(playbook)));
        var rules =
                reading.playbook()
                        .orElseThrow(() ->
                                new Refused(
                                        "playbook %s cannot be used; see tocsin playbook lint"
                                                .formatted(playbook)));
        var inForce = InForce.of(rules, new TeamSurroundings(rules, HolidaySource.NONE));
        Path folder = Files.createTempDirectory("tocsin-bench-notices");
        try {
            var bench = new NoticeBench(inForce, folder);
            var latency = bench.latency(Math.max(1, pages));
            var storm = bench.storm(Math.max(1, breaches));
            print(json ? json(latency, storm) : text(latency, storm));
        } finally {
            clear(folder);
        }
        return Exit.FINE;
    }

    private String text(NoticeBench.Latency latency, NoticeBench.Storm storm) {
        var flow = storm.flow();
        var rates = storm.rates();
        return String.format(
                Locale.ROOT,
                """
                breach to first page, %,d times      p50 %6.2f ms (goal: under 5, %s)  p99 %6.2f ms (goal: under 20, %s)
                the same send by itself            p50 %6.2f ms                  p99 %6.2f ms
                breach to page / plain send        p50 %6.1f                     p99 %6.1f

                %,d breaches in a minute: %,d notices by the rules of %s, %,d lost
                %,d notices sent in %,d messages to %d destinations within %d s at one a second each (%s), %,d moot
                absorbed, on the disk              %,10.0f notices per second (goal: 2,000, %s)
                sent, in bundles                   %,10.0f notices per second
                plain sends without a store        %,10.0f per second
                absorbed / plain                   %10.2f
                heap with all of them              %10.1f MB\
                """,
                pages,
                latency.half(),
                met(latency.half() < 5),
                latency.most(),
                met(latency.most() < 20),
                latency.plainHalf(),
                latency.plainMost(),
                latency.half() / latency.plainHalf(),
                latency.most() / latency.plainMost(),
                breaches,
                storm.notices(),
                playbook,
                storm.lost(),
                flow.sent(),
                flow.messages(),
                flow.destinations(),
                flow.drained().toSeconds(),
                storm.inPace() ? "none got more" : "EXCEEDED",
                flow.moot(),
                rates.absorbed(),
                met(rates.absorbed() >= 2_000),
                rates.sent(),
                rates.plain(),
                rates.absorbed() / rates.plain(),
                rates.heap() / MEGA);
    }

    private static String met(boolean met) {
        return met ? "met" : "MISSED";
    }

    private String json(NoticeBench.Latency latency, NoticeBench.Storm storm) {
        var flow = storm.flow();
        var rates = storm.rates();
        return String.format(
                Locale.ROOT,
                "{\"schema\": \"tocsin/bench-notices/1\", \"pages\": %d, \"pageMillis\": {\"p50\": %.3f, \"p99\": %.3f}, \"plainMillis\": {\"p50\": %.3f, \"p99\": %.3f}, \"breaches\": %d, \"notices\": %d, \"lost\": %d, \"sent\": %d, \"moot\": %d, \"messages\": %d, \"destinations\": %d, \"drainedSeconds\": %d, \"inPace\": %b, \"absorbedPerSecond\": %.0f, \"sentPerSecond\": %.0f, \"plainPerSecond\": %.0f, \"absorbedToPlain\": %.3f, \"heapMegabytes\": %.1f}",
                pages,
                latency.half(),
                latency.most(),
                latency.plainHalf(),
                latency.plainMost(),
                breaches,
                storm.notices(),
                storm.lost(),
                flow.sent(),
                flow.moot(),
                flow.messages(),
                flow.destinations(),
                flow.drained().toSeconds(),
                storm.inPace(),
                rates.absorbed(),
                rates.sent(),
                rates.plain(),
                rates.absorbed() / rates.plain(),
                rates.heap() / MEGA);
    }

    private void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private static void clear(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
