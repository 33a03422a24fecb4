package org.tocsin.domain.series.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.series.detect.Detection.Outcome;

class PlainDetectorsTest {
    private static final Settings PERCENT =
            new Settings(DetectorKind.DEVIATION, Map.of("share", 0.5));
    private static final Settings ZSCORE = Settings.usual(DetectorKind.ZSCORE);

    @ParameterizedTest
    @CsvSource({
        "150, NORMAL, 0.5",
        "151, ANOMALY, 0.50495",
        "50, NORMAL, 0.5",
        "49, ANOMALY, 0.50495"
    })
    void aDeviationIsAShareOfTheMeanAndItsBoundIsStrict(
            double value, Outcome outcome, double score) {
        var said = SeriesOf.after(PERCENT, SeriesOf.days(7, i -> 100), value);
        assertThat(said.outcome()).isEqualTo(outcome);
        assertThat(said.score()).isCloseTo(score, within(1e-5));
        assertThat(said.band().expected()).hasValue(100);
        assertThat(said.band().lower()).isEqualTo(50);
        assertThat(said.band().upper()).isEqualTo(150);
    }

    @Test
    void aShareOfANegativeMeanCountsItsSize() {
        var said = SeriesOf.after(PERCENT, SeriesOf.days(7, i -> -100), -160);
        assertThat(said.fired()).isTrue();
        assertThat(said.band().lower()).isEqualTo(-150);
    }

    @Test
    void nothingIsAShareOfAMeanOfZero() {
        var said = SeriesOf.after(PERCENT, SeriesOf.days(7, i -> i - 3), 5);
        assertThat(said.outcome()).isEqualTo(Outcome.LEARNING);
        assertThat(said.reason()).startsWith("no baseline");
    }

    @Test
    void aZScoreIsInSampleDeviations() {
        // 1 to 7: mean 4, sample deviation 2.1602; the threshold is 2.5 of them.
        var days = SeriesOf.days(7, i -> i + 1);
        var said = SeriesOf.after(ZSCORE, days, 10);
        assertThat(said.fired()).isTrue();
        assertThat(said.band().upper()).isCloseTo(4 + 2.5 * 2.160247, within(1e-5));
        assertThat(SeriesOf.after(ZSCORE, days, 9.4).fired()).isFalse();
    }

    @Test
    void aFlatLineIsLeftByAnythingElse() {
        var flat = SeriesOf.days(7, i -> 12);
        assertThat(SeriesOf.after(ZSCORE, flat, 12).score()).isZero();
        var left = SeriesOf.after(ZSCORE, flat, 12.001);
        assertThat(left.fired()).isTrue();
        assertThat(left.score()).isEqualTo(1);
        assertThat(left.reason()).isEqualTo("leaves a flat line");
    }

    @Test
    void theMedianIsNotMovedByFaultsOfThePast() {
        var settings = Settings.usual(DetectorKind.MEDIAN_MAD);
        var days = SeriesOf.days(28, i -> i % 9 == 4 ? 10_000 : 100 + i % 3);
        assertThat(SeriesOf.after(settings, days, 101).fired()).isFalse();
        assertThat(SeriesOf.after(settings, days, 130).fired()).isTrue();
    }

    @Test
    void theWeightedMeanFollowsANewLevel() {
        var settings = new Settings(DetectorKind.EWMA, Map.of("half-life", 5.0));
        var noise = SeriesOf.noise(0, 1, 4);
        var days = SeriesOf.days(80, i -> (i < 40 ? 100 : 200) + noise.applyAsDouble(i));
        var said = SeriesOf.judged(settings, days);
        assertThat(said.get(40).fired()).isTrue();
        assertThat(said.get(79).band().expected().orElseThrow()).isCloseTo(200, within(3.0));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0.5, false",
        "20, 0.5, false",
        "15, 0, false",
        "9, 0.54545, true",
        "25, 0.66667, true"
    })
    void fixedBoundsAreMetAtAHalf(double value, double score, boolean fired) {
        var settings = new Settings(DetectorKind.FIXED, Map.of("lower", 10.0, "upper", 20.0));
        var said = SeriesOf.after(settings, SeriesOf.days(2, i -> 15), value);
        assertThat(said.score()).isCloseTo(score, within(1e-5));
        assertThat(said.fired()).isEqualTo(fired);
    }

    @Test
    void aSingleBoundScoresTheSameWay() {
        var settings = new Settings(DetectorKind.FIXED, Map.of("upper", 20.0));
        var days = SeriesOf.days(2, i -> 15);
        assertThat(SeriesOf.after(settings, days, 20).score()).isEqualTo(0.5);
        assertThat(SeriesOf.after(settings, days, -1e9).score()).isLessThan(0.01);
        assertThat(SeriesOf.after(settings, days, 40).score()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(SeriesOf.after(settings, days, 40).band().lower())
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theForestFindsASpikeAndAlwaysTheSameScores() {
        var settings = Settings.usual(DetectorKind.RCF);
        var noise = SeriesOf.noise(0, 1, 5);
        var points =
                SeriesOf.every(
                        java.time.Duration.ofMinutes(5),
                        900,
                        i -> (i == 800 ? 90 : 10 * Math.sin(i / 10.0)) + noise.applyAsDouble(i));
        var said = SeriesOf.judged(settings, points);
        assertThat(said.get(800).fired()).isTrue();
        assertThat(said.subList(600, 800).stream().filter(Detection::fired).count()).isLessThan(10);
        assertThat(SeriesOf.judged(settings, points)).isEqualTo(said);
    }

    @Test
    void parametersThatMakeNoSenseAreNamed() {
        assertThat(Settings.fault(DetectorKind.ZSCORE, Map.of("previous", 1.0)))
                .hasValue("previous must be a whole number from 2 to 10000");
        assertThat(Settings.fault(DetectorKind.ZSCORE, Map.of("k", 1.0)))
                .hasValue("zscore has no parameter k; it has threshold, previous");
        assertThat(Settings.fault(DetectorKind.AUTO, Map.of("k", 1.0)))
                .hasValue("auto has no parameters; leave k out");
        assertThat(Settings.fault(DetectorKind.FIXED, Map.of())).isPresent();
        assertThat(Settings.fault(DetectorKind.FIXED, Map.of("lower", 2.0, "upper", 1.0)))
                .hasValue("lower must be less than upper");
        assertThat(Settings.fault(DetectorKind.EWMA, Map.of("k", Double.NaN))).isPresent();
        assertThatThrownBy(() -> new Settings(DetectorKind.EWMA, Map.of("k", -1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsReadAsTheyAreWritten() {
        assertThat(new Settings(DetectorKind.WEEKDAY_BAND, Map.of("k", 4.0, "floor", 0.05)))
                .hasToString("weekday-band floor=0.05 k=4");
        assertThat(List.of(DetectorKind.values()))
                .allSatisfy(kind -> assertThat(DetectorKind.of(kind.id())).hasValue(kind));
    }
}
