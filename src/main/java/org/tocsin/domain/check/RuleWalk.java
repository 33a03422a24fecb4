package org.tocsin.domain.check;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Asked.Outcome;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detector;

/**
 * Asks one rule about a series point after point. It says of each what {@link Asked} says of it
 * with all points before it, but looks at every point once, so that a year is asked in no time.
 */
final class RuleWalk {
    private final Rule rule;
    private final ZoneId zone;
    private final Optional<Detector> detector;
    private final List<Point> learned = new ArrayList<>();

    /** How many of the newest learned points in a row meet the condition. */
    private int inARow;

    /** What came of the newest learned point that does not. */
    private Optional<Outcome> unmet = Optional.empty();

    RuleWalk(Rule rule, ZoneId zone) {
        this.rule = rule;
        this.zone = zone;
        this.detector =
                rule.condition() instanceof Condition.Detects(var settings, _, _)
                        ? Optional.of(settings.detector(zone))
                        : Optional.empty();
    }

    Rule rule() {
        return rule;
    }

    /**
     * @param learns whether later points are held against this one; not in an excluded stretch
     */
    Outcome next(Point point, boolean learns) {
        int known = learned.size();
        var outcome = alone(point, learns);
        var said = outcome instanceof Outcome.Met ? inARow(outcome, known) : outcome;
        if (learns) {
            learned.add(point);
            inARow = outcome instanceof Outcome.Met ? inARow + 1 : 0;
            unmet = outcome instanceof Outcome.Met ? unmet : Optional.of(outcome);
        }
        return said;
    }

    /** Too few in a row: the nearest that does not meet it decides, or there are too few at all. */
    private Outcome inARow(Outcome met, int known) {
        return inARow >= rule.inARow() - 1
                ? met
                : unmet.orElseGet(() -> new Outcome.NotYet(known, rule.inARow() - 1));
    }

    private Outcome alone(Point point, boolean learns) {
        return switch (rule.condition()) {
            case Condition.Below _, Condition.Above _ -> held(point, 0);
            case Condition.Deviates(_, var previous, _) -> held(point, previous);
            case Condition.ZScore(_, var previous, _) -> held(point, previous);
            case Condition.Steady(_, var previous) -> held(point, previous);
            case Condition.Detects detects ->
                    detected(detects, detector.orElseThrow(), point, learns);
        };
    }

    private Outcome held(Point point, int previous) {
        int size = learned.size();
        var past = learned.subList(Math.max(0, size - previous), size);
        return Asked.alone(rule.condition(), point.value(), new Past(past, point.at(), zone));
    }

    private Outcome detected(
            Condition.Detects detects, Detector judge, Point point, boolean learns) {
        var said = judge.judge(point);
        var known = new Outcome.NotYet(learned.size(), judge.warmUp());
        if (learns) {
            judge.learn(point, said);
        }
        return Detecting.answer(detects, point.value(), said, known).outcome();
    }
}
