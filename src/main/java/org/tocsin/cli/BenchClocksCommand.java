package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.engine.ClockBench;
import org.tocsin.engine.InForce;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench clocks}: how long it takes to re-plan many incidents. */
@Command(
        name = "clocks",
        mixinStandardHelpOptions = true,
        description = "Measures how long it takes to reckon what is next for many open incidents.")
public final class BenchClocksCommand implements Callable<Integer> {
    /** Ten thousand incidents, in milliseconds. */
    private static final double GOAL = 100;

    private static final int GOAL_INCIDENTS = 10_000;

    @Option(
            names = "--incidents",
            defaultValue = "10000",
            description = "How many are open (default: ${DEFAULT-VALUE}).")
    private int incidents = 10_000;

    @Option(
            names = "--playbook",
            paramLabel = "NAME|DIR",
            defaultValue = "data-pipeline",
            description = "Whose rules (default: ${DEFAULT-VALUE}).")
    private String playbook = "data-pipeline";

    @Option(
            names = "--runs",
            defaultValue = "9",
            description = "Warm runs, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int runs = 9;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var reading =
                ShippedPlaybooks.read(playbook)
                        .orElseGet(() -> PlaybookReader.read(Path.of(playbook)));
        var rules =
                reading.playbook()
                        .orElseThrow(() ->
                                new Refused(
                                        "playbook %s cannot be used; see tocsin playbook lint"
                                                .formatted(playbook)));
        var around = new TeamSurroundings(rules, HolidaySource.NONE);
        var result =
                new ClockBench(InForce.of(rules, around), Math.max(1, incidents), Math.max(1, runs))
                        .run();
        PrintWriter out =
                spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(json ? json(result) : text(result));
        out.flush();
        return 0;
    }

    private String text(ClockBench.Result result) {
        var goal =
                result.incidents() == GOAL_INCIDENTS
                        ? result.timing().parallel() <= GOAL
                                ? " (goal: 100 ms, met)"
                                : " (goal: 100 ms, MISSED)"
                        : "";
        return String.format(
                Locale.ROOT,
                """
                %,d open incidents under the %d clock rules of %s
                re-planned, as the clocks do it  %9.2f ms%s
                re-planned, one after the other  %9.2f ms, %,.0f ns each
                as many instants sorted          %9.2f ms
                re-planned / sorted              %9.1f\
                """,
                result.incidents(),
                result.rules(),
                playbook,
                result.timing().parallel(),
                goal,
                result.timing().sequential(),
                result.nanosEach(),
                result.reference(),
                result.timing().parallel() / result.reference());
    }

    private static String json(ClockBench.Result result) {
        return String.format(
                Locale.ROOT,
                "{\"schema\": \"tocsin/bench-clocks/1\", \"incidents\": %d, \"rules\": %d, \"planned\": %d, \"replanMillis\": %.3f, \"oneByOneMillis\": %.3f, \"nanosEach\": %.1f, \"sortMillis\": %.3f, \"replanToSort\": %.3f}",
                result.incidents(),
                result.rules(),
                result.planned(),
                result.timing().parallel(),
                result.timing().sequential(),
                result.nanosEach(),
                result.reference(),
                result.timing().parallel() / result.reference());
    }
}
