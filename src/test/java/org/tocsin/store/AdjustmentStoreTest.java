package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Adjustment.Change;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.store.AdjustmentStore.End;

class AdjustmentStoreTest {
    private static final Instant FROM = NOON.plus(Duration.ofDays(1));
    private static final Instant UNTIL = NOON.plus(Duration.ofDays(3));

    private final Store store = Store.inMemory();
    private final AdjustmentStore adjustments = store.adjustments();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasDecidedComesBackOldestFirstAndOfItsPlaybookOnly() {
        var later = adjustment(1, NOON.plusSeconds(1), Optional.empty(), new Change.Expected());
        var earlier = adjustment(2, NOON, Optional.of(UNTIL), new Change.Bound("P0", 0.25));
        adjustments.add("puffy", later);
        adjustments.add("puffy", earlier);
        adjustments.add("other", adjustment(3, NOON, Optional.empty(), new Change.Expected()));

        assertThat(adjustments.effective("puffy")).containsExactly(earlier, later);
        assertThat(adjustments.effective("third")).isEmpty();
    }

    @Test
    void aDetectorComesBackAsItWasTuned() {
        var tuned =
                new Settings(DetectorKind.NOVELTY, Map.of("gap", 0.1 + 0.2, "seasonal-gap", 1e-9));
        var change =
                new Change.Detector(
                        "P1", new Condition.Detects(tuned, 0.25, Condition.Direction.DOWN));
        var bounds =
                new Change.Detector(
                        "P0",
                        new Condition.Detects(
                                new Settings(DetectorKind.FIXED, Map.of("lower", -3.5)),
                                0,
                                Condition.Direction.BOTH));
        adjustments.add("puffy", adjustment(1, NOON, Optional.empty(), change));
        adjustments.add("puffy", adjustment(2, NOON.plusSeconds(1), Optional.empty(), bounds));

        assertThat(adjustments.effective("puffy"))
                .extracting(Adjustment::change)
                .containsExactly(change, bounds);
    }

    @Test
    void theSameIdIsKeptOnceAndEveryDecisionIsAChange() {
        var one = adjustment(1, NOON, Optional.empty(), new Change.Expected());
        adjustments.add("puffy", one);
        long before = store.changes().current();
        adjustments.add("puffy", one);

        assertThat(adjustments.all("puffy")).hasSize(1);
        assertThat(before).isEqualTo(1);
    }

    @Test
    void itHoldsFromItsFirstInstantUntilBeforeItsLast() {
        adjustments.add(
                "puffy", adjustment(1, NOON, Optional.of(UNTIL), new Change.Bound("P0", 1)));

        assertThat(adjustments.inForce("puffy", FROM.minusNanos(1_000))).isEmpty();
        assertThat(adjustments.inForce("puffy", FROM)).hasSize(1);
        assertThat(adjustments.inForce("puffy", UNTIL.minusNanos(1_000))).hasSize(1);
        assertThat(adjustments.inForce("puffy", UNTIL)).isEmpty();
    }

    @Test
    void anEndCanOnlyBecomeEarlierAndWhoMovedItStays() {
        var one = adjustment(1, NOON, Optional.of(UNTIL), new Change.Expected());
        adjustments.add("puffy", one);
        var earlier = new End(UNTIL.minusSeconds(60), "ben", NOON.plusSeconds(5));
        var earliest = new End(UNTIL.minusSeconds(90), "cleo", NOON.plusSeconds(9));

        assertThat(adjustments.end(one.id(), new End(UNTIL, "ben", NOON))).isFalse();
        assertThat(adjustments.end(one.id(), earlier)).isTrue();
        assertThat(adjustments.end(one.id(), earliest)).isTrue();
        assertThat(adjustments.end(one.id(), earlier)).isFalse();
        assertThat(adjustments.end(Given.id(9), earlier)).isFalse();

        var kept = adjustments.all("puffy").getFirst();
        assertThat(kept.decided()).isEqualTo(one);
        assertThat(kept.ends()).containsExactly(earlier, earliest);
        assertThat(adjustments.effective("puffy").getFirst().term().until())
                .contains(earliest.until());
    }

    @Test
    void oneThatIsEndedBeforeItBeginsNeverHoldsAndStaysOnRecord() {
        var one = adjustment(1, NOON, Optional.empty(), new Change.Expected());
        adjustments.add("puffy", one);

        assertThat(adjustments.end(one.id(), new End(NOON, "ben", NOON))).isTrue();

        assertThat(adjustments.effective("puffy")).isEmpty();
        assertThat(adjustments.all("puffy")).hasSize(1);
    }

    private static Adjustment adjustment(
            long number, Instant recorded, Optional<Instant> until, Change change) {
        return new Adjustment(
                Given.id(number),
                new CheckId("revenue-floor"),
                change,
                new Adjustment.Term(FROM, until),
                new Adjustment.Entry("promotion", "ann", recorded));
    }
}
