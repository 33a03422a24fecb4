package org.tocsin.app;

import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench ui}: what a full board costs the window, beside an empty one in the same run. */
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        description = "Measures the board of incidents: a tick of the clock, and scrolling.")
final class BenchUiCommand extends BenchWindowCommand {
    /** One tick may cost the FX thread so many milliseconds. */
    private static final double GOAL = 2;

    private static final int TICKS = 120;

    @Option(
            names = "--incidents",
            defaultValue = "10000",
            description = "Open incidents on the board (default: ${DEFAULT-VALUE}).")
    private int incidents = 10_000;

    @Override
    Answer measure(int pulses) {
        var asked = new BenchUi.Asked(Math.max(1, incidents), TICKS, pulses);
        var result = new BenchUi(asked, InstantSource.system().instant()).run();
        return new Answer(text(result), json(result));
    }

    private String text(BenchUi.Result result) {
        var tick = result.tick();
        return String.join(
                "\n",
                line("%,d open incidents on the board, 1280 x 800", incidents),
                line("%-36s %8.1f ms", "board made and laid out", result.loaded()),
                line(
                                "%-36s %8.2f ms   p95 %.2f, worst %.2f",
                                "a tick on the FX thread", tick.median(), tick.p95(), tick.worst())
                        + goal("under 2 ms", tick.p95() < GOAL),
                line(
                        "%-36s %8.2f ms   board / label %.1f",
                        "  of a single label",
                        result.oneLabel().median(),
                        tick.median() / result.oneLabel().median()),
                frames("scrolling", result.scrolling())
                        + goal(
                                "none dropped more than still",
                                result.scrolling().dropped() <= result.still().dropped()),
                frames("  the same window still", result.still()));
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
}
