package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;
import static org.tocsin.store.Given.REVENUE;
import static org.tocsin.store.Given.all;
import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.series.Point;

/** What a store lets go of, and what never. */
abstract class RetentionContract extends LogContract {
    private static final String FLOOR = "revenue-floor";
    private static final Sample ROWS = new Sample(List.of("id"), List.of(List.of("1")));

    @Test
    void aRunGoesWhenItsDaysAreOverAndItsPointStaysToTheDigit() {
        store().runs().record(all(run(1, FLOOR, march(1), 0.1), run(2, FLOOR, march(2), 0.3)));
        store().runs().record(all(run(3, FLOOR, march(30), 5)));

        var swept = sweep(LocalDate.of(2025, 4, 9));

        assertThat(swept.whole()).isTrue();
        assertThat(swept.went().runs()).isEqualTo(2);
        assertThat(store().runs().recent("puffy", new CheckId(FLOOR), 10))
                .extracting(found -> found.id())
                .containsExactly(Given.id(3));
        assertThat(store().points().current().newest(REVENUE, 10))
                .containsExactly(point(march(1), 0.1), point(march(2), 0.3), point(march(30), 5));
        assertThat(store().points().current().before(REVENUE, at(march(30)), 1))
                .containsExactly(point(march(2), 0.3));
    }

    @Test
    void theLastRunOfACheckStaysHoweverOldItIs() {
        store().runs().record(all(run(1, FLOOR, march(1), 3).found("select 1", ROWS)));

        var swept = sweep(LocalDate.of(2035, 1, 1));

        assertThat(swept.went().runs()).isZero();
        assertThat(store().runs().latest("puffy")).hasSize(1);
        assertThat(store().runs().find(Given.id(1)).orElseThrow().findings().sample())
                .isEqualTo(ROWS);
    }

    @Test
    void whatAnIncidentRefersToStays() {
        store().runs()
                .record(
                        all(
                                run(1, FLOOR, march(1), 1).found("select 1", ROWS),
                                run(2, FLOOR, march(2), 2).found("select 1", ROWS),
                                run(3, FLOOR, march(3), 3).found("select 1", ROWS),
                                run(4, FLOOR, march(4), 4)));
        refer(Given.id(1));
        store().facts().put("held.7", "{\"first\":{\"run\":\"%s\"}}".formatted(Given.id(2)));

        sweep(LocalDate.of(2026, 1, 1));

        assertThat(store().runs().find(Given.id(1)).orElseThrow().findings().sample())
                .isEqualTo(ROWS);
        assertThat(store().runs().find(Given.id(2))).isPresent();
        assertThat(store().runs().find(Given.id(3))).isEmpty();
        assertThat(store().log().verify()).isInstanceOf(Audit.Intact.class);
    }

    @Test
    void whatARunFoundPerSegmentGoesWithItAndThePointsStayForTheBaseline() {
        store().runs().record(List.of(perKind(1, march(1), 10), perKind(2, march(2), 11)));
        store().runs().record(List.of(perKind(3, march(30), 12)));

        var swept = sweep(LocalDate.of(2025, 4, 9));

        assertThat(swept.whole()).isTrue();
        assertThat(swept.went().runs()).isEqualTo(2);
        assertThat(store().runs().find(Given.id(1))).isEmpty();
        assertThat(store().runs().find(Given.id(3)).orElseThrow().findings().segments().lead())
                .isEqualTo("web");
        assertThat(before(march(31), 10, Instant.EPOCH)).containsExactly(10.0, 11.0, 12.0);
        assertThat(before(march(31), 2, Instant.EPOCH)).containsExactly(11.0, 12.0);
        assertThat(before(march(31), 10, at(march(2)))).containsExactly(11.0, 12.0);
        assertThat(before(march(30), 10, Instant.EPOCH)).containsExactly(10.0, 11.0);
    }

    private static final Segmentation BY_KIND = new Segmentation(new Expression("kind"), 50, true);

    private List<Double> before(LocalDate day, int points, Instant since) {
        var back = new Points.Back(since, at(day), points, _ -> false);
        return store().points().current().segmentsBefore(REVENUE, BY_KIND, back).get("web");
    }

    private static Recorded perKind(long number, LocalDate day, double value) {
        var run = run(number, FLOOR, day, value).run();
        var found = run.findings();
        var web = new Segments.Result("web", run.judgement(), found.tested());
        var series =
                new Series(
                        REVENUE.playbook(),
                        REVENUE.dataSet(),
                        REVENUE.measure(),
                        BY_KIND.series("web"));
        return new Recorded(
                new CheckRun(
                        run.id(),
                        run.check(),
                        run.occasion(),
                        run.judgement(),
                        new CheckRun.Findings(
                                found.tested(),
                                found.sql(),
                                found.sample(),
                                new Segments("web", List.of(web), 1))),
                series,
                List.of(series),
                Optional.empty());
    }

