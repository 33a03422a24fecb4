package org.tocsin.domain.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.domain.check.Reading.Tested;

/**
 * How good the newest runs found a data set, from 0 to 1 (C-23). A broken or learning check says
 * nothing about the data and does not count; with nothing to count there is no score.
 *
 * @param tested checks and how many of them failed, or rows, as was asked for
 */
public record Quality(OptionalDouble score, Tested tested) {
    /** Reckons the score of checks that all look at one data set. */
    public static Quality of(List<Standing> standings, Hindsight.QualityOf how) {
        var judged = standings.stream().filter(each -> each.passed() || each.breached()).toList();
        return switch (how.scoring()) {
            case CHECKS -> byChecks(judged, how.weights());
            case ROWS -> byRows(judged);
        };
    }

    private static Quality byChecks(List<Standing> judged, Map<String, Double> weights) {
        double all = 0;
        double passed = 0;
        for (var standing : judged) {
            double weight = weight(standing.check(), weights);
            all += weight;
            passed += standing.passed() ? weight : 0;
        }
        long failed = judged.stream().filter(Standing::breached).count();
        return new Quality(
                all == 0 ? OptionalDouble.empty() : OptionalDouble.of(passed / all),
                new Tested(judged.size(), OptionalLong.of(failed)));
    }

    private static double weight(Check check, Map<String, Double> weights) {
        return check.rules().stream()
                .findFirst()
                .map(worst -> weights.getOrDefault(worst.severity().id(), 1.0))
                .orElse(1.0);
    }

    private static Quality byRows(List<Standing> judged) {
        long rows = 0;
        long failing = 0;
        for (var standing : judged) {
            var tested = standing.run().findings().tested();
            // A query that returns only failing rows does not say how many it looked at.
            if (tested.failing().isPresent() && !isQuery(standing.check())) {
                rows += tested.rows();
                failing += Math.min(tested.failing().getAsLong(), tested.rows());
            }
        }
        return new Quality(
                rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (double) failing / rows),
                new Tested(rows, OptionalLong.of(failing)));
    }

    private static boolean isQuery(Check check) {
        return check.measure().formula() instanceof Formula.Query;
    }
}
