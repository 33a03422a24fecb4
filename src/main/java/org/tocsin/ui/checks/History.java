package org.tocsin.ui.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.series.Point;

/**
 * What a check's measure was, and what its runs made of it.
 *
 * @param marks oldest first
 * @param thresholds fixed bounds, the worst severity first
 * @param runs newest first
 */
record History(Unit unit, List<Mark> marks, List<Threshold> thresholds, List<CheckRun> runs) {
    History {
        marks = List.copyOf(marks);
        thresholds = List.copyOf(thresholds);
        runs = List.copyOf(runs);
    }

    /** One value with what was expected of it then, as far as a run still tells. */
    record Mark(Instant at, double value, Optional<Severity> breach, Bounds bounds) {}

    record Threshold(String label, double value, Severity severity) {}

    /** Joins values with the runs that judged them: same time, newest run first. */
    static History of(Check check, List<Point> points, List<CheckRun> runs) {
        Map<Instant, CheckRun> judged = new HashMap<>();
        // A chart shows one segment: what a run said of another one does not belong there.
        String lead = runs.stream().findFirst().map(History::lead).orElse("");
        for (var run : runs.stream().filter(run -> lead(run).equals(lead)).toList()) {
            judged.putIfAbsent(run.occasion().partition().at(), run);
        }
        var marks = new ArrayList<Mark>();
        for (var point : points) {
            if (Double.isFinite(point.value())) {
                marks.add(mark(point, Optional.ofNullable(judged.get(point.at()))));
            }
        }
        return new History(check.measure().unit(), marks, thresholds(check), runs);
    }

    private static String lead(CheckRun run) {
        return run.findings().segments().lead();
    }

    private static Mark mark(Point point, Optional<CheckRun> run) {
        var judgement = run.map(CheckRun::judgement);
        return new Mark(
                point.at(),
                point.value(),
                judgement.flatMap(j -> Standing.severityOf(j.verdict())),
                judgement.map(j -> j.bounds()).orElse(Bounds.NONE));
    }

    private static List<Threshold> thresholds(Check check) {
        var unit = check.measure().unit();
        var thresholds = new ArrayList<Threshold>();
        for (var rule : check.rules()) {
            bound(rule.condition())
                    .ifPresent(bound ->
                            thresholds.add(
                                    new Threshold(
                                            Words.rule(rule, unit).replace(" when ", " "),
                                            bound,
                                            rule.severity())));
        }
        return thresholds;
    }

    private static OptionalDouble bound(Condition condition) {
        return switch (condition) {
            case Condition.Below(var bound) -> OptionalDouble.of(bound);
            case Condition.Above(var bound) -> OptionalDouble.of(bound);
            case Condition.Deviates _,
                    Condition.ZScore _,
                    Condition.Steady _,
                    Condition.Detects _ ->
                    OptionalDouble.empty();
        };
    }

    /** The newest runs. */
    List<CheckRun> latest(int limit) {
        return runs.subList(0, Math.min(limit, runs.size()));
    }

    /** For those who hear the chart instead of seeing it. */
    String words() {
        if (marks.isEmpty()) {
            return "No values yet";
        }
        var values = marks.stream().mapToDouble(Mark::value).summaryStatistics();
        long breaches = marks.stream().filter(mark -> mark.breach().isPresent()).count();
        return "%,d values from %s to %s, the newest %s, %,d in breach"
                .formatted(
                        marks.size(),
                        Words.value(values.getMin(), unit),
                        Words.value(values.getMax(), unit),
                        Words.value(marks.getLast().value(), unit),
                        breaches);
    }
}
