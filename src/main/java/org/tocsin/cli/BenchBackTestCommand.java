package org.tocsin.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.engine.BackTestBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench back-test}: how fast rules are tried on a year of daily points. */
@Command(
        name = "back-test",
        mixinStandardHelpOptions = true,
        description = {
            "Measures back-tests of many checks over a year of daily points, and one step of a"
                    + " slider.",
            "Beside the same points judged run by run, as checks do, in the same run. The goal is"
                    + " under 2 s for 200 checks and under 100 ms for a step."
        })
public final class BenchBackTestCommand implements Callable<Integer> {
    private static final double GOAL = 2_000;
    private static final double GOAL_STEP = 100;
    private static final int GOAL_CHECKS = 200;

    @Option(
            names = "--checks",
            defaultValue = "200",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int checks = GOAL_CHECKS;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "Warm runs, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (checks < 1 || runs < 1) {
            throw new Refused("--checks and --runs are at least 1");
        }
        var result = new BackTestBench(checks, runs).run();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(json ? json(result) : text(result));
        out.flush();
        return Exit.FINE;
    }

    private static String text(BackTestBench.Result result) {
        return String.format(
                Locale.ROOT,
                """
                %,d checks over 365 daily points, rules in force and tried
                back-test of all                %9.1f ms%s
                one step of a slider            %9.2f ms%s
                one set judged run by run       %9.1f ms
                back-test / run by run          %9.2f\
                """,
                result.checks(),
                result.all(),
                result.checks() == GOAL_CHECKS ? met(result.all(), GOAL) : "",
                result.step(),
                met(result.step(), GOAL_STEP),
                result.reference(),
                result.all() / result.reference());
    }

    private static String met(double millis, double goal) {
        return String.format(
                Locale.ROOT, " (goal: %,.0f ms, %s)", goal, millis <= goal ? "met" : "MISSED");
    }

    private static String json(BackTestBench.Result result) {
        return String.format(
                Locale.ROOT,
                "{\"schema\": \"tocsin/bench-back-test/1\", \"checks\": %d, \"allMillis\": %.2f, \"stepMillis\": %.3f, \"runByRunMillis\": %.2f, \"backTestToRunByRun\": %.3f}",
                result.checks(),
                result.all(),
                result.step(),
                result.reference(),
                result.all() / result.reference());
    }
}
