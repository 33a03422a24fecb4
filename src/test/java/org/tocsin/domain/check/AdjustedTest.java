package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Adjustment.Change;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;

/** What a judgement says of the exceptions that it rests on. */
class AdjustedTest {
    private static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");
    private static final Rule CRITICAL =
            new Rule(
                    new Severity("CRITICAL", 0, Severity.Level.CRITICAL),
                    new Condition.Above(0.05),
                    1);
    private static final Rule WARNING =
            new Rule(
                    new Severity("WARNING", 1, Severity.Level.WARNING),
                    new Condition.ZScore(2.5, 7, Condition.Direction.UP),
                    1);
    private static final Judgement HEALTHY =
            new Judgement(
                    new Verdict.Healthy(), OptionalDouble.of(0.1), Judgement.Bounds.NONE, "fine");

    @Test
    void theNoteSaysWhatUntilWhenWhyAndByWhom() {
        assertThat(notes(check(CRITICAL), of(1, new Change.Bound("CRITICAL", 0.2), true)))
                .containsExactly("threshold 20.0% until 2025-03-04 14:00 UTC: promotion, by ann");
        assertThat(notes(check(CRITICAL), of(1, new Change.Expected(), false)))
                .containsExactly("breaches are expected until further notice: promotion, by ann");
    }

    @Test
    void withRulesOfSeveralSeveritiesItSaysWhose() {
        assertThat(
                        notes(
                                check(CRITICAL, WARNING),
                                of(1, new Change.Bound("CRITICAL", 0.2), true),
                                of(2, new Change.Bound("WARNING", 4), true)))
                .extracting(note -> note.substring(0, note.indexOf(" until")))
                .containsExactly("CRITICAL threshold 20.0%", "WARNING threshold 4 std");
    }

    @Test
    void ofTwoForTheSameRuleTheLaterIsNamedAndUnderAnExpectationNoBoundIs() {
        var first = of(1, new Change.Bound("CRITICAL", 0.2), true);
        var second = of(2, new Change.Bound("CRITICAL", 0.3), true);
        var expected = of(3, new Change.Expected(), true);

        assertThat(notes(check(CRITICAL), first, second))
                .singleElement()
                .asString()
                .startsWith("threshold 30.0%");
        assertThat(notes(check(CRITICAL), first, expected, second))
                .singleElement()
                .asString()
                .startsWith("breaches are expected");
    }

    @Test
    void aDetectorIsNamedWithWhatItIsAsked() {
        var detects =
                new Condition.Detects(
                        new Settings(DetectorKind.ZSCORE, Map.of("threshold", 3.0)),
                        0.2,
                        Condition.Direction.DOWN);

        assertThat(notes(check(CRITICAL), of(1, new Change.Detector("CRITICAL", detects), false)))
                .containsExactly(
                        "judged by zscore threshold=3, more than 20.0% below what it expects until"
                                + " further notice: promotion, by ann");
        assertThat(
                        notes(
                                check(CRITICAL),
                                of(1, new Change.Detector("CRITICAL", detects), false),
                                of(2, new Change.Bound("CRITICAL", 0.3), true)))
                .singleElement()
                .asString()
                .startsWith("threshold 30.0%");
    }

    @Test
    void whatChangesNothingIsNotNamed() {
        assertThat(notes(check(WARNING), of(1, new Change.Bound("CRITICAL", 0.2), true))).isEmpty();
        var over = NOON.plus(Duration.ofHours(2));
        var adjustments = List.of(of(1, new Change.Expected(), true));
        assertThat(Adjusted.at(check(CRITICAL), adjustments, over).notes()).isEmpty();
    }

    @Test
    void aJudgementCarriesTheNotesUnlessNothingWasJudged() {
        var adjusted =
                Adjusted.at(check(CRITICAL), List.of(of(1, new Change.Expected(), false)), NOON);
        var broken =
                new Judgement(
                        new Verdict.Broken(),
                        OptionalDouble.empty(),
                        Judgement.Bounds.NONE,
                        "no connection");

        assertThat(adjusted.noting(HEALTHY).message())
                .isEqualTo("fine; breaches are expected until further notice: promotion, by ann");
        assertThat(adjusted.noting(broken)).isEqualTo(broken);
        assertThat(Adjusted.at(check(CRITICAL), List.of(), NOON).noting(HEALTHY))
                .isEqualTo(HEALTHY);
    }

    private static List<String> notes(Check check, Adjustment... adjustments) {
        return Adjusted.at(check, List.of(adjustments), NOON).notes();
    }

    private static Check check(Rule... rules) {
        return new Check(
                new CheckId("null-rate"),
                new Check.Title("Null rate", "", Optional.empty()),
                new Measure(
                        new MeasureId("nulls"),
                        "Nulls",
                        new DataSetId("events"),
                        new Formula.RowCount(Optional.empty()),
                        Unit.RATIO),
                List.of(rules),
                new Check.Handling(
                        new Schedule.Manual(),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Adjustment of(long number, Change change, boolean ends) {
        var until = ends ? Optional.of(NOON.plus(Duration.ofHours(2))) : Optional.<Instant>empty();
        return new Adjustment(
                new UUID(0, number),
                new CheckId("null-rate"),
                change,
                new Adjustment.Term(NOON, until),
                new Adjustment.Entry("promotion", "ann", NOON));
    }
}
