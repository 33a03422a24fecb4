package org.tocsin.domain.series.detect;

import java.time.Instant;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Band;

/** Deviations from an exponentially weighted mean, in exponentially weighted deviations. */
public final class EwmaDetector implements Detector {
    private static final int WARM_UP = 14;

    /**
     * @param halfLife points after which one counts half
     * @param k half the width of the band, in deviations
     */
    public record Parameters(double halfLife, double k) {
        static Parameters of(Settings settings) {
            return new Parameters(settings.get("half-life"), settings.get("k"));
        }
    }

    private final Parameters parameters;
    private final double share;
    private Instant newest = Instant.MIN;
    private int learned;
    private double weight;
    private double mean;
    private double variance;

    EwmaDetector(Parameters parameters) {
        this.parameters = parameters;
        this.share = 1 - Math.pow(0.5, 1 / parameters.halfLife());
    }

    @Override
    public int warmUp() {
        return WARM_UP;
    }

    @Override
    public Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        if (learned < WARM_UP) {
            return Detection.learning("learning");
        }
        double reach = parameters.k() * Math.sqrt(variance);
        double off = Math.abs(point.value() - mean);
        return Detection.of(
                Band.around(mean, reach),
                off == 0 ? 0 : off / reach,
                reach == 0 ? "leaves a flat line" : "too far from the weighted mean");
    }

    /** Weights grow to the full share, so that the first points do not count for all others. */
    @Override
    public void learn(Point point, Detection said) {
        if (!Recent.fits(point, newest)) {
            return;
        }
        newest = point.at();
        learned++;
        weight = 1 - (1 - weight) * (1 - share);
        double step = share / weight;
        double off = point.value() - mean;
        mean += step * off;
        variance = (1 - step) * (variance + step * off * off);
    }
}
