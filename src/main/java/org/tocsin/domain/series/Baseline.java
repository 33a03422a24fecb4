package org.tocsin.domain.series;

import java.util.List;

/**
 * Mean and sample standard deviation of a stretch of values.
 *
 * @param deviation 0 when all values are the same, exactly
 */
public record Baseline(double mean, double deviation) {

    /** Reckons over at least one value; of a single one the deviation is 0. */
    public static Baseline of(List<Double> values) {
        double first = values.getFirst();
        if (values.stream().allMatch(value -> value == first)) {
            return new Baseline(first, 0);
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double squares =
                values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        return new Baseline(mean, Math.sqrt(squares / (values.size() - 1)));
    }

    /** A flat line has no spread to measure a distance by. */
    public boolean flat() {
        return deviation == 0;
    }
}
