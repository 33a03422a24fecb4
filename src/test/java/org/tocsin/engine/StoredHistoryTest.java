package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.EVENTS;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.series.Point;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** Baselines from the workspace leave out what the playbook expects to vary (D-5). */
class StoredHistoryTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private final Store store = Store.inMemory();

    /** The value of each day of March is its number, up to the 10th. */
    @BeforeEach
    void fill() {
        var recorded = new ArrayList<Recorded>();
        for (int day = 1; day <= 10; day++) {
            recorded.add(new Recorded(run(day), Series.of("test", COUNT)));
        }
        store.runs().record(recorded);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void expectedDaysAreSteppedOver() {
        assertThat(before(10, 3)).containsExactly(7.0, 8.0, 9.0);
        assertThat(before(10, 3, sale(8, 9))).containsExactly(5.0, 6.0, 7.0);
        assertThat(before(10, 3, sale(4, 9))).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void aStretchLongerThanWhatIsAskedForEndsTheHistoryNowhere() {
        assertThat(before(10, 2, sale(3, 9))).containsExactly(1.0, 2.0);
        assertThat(before(10, 5, sale(3, 9))).containsExactly(1.0, 2.0);
        assertThat(before(10, 3, sale(1, 10))).isEmpty();
    }

    @Test
    void otherMeasuresKeepTheirBaselines() {
        var other =
                new ExpectedVariation(
                        new ExpectedVariation.Days(FIRST, FIRST.plusDays(9)),
                        Set.of(new MeasureId("carts")),
                        "Sale",
                        "Anna");
        assertThat(before(10, 3, other)).containsExactly(7.0, 8.0, 9.0);
    }

    private static ExpectedVariation sale(int from, int to) {
        return new ExpectedVariation(
                new ExpectedVariation.Days(FIRST.withDayOfMonth(from), FIRST.withDayOfMonth(to)),
                Set.of(COUNT.id()),
                "Sale",
                "Anna");
    }

    private List<Double> before(int day, int points, ExpectedVariation... expected) {
        return new StoredHistory(store, "test", List.of(expected))
                .before(COUNT, EVENTS.partitionOn(FIRST.withDayOfMonth(day)), points).stream()
                        .map(Point::value)
                        .toList();
    }

    private static CheckRun run(int day) {
        var partition = EVENTS.partitionOn(FIRST.withDayOfMonth(day));
        return new CheckRun(
                new UUID(0x0195_0000_0000_7000L, day),
                new CheckId("rows"),
                new CheckRun.Occasion(partition, partition.end(), Duration.ZERO, "schedule"),
                new Judgement(
                        new Verdict.Healthy(),
                        OptionalDouble.of(day),
                        Judgement.Bounds.NONE,
                        "fine"),
                new CheckRun.Findings(Reading.Tested.NONE, "select 1", Sample.NONE));
    }
}