    @Test
    void samplesGoBeforeTheirRunsAndThoseThatBecomeOldLaterGoLater() {
        store().runs()
                .record(
                        all(
                                run(1, FLOOR, march(1), 1).found("select 1", ROWS),
                                run(2, FLOOR, march(10), 2).found("select 1", ROWS),
                                run(3, FLOOR, march(20), 3)));

        assertThat(sweep(march(20)).went().samples()).isEqualTo(1);
        assertThat(sample(1)).isEqualTo(Sample.NONE);
        assertThat(sample(2)).isEqualTo(ROWS);

        assertThat(sweep(march(28)).went().samples()).isEqualTo(1);
        assertThat(sample(2)).isEqualTo(Sample.NONE);
        assertThat(store().runs().recent("puffy", new CheckId(FLOOR), 10)).hasSize(3);
    }

    @Test
    void pointsOfManyDaysBecomeDaysAfterAYearAndNothingIsLostOnTheWay() {
        store().runs().record(days(LocalDate.of(2023, 1, 1), 500));

        sweep(LocalDate.of(2024, 3, 1));
        var once = store().points().current().newest(REVENUE, 1_000);
        var again = sweep(LocalDate.of(2025, 12, 1));

        assertThat(once).hasSize(500);
        assertThat(again.hours()).isPositive();
        assertThat(store().points().current().newest(REVENUE, 1_000)).isEqualTo(once);
        assertThat(sweep(LocalDate.of(2025, 12, 1)).went().rows()).isZero();
    }

    @Test
    void theWorstVerdictOfTheDayIsRemembered() {
        store().runs()
                .record(
                        all(
                                run(1, FLOOR, march(1), 3).breached(3, "too low"),
                                run(2, "other", march(1), 3),
                                run(3, FLOOR, march(2), 4).judged(broken()),
                                run(4, FLOOR, march(9), 9),
                                run(5, "other", march(9), 9)));

        sweep(LocalDate.of(2025, 6, 1));

        var spans = store().points().current().over(REVENUE, at(march(1)), at(march(5)));
        assertThat(spans).hasSize(2);
        assertThat(spans.get(0).worst().orElseThrow()).isInstanceOf(Verdict.Breach.class);
        assertThat(spans.get(0).values()).contains(new Span.Values(1, 3, 3, 3));
        assertThat(spans.get(1).worst()).contains(new Verdict.Broken());
        assertThat(spans.get(1).values()).isEmpty();
        assertThat(spans.get(1).mean()).isEmpty();
    }

    @Test
    void aLongStretchIsReadByTheDayWhetherRolledUpOrNot() {
        store().runs().record(days(LocalDate.of(2025, 1, 1), 70));
        sweep(LocalDate.of(2025, 3, 12));
        var points = store().points().current();
        var from = Instant.parse("2025-01-01T00:00:00Z");

        assertThat(points.over(REVENUE, from, from.plus(Duration.ofDays(70))))
                .hasSize(70)
                .allSatisfy(span -> assertThat(span.values().orElseThrow().points()).isEqualTo(1))
                .isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
        assertThat(points.between(REVENUE, from, from.plus(Duration.ofDays(70)))).hasSize(34);
    }

    @Test
    void aDayThatIsLookedAtAgainAfterItWasRolledUpHasItsNewValue() {
        store().runs().record(all(run(1, FLOOR, march(1), 1), run(2, FLOOR, march(9), 9)));
        sweep(LocalDate.of(2025, 6, 1));
        var late = LocalDate.of(2025, 6, 1).atTime(12, 0).atZone(Given.ZONE).toInstant();
        store().runs().record(all(run(3, FLOOR, march(1), 7).startedAt(late)));

        sweep(LocalDate.of(2025, 6, 2));

        assertThat(store().points().current().newest(REVENUE, 10))
                .containsExactly(point(march(1), 7), point(march(9), 9));
    }

    @Test
    void whatWasSupersededGoesAndWhatIsCurrentStays() {
        store().runs().record(all(run(1, FLOOR, march(1), 1)));
        store().runs().record(all(run(2, FLOOR, march(1), 2).startedAt(NOON)));
        store().runs().record(all(run(3, FLOOR, march(30), 3)));
        assertThat(sweep(march(31)).went().superseded()).isZero();

        var swept = sweep(LocalDate.of(2025, 4, 15));

        assertThat(swept.went().superseded()).isEqualTo(1);
        assertThat(store().points().current().newest(REVENUE, 10))
                .containsExactly(point(march(1), 2), point(march(30), 3));
    }

