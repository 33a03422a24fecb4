package org.tocsin.domain.check;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Asked.Band;
import org.tocsin.domain.check.Asked.Outcome;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection;

/**
 * Asks a detector for the sake of a rule: it breaches when the detector finds an anomaly on the
 * side that counts and, where the rule names a share, further from the expected value than that
 * (D-4; 000's percentages).
 */
final class Detecting {
    private Detecting() {}

    /** What came of it, with the band that the rule would have let the value lie in. */
    record Answer(Outcome outcome, Band band) {}

    static Answer of(Condition.Detects rule, double value, Past past) {
        var detector = rule.detector().detector(past.zone());
        past.points().forEach(detector::recall);
        var said = detector.judge(new Point(past.at(), value));
        return answer(
                rule, value, said, new Outcome.NotYet(past.points().size(), detector.warmUp()));
    }

    /**
     * What a rule makes of what a detector has said.
     *
     * @param known how many points it had learned by then, and how many it needs
     */
    static Answer answer(
            Condition.Detects rule, double value, Detection said, Outcome.NotYet known) {
        return switch (said.outcome()) {
            case LEARNING, NO_VALUE ->
                    known.have() < known.need()
                            ? unknown(known)
                            : unknown(new Outcome.Unjudged(said.reason()));
            case NORMAL, ANOMALY -> judged(rule, value, said);
        };
    }

    private static Answer unknown(Outcome outcome) {
        return new Answer(outcome, Band.OPEN);
    }

    private static Answer judged(Condition.Detects rule, double value, Detection said) {
        var expected = said.band().expected();
        var band = band(rule, said);
        if (rule.beyond() > 0 && expected.isPresent() && expected.getAsDouble() == 0) {
            var outcome = new Outcome.Unjudged("no percentage of 0, which is what was expected");
            return new Answer(outcome, band);
        }
        boolean met =
                said.fired()
                        && side(rule.direction(), value, said.band())
                        && far(rule.beyond(), value, expected);
        return new Answer(met ? new Outcome.Met(said.reason()) : new Outcome.NotMet(), band);
    }

    private static boolean side(Condition.Direction direction, double value, Detection.Band band) {
        double middle = band.expected().orElse((band.lower() + band.upper()) / 2);
        return switch (direction) {
            case UP -> value > middle;
            case DOWN -> value < middle;
            case BOTH -> true;
        };
    }

    private static boolean far(double share, double value, OptionalDouble expected) {
        return share == 0
                || expected.isEmpty()
                || Math.abs(value - expected.getAsDouble())
                        > share * Math.abs(expected.getAsDouble());
    }

    /** The detector's own band, as much wider as the share asks. */
    private static Band band(Condition.Detects rule, Detection said) {
        var own = said.band();
        double lower = own.lower();
        double upper = own.upper();
        if (own.expected().isPresent()) {
            double expected = own.expected().getAsDouble();
            double reach = rule.beyond() * Math.abs(expected);
            lower = Math.min(lower, expected - reach);
            upper = Math.max(upper, expected + reach);
        }
        return new Band(
                own.expected(),
                rule.direction() == Condition.Direction.UP ? Double.NEGATIVE_INFINITY : lower,
                rule.direction() == Condition.Direction.DOWN ? Double.POSITIVE_INFINITY : upper,
                OptionalDouble.empty());
    }

    /** How far a value lies from the expected one, where there is a percentage of it. */
    static Optional<Double> moved(double value, OptionalDouble expected) {
        return expected.isPresent() && expected.getAsDouble() != 0
                ? Optional.of(
                        Math.abs(value - expected.getAsDouble()) / Math.abs(expected.getAsDouble()))
                : Optional.empty();
    }
}
