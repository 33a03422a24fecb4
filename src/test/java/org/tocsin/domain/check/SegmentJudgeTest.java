package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;

/** A check of segments is judged by its worst one (C-16). */
class SegmentJudgeTest {
    private static final Severity CRITICAL = new Severity("P0", 0, Severity.Level.CRITICAL);
    private static final Severity WARNING = new Severity("P1", 1, Severity.Level.WARNING);
    private static final Formula ROWS = new Formula.RowCount(Optional.empty());
    private static final Formula MEAN =
            new Formula.Aggregate(Function.AVG, new Expression("price"), Optional.empty());

    private static Check check(Formula each, int cap, Rule... rules) {
        var by = new Segmentation(new Expression("sdk"), cap, true);
        return new Check(
                new CheckId("volume"),
                new Check.Title("Volume", "", Optional.empty()),
                new Measure(
                        new MeasureId("events"),
                        "Events",
                        new DataSetId("events"),
                        new Formula.Segmented(each, by),
                        Unit.COUNT),
                List.of(rules),
                new Check.Handling(
                        new Schedule.Manual(),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Rule below(Severity severity, double bound, int inARow) {
        return new Rule(severity, new Condition.Below(bound), inARow);
    }

    private static Rule drops(Severity severity, double share, int previous) {
        return new Rule(
                severity, new Condition.Deviates(share, previous, Condition.Direction.DOWN), 1);
    }

    /** Segments and their counts in turn; a null has no value in ten rows. */
    private static Reading.Segmented counted(long found, Object... namesAndCounts) {
        var parts = new ArrayList<Reading.OfSegment>();
        for (int i = 0; i < namesAndCounts.length; i += 2) {
            var count = (Integer) namesAndCounts[i + 1];
            long rows = count == null ? 10 : count;
            var reading =
                    new Reading.Taken(
                            count == null ? OptionalDouble.empty() : OptionalDouble.of(count),
                            new Reading.Tested(rows, OptionalLong.empty()),
                            List.of(),
                            Reading.Evidence.NONE);
            parts.add(new Reading.OfSegment((String) namesAndCounts[i], rows, reading));
        }
        return new Reading.Segmented(parts, found, List.of(), Reading.Evidence.NONE);
    }

    private static List<String> names(List<Segments.Result> results) {
        return results.stream().map(Segments.Result::segment).toList();
    }

    @Test
    void theWorstSegmentDecidesAndComesFirst() {
        var judged =
                SegmentJudge.judge(
                        check(ROWS, 50, below(CRITICAL, 10, 1), below(WARNING, 100, 1)),
                        counted(4, "a", 500, "b", 50, "c", 5, "d", 60),
                        Map.of());
        assertThat(judged.judgement().verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(judged.judgement().value()).hasValue(5);
        assertThat(judged.judgement().message())
                .isEqualTo("Events: 3 of 4 segments breach: c (5), d (60), b (50)");
        assertThat(judged.segments().lead()).isEqualTo("c");
        assertThat(names(judged.segments().results())).containsExactly("c", "d", "b", "a");
        assertThat(names(judged.segments().failing())).containsExactly("c", "d", "b");
        assertThat(judged.segments().tested().rows()).isEqualTo(615);
    }

    @Test
    void eachSegmentIsHeldAgainstItsOwnPast() {
        var past =
                Map.of(
                        "4.0", List.of(1000.0, 1000.0),
                        "4.1", List.of(100.0, 100.0));
        var judged =
                SegmentJudge.judge(
                        check(ROWS, 50, drops(CRITICAL, 0.5, 2)),
                        counted(2, "4.0", 900, "4.1", 38),
                        past);
        assertThat(judged.judgement().message())
                .isEqualTo("Events: 1 of 2 segments breaches: 4.1 (-62%)");
        assertThat(judged.judgement().bounds().expected()).hasValue(100);
    }

    @Test
    void aNewSegmentLearnsWhileTheOthersAreJudged() {
        var past = Map.of("4.0", List.of(10.0, 10.0));
        var check = check(ROWS, 50, drops(CRITICAL, 0.5, 2));
        var judged = SegmentJudge.judge(check, counted(2, "4.0", 10, "4.1", 99), past);
        assertThat(judged.judgement().verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(judged.judgement().message())
                .isEqualTo("Events: 1 of 2 segments healthy; 1 of 2 segments learning");
        assertThat(judged.segments().results().getLast().judgement().verdict())
                .isEqualTo(new Verdict.Learning());
        assertThat(SegmentJudge.judge(check, counted(1, "4.1", 99), Map.of()).judgement().verdict())
                .isEqualTo(new Verdict.Learning());
    }

    @Test
    void twoInARowAreCountedWithinTheSegment() {
        var check = check(ROWS, 50, below(CRITICAL, 10, 2));
        var reading = counted(2, "a", 5, "b", 5);
        var past = Map.of("a", List.of(50.0), "b", List.of(5.0));
        var judged = SegmentJudge.judge(check, reading, past);
        assertThat(names(judged.segments().failing())).containsExactly("b");
        assertThat(judged.judgement().verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
    }

    @Test
    void aSegmentThatVanishedCountsNoRowsAndIsNamed() {
        var past = Map.of("a", List.of(10.0), "b", List.of(10.0));
        var judged =
                SegmentJudge.judge(
                        check(ROWS, 50, below(CRITICAL, 1, 1)), counted(1, "a", 10), past);
        assertThat(judged.judgement().verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(judged.judgement().value()).hasValue(0);
        assertThat(judged.judgement().message())
                .isEqualTo("Events: 1 of 2 segments breaches: b (0); no rows any more: b");
    }

    @Test
    void aVanishedSegmentIsForgottenAfterAWeekOfNothing() {
        var past = Map.of("a", List.of(10.0), "b", List.of(9.0, .0, .0, .0, .0, .0, .0, .0));
        var judged =
                SegmentJudge.judge(
                        check(ROWS, 50, below(CRITICAL, 1, 1)), counted(1, "a", 10), past);
        assertThat(judged.judgement().verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(names(judged.segments().results())).containsExactly("a");
    }

    @Test
    void aMeanOfAVanishedSegmentIsNotReckonedButSaid() {
        var judged =
                SegmentJudge.judge(
                        check(MEAN, 50, below(CRITICAL, 1, 1)),
                        counted(1, "a", 10),
                        Map.of("b", List.of(10.0)));
        assertThat(judged.judgement().verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(judged.judgement().message())
                .isEqualTo("Events: 1 of 1 segment healthy; no rows any more: b");
    }

    @Test
    void aValueThatIsLostIsBrokenAndOneThatNeverWasMayCome() {
        var check = check(MEAN, 50, below(CRITICAL, 1, 1));
        var reading = counted(2, "a", 10, "b", null);
        assertThat(SegmentJudge.judge(check, reading, Map.of()).judgement().verdict())
                .isEqualTo(new Verdict.Healthy());
        var judged = SegmentJudge.judge(check, reading, Map.of("b", List.of(3.0)));
        assertThat(judged.judgement().verdict()).isEqualTo(new Verdict.Broken());
        assertThat(judged.judgement().message())
                .isEqualTo("Events: 1 of 2 segments cannot be judged: b");
    }

    @Test
    void whatIsBeyondTheCapIsSaid() {
        var judged =
                SegmentJudge.judge(
                        check(ROWS, 2, below(CRITICAL, 1, 1)),
                        counted(50_000, "(other)", 900, "a", 10, "b", 9),
                        Map.of());
        assertThat(judged.judgement().message())
                .isEqualTo(
                        "Events: 3 of 3 segments healthy; 50,000 segments in all, 49,998 smaller ones together as (other)");
    }

    @Test
    void noSegmentAtAllIsNoRowsForACountAndNoAnswerForAMean() {
        var none =
                new Reading.Segmented(
                        List.of(), 0, List.of("no file today"), Reading.Evidence.NONE);
        var rows =
                SegmentJudge.judge(check(ROWS, 50, below(CRITICAL, 1, 1)), none, Map.of())
                        .judgement();
        assertThat(rows.verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(rows.message()).endsWith("; no file today");
        assertThat(
                        SegmentJudge.judge(check(MEAN, 50, below(CRITICAL, 1, 1)), none, Map.of())
                                .judgement()
                                .verdict())
                .isEqualTo(new Verdict.Broken());
    }

    @Test
    void ofManySegmentsTheLargestAreFollowedAndTheRestNever() {
        var measure = check(ROWS, 2).measure();
        var past =
                Map.of(
                        "a", List.of(1.0),
                        "b", List.of(3.0),
                        "c", List.of(2.0),
                        "d", List.of(0.0),
                        "(other)", List.of(99.0));
        assertThat(SegmentMemory.followed(measure, past)).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void aGapInAnEarlierCountIsNothingOnlyWhereNothingWasLeftOut() {
        var measure = check(ROWS, 2).measure();
        var first = counted(2, "a", 5, "b", 6);
        assertThat(SegmentMemory.series(measure, List.of(first, counted(1, "a", 7))))
                .containsEntry("b", List.of(6.0, 0.0));
        assertThat(SegmentMemory.series(measure, List.of(first, counted(9, "a", 7, "(other)", 8))))
                .containsEntry("b", List.of(6.0));
    }

    @Test
    void theNameOfASeriesFitsHoweverLongTheExpression() {
        var by = new Segmentation(new Expression("x".repeat(900)), 50, true);
        var other = new Segmentation(new Expression("x".repeat(901)), 50, true);
        assertThat(by.series("s".repeat(Segmentation.LONGEST))).hasSizeLessThanOrEqualTo(400);
        assertThat(by.prefix()).isNotEqualTo(other.prefix());
        assertThat(new Segmentation(new Expression("sdk"), 50, true).series("4.1"))
                .isEqualTo("sdk=4.1");
    }
}
