package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Condition.Direction;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;

/** Rules that ask a detector. */
class DetectingTest {
    private static final Severity P1 = new Severity("P1", 0, Severity.Level.CRITICAL);
    private static final Severity P2 = new Severity("P2", 1, Severity.Level.WARNING);
    private static final Settings BAND = Settings.usual(DetectorKind.WEEKDAY_BAND);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant MONDAY = Instant.parse("2025-01-06T00:00:00Z");

    private static Past days(int count, IntToDoubleFunction value) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(MONDAY.plus(DAY.multipliedBy(i)), value.applyAsDouble(i)));
        }
        return new Past(points, MONDAY.plus(DAY.multipliedBy(count)), ZoneOffset.UTC);
    }

    /** Five weeks of 1,000 on weekdays and 400 at weekends; what comes next is a Monday. */
    private static Past shop() {
        return days(35, i -> (i % 7 < 5 ? 1_000 : 400) + i % 3 * 10);
    }

    private static Rule rule(Severity severity, Settings detector, double beyond) {
        return new Rule(severity, new Condition.Detects(detector, beyond, Direction.BOTH), 1);
    }

    private static Check check(Rule... rules) {
        var measure =
                new Measure(
                        new MeasureId("rows"),
                        "Rows",
                        new DataSetId("orders"),
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT);
        var handling =
                new Check.Handling(
                        new Schedule.Every(DAY),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty());
        return new Check(
                new CheckId("rows"),
                new Check.Title("Rows", "", Optional.empty()),
                measure,
                List.of(rules),
                handling);
    }

    private static Judgement judge(double value, Past past, Rule... rules) {
        var reading =
                new Reading.Taken(
                        OptionalDouble.of(value),
                        new Reading.Tested(10, OptionalLong.empty()),
                        List.of(),
                        Reading.Evidence.NONE);
        return Judge.judge(check(rules), reading, past);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, ''",
        "900, ''",
        "700, P2",
        "560, P2",
        "400, P1",
        "0, P1",
        "1300, P2",
        "1600, P1"
    })
    void theSeverityIsThatOfThePercentageOfWhatWasExpected(double value, String severity) {
        var judged = judge(value, shop(), rule(P1, BAND, 0.5), rule(P2, BAND, 0.2)).verdict();
        assertThat(judged)
                .isEqualTo(
                        severity.isEmpty()
                                ? new Verdict.Healthy()
                                : new Verdict.Breach(severity.equals("P1") ? P1 : P2));
    }

    @Test
    void aPercentageAloneIsNoBreachWhereTheDetectorIsCalm() {
        // Sunday: 60 % below Monday's, and just what Sundays are.
        var sunday = days(34, i -> (i % 7 < 5 ? 1_000 : 400) + i % 3 * 10);
        assertThat(judge(400, sunday, rule(P1, BAND, 0.5)).verdict())
                .isEqualTo(new Verdict.Healthy());
        assertThat(judge(1_000, sunday, rule(P1, BAND, 0.5)).verdict())
                .isEqualTo(new Verdict.Breach(P1));
    }

    @Test
    void theBoundsAreThoseAtWhichTheRuleBreaches() {
        var bounds = judge(1_000, shop(), rule(P2, BAND, 0.2)).bounds();
        assertThat(bounds.expected().orElseThrow()).isBetween(980.0, 1_040.0);
        double lower = bounds.lower().orElseThrow();
        double upper = bounds.upper().orElseThrow();
        assertThat(judge(Math.floor(lower) - 1, shop(), rule(P2, BAND, 0.2)).verdict())
                .isEqualTo(new Verdict.Breach(P2));
        assertThat(judge(Math.ceil(lower) + 1, shop(), rule(P2, BAND, 0.2)).verdict())
                .isEqualTo(new Verdict.Healthy());
        assertThat(judge(Math.ceil(upper) + 1, shop(), rule(P2, BAND, 0.2)).verdict())
                .isEqualTo(new Verdict.Breach(P2));
    }

    @Test
    void theMessageSaysHowFarFromWhatAndWhy() {
        assertThat(judge(400, shop(), rule(P1, BAND, 0.5)).message())
                .matches(
                        "Rows \\(400\\) is 6\\d\\.\\d% below expected \\([\\d,.]+\\): lower than"
                                + " this weekday leads to expect \\(weekday-band\\)");
        var fixed = new Settings(DetectorKind.FIXED, Map.of("upper", 5.0));
        assertThat(judge(9, days(0, i -> 0), rule(P1, fixed, 0)).message())
                .isEqualTo("Rows (9): above the bound (fixed)");
    }

    @Test
    void aDetectorThatWarmsUpIsLearning() {
        var judged = judge(5, days(3, i -> 100), rule(P1, BAND, 0.5));
        assertThat(judged.verdict()).isEqualTo(new Verdict.Learning());
        assertThat(judged.message()).isEqualTo("Rows 5: learning, 3 of 7 earlier values");
    }

    @Test
    void nothingIsAPercentageOfAnExpectedZero() {
        var quiet = days(30, i -> 0);
        var judged = judge(50, quiet, rule(P1, BAND, 0.5));
        assertThat(judged.verdict()).isEqualTo(new Verdict.Learning());
        assertThat(judged.message()).contains("no percentage of 0");
        assertThat(judge(50, quiet, rule(P1, BAND, 0.5), rule(P2, BAND, 0)).verdict())
                .isEqualTo(new Verdict.Breach(P2));
    }

    @Test
    void onlyMovesToTheSideThatCountsAreBreaches() {
        var down = new Rule(P1, new Condition.Detects(BAND, 0, Direction.DOWN), 1);
        assertThat(judge(100, shop(), down).verdict()).isEqualTo(new Verdict.Breach(P1));
        assertThat(judge(5_000, shop(), down).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(judge(5_000, shop(), down).bounds().upper()).isEmpty();
    }

    @Test
    void severalInARowAreEachJudgedByTheirOwnPast() {
        var twice = new Rule(P1, new Condition.Detects(BAND, 0.3, Direction.BOTH), 2);
        assertThat(judge(300, shop(), twice).verdict()).isEqualTo(new Verdict.Healthy());
        var second = days(36, i -> i == 35 ? 300 : (i % 7 < 5 ? 1_000 : 400) + i % 3 * 10);
        assertThat(judge(300, second, twice).verdict()).isEqualTo(new Verdict.Breach(P1));
    }

    @Test
    void autoJudgesDaysByWeekdays() {
        var auto = Settings.usual(DetectorKind.AUTO);
        assertThat(judge(400, shop(), rule(P1, auto, 0.5)).bounds())
                .isEqualTo(judge(400, shop(), rule(P1, BAND, 0.5)).bounds());
    }

    @Test
    void aCheckLooksBackAsFarAsItsDetectorRemembers() {
        assertThat(check(rule(P1, BAND, 0)).history()).isEqualTo(BAND.memory());
        var fourteen = new Settings(DetectorKind.ZSCORE, Map.of("previous", 14.0));
        assertThat(check(rule(P1, fourteen, 0)).history()).isEqualTo(14);
        assertThat(BAND.memory()).isGreaterThan(42);
    }

    @Test
    void theRuleReadsAsASentence() {
        var rule =
                new Rule(
                        P1,
                        new Condition.Detects(
                                new Settings(DetectorKind.WEEKDAY_BAND, Map.of("k", 4.0)),
                                0.2,
                                Direction.DOWN),
                        1);
        assertThat(Words.rule(rule, Unit.COUNT))
                .isEqualTo(
                        "P1 when anomalous and more than 20.0% below what weekday-band k=4 expects");
    }
}
