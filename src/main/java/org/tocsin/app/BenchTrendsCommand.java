package org.tocsin.app;

import org.tocsin.ui.kit.FrameMeter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench trends}: what a chart of a very long series costs the window. */
@Command(
        name = "trends",
        mixinStandardHelpOptions = true,
        description = "Measures the chart of a long series: first picture, zoom, pan, memory.")
final class BenchTrendsCommand extends BenchWindowCommand {
    /** Until something is seen, in milliseconds. */
    private static final double FIRST = 300;

    private static final double FRAMES = 30;

    @Option(
            names = "--points",
            defaultValue = "1000000",
            description = "Values of the series, one a minute (default: ${DEFAULT-VALUE}).")
    private int points = 1_000_000;

    @Override
    Answer measure(int pulses) {
        var result = new BenchTrends(Math.max(1_000, points), pulses).run();
        return new Answer(text(result), json(result));
    }

    private String text(BenchTrends.Result result) {
        var frames = result.frames();
        return String.join(
                "\n",
                line("The trend of %,d values out of a store on disk, 1280x800", points),
                line(
                                "%-36s %8.0f ms, %.0f of work",
                                "first picture, the newest values",
                                result.first(),
                                result.firstWork())
                        + goal("under 300 ms", result.first() < FIRST),
                line("%-36s %8.0f ms", "all values read and drawn", result.whole()),
                moving("zooming over all of them", frames.zooming(), frames.zoomCost()),
                moving("panning", frames.panning(), frames.panCost()),
                frames("  the same window still", frames.still()),
                line("%-36s %8.1f MB", "memory held by the place", result.heldMegabytes()));
    }

    private static String moving(String what, FrameMeter.Frames frames, BenchTrends.Cost cost) {
        return frames(what, frames)
                + line(", %.1f ms of work a frame", cost.aFrame())
                + goal("30 frames/s", frames.perSecond() >= FRAMES);
    }

    private String json(BenchTrends.Result result) {
        var frames = result.frames();
        return line(
                "{\"schema\": \"tocsin/bench-trends/1\", \"points\": %d, \"firstMillis\": %.1f, \"wholeMillis\": %.1f, \"zoomFramesPerSecond\": %.1f, \"panFramesPerSecond\": %.1f, \"stillFramesPerSecond\": %.1f, \"zoomWorkMillis\": %.2f, \"panWorkMillis\": %.2f, \"heldMegabytes\": %.1f}",
                points,
                result.first(),
                result.whole(),
                frames.zooming().perSecond(),
                frames.panning().perSecond(),
                frames.still().perSecond(),
                frames.zoomCost().aFrame(),
                frames.panCost().aFrame(),
                result.heldMegabytes());
    }
}
