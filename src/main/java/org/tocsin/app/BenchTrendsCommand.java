package org.tocsin.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.ui.kit.FrameMeter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench trends}: what a chart of a very long series costs the window. */
@Command(
        name = "trends",
        mixinStandardHelpOptions = true,
        description = "Measures the chart of a long series: first picture, zoom, pan, memory.")
final class BenchTrendsCommand implements Callable<Integer> {
    /** Until something is seen, in milliseconds. */
    private static final double FIRST = 300;

    private static final double FRAMES = 30;

    @Option(
            names = "--points",
            defaultValue = "1000000",
            description = "Values of the series, one a minute (default: ${DEFAULT-VALUE}).")
    private int points = 1_000_000;

    @Option(
            names = "--pulses",
            defaultValue = "300",
            description = "Frames to zoom and to pan for (default: ${DEFAULT-VALUE}).")
    private int pulses = 300;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var result = new BenchTrends(Math.max(1_000, points), Math.max(2, pulses)).run();
        var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(json ? json(result) : text(result));
        out.flush();
        return 0;
    }

    private String text(BenchTrends.Result result) {
        var frames = result.frames();
        return String.join(
                "\n",
                line("The trend of %,d values out of a store on disk, 1280x800", points),
                line(
                        "%-36s %8.0f ms, %.0f of work (goal %.0f%s)",
                        "first picture, the newest values",
                        result.first(),
                        result.firstWork(),
                        FIRST,
                        result.first() < FIRST ? ", met" : ", MISSED"),
                line("%-36s %8.0f ms", "all values read and drawn", result.whole()),
                frames("zooming over all of them", frames.zooming())
                        + work(frames.zoomCost())
                        + goal(frames.zooming()),
                frames("panning", frames.panning())
                        + work(frames.panCost())
                        + goal(frames.panning()),
                frames("  the same window still", frames.still()),
                line("%-36s %8.1f MB", "memory held by the place", result.heldMegabytes()));
    }

    private static String work(BenchTrends.Cost cost) {
        return line(", %.1f ms of work a frame", cost.aFrame());
    }

    private static String goal(FrameMeter.Frames frames) {
        return line(" (goal %.0f%s)", FRAMES, frames.perSecond() >= FRAMES ? ", met" : ", MISSED");
    }

    private static String frames(String what, FrameMeter.Frames frames) {
        return line(
                "%-36s %8.1f frames/s   median %.1f ms, worst %.1f",
                what, frames.perSecond(), frames.median(), frames.worst());
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

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
