package org.tocsin.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSetId;

/** raw -> clean -> revenue -> dashboard; weather stands by itself. */
class FirstCauseTest {
    private static final DataSetId RAW = new DataSetId("raw");
    private static final DataSetId CLEAN = new DataSetId("clean");
    private static final DataSetId REVENUE = new DataSetId("revenue");
    private static final DataSetId DASHBOARD = new DataSetId("dashboard");
    private static final DataSetId WEATHER = new DataSetId("weather");
    private static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");

    private static final Catalogue LINEAGE =
            new Catalogue(
                    Map.of(CLEAN, from(RAW), REVENUE, from(CLEAN), DASHBOARD, from(REVENUE)),
                    List.of());

    private static Card from(DataSetId... upstream) {
        return new Card(
                "",
                Optional.empty(),
                Card.Words.NONE,
                new Card.Lineage(Arrays.asList(upstream), List.of()));
    }

    private static FirstCause.Candidate metric(DataSetId dataSet, double score, int minutesAgo) {
        return new FirstCause.Candidate(
                dataSet.value(),
                dataSet,
                new Movement(0, 0, 0, score),
                Optional.of(NOON.minusSeconds(60L * minutesAgo)),
                false);
    }

    private static List<String> ranked(FirstCause.Candidate... candidates) {
        return new FirstCause(REVENUE, LINEAGE)
                .rank(List.of(candidates)).stream().map(each -> each.candidate().metric()).toList();
    }

    @Test
    void whatIsDeclaredUpstreamComesBeforeWhatMovedMore() {
        assertThat(
                        ranked(
                                metric(WEATHER, 40, 90),
                                metric(REVENUE, 12, 60),
                                metric(CLEAN, -3.5, 5),
                                metric(DASHBOARD, 20, 120)))
                .containsExactly("clean", "revenue", "weather", "dashboard");
    }

    @Test
    void upstreamTheSourceOfTheDisturbanceComesFirst() {
        assertThat(ranked(metric(CLEAN, 30, 60), metric(RAW, 4, 10)))
                .containsExactly("raw", "clean");
    }

    @Test
    void aQuietUpstreamIsNoCause() {
        assertThat(ranked(metric(RAW, 0.4, 0), metric(CLEAN, 0.2, 0), metric(REVENUE, 9, 3)))
                .containsExactly("revenue", "raw", "clean");
    }

    @Test
    void amongEqualsWhateverBeganFirst() {
        var late = metric(RAW, 9, 5);
        var early =
                new FirstCause.Candidate(
                        "raw-2",
                        RAW,
                        new Movement(0, 0, 0, 4),
                        Optional.of(NOON.minusSeconds(9_000)),
                        false);
        assertThat(ranked(late, early)).containsExactly("raw-2", "raw");
    }

    @Test
    void aBreachCountsHoweverSmallTheMove() {
        var breach =
                new FirstCause.Candidate(
                        "schema", RAW, new Movement(0, 0, 0, 0), Optional.empty(), true);
        assertThat(ranked(metric(REVENUE, 50, 5), breach)).containsExactly("schema", "revenue");
    }

    @Test
    void lineageThatLoopsIsSurvived() {
        var loop = new Catalogue(Map.of(RAW, from(CLEAN), CLEAN, from(RAW)), List.of());
        var ranked =
                new FirstCause(RAW, loop).rank(List.of(metric(CLEAN, 9, 1), metric(RAW, 9, 2)));
        assertThat(ranked)
                .extracting(FirstCause.Ranked::place)
                .containsExactly(FirstCause.Place.UPSTREAM, FirstCause.Place.SAME);
    }
}
