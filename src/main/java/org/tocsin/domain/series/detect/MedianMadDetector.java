package org.tocsin.domain.series.detect;

import java.util.Arrays;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Band;

/** Deviations from the median of the previous points, in scaled median absolute deviations. */
public final class MedianMadDetector implements Detector {
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
    private final Recent recent;

    MedianMadDetector(Parameters parameters) {
        this.parameters = parameters;
        this.recent = new Recent(parameters.previous());
    }

    @Override
    public int warmUp() {
        return Math.min(parameters.previous(), 7);
    }

    @Override
    public Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        if (recent.size() < warmUp()) {
            return Detection.learning("learning");
        }
        double[] values = recent.sorted();
        double median = Medians.ofSorted(values, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        Arrays.sort(values);
        double reach = parameters.k() * NORMAL * Medians.ofSorted(values, values.length);
        double off = Math.abs(point.value() - median);
        return Detection.of(
                Band.around(median, reach),
                off == 0 ? 0 : off / reach,
                reach == 0 ? "leaves a flat line" : "too far from the median");
    }

    @Override
    public void learn(Point point, Detection said) {
        recent.add(point);
    }
}
