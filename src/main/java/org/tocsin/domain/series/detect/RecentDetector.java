package org.tocsin.domain.series.detect;

import org.tocsin.domain.series.Point;

/** One that compares a value with so many previous points, all of them included. */
abstract class RecentDetector implements Detector {
    private final Recent recent;
    private final int warmUp;

    /**
     * @param previous how many points are compared with
     * @param warmUp how many of them there have to be
     */
    RecentDetector(int previous, int warmUp) {
        this.recent = new Recent(previous);
        this.warmUp = warmUp;
    }

    /**
     * @param value finite
     * @param recent at least as many as the warm-up
     */
    abstract Detection judge(double value, Recent recent);

    @Override
    public final int warmUp() {
        return warmUp;
    }

    @Override
    public final Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        return recent.size() < warmUp
                ? Detection.learning("learning")
                : judge(point.value(), recent);
    }

    @Override
    public final void learn(Point point, Detection said) {
        recent.add(point);
    }
}
