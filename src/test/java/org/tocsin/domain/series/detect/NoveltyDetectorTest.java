package org.tocsin.domain.series.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Outcome;

class NoveltyDetectorTest {
    private static final Settings USUAL = Settings.usual(DetectorKind.NOVELTY);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final int DAY = 288;

    /** A day's shape from 50 to 150 in steps of five minutes. */
    private static IntToDoubleFunction daily(long seed) {
        var noise = SeriesOf.noise(0, 2, seed);
        return i -> 100 + 50 * Math.sin(i * Math.TAU / DAY) + noise.applyAsDouble(i);
    }

    /** The same day again and again, but for one value of every fifth. */
    private static IntToDoubleFunction everyFiveDays() {
        return i ->
                i % (5 * DAY) == 4 * DAY + 9 ? 300 : 100 + 50 * Math.sin(i % DAY * Math.TAU / DAY);
    }

    private static List<Integer> alerts(List<Detection> said) {
        var alerts = new ArrayList<Integer>();
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).fired()) {
                alerts.add(i);
            }
        }
        return alerts;
    }

    @Test
    void aValueUnlikeAnyIsFoundAtOnce() {
        var usual = daily(1);
        var points = SeriesOf.every(FIVE, 3_000, i -> i == 2_500 ? 220 : usual.applyAsDouble(i));
        var said = SeriesOf.judged(USUAL, points);
        assertThat(said.get(2_500).fired()).isTrue();
        assertThat(said.get(2_500).reason()).startsWith("unlike any");
        assertThat(said.get(2_500).band().upper()).isLessThan(220);
        assertThat(alerts(said)).hasSizeLessThan(8);
    }

    @Test
    void aUsualValueAtAnUnusualTimeIsFoundOnceDaysAreKnown() {
        var usual = daily(2);
        int noon = 6 * DAY + DAY / 4;
        var points =
                SeriesOf.every(
                        FIVE,
                        7 * DAY,
                        i -> i >= noon && i < noon + 12 ? 52 : usual.applyAsDouble(i));
        var said = SeriesOf.judged(USUAL, points);
        assertThat(alerts(said)).anyMatch(i -> i >= noon && i < noon + 12);
        assertThat(said.get(noon).band().expected().orElseThrow()).isBetween(140.0, 160.0);
    }

    @Test
    void theSeasonOfThreeWeeksAndMoreIsTheWeek() {
        var noise = SeriesOf.noise(0, 1, 3);
        var half = Duration.ofMinutes(30);
        IntToDoubleFunction week = i -> (i / 48 % 7 < 5 ? 200 : 100) + noise.applyAsDouble(i);
        var points = SeriesOf.every(half, 48 * 7 * 5, week);
        var saturday = points.getFirst().at().plus(Duration.ofDays(5 * 7 + 5));
        var detector = USUAL.detector(java.time.ZoneOffset.UTC);
        points.forEach(detector::next);
        var said = detector.judge(new Point(saturday, 100));
        assertThat(said.band().expected().orElseThrow()).isBetween(97.0, 103.0);
    }

    @Test
    void aSlowChangeOfTheMeanIsFoundWhereSingleValuesAreUsual() {
        var noise = SeriesOf.noise(100, 30, 4);
        var points =
                SeriesOf.every(
                        FIVE,
                        2_000,
                        i ->
                                i > 1_800
                                        ? 130 + (noise.applyAsDouble(i) - 100) / 4
                                        : noise.applyAsDouble(i));
        var found = SeriesOf.judged(USUAL, points).subList(1_801, 1_850);
        assertThat(found).anyMatch(said -> said.fired() && said.reason().contains("mean"));
    }

    @Test
    void afterAnAlertOnlyAStrongerOneCountsForAWhile() {
        var usual = daily(5);
        var points = SeriesOf.every(FIVE, 3_000, i -> i == 2_000 ? 400 : usual.applyAsDouble(i));
        var detector = USUAL.detector(java.time.ZoneOffset.UTC);
        points.subList(0, 2_000).forEach(detector::next);
        assertThat(detector.next(points.get(2_000)).fired()).isTrue();
        points.subList(2_001, 2_020).forEach(detector::next);
        var at = points.get(2_020).at();
        var weaker = detector.judge(new Point(at, 300));
        assertThat(weaker.fired()).isFalse();
        assertThat(weaker.score()).isBetween(0.05, 0.5);
        assertThat(detector.judge(new Point(at, 2_000)).fired()).isTrue();
        points.subList(2_020, 2_200).forEach(detector::next);
        assertThat(detector.judge(new Point(points.get(2_200).at(), 300)).fired()).isTrue();
    }

    @Test
    void whatWasSeenOnceIsNoNewsLater() {
        var said = SeriesOf.judged(USUAL, SeriesOf.every(FIVE, 15 * DAY, everyFiveDays()));
        assertThat(said.get(4 * DAY + 9).fired()).isTrue();
        assertThat(said.get(9 * DAY + 9).fired()).isFalse();
        assertThat(said.get(14 * DAY + 9).fired()).isFalse();
    }

    @Test
    void itIsSilentForItsFirst150Points() {
        var points = SeriesOf.every(FIVE, 151, i -> i == 149 ? 1e9 : i % 5);
        var said = SeriesOf.judged(USUAL, points);
        assertThat(said.subList(0, 150)).allMatch(each -> each.outcome() == Outcome.LEARNING);
        assertThat(said.get(150).outcome()).isEqualTo(Outcome.NORMAL);
    }

    @Test
    void aConstantIsLeftByAnythingElse() {
        var points = SeriesOf.every(FIVE, 500, i -> 45);
        assertThat(alerts(SeriesOf.judged(USUAL, points))).isEmpty();
        var said = SeriesOf.after(USUAL, points, 45.1);
        assertThat(said.fired()).isTrue();
        assertThat(said.score()).isEqualTo(1);
    }

    @Test
    void aSquareWaveIsNoNewsOnceItWasSeen() {
        var points = SeriesOf.every(FIVE, 4_000, i -> i % DAY < DAY / 2 ? 20 : 80);
        assertThat(alerts(SeriesOf.judged(USUAL, points))).allMatch(i -> i < 2 * DAY);
    }

    @Test
    void negativeValuesAreValues() {
        var usual = daily(7);
        var up = SeriesOf.every(FIVE, 2_500, i -> i == 2_200 ? 300 : usual.applyAsDouble(i));
        var down = new ArrayList<Point>();
        up.forEach(point -> down.add(new Point(point.at(), -point.value())));
        assertThat(SeriesOf.judged(USUAL, down).get(2_200).fired()).isTrue();
        assertThat(alerts(SeriesOf.judged(USUAL, down)))
                .isEqualTo(alerts(SeriesOf.judged(USUAL, up)));
    }

    @Test
    void onlyItsHistoryIsRemembered() {
        var small = new Settings(DetectorKind.NOVELTY, Map.of("history", 3.0 * DAY));
        var points = SeriesOf.every(FIVE, 10 * DAY, everyFiveDays());
        int again = 9 * DAY + 9;
        assertThat(SeriesOf.judged(small, points).get(again).fired()).isTrue();
        assertThat(SeriesOf.judged(USUAL, points).get(again).fired()).isFalse();
    }

    @Test
    void timesOfDayAreThoseOfTheClockOnTheWall() {
        var zone = ZoneId.of("Europe/Berlin");
        var noise = SeriesOf.noise(0, 1, 9);
        var points = new ArrayList<Point>();
        var at = LocalDate.of(2025, 3, 10).atStartOfDay(zone);
        // The clocks go forward on 30 March, the last day of these three weeks.
        while (at.isBefore(ZonedDateTime.of(2025, 4, 2, 8, 0, 0, 0, zone))) {
            double value = at.getHour() == 8 || at.getHour() == 9 ? 500 : 100;
            points.add(new Point(at.toInstant(), value + noise.applyAsDouble(points.size())));
            at = at.plusMinutes(30);
        }
        var detector = USUAL.detector(zone);
        points.forEach(detector::next);
        var eight = Instant.parse("2025-04-02T06:30:00Z");
        assertThat(detector.judge(new Point(eight, 500)).band().expected().orElseThrow())
                .isGreaterThan(300);
    }

    @Test
    void gapsDoNotConfuseIt() {
        var usual = daily(10);
        var points =
                SeriesOf.every(FIVE, 4_000, usual).stream()
                        .filter(point -> {
                            long minute = point.at().getEpochSecond() / 60;
                            return minute % 97 != 0 && minute / 1_440 % 9 != 4;
                        })
                        .toList();
        assertThat(alerts(SeriesOf.judged(USUAL, points))).hasSizeLessThan(12);
    }

    @Test
    void autoTakesNoveltyForMinutesAndWeekdaysForDays() {
        var days = new AutoDetector(java.time.ZoneOffset.UTC);
        var minutes = new AutoDetector(java.time.ZoneOffset.UTC);
        assertThat(days.kind()).isEqualTo(DetectorKind.AUTO);
        SeriesOf.days(7, i -> i).forEach(days::next);
        SeriesOf.every(FIVE, 7, i -> i).forEach(minutes::next);
        assertThat(days.kind()).isEqualTo(DetectorKind.WEEKDAY_BAND);
        assertThat(minutes.kind()).isEqualTo(DetectorKind.NOVELTY);
    }

    @Test
    void autoSaysWhatTheChosenOneWouldHaveSaid() {
        var points = SeriesOf.days(60, daily(11));
        assertThat(SeriesOf.judged(Settings.usual(DetectorKind.AUTO), points))
                .isEqualTo(SeriesOf.judged(Settings.usual(DetectorKind.WEEKDAY_BAND), points));
    }
}
