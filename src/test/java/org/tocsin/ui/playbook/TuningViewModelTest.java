package org.tocsin.ui.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.ui.kit.Threads;

/** Rules are tried on the stored history while they are being moved (D-7). */
class TuningViewModelTest {
    private static final Check CHECK = Benches.check("event-count");

    private final ArrayDeque<Runnable> background = new ArrayDeque<>();
    private final TuningViewModel tuning =
            new TuningViewModel(new Threads(background::add, Runnable::run));

    private static Optional<Check> below(double bound) {
        return Optional.of(Preview.adjusted(CHECK, new Adjustment.Change.Bound("CRITICAL", bound)));
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private TuningViewModel.State.Done done() {
        return (TuningViewModel.State.Done) tuning.state().get();
    }

    @Test
    void aBoundIsTriedAsSoonAsTheHistoryIsThere() {
        tuning.load(() -> Optional.of(Benches.of(CHECK, 4_000, 1_000, 1_500, 4_000)));
        tuning.attempt(below(1_200));
        assertThat(tuning.state().get()).isEqualTo(new TuningViewModel.State.Loading());
        work();
        assertThat(done().result().lost()).isEqualTo(1);
        assertThat(TuningOutcome.sentence(done().result(), ZoneOffset.UTC))
                .isEqualTo(
                        "Over 4 points, 1 Mar 2025 to 4 Mar 2025: still 1 alert, at other points.");
    }

    @Test
    void ofManyMovesWhileOneIsReckonedOnlyTheLastCounts() {
        tuning.load(() -> Optional.of(Benches.of(CHECK, 4_000, 1_000, 1_500, 4_000)));
        work();
        for (double bound = 100; bound <= 900; bound += 100) {
            tuning.attempt(below(bound));
        }
        tuning.attempt(below(5_000));
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(done().result().gained()).isZero();
        assertThat(background).hasSize(1);
        work();
        assertThat(done().result().gained()).isEqualTo(2);
    }

    @Test
    void withoutAHistoryItSaysSo() {
        tuning.load(Optional::empty);
        tuning.attempt(below(1));
        work();
        assertThat(tuning.state().get()).isInstanceOf(TuningViewModel.State.Nothing.class);
    }

    @Test
    void aStoreThatCannotBeReadIsTold() {
        tuning.load(() -> {
            throw new IllegalStateException("disk gone");
        });
        work();
        assertThat(tuning.state().get())
                .isEqualTo(new TuningViewModel.State.Nothing("It could not be tried: disk gone"));
    }

    @Test
    void whatItCostsIsSetBesideTheRulesInForce() {
        tuning.load(() -> Optional.of(Benches.of(CHECK, 4_000, 1_000, 4_000, 1_900)));
        tuning.attempt(below(1_500));
        work();
        var result = done().result();
        var rows =
                TuningOutcome.rows(
                        result.now().tally(), result.tried().tally(), Duration.ofDays(14));
        assertThat(rows)
                .containsExactly(
                        new TuningOutcome.Count("Alerts", "2", "1"),
                        new TuningOutcome.Count("Pages a week", "1.00", "0.50"),
                        new TuningOutcome.Count("Night wakes, 22:00 to 07:00", "2", "1"),
                        new TuningOutcome.Count("Hits: something was wrong", "1", "1"),
                        new TuningOutcome.Count("False alarms", "1", "0"),
                        new TuningOutcome.Count("Incidents missed", "0", "0"));
    }

    @Test
    void aDetectorTakesThePlaceOfOneRule() {
        var rule = CHECK.rules().getFirst();
        assertThat(Trial.condition(rule, DetectorKind.WEEKDAY_BAND, OptionalDouble.of(4)))
                .contains(
                        new Condition.Detects(
                                new Settings(DetectorKind.WEEKDAY_BAND, Map.of("k", 4.0)),
                                0,
                                Condition.Direction.BOTH));
        assertThat(Trial.condition(rule, DetectorKind.ZSCORE, OptionalDouble.of(2.5)))
                .contains(
                        new Condition.Detects(
                                Settings.usual(DetectorKind.ZSCORE), 0, Condition.Direction.BOTH));
        assertThat(Trial.condition(rule, DetectorKind.ZSCORE, OptionalDouble.of(-1))).isEmpty();
        assertThat(Trial.condition(rule, DetectorKind.ZSCORE, OptionalDouble.empty())).isEmpty();
    }

    @Test
    void theRuleIsWrittenAsAPlaybookHasIt() {
        var severity = CHECK.rules().getFirst().severity();
        var moved = new Rule(severity, new Condition.Deviates(0.2, 7, Condition.Direction.BOTH), 1);
        assertThat(Trial.yaml(moved, DetectorKind.WEEKDAY_BAND, OptionalDouble.of(4)))
                .isEqualTo(
                        "{severity: CRITICAL, detector: weekday-band, set: {k: 4}, beyond: 20.0%, direction: both}");
        assertThat(Trial.yaml(moved, DetectorKind.AUTO, OptionalDouble.empty()))
                .isEqualTo("{severity: CRITICAL, detector: auto, beyond: 20.0%, direction: both}");
    }

    @Test
    void aSliderGoesOverAllValuesInRoundSteps() {
        var bench = Benches.of(CHECK, 1_000, 4_000);
        var range = Trial.range(CHECK.rules().getFirst(), bench.history().points());
        assertThat(range.least()).isEqualTo(700);
        assertThat(range.most()).isEqualTo(4_300);
        assertThat(range.snapped(2_003.7)).isEqualTo(2_000);
        var none = Trial.range(CHECK.rules().getFirst(), List.of());
        assertThat(none.least()).isLessThan(2_000);
        assertThat(none.most()).isGreaterThan(2_000);
    }
}
