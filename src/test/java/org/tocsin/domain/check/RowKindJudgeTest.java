package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Condition.Direction;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;

/** Steadiness (C-15), ages without rows (C-5) and sustained deviations (D-4). */
class RowKindJudgeTest {
    private static final Severity CRITICAL =
            new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
    private static final Severity WARNING = new Severity("WARNING", 1, Severity.Level.WARNING);
    private static final Formula COUNT = new Formula.RowCount(Optional.empty());
    private static final Formula AGE = new Formula.Age(new Expression("at"), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        // Moved by nothing, by just less than a hundredth, by exactly that, by more.
        "100, 100, true",
        "100.99, 100, true",
        "99.01, 100, true",
        "101, 100, false",
        "99, 100, false",
        "120, 100, false",
        "-100, -100, true",
        "-101, -100, false"
    })
    void aValueThatMovedByLessThanTheShareIsStale(double value, double before, boolean stale) {
        var verdict = judge(steady(1), value, before).verdict();
        assertThat(verdict)
                .isEqualTo(stale ? new Verdict.Breach(WARNING) : new Verdict.Healthy());
    }

    @Test
    void itIsHeldAgainstEachOfThePreviousPoints() {
        // 100 swung there and back, so it is not the same number all along.
        assertThat(judge(steady(2), 100, 50, 100).verdict()).isEqualTo(new Verdict.Healthy());
        var stale = judge(steady(2), 100, 50, 100.1, 100);
        assertThat(stale.verdict()).isEqualTo(new Verdict.Breach(WARNING));
        assertThat(stale.message())
                .isEqualTo("Thing (100) moved by less than 1.0% from each of the previous 2");
    }

    @Test
    void steadinessNeedsHistoryAndSomethingToMoveFrom() {
        assertThat(judge(steady(1), 100).verdict()).isEqualTo(new Verdict.Learning());
        assertThat(judge(steady(1), 0, 0).message())
                .isEqualTo("Thing 0: no baseline, the mean of the previous values is 0");
        assertThat(steady(3).history()).isEqualTo(3);
    }

    @Test
    void anAgeWithoutRowsIsTheWorstBreach() {
        var check =
                check(
                        AGE,
                        new Rule(WARNING, new Condition.Above(7_200), 1),
                        new Rule(CRITICAL, new Condition.Above(14_400), 1));
        var judgement = Judge.judge(check, nothing("there are no rows"), List.of());
        assertThat(judgement.verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(judgement.message()).isEqualTo("Thing: there are no rows");
        assertThat(judgement.value()).isEmpty();
    }

    @Test
    void withoutRulesForTheDayAnAgeWithoutRowsIsExpected() {
        assertThat(Judge.judge(check(AGE), nothing("there are no rows"), List.of()).verdict())
                .isEqualTo(new Verdict.Healthy());
    }

    @Test
    void anyOtherMeasureWithoutAValueIsBroken() {
        var check = check(COUNT, new Rule(WARNING, new Condition.Above(1), 1));
        assertThat(Judge.judge(check, nothing("no rows"), List.of()).verdict())
                .isEqualTo(new Verdict.Broken());
    }

    @Test
    void agesReadAsHoursAndMinutes() {
        var check = check(AGE, new Rule(CRITICAL, new Condition.Above(7_200), 1));
        assertThat(judge(check, 9_000).message())
                .isEqualTo("Thing (2 h 30 min) exceeds threshold (2 h)");
        assertThat(judge(check, 59.5).message()).isEqualTo("Thing 59.5 s, at most 2 h");
        assertThat(judge(check, 7_201).message())
                .isEqualTo("Thing (7,201 s) exceeds threshold (2 h)");
        assertThat(judge(check, 7_200).verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void aThirdDayInARowThatIsHighBreaches() {
        // 25 percent above the days before, three days running (D-4).
        var check =
                check(COUNT, new Rule(WARNING, new Condition.Deviates(0.2, 3, Direction.UP), 3));
        assertThat(judge(check, 250, 100, 100, 100, 130, 170).verdict())
                .isEqualTo(new Verdict.Breach(WARNING));
        assertThat(judge(check, 170, 100, 100, 100, 100, 130).verdict())
                .isEqualTo(new Verdict.Healthy());
    }

    @Test
    void aRuleOfAnotherDayIsLeftOut() {
        var weekend =
                new RuleDays(
                        List.of(new RuleDays.Selector.Kind(JudgedDay.Kind.WEEKENDS)), List.of());
        var daily = new Rule(CRITICAL, new Condition.Below(1), 1);
        var check = check(COUNT, daily, new Rule(WARNING, new Condition.Below(200), 1, weekend));
        var friday = new JudgedDay(LocalDate.of(2025, 3, 7), false, Set.of());
        var saturday = new JudgedDay(LocalDate.of(2025, 3, 8), false, Set.of());
        assertThat(RuleDays.narrow(check, friday).rules()).containsExactly(daily);
        assertThat(RuleDays.narrow(check, saturday)).isSameAs(check);
    }

    @Test
    void anAdjustedRuleKeepsItsDays() {
        var weekend =
                new RuleDays(
                        List.of(new RuleDays.Selector.Kind(JudgedDay.Kind.WEEKENDS)), List.of());
        var check = check(COUNT, new Rule(WARNING, new Condition.Steady(0.1, 2), 1, weekend));
        var at = Instant.parse("2025-03-08T12:00:00Z");
        var adjustment =
                new Adjustment(
                        new UUID(0, 1),
                        check.id(),
                        new Adjustment.Change.Bound("WARNING", 0.5),
                        new Adjustment.Term(at, Optional.empty()),
                        new Adjustment.Entry("because", "Anna", at));
        assertThat(Adjustment.apply(check, List.of(adjustment), at).rules())
                .containsExactly(new Rule(WARNING, new Condition.Steady(0.5, 2), 1, weekend));
    }

    @Test
    void expectedVariationCoversItsDaysAndMeasures() {
        var days =
                new ExpectedVariation.Days(LocalDate.of(2025, 11, 28), LocalDate.of(2025, 12, 1));
        var sales = new MeasureId("sales");
        var variation = new ExpectedVariation(days, Set.of(sales), "Sale", "Anna");
        assertThat(variation.covers(sales, days.from())).isTrue();
        assertThat(variation.covers(sales, days.to())).isTrue();
        assertThat(variation.covers(sales, days.from().minusDays(1))).isFalse();
        assertThat(variation.covers(sales, days.to().plusDays(1))).isFalse();
        assertThat(variation.covers(new MeasureId("rows"), days.from())).isFalse();
        assertThat(
                        new ExpectedVariation(days, Set.of(), "Sale", "Anna")
                                .covers(new MeasureId("rows"), days.from()))
                .isTrue();
    }

    private static Check steady(int previous) {
        return check(COUNT, new Rule(WARNING, new Condition.Steady(0.01, previous), 1));
    }

    private static Reading nothing(String why) {
        return new Reading.Taken(
                OptionalDouble.empty(), Reading.Tested.NONE, List.of(why), Reading.Evidence.NONE);
    }

    private static Judgement judge(Check check, double value, double... history) {
        return Judge.judge(
                check,
                new Reading.Taken(
                        OptionalDouble.of(value),
                        Reading.Tested.NONE,
                        List.of(),
                        Reading.Evidence.NONE),
                Arrays.stream(history).boxed().toList());
    }

    private static Check check(Formula formula, Rule... rules) {
        return new Check(
                new CheckId("c"),
                new Check.Title("Thing", "", Optional.empty()),
                new Measure(
                        new MeasureId("m"),
                        "Thing",
                        new DataSetId("d"),
                        formula,
                        formula.equals(AGE) ? Unit.SECONDS : Unit.COUNT),
                List.of(rules),
                new Check.Handling(
                        new Schedule.Every(Duration.ofMinutes(5)),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }
}
