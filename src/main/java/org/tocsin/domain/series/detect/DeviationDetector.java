package org.tocsin.domain.series.detect;

import org.tocsin.domain.series.Baseline;
import org.tocsin.domain.series.detect.Detection.Band;

/** Document 000: percent away from the mean of the previous points, all of them included. */
public final class DeviationDetector extends RecentDetector {
    /**
     * @param share of the mean, 0.2 for 20 %; the bound is strict
     * @param previous how many points make the mean
     */
    public record Parameters(double share, int previous) {
        static Parameters of(Settings settings) {
            return new Parameters(settings.get("share"), settings.whole("previous"));
        }
    }

    private final Parameters parameters;

    DeviationDetector(Parameters parameters) {
        super(parameters.previous(), parameters.previous());
        this.parameters = parameters;
    }

    @Override
    Detection judge(double value, Recent recent) {
        double mean = Baseline.of(recent.values()).mean();
        if (mean == 0) {
            return Detection.learning("no baseline, the mean of the previous values is 0");
        }
        double moved = Math.abs((value - mean) / Math.abs(mean));
        return Detection.of(
                Band.around(mean, parameters.share() * Math.abs(mean)),
                moved / parameters.share(),
                "too far from the mean of the previous values");
    }
}
