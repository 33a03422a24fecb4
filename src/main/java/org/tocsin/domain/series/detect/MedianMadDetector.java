package org.tocsin.domain.series.detect;

import java.util.Arrays;
import org.tocsin.domain.series.detect.Detection.Band;

/** Deviations from the median of the previous points, in scaled median absolute deviations. */
public final class MedianMadDetector extends RecentDetector {
    /** Makes the median absolute deviation of normal noise its standard deviation. */
    private static final double NORMAL = 1.4826;

    /**
     * @param previous how many points make the median
     * @param k half the width of the band, in deviations
     */
    public record Parameters(int previous, double k) {
        static Parameters of(Settings settings) {
            return new Parameters(settings.whole("previous"), settings.get("k"));
        }
    }

    private final Parameters parameters;

    MedianMadDetector(Parameters parameters) {
        super(parameters.previous(), Math.min(parameters.previous(), 7));
        this.parameters = parameters;
    }

    @Override
    Detection judge(double value, Recent recent) {
        double[] values = recent.sorted();
        double median = Medians.ofSorted(values, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        Arrays.sort(values);
        double reach = parameters.k() * NORMAL * Medians.ofSorted(values, values.length);
        double off = Math.abs(value - median);
        return Detection.of(
                Band.around(median, reach),
                off == 0 ? 0 : off / reach,
                reach == 0 ? "leaves a flat line" : "too far from the median");
    }
}
