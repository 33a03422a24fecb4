package org.tocsin.domain.series.detect;

import org.tocsin.domain.series.Baseline;
import org.tocsin.domain.series.detect.Detection.Band;

/** Document 002: sample standard deviations away from the mean of the previous points. */
public final class ZScoreDetector extends RecentDetector {
    /**
     * @param threshold in standard deviations; the bound is strict
     * @param previous how many points make the mean
     */
    public record Parameters(double threshold, int previous) {
        static Parameters of(Settings settings) {
            return new Parameters(settings.get("threshold"), settings.whole("previous"));
        }
    }

    private final Parameters parameters;

    ZScoreDetector(Parameters parameters) {
        super(parameters.previous(), parameters.previous());
        this.parameters = parameters;
    }

    @Override
    Detection judge(double value, Recent recent) {
        var baseline = Baseline.of(recent.values());
        if (baseline.flat()) {
            boolean same = value == baseline.mean();
            return Detection.of(
                    Band.around(baseline.mean(), 0),
                    same ? 0 : Double.POSITIVE_INFINITY,
                    "leaves a flat line");
        }
        double z = Math.abs(value - baseline.mean()) / baseline.deviation();
        return Detection.of(
                Band.around(baseline.mean(), parameters.threshold() * baseline.deviation()),
                z / parameters.threshold(),
                "too many standard deviations from the mean of the previous values");
    }
}
