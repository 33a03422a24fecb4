package org.tocsin.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long each step of a start took, reckoned from the start of the process. The operating system
 * knows that instant to a hundredth of a second.
 */
final class Timings {
    private final Instant born =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    private final List<Step> steps = new ArrayList<>();

    private record Step(String name, Duration since) {}

    synchronized void mark(String step) {
        steps.add(new Step(step, Duration.between(born, Instant.now())));
    }

    synchronized void print(PrintWriter out) {
        Duration before = Duration.ZERO;
        for (var step : steps) {
            out.printf(
                    "%6d ms  +%5d ms  %s%n",
                    step.since().toMillis(), step.since().minus(before).toMillis(), step.name());
            before = step.since();
        }
        out.flush();
    }
}
