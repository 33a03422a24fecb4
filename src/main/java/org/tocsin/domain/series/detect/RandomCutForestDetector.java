package org.tocsin.domain.series.detect;

import com.amazon.randomcutforest.RandomCutForest;
import java.time.Instant;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Band;

/**
 * The anomaly score of a Random Cut Forest (Guha et al., 2016) over the newest points together. It
 * expects nothing in particular: there is no band. Its random numbers come from a seed, so the same
 * series always gets the same scores.
 */
public final class RandomCutForestDetector implements Detector {
    /**
     * @param threshold the score that alerts
     * @param shingle how many points are looked at together
     */
    public record Parameters(double threshold, int shingle, Forest forest) {
        static Parameters of(Settings settings) {
            return new Parameters(
                    settings.get("threshold"),
                    settings.whole("shingle"),
                    new Forest(
                            settings.whole("trees"),
                            settings.whole("sample"),
                            settings.whole("seed")));
        }
    }

    /**
     * @param sample how many shingles each tree keeps
     */
    public record Forest(int trees, int sample, long seed) {}

    private final Parameters parameters;
    private final RandomCutForest forest;
    private final float[] shingle;
    private int learned;
    private Instant newest = Instant.MIN;

    RandomCutForestDetector(Parameters parameters) {
        this.parameters = parameters;
        this.shingle = new float[parameters.shingle()];
        this.forest =
                RandomCutForest.builder()
                        .dimensions(parameters.shingle())
                        .shingleSize(parameters.shingle())
                        .numberOfTrees(parameters.forest().trees())
                        .sampleSize(parameters.forest().sample())
                        .randomSeed(parameters.forest().seed())
                        .parallelExecutionEnabled(false)
                        .internalShinglingEnabled(false)
                        .outputAfter(parameters.forest().sample() / 4)
                        .build();
    }

    @Override
    public int warmUp() {
        return parameters.shingle() + parameters.forest().sample() / 4;
    }

    @Override
    public Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        if (learned < warmUp()) {
            return Detection.learning("learning");
        }
        return Detection.of(
                Band.OPEN,
                forest.getAnomalyScore(with(point)) / parameters.threshold(),
                "the newest values together are unlike those before");
    }

    private float[] with(Point point) {
        float[] next = new float[shingle.length];
        System.arraycopy(shingle, 1, next, 0, shingle.length - 1);
        next[next.length - 1] = (float) point.value();
        return next;
    }

    @Override
    public void learn(Point point, Detection said) {
        if (!Recent.fits(point, newest)) {
            return;
        }
        newest = point.at();
        System.arraycopy(with(point), 0, shingle, 0, shingle.length);
        learned++;
        if (learned >= shingle.length) {
            forest.update(shingle.clone());
        }
    }
}
