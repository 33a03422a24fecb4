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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Exclusion.Scope;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.series.Point;

/** What a store does, whatever the database under it. */
abstract class StoreContract extends StandingContract {
    private static final CheckId FLOOR = new CheckId("revenue-floor");
    private static final Instant AFTER = march(31).atStartOfDay(Given.ZONE).toInstant();

    @Test
    void anEmptyStoreHasNothingAndSaysSo() {
        assertThat(store().runs().latest("puffy")).isEmpty();
        assertThat(store().runs().recent("puffy", FLOOR, 10)).isEmpty();
        assertThat(store().points().current().before(REVENUE, AFTER, 10)).isEmpty();
        assertThat(store().points().current().newest(List.of(REVENUE), 5)).isEmpty();
        assertThat(store().points().exclusions("puffy")).isEmpty();
        assertThat(store().changes().current()).isZero();
        assertThat(store().lease().holder()).isEmpty();
        assertThat(store().facts().find("name")).isEmpty();
    }

    @Test
    void aRunComesBackAsItWasRecorded() {
        var sample =
                new Sample(
                        List.of("id", "note"),
                        List.of(
                                Arrays.asList("1", null),
                                Arrays.asList("", "with \"quotes\", 日本語, 🎉 and \n lines")));
        var breach =
                run(1, "revenue-floor", march(4), 3)
                        .breached(3, "revenue ($3) is below threshold ($5)")
                        .found("select sum(revenue) from events", sample);

        store().runs().record(all(breach));

        assertThat(store().runs().recent("puffy", FLOOR, 10)).containsExactly(breach.run());
        assertThat(store().runs().find(Given.id(1))).contains(breach.run());
    }

    @Test
    void everyKindOfPartitionAndVerdictComesBack() {
        var berlin = ZoneId.of("Europe/Berlin");
        var partitions =
                List.of(
                        new Partition.Whole(march(4), berlin),
                        new Partition.Span(march(30), Grain.DAY, berlin),
                        new Partition.Span(march(1), Grain.MONTH, berlin),
                        new Partition.Span(LocalDate.of(2024, 1, 1), Grain.YEAR, Given.ZONE));
        var verdicts =
                List.of(
                        new Verdict.Healthy(),
                        new Verdict.Broken(),
                        new Verdict.Learning(),
                        new Verdict.Healthy());
        var runs =
                IntStream.range(0, partitions.size())
                        .mapToObj(i ->
                                run(i, "check-" + i, march(4), 1)
                                        .on(partitions.get(i))
                                        .judged(
                                                new Judgement(
                                                        verdicts.get(i),
                                                        OptionalDouble.empty(),
                                                        Judgement.Bounds.NONE,
                                                        "so it is")))
                        .toArray(Given[]::new);

        store().runs().record(all(runs));

        assertThat(store().runs().latest("puffy"))
                .containsExactlyInAnyOrder(
                        Arrays.stream(runs).map(Given::run).toArray(CheckRun[]::new));
    }

    @Test
    void longTextsAreKeptWhole() {
        var sql = "select " + "x".repeat(100_000);
        var message = "m".repeat(3_000);
        var long_ =
                run(1, "revenue-floor", march(4), 3).breached(3, message).found(sql, Sample.NONE);

        store().runs().record(all(long_));

        var back = store().runs().recent("puffy", FLOOR, 1).getFirst();
        assertThat(back.findings().sql()).isEqualTo(sql);
        assertThat(back.judgement().message()).isEqualTo(message);
    }

    @Test
    void aTextBeyondAllBoundsIsCutInsteadOfSinkingTheRun() {
        store().runs()
                .record(
                        all(
                                run(1, "revenue-floor", march(4), 3)
                                        .breached(3, "é".repeat(1_100_000))));

        assertThat(store().runs().recent("puffy", FLOOR, 1).getFirst().judgement().message())
                .hasSize(Text.LONGEST)
                .endsWith("é…");
    }

    @Test
    void charactersThatAreNoTextAreLeftOut() {
        var broken = run(1, "revenue-floor", march(4), 3).breached(3, "a\u0000b\ud800c");
        store().runs().record(all(broken));

        assertThat(store().runs().recent("puffy", FLOOR, 1).getFirst().judgement().message())
                .isEqualTo("ab\ufffdc");
    }

