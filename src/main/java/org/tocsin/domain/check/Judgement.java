package org.tocsin.domain.check;

import java.util.OptionalDouble;

/**
 * A verdict with what it rests on.
 *
 * @param message one line for people, with numbers
 */
public record Judgement(Verdict verdict, OptionalDouble value, Bounds bounds, String message) {
    /**
     * What was expected.
     *
     * @param expected the baseline's mean, where a rule has a baseline
     * @param lower values below breach
     * @param upper values above breach
     * @param score the z-score where a rule has one, signed; detectors have scores of their own
     *     scale, which are not told here
     */
    public record Bounds(
            OptionalDouble expected,
            OptionalDouble lower,
            OptionalDouble upper,
            OptionalDouble score) {
        public static final Bounds NONE =
                new Bounds(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty());
    }
}
