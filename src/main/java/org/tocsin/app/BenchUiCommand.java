package org.tocsin.app;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.ui.kit.FrameMeter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench ui}: what a full board costs the window, beside an empty one in the same run. */
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        description = "Measures the board of incidents: a tick of the clock, and scrolling.")
final class BenchUiCommand implements Callable<Integer> {
    /** One tick may cost the FX thread so many milliseconds. */
    private static final double GOAL = 2;

    @Option(
            names = "--incidents",
            defaultValue = "10000",
            description = "Open incidents on the board (default: ${DEFAULT-VALUE}).")
    private int incidents = 10_000;

    @Option(
            names = "--pulses",
            defaultValue = "300",
            description = "Frames to scroll for (default: ${DEFAULT-VALUE}).")
    private int pulses = 300;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var asked = new BenchUi.Asked(Math.max(1, incidents), 120, Math.max(2, pulses));
        var result = new BenchUi(asked, InstantSource.system().instant()).run();
        var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(json ? json(result) : text(result));
        out.flush();
        return 0;
    }

    private String text(BenchUi.Result result) {
        var tick = result.tick();
        return String.join(
                "\n",
                line("%,d open incidents on the board, 1280 x 800", incidents),
                line("%-36s %8.1f ms", "board made and laid out", result.loaded()),
                line(
                        "%-36s %8.2f ms   p95 %.2f, worst %.2f (goal: under %.0f%s)",
                        "a tick on the FX thread",
                        tick.median(),
                        tick.p95(),
                        tick.worst(),
                        GOAL,
                        tick.p95() < GOAL ? ", met" : ", MISSED"),
                line(
                        "%-36s %8.2f ms   board / label %.1f",
                        "  of a single label",
                        result.oneLabel().median(),
                        tick.median() / result.oneLabel().median()),
                frames("scrolling", result.scrolling())
                        + (result.scrolling().dropped() <= result.still().dropped()
                                ? " (goal: none more than still, met)"
                                : " (goal: none more than still, MISSED)"),
                frames("  the same window still", result.still()));
    }

    private static String frames(String what, FrameMeter.Frames frames) {
        return line(
                "%-36s %8.1f pulses/s   median %.1f ms, worst %.1f, %d of %d dropped",
                what,
                frames.perSecond(),
                frames.median(),
                frames.worst(),
                frames.dropped(),
                frames.pulses());
    }

    private String json(BenchUi.Result result) {
        return line(
                "{\"schema\": \"tocsin/bench-ui/1\", \"incidents\": %d, \"loadedMillis\": %.1f, \"tickMillis\": %.3f, \"tickP95Millis\": %.3f, \"labelMillis\": %.3f, \"scrollPulsesPerSecond\": %.1f, \"scrollDropped\": %d, \"stillPulsesPerSecond\": %.1f, \"stillDropped\": %d, \"pulses\": %d}",
                incidents,
                result.loaded(),
                result.tick().median(),
                result.tick().p95(),
                result.oneLabel().median(),
                result.scrolling().perSecond(),
                result.scrolling().dropped(),
                result.still().perSecond(),
                result.still().dropped(),
                result.still().pulses());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
