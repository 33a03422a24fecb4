package org.tocsin.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench metrics}: what the page of response metrics costs on a year of incidents. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description = "Measures the page of response metrics on a made-up year of incidents.")
final class BenchMetricsCommand implements Callable<Integer> {
    /** Until the page is drawn, in milliseconds. */
    private static final double GOAL = 300;

    @Option(
            names = "--incidents",
            defaultValue = "5000",
            description = "Incidents of the year (default: ${DEFAULT-VALUE}).")
    private int incidents = 5_000;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var result = new BenchMetrics(Math.max(50, incidents)).run();
        var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(json ? json(result) : text(result));
        out.flush();
        return 0;
    }

    private String text(BenchMetrics.Result result) {
        return String.join(
                "\n",
                line(
                        "A year of %,d incidents, %,d events, out of a store on disk; 1280x800",
                        incidents, result.events()),
                line("%-36s %8.0f ms", "logs folded, as at every start", result.folded()),
                line("%-36s %8.1f ms", "incidents reckoned from memory", result.reckoned()),
                line(
                        "%-36s %8.0f ms, %.0f of work",
                        "page, first in the process", result.first().wall(), result.first().work()),
                line(
                        "%-36s %8.0f ms, %.0f of work (goal: under %.0f, %s)",
                        "page opened",
                        result.again().wall(),
                        result.again().work(),
                        GOAL,
                        result.again().wall() < GOAL ? "met" : "MISSED"));
    }

    private String json(BenchMetrics.Result result) {
        return line(
                "{\"schema\": \"tocsin/bench-metrics/1\", \"incidents\": %d, \"events\": %d, \"foldedMillis\": %.1f, \"reckonedMillis\": %.2f, \"firstMillis\": %.1f, \"againMillis\": %.1f, \"againWorkMillis\": %.1f}",
                incidents,
                result.events(),
                result.folded(),
                result.reckoned(),
                result.first().wall(),
                result.again().wall(),
                result.again().work());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
