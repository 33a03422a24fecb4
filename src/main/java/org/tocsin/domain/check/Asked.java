package org.tocsin.domain.check;

import java.util.List;
import java.util.OptionalDouble;
import org.tocsin.domain.series.Baseline;

/** What one rule says of the newest value, and the band it would have let it lie in. */
record Asked(Rule rule, Outcome outcome, Band band) {

    sealed interface Outcome {
        /**
         * @param why a detector's reason, else empty
         */
        record Met(String why) implements Outcome {}

        record NotMet() implements Outcome {}

        record NotYet(int have, int need) implements Outcome {}

        /** A detector that has learned enough and still has nothing to hold the value against. */
        record Unjudged(String why) implements Outcome {}

        /** A percentage of nothing is not a number (semantics: Contradictions). */
        record NoBaseline() implements Outcome {}
    }

    record Band(OptionalDouble expected, double lower, double upper, OptionalDouble score) {
        static final Band OPEN =
                new Band(
                        OptionalDouble.empty(),
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        OptionalDouble.empty());
    }

    /** A rule on several points in a row holds when each of them meets it against its own past. */
    static Asked of(Rule rule, double value, Past past) {
        var newest = step(rule.condition(), value, past);
        var outcome = newest.outcome();
        for (int back = 1; back < rule.inARow() && outcome instanceof Outcome.Met; back++) {
            int index = past.points().size() - back;
            if (index < 0) {
                outcome = new Outcome.NotYet(past.points().size(), rule.inARow() - 1);
            } else {
                double earlier = past.points().get(index).value();
                outcome = step(rule.condition(), earlier, past.before(index)).outcome();
            }
        }
        return new Asked(rule, outcome, newest.band());
    }

    /** What a condition says of one value by itself, without points in a row. */
    static Outcome alone(Condition condition, double value, Past past) {
        return step(condition, value, past).outcome();
    }

    private record Step(Outcome outcome, Band band) {
        static Step of(boolean met, Band band) {
            return new Step(met ? new Outcome.Met("") : new Outcome.NotMet(), band);
        }
    }

    private static Step step(Condition condition, double value, Past past) {
        return switch (condition) {
            case Condition.Below(var bound) ->
                    Step.of(
                            value < bound,
                            new Band(
                                    OptionalDouble.empty(),
                                    bound,
                                    Double.POSITIVE_INFINITY,
                                    OptionalDouble.empty()));
            case Condition.Above(var bound) ->
                    Step.of(
                            value > bound,
                            new Band(
                                    OptionalDouble.empty(),
                                    Double.NEGATIVE_INFINITY,
                                    bound,
                                    OptionalDouble.empty()));
            case Condition.Deviates deviates -> deviation(deviates, value, past.values());
            case Condition.ZScore zScore -> zScore(zScore, value, past.values());
            case Condition.Steady steady -> steady(steady, value, past.values());
            case Condition.Detects detects -> {
                var answer = Detecting.of(detects, value, past);
                yield new Step(answer.outcome(), answer.band());
            }
        };
    }

    /** What moves by a share of nothing has no baseline, like a percentage of nothing. */
    private static Step steady(Condition.Steady rule, double value, List<Double> history) {
        if (history.size() < rule.previous()) {
            return new Step(new Outcome.NotYet(history.size(), rule.previous()), Band.OPEN);
        }
        var earlier = history.subList(history.size() - rule.previous(), history.size());
        if (earlier.contains(0.0) || earlier.contains(-0.0)) {
            return new Step(new Outcome.NoBaseline(), Band.OPEN);
        }
        return Step.of(
                earlier.stream()
                        .allMatch(
                                point -> Math.abs(value - point) / Math.abs(point) < rule.share()),
                Band.OPEN);
    }

    private static Step deviation(Condition.Deviates rule, double value, List<Double> history) {
        if (history.size() < rule.previous()) {
            return new Step(new Outcome.NotYet(history.size(), rule.previous()), Band.OPEN);
        }
        double mean = baseline(history, rule.previous()).mean();
        if (mean == 0) {
            return new Step(new Outcome.NoBaseline(), Band.OPEN);
        }
        double moved = (value - mean) / Math.abs(mean);
        double reach = rule.share() * Math.abs(mean);
        return Step.of(
                beyond(moved, rule.share(), rule.direction()),
                band(mean, reach, rule.direction(), OptionalDouble.empty()));
    }

    private static Step zScore(Condition.ZScore rule, double value, List<Double> history) {
        if (history.size() < rule.previous()) {
            return new Step(new Outcome.NotYet(history.size(), rule.previous()), Band.OPEN);
        }
        var baseline = baseline(history, rule.previous());
        double mean = baseline.mean();
        if (baseline.flat()) {
            return Step.of(
                    beyond(value - mean, 0, rule.direction()),
                    band(mean, 0, rule.direction(), OptionalDouble.empty()));
        }
        double z = (value - mean) / baseline.deviation();
        return Step.of(
                beyond(z, rule.threshold(), rule.direction()),
                band(
                        mean,
                        rule.threshold() * baseline.deviation(),
                        rule.direction(),
                        OptionalDouble.of(z)));
    }

    private static Baseline baseline(List<Double> history, int previous) {
        return Baseline.of(history.subList(history.size() - previous, history.size()));
    }

    private static boolean beyond(double moved, double limit, Condition.Direction direction) {
        return switch (direction) {
            case UP -> moved > limit;
            case DOWN -> -moved > limit;
            case BOTH -> Math.abs(moved) > limit;
        };
    }

    private static Band band(
            double mean, double reach, Condition.Direction direction, OptionalDouble score) {
        return new Band(
                OptionalDouble.of(mean),
                direction == Condition.Direction.UP ? Double.NEGATIVE_INFINITY : mean - reach,
                direction == Condition.Direction.DOWN ? Double.POSITIVE_INFINITY : mean + reach,
                score);
    }
}
