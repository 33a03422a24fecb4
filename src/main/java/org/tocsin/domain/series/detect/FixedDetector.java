package org.tocsin.domain.series.detect;

import java.util.OptionalDouble;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Band;

/**
 * Two bounds that never move; a value at a bound is no anomaly. It expects nothing in particular
 * and has nothing to learn.
 */
public final class FixedDetector implements Detector {
    /**
     * Either may be infinite, and the lower one is not above the upper one.
     *
     * @param lower values below it are anomalies
     * @param upper values above it are anomalies
     */
    public record Parameters(double lower, double upper) {
        static Parameters of(Settings settings) {
            return new Parameters(settings.get("lower"), settings.get("upper"));
        }
    }

    private final Parameters parameters;

    FixedDetector(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public int warmUp() {
        return 0;
    }

    @Override
    public Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        double value = point.value();
        var band = new Band(OptionalDouble.empty(), parameters.lower(), parameters.upper());
        return Detection.of(
                band,
                raw(value),
                value < parameters.lower() ? "below the bound" : "above the bound");
    }

    @Override
    public void learn(Point point, Detection said) {}

    /**
     * 1 at a bound. Between two bounds it falls to 0 in their middle; beside a single one the
     * bound's own size is the measure of distance.
     */
    private double raw(double value) {
        double lower = parameters.lower();
        double upper = parameters.upper();
        if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
            return 0;
        }
        if (Double.isFinite(lower) && Double.isFinite(upper)) {
            double half = (upper - lower) / 2;
            double off = Math.abs(value - (lower + half));
            return half == 0 ? (off == 0 ? 0 : Double.POSITIVE_INFINITY) : off / half;
        }
        double bound = Double.isFinite(lower) ? lower : upper;
        double beyond = Double.isFinite(lower) ? bound - value : value - bound;
        double unit = Math.max(Math.abs(bound), Double.MIN_NORMAL);
        return beyond > 0 ? 1 + beyond / unit : 1 / (1 - beyond / unit);
    }
}
