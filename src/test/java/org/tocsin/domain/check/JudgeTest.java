package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Condition.Direction;
import org.tocsin.domain.data.DataSetId;

class JudgeTest {
    private static final Severity CRITICAL = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
    private static final Severity WARNING = new Severity("WARNING", 1, Severity.Level.WARNING);

    @Test
    void theWorstSeverityWhoseRuleIsMetWins() {
        var check =
                check(
                        Unit.COUNT,
                        rule(WARNING, new Condition.Above(10)),
                        rule(CRITICAL, new Condition.Above(20)));
        assertThat(judge(check, 25).verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(judge(check, 15).verdict()).isEqualTo(new Verdict.Breach(WARNING));
        assertThat(judge(check, 10).verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void aBoundItselfIsNotABreach() {
        var check =
                check(
                        Unit.COUNT,
                        rule(CRITICAL, new Condition.Below(2000)),
                        rule(WARNING, new Condition.Above(8000)));
        assertThat(judge(check, 2000).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(judge(check, 1999).verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(judge(check, 8000).bounds().lower()).hasValue(2000);
        assertThat(judge(check, 8000).bounds().upper()).hasValue(8000);
    }

    @Test
    void messagesReadAsInTheSampleReport() {
        var rate =
                check("NULL client_id rate", Unit.RATIO, rule(CRITICAL, new Condition.Above(0.05)));
        assertThat(judge(rate, 0.084794).message())
                .isEqualTo("NULL client_id rate (8.5%) exceeds threshold (5.0%)");
        assertThat(judge(rate, 0.0504).message())
                .isEqualTo("NULL client_id rate (5.04%) exceeds threshold (5.0%)");
        var revenue = check("Daily revenue", Unit.USD, zScore(2));
        assertThat(judge(revenue, 12415, 20000, 21000, 22000, 19000, 20000, 23000, 18787).message())
                .isEqualTo("Daily revenue ($12,415) is 5.2 std below average ($20,541)");
    }

    @Test
    void detailsSpeakInsteadOfTheNumber() {
        var schema = check("Missing columns", Unit.COUNT, rule(CRITICAL, new Condition.Above(0)));
        var reading =
                new Reading.Taken(
                        OptionalDouble.of(2),
                        new Reading.Tested(10, OptionalLong.empty()),
                        List.of("client_id (now clientId)", "referrer"),
                        Reading.Evidence.NONE);
        assertThat(Judge.judge(schema, reading, List.of()).message())
                .isEqualTo("Missing columns: client_id (now clientId); referrer");
    }

    @Test
    void aZScoreLearnsUntilItsHistoryIsThere() {
        var check = check(Unit.COUNT, zScore(2.5));
        assertThat(judge(check, 5, 1, 2, 3, 4, 5, 6).verdict()).isEqualTo(new Verdict.Learning());
        assertThat(judge(check, 5, 1, 2, 3, 4, 5, 6).message()).contains("6 of 7");
        assertThat(judge(check, 5, 1, 2, 3, 4, 5, 6, 7).verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void theZScoreUsesTheSampleDeviationOfThePreviousPointsOnly() {
        var judgement = judge(check(Unit.COUNT, zScore(2.5)), 14, 100, 2, 4, 4, 4, 5, 5, 7);
        // The seven newest: mean 31/7, sample deviation by hand; the old 100 is out of reach.
        double mean = 31.0 / 7;
        double deviation =
                Math.sqrt((sq(2 - mean) + 3 * sq(4 - mean) + 2 * sq(5 - mean) + sq(7 - mean)) / 6);
        assertThat(judgement.bounds().score().getAsDouble())
                .isEqualTo((14 - mean) / deviation, within(1e-12));
        assertThat(judgement.verdict()).isEqualTo(new Verdict.Breach(WARNING));
    }

    @Test
    void anyMoveAwayFromAFlatLineIsABreachAndNeverInfinite() {
        var check = check(Unit.COUNT, zScore(2.5));
        assertThat(judge(check, 3, 3, 3, 3, 3, 3, 3, 3).verdict()).isEqualTo(new Verdict.Healthy());
        var moved = judge(check, 3.01, 3, 3, 3, 3, 3, 3, 3);
        assertThat(moved.verdict()).isEqualTo(new Verdict.Breach(WARNING));
        assertThat(moved.bounds().score()).isEmpty();
        assertThat(moved.message()).contains("flat line");
        double third = 0.1 + 0.2;
        assertThat(judge(check, third, third, third, third, third, third, third, third).verdict())
                .isEqualTo(new Verdict.Healthy());
    }

    @Test
    void aNoteIsSaidBesideTheNumberWhateverTheVerdict() {
        var check = check(Unit.COUNT, zScore(2.5));
        var reading =
                new Reading.Taken(
                        OptionalDouble.of(3),
                        Reading.Tested.NONE,
                        List.of(),
                        List.of("1 line could not be read"),
                        Reading.Evidence.NONE);
        var seven = List.of(3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0);
        assertThat(Judge.judge(check, reading, seven).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(Judge.judge(check, reading, seven).message())
                .contains(" 3 ")
                .endsWith("; 1 line could not be read");
    }

    @Test
    void aDeviationOfExactlyTheShareIsNotMore() {
        var check =
                check(
                        Unit.COUNT,
                        new Rule(WARNING, new Condition.Deviates(0.2, 2, Direction.BOTH), 1));
        assertThat(judge(check, 120, 100, 100).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(judge(check, 79, 100, 100).verdict()).isEqualTo(new Verdict.Breach(WARNING));
    }

    @Test
    void aBaselineOfZeroIsNoBaseline() {
        var check =
                check(
                        Unit.COUNT,
                        new Rule(WARNING, new Condition.Deviates(0.2, 2, Direction.BOTH), 1));
        var judgement = judge(check, 5, 0, 0);
        assertThat(judgement.verdict()).isEqualTo(new Verdict.Learning());
        assertThat(judgement.message()).contains("no baseline");
    }

    @Test
    void aDirectionLetsTheOtherSidePass() {
        var down =
                check(
                        Unit.COUNT,
                        new Rule(WARNING, new Condition.Deviates(0.15, 2, Direction.DOWN), 1));
        assertThat(judge(down, 200, 100, 100).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(judge(down, 80, 100, 100).verdict()).isEqualTo(new Verdict.Breach(WARNING));
    }

    @Test
    void aRuleForThreeInARowWaitsForTheThird() {
        var check = check(Unit.COUNT, new Rule(WARNING, new Condition.Above(10), 3));
        assertThat(judge(check, 11).verdict()).isEqualTo(new Verdict.Learning());
        assertThat(judge(check, 11, 5, 12).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(judge(check, 11, 12, 13).verdict()).isEqualTo(new Verdict.Breach(WARNING));
        assertThat(judge(check, 9, 12, 13).verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void eachPointInARowIsHeldAgainstItsOwnPast() {
        var check =
                check(
                        Unit.COUNT,
                        new Rule(WARNING, new Condition.Deviates(0.25, 2, Direction.UP), 2));
        // 130 stands out of (100, 100); 150 of (100, 130) = 115 does as well.
        assertThat(judge(check, 150, 100, 100, 130).verdict())
                .isEqualTo(new Verdict.Breach(WARNING));
        // 120 does not stand out of (100, 130).
        assertThat(judge(check, 120, 100, 100, 130).verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void whatCouldNotBeAskedIsBroken() {
        var failed = new Reading.Failed("column referrer is missing", Reading.Evidence.NONE);
        var judgement =
                Judge.judge(
                        check(Unit.COUNT, rule(CRITICAL, new Condition.Above(0))),
                        failed,
                        List.of());
        assertThat(judgement.verdict()).isEqualTo(new Verdict.Broken());
        assertThat(judgement.message()).isEqualTo("column referrer is missing");
    }

    @Test
    void aRateOverNoRowsIsNeitherHealthyNorABreach() {
        var none =
                new Reading.Taken(
                        OptionalDouble.empty(),
                        new Reading.Tested(0, OptionalLong.empty()),
                        List.of(),
                        Reading.Evidence.NONE);
        assertThat(
                        Judge.judge(
                                        check(
                                                Unit.RATIO,
                                                rule(CRITICAL, new Condition.Above(0.05))),
                                        none,
                                        List.of())
                                .verdict())
                .isEqualTo(new Verdict.Broken());
    }

    @Test
    void theHistoryNeededCoversEveryRule() {
        var check =
                check(
                        Unit.COUNT,
                        rule(CRITICAL, new Condition.Above(1)),
                        zScore(2),
                        new Rule(WARNING, new Condition.Deviates(0.2, 7, Direction.UP), 3));
        assertThat(check.history()).isEqualTo(9);
    }

    private static double sq(double x) {
        return x * x;
    }

    private static Rule rule(Severity severity, Condition condition) {
        return new Rule(severity, condition, 1);
    }

    private static Rule zScore(double threshold) {
        return rule(WARNING, new Condition.ZScore(threshold, 7, Direction.BOTH));
    }

    private static Check check(Unit unit, Rule... rules) {
        return check("Thing", unit, rules);
    }

    private static Check check(String name, Unit unit, Rule... rules) {
        var measure =
                new Measure(
                        new MeasureId("m"),
                        name,
                        new DataSetId("d"),
                        new Formula.RowCount(Optional.empty()),
                        unit);
        var handling =
                new Check.Handling(
                        new Schedule.Every(Duration.ofMinutes(5)),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty());
        return new Check(
                new CheckId("c"),
                new Check.Title(name, "", Optional.empty()),
                measure,
                List.of(rules),
                handling);
    }

    private static Judgement judge(Check check, double value, double... history) {
        var reading =
                new Reading.Taken(
                        OptionalDouble.of(value),
                        new Reading.Tested(10, OptionalLong.empty()),
                        List.of(),
                        Reading.Evidence.NONE);
        var before = new ArrayList<Double>();
        IntStream.range(0, history.length).forEach(i -> before.add(history[i]));
        return Judge.judge(check, reading, before);
    }
}
