package org.tocsin.domain.series.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Outcome;

/** What holds of every detector, whatever it makes of a series. */
class AllDetectorsTest {
    static Stream<Settings> all() {
        return Arrays.stream(DetectorKind.values())
                .map(kind ->
                        kind == DetectorKind.FIXED
                                ? new Settings(kind, Map.of("lower", 40.0, "upper", 160.0))
                                : Settings.usual(kind));
    }

    /** Days with a weekly shape, an outage, a spike, zeros, negative values and a step. */
    private static List<Point> eventful(Duration step, int count) {
        var random = new SplittableRandom(11);
        return SeriesOf.every(
                step,
                count,
                i -> {
                    double usual = 100 + (i % 7 < 5 ? 20 : -20) + 4 * random.nextGaussian();
                    return switch (i % 97) {
                        case 13 -> 0;
                        case 29 -> -usual;
                        case 53, 54 -> 3 * usual;
                        default -> i > count / 2 ? usual + 30 : usual;
                    };
                });
    }

    static Stream<List<Point>> series() {
        return Stream.of(
                eventful(Duration.ofDays(1), 200),
                eventful(Duration.ofMinutes(30), 1_500),
                SeriesOf.days(60, i -> 0),
                SeriesOf.every(Duration.ofMinutes(5), 400, i -> 7));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatComesLaterChangesNothing(Settings settings) {
        series().forEach(points -> {
            var whole = SeriesOf.judged(settings, points);
            for (int cut : new int[] {1, points.size() / 3, points.size() / 2}) {
                var prefix = points.subList(0, cut);
                var garbled = new ArrayList<>(prefix);
                var random = new SplittableRandom(cut);
                for (var each : points.subList(cut, points.size())) {
                    double junk =
                            random.nextInt(5) == 0
                                    ? Double.NaN
                                    : 1e12 * (random.nextDouble() - 0.5);
                    garbled.add(new Point(each.at(), junk));
                }
                assertThat(SeriesOf.judged(settings, prefix)).isEqualTo(whole.subList(0, cut));
                assertThat(SeriesOf.judged(settings, garbled).subList(0, cut))
                        .isEqualTo(whole.subList(0, cut));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void scoresLieBetweenZeroAndOneAndExceedAHalfJustForAnomalies(Settings settings) {
        series().forEach(points ->
                assertThat(SeriesOf.judged(settings, points))
                        .allSatisfy(said -> {
                            assertThat(said.score()).isBetween(0.0, 1.0);
                            assertThat(said.score() > 0.5).isEqualTo(said.fired());
                            assertThat(said.band().lower())
                                    .isLessThanOrEqualTo(said.band().upper());
                        }));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsExpectedLiesInTheBandAndAnAnomalyDoesNot(Settings settings) {
        series().forEach(points -> {
            var said = SeriesOf.judged(settings, points);
            for (int i = 0; i < points.size(); i++) {
                var band = said.get(i).band();
                double value = points.get(i).value();
                if (band.expected().isPresent()) {
                    assertThat(band.expected().getAsDouble()).isBetween(band.lower(), band.upper());
                }
                if (said.get(i).fired() && settings.kind() != DetectorKind.RCF) {
                    assertThat(value < band.lower() || value > band.upper())
                            .as("%s at %d: %s in %s", settings, i, value, band)
                            .isTrue();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void itLearnsForAsLongAsItSays(Settings settings) {
        var points = eventful(Duration.ofDays(1), 400);
        var detector = settings.detector(ZoneOffset.UTC);
        int warmUp = detector.warmUp();
        for (int i = 0; i < warmUp; i++) {
            assertThat(detector.next(points.get(i)).outcome()).isEqualTo(Outcome.LEARNING);
        }
        assertThat(detector.next(points.get(warmUp)).outcome()).isNotEqualTo(Outcome.LEARNING);
    }

    @ParameterizedTest
    @MethodSource("all")
    void judgingAloneChangesNothing(Settings settings) {
        var points = eventful(Duration.ofDays(1), 120);
        var judgedOften = settings.detector(ZoneOffset.UTC);
        var said = new ArrayList<Detection>();
        for (var point : points) {
            judgedOften.judge(new Point(point.at(), 1e9));
            judgedOften.judge(point);
            said.add(judgedOften.next(point));
        }
        assertThat(said).isEqualTo(SeriesOf.judged(settings, points));
    }

    @ParameterizedTest
    @MethodSource("all")
    void rowsWithoutAValueLeaveNoTrace(Settings settings) {
        var points = eventful(Duration.ofDays(1), 120);
        var holes = new ArrayList<Point>();
        for (var point : points) {
            holes.add(point);
            holes.add(new Point(point.at().plusSeconds(60), Double.NaN));
            holes.add(new Point(point.at().plusSeconds(120), Double.POSITIVE_INFINITY));
        }
        var said = SeriesOf.judged(settings, holes);
        assertThat(said.stream().filter(each -> each.outcome() != Outcome.NO_VALUE))
                .containsExactlyElementsOf(SeriesOf.judged(settings, points));
        assertThat(said.get(1)).isEqualTo(Detection.NO_VALUE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void lateRowsAreJudgedAndNotLearned(Settings settings) {
        var points = eventful(Duration.ofDays(1), 120);
        var late = new ArrayList<Point>();
        for (int i = 0; i < points.size(); i++) {
            late.add(points.get(i));
            if (i % 10 == 9) {
                late.add(new Point(points.get(i - 5).at(), 5_000));
            }
        }
        var detector = settings.detector(ZoneOffset.UTC);
        var kept = new ArrayList<Detection>();
        for (var point : late) {
            var said = detector.next(point);
            if (point.value() != 5_000) {
                kept.add(said);
            }
        }
        assertThat(kept).isEqualTo(SeriesOf.judged(settings, points));
    }

    @ParameterizedTest
    @MethodSource("all")
    void recallingThePastIsLikeHavingJudgedIt(Settings settings) {
        series().forEach(points -> {
            var recalled = settings.detector(ZoneOffset.UTC);
            points.forEach(recalled::recall);
            var next = new Point(points.getLast().at().plusSeconds(86_400), 250);
            var judged = settings.detector(ZoneOffset.UTC);
            points.forEach(judged::next);
            assertThat(recalled.judge(next)).isEqualTo(judged.judge(next));
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void furtherOutIsNeverLessStrange(Settings settings) {
        if (settings.kind() == DetectorKind.RCF) {
            return; // A forest's score is no function of distance.
        }
        for (var step : List.of(Duration.ofDays(1), Duration.ofMinutes(30))) {
            var detector = settings.detector(ZoneOffset.UTC);
            var points = SeriesOf.every(step, 400, SeriesOf.noise(100, 5, 3));
            points.forEach(detector::next);
            var at = points.getLast().at().plus(step);
            double before = 0;
            for (double value = 130; value < 1_000; value += 10) {
                double score = detector.judge(new Point(at, value)).score();
                assertThat(score).isGreaterThanOrEqualTo(before);
                before = score;
            }
            assertThat(before).isGreaterThan(0.5);
        }
    }
}
