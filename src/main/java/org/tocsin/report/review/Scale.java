package org.tocsin.report.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.domain.review.document.Proof;

/**
 * A vertical axis that holds every value and most bounds, with round steps.
 *
 * @param low below every value
 * @param high above every value, and above low
 */
record Scale(double low, double high, double step) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int MOST = 5;

    static Scale of(Proof.Chart chart) {
        var values = chart.dots().stream().mapToDouble(dot -> dot.value().doubleValue()).toArray();
        double low = min(values);
        double high = max(values);
        double room = Math.max(high - low, Math.abs(high) * 0.1);
        // A bound far from everything would press the values into a line.
        for (double bound : bounds(chart)) {
            if (bound > low - 2 * room && bound < high + 2 * room) {
                low = Math.min(low, bound);
                high = Math.max(high, bound);
            }
        }
        if (low >= 0 && low < 0.5 * high) {
            low = 0;
        }
        double step = step(Math.max(high - low, Math.max(Math.abs(high) * 1e-6, 1e-9)));
        double bottom = Math.floor(low / step + 1e-9) * step;
        double top = Math.ceil(high / step - 1e-9) * step;
        return new Scale(bottom, top > bottom ? top : bottom + step, step);
    }

    private static double min(double... values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return values.length == 0 ? 0 : least;
    }

    private static double max(double... values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return values.length == 0 ? 1 : most;
    }

    private static List<Double> bounds(Proof.Chart chart) {
        return chart.dots().stream()
                .map(Proof.Dot::bounds)
                .flatMap(each ->
                        Stream.of(each.expected(), each.lower(), each.upper())
                                .flatMap(java.util.Optional::stream))
                .map(BigDecimal::doubleValue)
                .toList();
    }

    private static double step(double range) {
        double rough = range / MOST;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    List<Double> steps() {
        var steps = new ArrayList<Double>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= Math.min(count, 20); i++) {
            double value = low + i * step;
            steps.add(Math.abs(value) < step * 1e-9 ? 0 : value);
        }
        return steps;
    }
}