    @Test
    void aStatementThatWasLetGoIsKeptAnewWhenItIsAskedAgain() {
        var often = run(1, FLOOR, march(1), 1).found("select often", Sample.NONE);
        store().runs().record(all(often, run(2, FLOOR, march(9), 9)));
        assertThat(sweep(LocalDate.of(2025, 6, 1)).went().others()).isEqualTo(1);

        store().runs().record(all(run(3, FLOOR, march(10), 1).found("select often", Sample.NONE)));

        assertThat(store().runs().find(Given.id(3)).orElseThrow().findings().sql())
                .isEqualTo("select often");
    }

    @Test
    void ofOldColumnsTheLastOnesStayForTheComparison() {
        for (int day = 1; day <= 3; day++) {
            schema(march(day), "c" + day);
        }
        schema(LocalDate.of(2025, 5, 30), "c4");

        assertThat(sweep(LocalDate.of(2025, 6, 1)).went().others()).isEqualTo(2);
        assertThat(columnsBefore(LocalDate.of(2025, 5, 30))).contains("c3");
        assertThat(columnsBefore(LocalDate.of(2025, 6, 1))).contains("c4");
    }

    @Test
    void aPassThatIsCutShortIsFinishedByTheNext() {
        store().runs().record(days(LocalDate.of(2025, 1, 1), 40));
        var none = sweep(LocalDate.of(2026, 1, 1), () -> false);
        assertThat(none.whole()).isFalse();
        assertThat(none.went().rows()).isZero();
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        var some = sweep(LocalDate.of(2026, 1, 1), () -> asked.incrementAndGet() < 4);
        var rest = sweep(LocalDate.of(2026, 1, 1));

        assertThat(some.whole()).isFalse();
        assertThat(rest.whole()).isTrue();
        assertThat(store().points().current().newest(REVENUE, 100)).hasSize(40);
        assertThat(store().runs().recent("puffy", new CheckId(FLOOR), 100)).hasSize(1);
    }

    @Test
    void whoLeadsNoMoreLetsNothingGo() {
        store().runs().record(days(LocalDate.of(2025, 1, 1), 3));
        var old = store().lease().tryAcquire("old", NOON, Duration.ofSeconds(9)).orElseThrow();
        store().lease()
                .tryAcquire("new", NOON.plusSeconds(60), Duration.ofSeconds(9))
                .orElseThrow();

        var swept =
                store().sweeper(Retention.USUAL, () -> at(LocalDate.of(2026, 1, 1)))
                        .sweep(old, () -> true);

        assertThat(swept.whole()).isFalse();
        assertThat(swept.went().rows()).isZero();
        assertThat(store().runs().recent("puffy", new CheckId(FLOOR), 10)).hasSize(3);
    }

    private static List<Recorded> days(LocalDate first, int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> run(i, FLOOR, first.plusDays(i), 0.1 * i).recorded())
                .toList();
    }

    private static Judgement broken() {
        return new Judgement(
                new Verdict.Broken(),
                java.util.OptionalDouble.empty(),
                Judgement.Bounds.NONE,
                "no connection");
    }

    private void refer(UUID run) {
        var told =
                new NewEntry(NOON, "ann", "said", "{\"failure\":{\"run\":\"%s\"}}".formatted(run));
        assertThat(store().log().append(Given.id(90), 0, List.of(told)))
                .isInstanceOf(Appended.Done.class);
    }

    private Sample sample(long run) {
        return store().runs().find(Given.id(run)).orElseThrow().findings().sample();
    }

    private void schema(LocalDate day, String column) {
        store().schemas()
                .record(
                        "puffy",
                        new DataSetId("events"),
                        new Partition.Span(day, Grain.DAY, Given.ZONE),
                        List.of(new SeenColumn(column, "VARCHAR")),
                        at(day).plusSeconds(60));
    }

    private Optional<String> columnsBefore(LocalDate day) {
        return store().schemas()
                .lastBefore(
                        "puffy",
                        new DataSetId("events"),
                        new Partition.Span(day, Grain.DAY, Given.ZONE))
                .map(columns -> columns.getFirst().name());
    }

    private Sweeper.Swept sweep(LocalDate today) {
        return sweep(today, () -> true);
    }

    private Sweeper.Swept sweep(LocalDate today, BooleanSupplier further) {
        var now = at(today).plus(Duration.ofHours(13));
        var lease = store().lease().tryAcquire("sweeper", now, Duration.ofSeconds(9));
        return store().sweeper(Retention.USUAL, () -> now).sweep(lease.orElseThrow(), further);
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(Given.ZONE).toInstant();
    }

    private static Point point(LocalDate day, double value) {
        return new Point(at(day), value);
    }
}
