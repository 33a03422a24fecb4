package org.tocsin.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.ui.kit.FrameMeter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A measurement of one place of the window: opens it, measures, and prints what it cost. */
abstract class BenchWindowCommand implements Callable<Integer> {
    @Option(
            names = "--pulses",
            defaultValue = "300",
            description = "Frames to move for (default: ${DEFAULT-VALUE}).")
    private int pulses = 300;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    /** What it cost, for people and for programs. */
    record Answer(String text, String json) {}

    /**
     * Opens the place and measures it; blocks until that is done.
     *
     * @param pulses frames to move for, at least 2
     */
    abstract Answer measure(int pulses);

    @Override
    public final Integer call() {
        var answer = measure(Math.max(2, pulses));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(json ? answer.json() : answer.text());
        out.flush();
        return 0;
    }

    /** What a goal was, and whether it was met: {@code (goal 300, met)}. */
    static String goal(String goal, boolean met) {
        return " (goal: %s, %s)".formatted(goal, met ? "met" : "MISSED");
    }

    static String frames(String what, FrameMeter.Frames frames) {
        return line(
                "%-36s %8.1f frames/s   median %.1f ms, worst %.1f, %d of %d dropped",
                what,
                frames.perSecond(),
                frames.median(),
                frames.worst(),
                frames.dropped(),
                frames.pulses());
    }

    static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
