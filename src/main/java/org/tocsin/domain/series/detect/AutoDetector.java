package org.tocsin.domain.series.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.series.Point;

/**
 * Chooses by cadence: when the median distance of the first points is 20 hours or more (a day may
 * have 23), the series is daily or slower and gets {@code weekday-band}, else {@code novelty}. Both
 * learn until that is known, so nothing is lost, and neither judges before.
 */
public final class AutoDetector implements Detector {
    static final Duration DAILY = Duration.ofHours(20);
    private static final int GAPS = 6;

    private final Detector daily;
    private final Detector faster;
    private final long[] gaps = new long[GAPS];
    private int learned;
    private Instant newest = Instant.MIN;
    private @Nullable Detector chosen;

    AutoDetector(ZoneId zone) {
        daily = Settings.usual(DetectorKind.WEEKDAY_BAND).detector(zone);
        faster = Settings.usual(DetectorKind.NOVELTY).detector(zone);
    }

    /** Which it is; {@link DetectorKind#AUTO} while that is open. */
    public DetectorKind kind() {
        return chosen == null
                ? DetectorKind.AUTO
                : chosen == daily ? DetectorKind.WEEKDAY_BAND : DetectorKind.NOVELTY;
    }

    @Override
    public int warmUp() {
        return chosen == null ? GAPS + 1 : chosen.warmUp();
    }

    @Override
    public Detection judge(Point point) {
        if (chosen != null) {
            return chosen.judge(point);
        }
        return Double.isFinite(point.value())
                ? Detection.learning("learning")
                : Detection.NO_VALUE;
    }

    @Override
    public void learn(Point point, Detection said) {
        if (chosen != null) {
            chosen.learn(point, said);
            return;
        }
        daily.learn(point, said);
        faster.learn(point, said);
        if (!Recent.fits(point, newest)) {
            return;
        }
        if (learned > 0) {
            gaps[learned - 1] = Duration.between(newest, point.at()).toSeconds();
        }
        newest = point.at();
        learned++;
        if (learned > GAPS) {
            Arrays.sort(gaps);
            chosen = gaps[GAPS / 2] >= DAILY.toSeconds() ? daily : faster;
        }
    }
}
