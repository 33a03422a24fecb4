package org.tocsin.domain.series.detect;

import java.util.Locale;
import java.util.Optional;

/**
 * One number that a detector can be tuned by.
 *
 * @param name as in {@code --set} and in playbooks
 * @param usual what it is when nothing is said; infinite for a bound that is not there
 * @param range what it may be
 * @param doc one phrase for people, with the unit
 */
public record Parameter(String name, double usual, Range range, String doc) {

    /** Both ends included. */
    public record Range(double least, double most, boolean whole) {
        static final Range ANY =
                new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

        static Range from(double least, double most) {
            return new Range(least, most, false);
        }

        static Range whole(int least, int most) {
            return new Range(least, most, true);
        }
    }

    /** What is wrong with a value for it, if anything. */
    public Optional<String> fault(double value) {
        if (Double.isNaN(value)
                || value < range.least()
                || value > range.most()
                || (range.whole() && value != Math.rint(value))) {
            return Optional.of("%s must be %s".formatted(name, expectation()));
        }
        return Optional.empty();
    }

    private String expectation() {
        String kind = range.whole() ? "a whole number" : "a number";
        return Double.isInfinite(range.least())
                ? kind
                : "%s from %s to %s".formatted(kind, plain(range.least()), plain(range.most()));
    }

    /** A number as people write it: {@code 3}, {@code 0.08}. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : Double.toString(value);
    }
}
