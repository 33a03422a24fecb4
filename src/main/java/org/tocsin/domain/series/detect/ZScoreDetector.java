package org.tocsin.domain.series.detect;

import org.tocsin.domain.series.Baseline;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Band;

/** Document 002: sample standard deviations away from the mean of the previous points. */
public final class ZScoreDetector implements Detector {
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
    private final Recent recent;

    ZScoreDetector(Parameters parameters) {
        this.parameters = parameters;
        this.recent = new Recent(parameters.previous());
    }

    @Override
    public int warmUp() {
        return parameters.previous();
    }

    @Override
    public Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        if (recent.size() < warmUp()) {
            return Detection.learning("learning");
        }
        var baseline = Baseline.of(recent.values());
        if (baseline.flat()) {
            boolean same = point.value() == baseline.mean();
            return Detection.of(
                    Band.around(baseline.mean(), 0),
                    same ? 0 : Double.POSITIVE_INFINITY,
                    "leaves a flat line");
        }
        double z = Math.abs(point.value() - baseline.mean()) / baseline.deviation();
        return Detection.of(
                Band.around(baseline.mean(), parameters.threshold() * baseline.deviation()),
                z / parameters.threshold(),
                "too many standard deviations from the mean of the previous values");
    }

    @Override
    public void learn(Point point, Detection said) {
        recent.add(point);
    }
}
