package org.tocsin.domain.series.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.tocsin.domain.series.Point;

/**
 * Chooses by cadence: when the median distance of the first points is 20 hours or more (a day may
 * have 23), the series is daily or slower and gets {@code weekday-band}, else {@code novelty}. Both
 * learn until that is known, so nothing is lost, and neither judges before.
 */
public final class AutoDetector implements Detector {
    static final Duration DAILY = Duration.ofHours(20);
    private static final int GAPS = 6;

    private final long[] gaps = new long[GAPS];
    private int learned;
    private Instant newest = Instant.MIN;
    private State state;

    /** Which detectors still learn: both, or the chosen one. */
    private sealed interface State {
        record Open(Detector daily, Detector faster) implements State {}

        record Chosen(DetectorKind kind, Detector detector) implements State {}
    }

    AutoDetector(ZoneId zone) {
        state =
                new State.Open(
                        Settings.usual(DetectorKind.WEEKDAY_BAND).detector(zone),
                        Settings.usual(DetectorKind.NOVELTY).detector(zone));
    }

    /** Which it is; {@link DetectorKind#AUTO} while that is open. */
    public DetectorKind kind() {
        return switch (state) {
            case State.Open _ -> DetectorKind.AUTO;
            case State.Chosen(var kind, _) -> kind;
        };
    }

    @Override
    public int warmUp() {
        return switch (state) {
            case State.Open _ -> GAPS + 1;
            case State.Chosen(_, var detector) -> detector.warmUp();
        };
    }

    @Override
    public Detection judge(Point point) {
        return switch (state) {
            case State.Open _ ->
                    Double.isFinite(point.value())
                            ? Detection.learning("learning")
                            : Detection.NO_VALUE;
            case State.Chosen(_, var detector) -> detector.judge(point);
        };
    }

    @Override
    public void recall(Point point) {
        switch (state) {
            case State.Open _ -> learn(point, judge(point));
            case State.Chosen(_, var detector) -> detector.recall(point);
        }
    }

    @Override
    public void learn(Point point, Detection said) {
        switch (state) {
            case State.Chosen(_, var detector) -> detector.learn(point, said);
            case State.Open open -> {
                open.daily().learn(point, said);
                open.faster().learn(point, said);
                if (Recent.fits(point, newest)) {
                    measure(point, open);
                }
            }
        }
    }

    private void measure(Point point, State.Open open) {
        if (learned > 0) {
            gaps[learned - 1] = Duration.between(newest, point.at()).toSeconds();
        }
        newest = point.at();
        learned++;
        if (learned > GAPS) {
            Arrays.sort(gaps);
            state =
                    gaps[GAPS / 2] >= DAILY.toSeconds()
                            ? new State.Chosen(DetectorKind.WEEKDAY_BAND, open.daily())
                            : new State.Chosen(DetectorKind.NOVELTY, open.faster());
        }
    }
}
