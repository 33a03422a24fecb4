package org.tocsin.domain.series.detect;

import java.util.OptionalDouble;

/**
 * What a detector says of one point.
 *
 * @param score from 0 to 1, the higher the stranger; 0.5 exactly at the detector's threshold
 *     (semantics: Detectors)
 * @param reason a few words for people, without the value
 */
public record Detection(Band band, double score, Outcome outcome, String reason) {

    public enum Outcome {
        /** Not enough history yet, or none that a value can be held against. */
        LEARNING,
        NORMAL,
        ANOMALY,
        /** The point has no finite value. */
        NO_VALUE
    }

    /**
     * What was expected, in the units of the value.
     *
     * @param expected absent while learning, and of detectors that expect nothing in particular
     * @param lower minus infinity where there is no lower bound
     * @param upper infinity where there is no upper bound
     */
    public record Band(OptionalDouble expected, double lower, double upper) {
        public static final Band OPEN =
                new Band(
                        OptionalDouble.empty(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        static Band around(double expected, double reach) {
            return new Band(OptionalDouble.of(expected), expected - reach, expected + reach);
        }
    }

    static final Detection NO_VALUE =
            new Detection(Band.OPEN, 0, Outcome.NO_VALUE, "no finite value");

    static Detection learning(String reason) {
        return new Detection(Band.OPEN, 0, Outcome.LEARNING, reason);
    }

    /**
     * A verdict from a strength that alerts above 1; the score is raw / (1 + raw).
     *
     * @param raw at least 0, may be infinite
     * @param reason of an anomaly
     */
    static Detection of(Band band, double raw, String reason) {
        return raw > 1
                ? new Detection(band, score(raw), Outcome.ANOMALY, reason)
                : new Detection(band, score(raw), Outcome.NORMAL, "as expected");
    }

    static double score(double raw) {
        return raw == Double.POSITIVE_INFINITY ? 1 : raw / (1 + raw);
    }

    public boolean fired() {
        return outcome == Outcome.ANOMALY;
    }
}
