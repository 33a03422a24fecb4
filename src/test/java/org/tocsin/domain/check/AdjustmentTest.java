package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;

class AdjustmentTest {
    private static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");
    private static final Severity CRITICAL = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
    private static final Severity WARNING = new Severity("WARNING", 1, Severity.Level.WARNING);
    private static final Check CHECK =
            new Check(
                    new CheckId("event-count"),
                    new Check.Title("Event count", "", Optional.empty()),
                    new Measure(
                            new MeasureId("events"),
                            "Events",
                            new DataSetId("events"),
                            new Formula.RowCount(Optional.empty()),
                            Unit.COUNT),
                    List.of(
                            new Rule(CRITICAL, new Condition.Below(2_000), 1),
                            new Rule(
                                    WARNING,
                                    new Condition.ZScore(2.5, 7, Condition.Direction.UP),
                                    2)),
                    new Check.Handling(
                            new Schedule.Manual(),
                            Optional.empty(),
                            Check.Labels.NONE,
                            Optional.empty(),
                            Optional.empty()));

    @Test
    void anotherBoundHoldsFromItsBeginningUntilItsEnd() {
        var lower = adjustment(new Adjustment.Change.Bound("CRITICAL", 500), Duration.ofHours(1));

        assertThat(rules(NOON.minusNanos(1), lower)).isEqualTo(CHECK.rules());
        assertThat(rules(NOON, lower))
                .extracting(Rule::condition)
                .containsExactly(
                        new Condition.Below(500),
                        new Condition.ZScore(2.5, 7, Condition.Direction.UP));
        assertThat(rules(NOON.plus(Duration.ofHours(1)), lower)).isEqualTo(CHECK.rules());
    }

    @Test
    void theBaselineTheDirectionAndTheRowStayWhenTheBoundMoves() {
        var wider = adjustment(new Adjustment.Change.Bound("WARNING", 4), Duration.ofHours(1));

        assertThat(rules(NOON, wider).getLast())
                .isEqualTo(
                        new Rule(WARNING, new Condition.ZScore(4, 7, Condition.Direction.UP), 2));
    }

    @Test
    void ofTwoThatChangeTheSameRuleTheLaterCounts() {
        var first = adjustment(new Adjustment.Change.Bound("CRITICAL", 500), Duration.ofHours(2));
        var second = adjustment(new Adjustment.Change.Bound("CRITICAL", 900), Duration.ofHours(1));

        assertThat(rules(NOON, first, second).getFirst().condition())
                .isEqualTo(new Condition.Below(900));
        assertThat(rules(NOON.plus(Duration.ofMinutes(90)), first, second).getFirst().condition())
                .isEqualTo(new Condition.Below(500));
    }

    @Test
    void aDetectorJudgesInPlaceOfTheRulesOfOneSeverityWhileItLasts() {
        var band = detects(DetectorKind.WEEKDAY_BAND);
        var judged =
                adjustment(new Adjustment.Change.Detector("WARNING", band), Duration.ofHours(1));

        assertThat(rules(NOON, judged))
                .containsExactly(CHECK.rules().getFirst(), new Rule(WARNING, band, 2));
        assertThat(rules(NOON.plus(Duration.ofHours(1)), judged)).isEqualTo(CHECK.rules());
    }

    @Test
    void aBoundThatIsDecidedAfterADetectorIsOneForThePlaybooksOwnRuleAgain() {
        var detector =
                adjustment(
                        new Adjustment.Change.Detector("CRITICAL", detects(DetectorKind.EWMA)),
                        Duration.ofHours(2));
        var bound = adjustment(new Adjustment.Change.Bound("CRITICAL", 900), Duration.ofHours(1));

        assertThat(rules(NOON, detector, bound).getFirst().condition())
                .isEqualTo(new Condition.Below(900));
        assertThat(rules(NOON, bound, detector).getFirst().condition())
                .isEqualTo(detects(DetectorKind.EWMA));
    }

    @Test
    void twoRulesOfOneSeverityAreOneUnderADetector() {
        var both =
                CHECK.with(
                        List.of(
                                new Rule(CRITICAL, new Condition.Below(1), 1),
                                new Rule(CRITICAL, new Condition.Above(9), 1)));
        var detector =
                adjustment(
                        new Adjustment.Change.Detector("CRITICAL", detects(DetectorKind.ZSCORE)),
                        Duration.ofHours(1));

        assertThat(Adjustment.apply(both, List.of(detector), NOON).rules()).hasSize(1);
        assertThat(both.with(Adjustment.apply(both, List.of(detector), NOON).rules()).history())
                .isEqualTo(7);
    }

    private static Condition.Detects detects(DetectorKind kind) {
        return new Condition.Detects(Settings.usual(kind), 0, Condition.Direction.BOTH);
    }

    @Test
    void nothingBreachesWhileItIsExpected() {
        var judged =
                Judge.judge(
                        Adjustment.apply(
                                CHECK,
                                List.of(
                                        adjustment(
                                                new Adjustment.Change.Expected(),
                                                Duration.ofHours(1))),
                                NOON),
                        new Reading.Taken(
                                java.util.OptionalDouble.of(3),
                                Reading.Tested.NONE,
                                List.of(),
                                Reading.Evidence.NONE),
                        List.of());

        assertThat(judged.verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void anotherChecksAdjustmentChangesNothing() {
        var other =
                new Adjustment(
                        new UUID(0, 1),
                        new CheckId("revenue-floor"),
                        new Adjustment.Change.Expected(),
                        new Adjustment.Term(NOON, Optional.empty()),
                        new Adjustment.Entry("sale", "ann", NOON));

        assertThat(rules(NOON, other)).isEqualTo(CHECK.rules());
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        assertThatThrownBy(() -> new Adjustment.Term(NOON, Optional.of(NOON)))
                .hasMessageContaining("ends after it begins");
    }

    private static List<Rule> rules(Instant at, Adjustment... adjustments) {
        return Adjustment.apply(CHECK, List.of(adjustments), at).rules();
    }

    private static Adjustment adjustment(Adjustment.Change change, Duration lasts) {
        return new Adjustment(
                new UUID(0, 1),
                CHECK.id(),
                change,
                new Adjustment.Term(NOON, Optional.of(NOON.plus(lasts))),
                new Adjustment.Entry("promotion", "ann", NOON));
    }
}
