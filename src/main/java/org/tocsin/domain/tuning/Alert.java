package org.tocsin.domain.tuning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Replay;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.series.Point;

/**
 * One thing that people hear of: from the first point in breach to the last, as an incident joins
 * them.
 *
 * @param worst of all its points
 * @param first the first point in breach; {@code last} may be the same
 */
public record Alert(CheckId check, Severity worst, Point first, Point last, List<Call> calls) {
    public Alert {
        calls = List.copyOf(calls);
    }

    /**
     * A severity that is reached with it, which is when somebody may be called; a better one later
     * calls nobody.
     *
     * @param at when the run found it; empty of a check that runs only when asked
     */
    public record Call(Severity severity, Optional<Instant> at) {}

    /**
     * @param judged oldest first
     * @param told see {@link Replay.Surroundings}
     * @param goodRuns how many healthy points in a row end an alert, 1 or more
     */
    public static List<Alert> of(
            CheckId check,
            List<Replay.Judged> judged,
            Function<Point, Optional<Instant>> told,
            int goodRuns) {
        var alerts = new ArrayList<Alert>();
        Optional<Alert> open = Optional.empty();
        int good = 0;
        for (var each : judged) {
            switch (each.verdict()) {
                case Verdict.Breach(var severity) -> {
                    var call = new Call(severity, told.apply(each.point()));
                    open =
                            Optional.of(
                                    open.map(alert -> alert.with(each.point(), call))
                                            .orElseGet(() -> first(check, each.point(), call)));
                    good = 0;
                }
                case Verdict.Healthy _ -> good++;
                case Verdict.Learning _, Verdict.Broken _ -> {}
            }
            if (good >= goodRuns) {
                open.ifPresent(alerts::add);
                open = Optional.empty();
            }
        }
        open.ifPresent(alerts::add);
        return List.copyOf(alerts);
    }

    private static Alert first(CheckId check, Point point, Call call) {
        return new Alert(check, call.severity(), point, point, List.of(call));
    }

    private Alert with(Point point, Call call) {
        boolean worse = call.severity().compareTo(worst) < 0;
        var all = new ArrayList<>(calls);
        if (worse) {
            all.add(call);
        }
        return new Alert(check, worse ? call.severity() : worst, first, point, all);
    }
}