    @Test
    void aSampleKeepsAtMostTwentyRows() {
        var many = IntStream.range(0, 50).mapToObj(i -> List.of("" + i)).toList();
        var sampled =
                run(1, "revenue-floor", march(4), 3)
                        .found("select 1", new Sample(List.of("id"), List.copyOf(many)));

        store().runs().record(all(sampled));

        assertThat(store().runs().recent("puffy", FLOOR, 1).getFirst().findings().sample().rows())
                .hasSize(20)
                .isEqualTo(many.subList(0, 20));
    }

    @Test
    void valuesThatAreNotNumbersAreAbsentAndMakeNoPoint() {
        store().runs()
                .record(
                        all(
                                run(1, "revenue-floor", march(4), Double.NaN),
                                run(2, "revenue-floor", march(5), Double.POSITIVE_INFINITY),
                                run(3, "revenue-floor", march(6), 7)));

        assertThat(store().runs().recent("puffy", FLOOR, 3))
                .extracting(r -> r.judgement().value())
                .containsExactly(
                        OptionalDouble.of(7), OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(store().points().current().newest(REVENUE, 10))
                .containsExactly(point(march(6), 7));
    }

    @Test
    void playbooksKeepToThemselves() {
        var elsewhere = new Series("other", REVENUE.dataSet(), REVENUE.measure(), "");
        store().runs()
                .record(
                        all(
                                run(1, "revenue-floor", march(4), 1),
                                run(2, "revenue-floor", march(4), 2).of(elsewhere)));

        assertThat(store().runs().latest("other"))
                .extracting(CheckRun::id)
                .containsExactly(Given.id(2));
        assertThat(store().points().current().newest(REVENUE, 9))
                .containsExactly(point(march(4), 1));
    }

    @Test
    void whatChangedSinceANumberIsTold() {
        store().runs().record(all(run(1, "a", march(4), 1), run(2, "b", march(4), 1)));
        long before = store().changes().current();
        long after = store().runs().record(all(run(3, "b", march(5), 2)));

        assertThat(after).isGreaterThan(before).isEqualTo(store().changes().current());
        assertThat(store().runs().changedSince("puffy", before))
                .extracting(CheckRun::id)
                .containsExactly(Given.id(3));
        assertThat(store().runs().changedSince("puffy", after)).isEmpty();
    }

    @Test
    void recordingTheSameRunAgainChangesNothing() {
        store().runs().record(all(run(1, "revenue-floor", march(4), 1)));
        store().runs()
                .record(
                        all(
                                run(1, "revenue-floor", march(4), 99),
                                run(2, "revenue-floor", march(5), 2)));

        assertThat(store().runs().recent("puffy", FLOOR, 9))
                .extracting(r -> r.judgement().value().orElseThrow())
                .containsExactly(2.0, 1.0);
        assertThat(store().points().current().newest(REVENUE, 9))
                .containsExactly(point(march(4), 1), point(march(5), 2));
    }

    @Test
    void aBaselineIsTheNewestPointsStrictlyBefore() {
        for (int day = 1; day <= 6; day++) {
            store().runs().record(all(run(day, "revenue-floor", march(day), day)));
        }

        assertThat(store().points().current().before(REVENUE, at(march(5)), 3))
                .containsExactly(point(march(2), 2), point(march(3), 3), point(march(4), 4));
        assertThat(store().points().current().between(REVENUE, at(march(2)), at(march(4))))
                .containsExactly(point(march(2), 2), point(march(3), 3));
        assertThat(store().points().current().newest(List.of(REVENUE), 2))
                .containsEntry(REVENUE, List.of(point(march(5), 5), point(march(6), 6)));
    }

    @Test
    void aRerunSupersedesAndWhatWasKnownBeforeCanStillBeSeen() {
        store().runs().record(all(run(1, "revenue-floor", march(4), 10).startedAt(NOON)));
        store().runs()
                .record(all(run(2, "revenue-floor", march(4), 20).startedAt(NOON.plusSeconds(60))));

        assertThat(store().points().current().newest(REVENUE, 9))
                .containsExactly(point(march(4), 20));
        assertThat(store().points().current().runOf(REVENUE, at(march(4)))).contains(Given.id(2));
        assertThat(store().points().asKnownAt(NOON.plusSeconds(30)).before(REVENUE, AFTER, 9))
                .containsExactly(point(march(4), 10));
        assertThat(store().points().asKnownAt(NOON.plusSeconds(30)).runOf(REVENUE, at(march(4))))
                .contains(Given.id(1));
        assertThat(store().points().asKnownAt(NOON.plusSeconds(90)).before(REVENUE, AFTER, 9))
                .containsExactly(point(march(4), 20));
        assertThat(store().points().asKnownAt(NOON.minusSeconds(1)).before(REVENUE, AFTER, 9))
                .isEmpty();
    }

    @Test
    void twoRerunsInOneBatchLeaveTheLastOneStanding() {
        store().runs()
                .record(
                        all(
                                run(1, "revenue-floor", march(4), 10).startedAt(NOON),
                                run(2, "revenue-zscore", march(4), 10).startedAt(NOON),
                                run(3, "revenue-floor", march(4), 20)
                                        .startedAt(NOON.plusSeconds(60))));

        assertThat(store().points().current().newest(REVENUE, 9))
                .containsExactly(point(march(4), 20));
        assertThat(store().points().asKnownAt(NOON.plusSeconds(30)).newest(REVENUE, 9))
                .containsExactly(point(march(4), 10));
    }

    @Test
    void segmentsOfAMeasureAreSeriesOfTheirOwn() {
        var germany = new Series("puffy", REVENUE.dataSet(), REVENUE.measure(), "country=DE");
        store().runs()
                .record(
                        all(
                                run(1, "revenue-floor", march(4), 1),
                                run(2, "revenue-floor", march(4), 2).of(germany)));

        assertThat(store().points().current().newest(germany, 9))
                .containsExactly(point(march(4), 2));
        assertThat(store().points().current().newest(REVENUE, 9))
                .containsExactly(point(march(4), 1));
    }

    @Test
    void anExclusionHidesPointsFromBaselinesOnlyAndItsWithdrawalBringsThemBack() {
        for (int day = 1; day <= 4; day++) {
            store().runs().record(all(run(day, "revenue-floor", march(day), day)));
        }
        var mark = exclusion(100, new Scope.OfMeasure(REVENUE.measure()), march(2), march(4));
        store().points().exclude("puffy", mark);
        store().points().exclude("puffy", mark);

        assertThat(store().points().exclusions("puffy")).containsExactly(mark);
        assertThat(store().points().current().before(REVENUE, AFTER, 3))
                .containsExactly(point(march(1), 1), point(march(4), 4));
        assertThat(store().points().current().newest(REVENUE, 9)).hasSize(4);

        assertThat(store().points().withdraw(mark.id(), "ann", NOON.plusSeconds(60))).isTrue();
        assertThat(store().points().withdraw(mark.id(), "ann", NOON.plusSeconds(61))).isFalse();
        assertThat(store().points().exclusions("puffy")).isEmpty();
        assertThat(store().points().current().before(REVENUE, AFTER, 9)).hasSize(4);
        assertThat(store().points().asKnownAt(NOON.plusSeconds(30)).before(REVENUE, AFTER, 9))
                .as("the mark stood then, and the runs of 4 March were known")
                .doesNotContain(point(march(2), 2), point(march(3), 3));
    }

    @Test
    void anExclusionReachesAsFarAsItsScope() {
        store().runs().record(all(run(1, "revenue-floor", march(4), 1)));
        var elsewhere = new Scope.OfDataSet(new DataSetId("orders"));
        var otherMeasure = new Scope.OfMeasure(new MeasureId("orders"));
        store().points().exclude("puffy", exclusion(1, elsewhere, march(1), march(9)));
        store().points().exclude("puffy", exclusion(2, otherMeasure, march(1), march(9)));
        store().points().exclude("else", exclusion(3, new Scope.Everything(), march(1), march(9)));
        assertThat(store().points().current().before(REVENUE, AFTER, 9)).hasSize(1);

        var here = new Scope.OfDataSet(REVENUE.dataSet());
        store().points().exclude("puffy", exclusion(4, here, march(1), march(9)));
        assertThat(store().points().current().before(REVENUE, AFTER, 9)).isEmpty();

        store().points().withdraw(Given.id(4), "ann", NOON);
        store().points().exclude("puffy", exclusion(5, new Scope.Everything(), march(4), march(5)));
        assertThat(store().points().current().before(REVENUE, AFTER, 9)).isEmpty();
    }

    @Test
    void theSchemaLastSeenIsThatOfTheNewestEarlierPartition() {
        var events = new DataSetId("events");
        var old = List.of(new SeenColumn("client_id", "text"), new SeenColumn("at", "text"));
        var renamed = List.of(new SeenColumn("clientId", "text"), new SeenColumn("at", "text"));
        store().schemas().record("puffy", events, day(march(1)), renamed, NOON);
        store().schemas().record("puffy", events, day(march(2)), renamed, NOON);
        store().schemas().record("puffy", events, day(march(2)), old, NOON.plusSeconds(1));
        store().schemas().record("puffy", events, day(march(2)), old, NOON.plusSeconds(2));
        store().schemas().record("puffy", events, day(march(4)), renamed, NOON);

        assertThat(store().schemas().lastBefore("puffy", events, day(march(4)))).contains(old);
        assertThat(store().schemas().lastBefore("puffy", events, day(march(1)))).isEmpty();
        assertThat(store().schemas().lastBefore("else", events, day(march(9)))).isEmpty();
    }

    @Test
    void aLeaseFromAClockThatWentBackHoldsNobodyUp() {
        var ttl = Duration.ofSeconds(9);
        var dead = store().lease().tryAcquire("a", NOON.plusSeconds(10_800), ttl).orElseThrow();

        var living = store().lease().tryAcquire("b", NOON, ttl).orElseThrow();

        assertThat(living.token()).isGreaterThan(dead.token());
    }

    @Test
    void onlyOneLeadsAndTheTokenGrowsWithEachNewHolder() {
        var ttl = Duration.ofSeconds(10);
        var first = store().lease().tryAcquire("a", NOON, ttl).orElseThrow();
        assertThat(store().lease().tryAcquire("b", NOON.plusSeconds(9), ttl)).isEmpty();
        assertThat(store().lease().tryAcquire("a", NOON.plusSeconds(1), ttl).orElseThrow().token())
                .as("asking again changes nothing")
                .isEqualTo(first.token());

        var renewed = store().lease().renew(first, NOON.plusSeconds(8), ttl).orElseThrow();
        assertThat(renewed.expires()).isEqualTo(NOON.plusSeconds(18));
        assertThat(store().lease().tryAcquire("b", NOON.plusSeconds(17), ttl)).isEmpty();

        var second = store().lease().tryAcquire("b", NOON.plusSeconds(18), ttl).orElseThrow();
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(store().lease().renew(renewed, NOON.plusSeconds(19), ttl)).isEmpty();
        store().lease().release(renewed);
        assertThat(store().lease().holder()).contains(second);

        store().lease().release(second);
        assertThat(store().lease().holder()).isEmpty();
        assertThat(store().lease().tryAcquire("a", NOON.plusSeconds(19), ttl).orElseThrow().token())
                .isGreaterThan(second.token());
    }

    @Test
    void aLeaderThatWasFencedOffWritesNothing() {
        var ttl = Duration.ofSeconds(10);
        var old = store().lease().tryAcquire("a", NOON, ttl).orElseThrow();
        var one = all(run(1, "revenue-floor", march(4), 1));
        assertThat(store().runs().record(one, old)).contains(store().changes().current());

        store().lease().tryAcquire("b", NOON.plusSeconds(60), ttl).orElseThrow();
        long before = store().changes().current();
        assertThat(store().runs().record(all(run(2, "revenue-floor", march(5), 2)), old)).isEmpty();

        assertThat(store().changes().current()).isEqualTo(before);
        assertThat(store().runs().recent("puffy", FLOOR, 9))
                .extracting(CheckRun::id)
                .containsExactly(Given.id(1));
    }

    @Test
    void aFactReplacesWhatWasKnownUnderItsName() {
        store().facts().put("name", "shop");
        store().facts().put("name", "shop, north");
        assertThat(store().facts().find("name")).isEqualTo(Optional.of("shop, north"));
    }

    private static Exclusion exclusion(long number, Scope scope, LocalDate from, LocalDate until) {
        return new Exclusion(
                Given.id(number),
                scope,
                new Exclusion.Stretch(at(from), at(until)),
                new Exclusion.Entry("back-fill", "ann", NOON));
    }

    private static Partition day(LocalDate day) {
        return new Partition.Span(day, Grain.DAY, Given.ZONE);
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(Given.ZONE).toInstant();
    }

    private static Point point(LocalDate day, double value) {
        return new Point(at(day), value);
    }
}
