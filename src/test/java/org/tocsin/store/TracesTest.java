package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.REVENUE;
import static org.tocsin.store.Given.all;
import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.trend.Judged;

/** A long series is read in pages, the newest value first. */
class TracesTest {
    private static final CheckId FLOOR = new CheckId("revenue-floor");
    private static final Instant EVER = Instant.EPOCH;
    private static final Instant AFTER = march(31).atStartOfDay(Given.ZONE).toInstant();

    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    /** What it was told, and where pages ended. */
    private static final class Told implements Traces.Values {
        final List<Double> values = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        final List<Integer> pages = new ArrayList<>();
        int most = Integer.MAX_VALUE;

        @Override
        public void older(long at, double value) {
            times.add(at);
            values.add(value);
        }

        @Override
        public void summed(long at, double value) {
            older(at, value);
        }

        @Override
        public boolean paged() {
            pages.add(values.size());
            return pages.size() < most;
        }
    }

    private void keep(int days) {
        for (int day = 1; day <= days; day++) {
            store.runs().record(all(run(day, "revenue-floor", march(day), day)));
        }
    }

    private Told read(Instant from, Instant until, int page, int most) {
        var told = new Told();
        told.most = most;
        store.traces().read(REVENUE, from, until, page, told);
        return told;
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrARepetition() {
        keep(5);
        var told = read(EVER, AFTER, 2, Integer.MAX_VALUE);
        assertThat(told.values).containsExactly(5.0, 4.0, 3.0, 2.0, 1.0);
        assertThat(told.pages).containsExactly(2, 4, 5);
        assertThat(told.times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void whoeverHasEnoughIsToldNoMore() {
        keep(5);
        assertThat(read(EVER, AFTER, 2, 1).values).containsExactly(5.0, 4.0);
    }

    @Test
    void theBeginningIsIncludedAndTheEndIsNot() {
        keep(5);
        var second = march(2).atStartOfDay(Given.ZONE).toInstant();
        var fourth = march(4).atStartOfDay(Given.ZONE).toInstant();
        assertThat(read(second, fourth, 10, 9).values).containsExactly(3.0, 2.0);
    }

    @Test
    void aSeriesThatNobodyMeasuredIsEmptyAndEndsNoPage() {
        var told = read(EVER, AFTER, 10, 9);
        assertThat(told.values).isEmpty();
        assertThat(told.pages).isEmpty();
    }

    @Test
    void aDayThatWasMeasuredAgainHasItsNewestValueAndVerdictAlone() {
        keep(2);
        var noon = march(2).atTime(18, 0).atZone(Given.ZONE).toInstant();
        store.runs()
                .record(
                        all(
                                run(9, "revenue-floor", march(2), 7)
                                        .breached(7, "fell")
                                        .startedAt(noon)));
        assertThat(read(EVER, AFTER, 10, 9).values).containsExactly(7.0, 1.0);
        assertThat(store.traces().judged(FLOOR, REVENUE, EVER, 100))
                .extracting(Judged::run)
                .containsExactly(Given.id(1), Given.id(9));
        assertThat(store.traces().judged(FLOOR, REVENUE, EVER, 100).getLast().verdict())
                .isInstanceOf(Verdict.Breach.class);
    }

    @Test
    void onlyTheNewestRunsAreLookedAtAndTheyComeInOrderOfTime() {
        keep(5);
        assertThat(store.traces().judged(FLOOR, REVENUE, EVER, 2))
                .extracting(Judged::run)
                .containsExactly(Given.id(4), Given.id(5));
    }

    @Test
    void segmentsAreThoseThatBeginWithTheColumn() {
        var germany = new Series("puffy", REVENUE.dataSet(), REVENUE.measure(), "country=DE");
        var mobile = new Series("puffy", REVENUE.dataSet(), REVENUE.measure(), "device=mobile");
        store.runs()
                .record(
                        all(
                                run(1, "revenue-floor", march(1), 1).of(germany),
                                run(2, "by-device", march(1), 1).of(mobile)));
        assertThat(store.traces().segments(REVENUE, "country=")).containsExactly("country=DE");
    }
}
