package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tocsin.engine.Fixtures.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

class LiveDeskTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");
    private static final CheckId ROWS = new CheckId("rows");
    private static final CheckId Z = new CheckId("z");
    private static final AtomicLong IDS = new AtomicLong();

    private final FakeSource source = new FakeSource();
    private final Playbook playbook =
            playbook(check("rows", COUNT, below(CRITICAL, 5)), check("z", COUNT, zScore(3)));
    private final Store store = Store.inMemory();
    private final LinkedBlockingQueue<Desk.Event> events = new LinkedBlockingQueue<>();
    private final List<LiveDesk> desks = new ArrayList<>();
    private final LiveDesk desk = desk(store, "first");

    @AfterEach
    void close() {
        desks.forEach(LiveDesk::close);
    }

    @Test
    void aDeskWhoseStoreIsClosedLeadsNoMore() {
        var told = new ArrayList<Desk.Event.Leadership>();
        var leadership = new Leadership(store.lease(), "late", () -> NOW, told::add);
        store.close();
        leadership.start();
        assertThat(leadership.here()).isFalse();
        assertThat(told).isEmpty();
        leadership.close();
    }

    @Test
    void aNewWorkspaceLooksAtTheDaysThatAreThereOldestFirst() throws Exception {
        for (int day = 6; day <= 10; day++) {
            source.day("2025-03-%02d".formatted(day), COUNT, day);
        }
        desk.start();
        awaitIdle();
        assertThat(desk.history(ROWS, 30))
                .extracting(Point::value)
                .containsExactly(6.0, 7.0, 8.0, 9.0, 10.0);
        assertThat(desk.runs(Z, 30))
                .extracting(run -> run.judgement().verdict())
                .containsExactly(
                        new Verdict.Healthy(),
                        new Verdict.Healthy(),
                        new Verdict.Learning(),
                        new Verdict.Learning(),
                        new Verdict.Learning());
        assertThat(desk.statuses()).allSatisfy(status -> assertThat(status.recent()).hasSize(5));
    }

    @Test
    void whatWasLookedAtIsNotLookedAtAgain() throws Exception {
        source.day("2025-03-09", COUNT, 9).day("2025-03-10", COUNT, 10);
        desk.start();
        awaitIdle();
        source.scanned.clear();
        source.day("2025-03-08", COUNT, 8);
        var lots = Lot.of(playbook, Set.of(ROWS, Z));
        assertThat(new CatchUp(store, "test").missed(lots.getFirst(), NOW))
                .extracting(partition -> partition.at().toString().substring(0, 10))
                .contains("2025-03-08")
                .doesNotContain("2025-03-09", "2025-03-10");
    }

    @Test
    void aPastDayThatIsFilledInIsToldAndTheCheckStillStandsByTheNewest() throws Exception {
        source.day("2025-03-09", COUNT, 9).day("2025-03-10", COUNT, 10);
        desk.start();
        awaitIdle();

        var filledIn = on(LocalDate.of(2025, 3, 8), desk.runs(ROWS, 1).getFirst());
        store.runs().record(List.of(new Recorded(filledIn, Series.of("test", COUNT))));

        var told =
                (Desk.Event.Ran)
                        await(event ->
                                event instanceof Desk.Event.Ran(var statuses)
                                        && statuses.getFirst().recent().size() == 3);
        assertThat(day(told.statuses().getFirst().last().orElseThrow())).isEqualTo("2025-03-10");
        assertThat(desk.statuses())
                .extracting(status -> day(status.last().orElseThrow()))
                .containsExactly("2025-03-10", "2025-03-10");
        assertThat(desk.runs(ROWS, 1)).containsExactly(filledIn);
    }

    /** The same answer of another day, given a minute later. */
    private static CheckRun on(LocalDate day, CheckRun run) {
        var occasion =
                new CheckRun.Occasion(
                        new Partition.Span(day, Grain.DAY, run.occasion().partition().zone()),
                        NOW.plusSeconds(60),
                        run.occasion().took(),
                        "backfill");
        return new CheckRun(new UUID(2, 1), run.check(), occasion, run.judgement(), run.findings());
    }

    private static String day(CheckRun run) {
        return run.occasion().partition().toString();
    }

    @Test
    void aManualRunIsKeptBeforeItIsTold() throws Exception {
        desk.start();
        awaitIdle();
        source.day("2025-03-10", COUNT, 3);
        desk.run(Set.of(ROWS));
        var ran = (Desk.Event.Ran) await(Desk.Event.Ran.class::isInstance);
        assertThat(ran.statuses()).hasSize(1);
        var run = desk.runs(ROWS, 1).getFirst();
        assertThat(ran.statuses().getFirst().last().orElseThrow().id()).isEqualTo(run.id());
        assertThat(run.judgement().verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(run.occasion().trigger()).isEqualTo("manual");
        assertThat(run.findings().sample().rows()).hasSize(1);
    }

    @Test
    void aMissingFileOfTodayIsABreachWhenSomebodyAsks() throws Exception {
        desk.start();
        awaitIdle();
        assertThat(desk.runs(ROWS, 1)).isEmpty();
        desk.run(Set.of(ROWS));
        await(Desk.Event.Ran.class::isInstance);
        assertThat(desk.runs(ROWS, 1).getFirst().judgement().message()).contains("no file");
    }

    @Test
    void progressCountsTheChecksAndEndsIdle() throws Exception {
        source.day("2025-03-10", COUNT, 3);
        desk.start();
        awaitIdle();
        desk.run(Set.of(ROWS, Z));
        var begun =
                (Desk.Event.Progress)
                        await(event ->
                                event instanceof Desk.Event.Progress progress
                                        && progress.total() > 0);
        assertThat(begun.total()).isEqualTo(2);
        assertThat(begun.running()).containsExactlyInAnyOrder(ROWS, Z);
        awaitIdle();
    }

    @Test
    void cancellingStopsWhatTheSourceWorksOnAndKeepsNothing() throws Exception {
        desk.start();
        awaitIdle();
        source.day("2025-03-10", COUNT, 3);
        source.silent = true;
        desk.run(Set.of(ROWS, Z));
        await(event ->
                event instanceof Desk.Event.Progress progress && !progress.running().isEmpty());
        desk.cancel();
        awaitIdle();
        assertThat(desk.runs(ROWS, 5)).isEmpty();
        source.silent = false;
        desk.run(Set.of(ROWS));
        await(Desk.Event.Ran.class::isInstance);
        assertThat(desk.runs(ROWS, 5)).hasSize(1);
    }

    @Test
    void aRunIsJudgedByTheExceptionThatHoldsAsOfItsPartitionAndSaysSo() throws Exception {
        source.day("2025-03-09", COUNT, 3).day("2025-03-10", COUNT, 3);
        var midnight = Instant.parse("2025-03-10T00:00:00Z");
        var today = new Adjustment.Term(midnight.plusSeconds(1), Optional.of(NOW.plusSeconds(60)));
        desk.adjust(new Adjustment.Change.Bound("CRITICAL", 2), ROWS, today, " promotion ");

        desk.start();
        awaitIdle();

        var runs = desk.runs(ROWS, 2);
        assertThat(runs.get(0).judgement().verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(runs.get(0).judgement().message())
                .endsWith("; threshold 2 until 2025-03-10 12:01 UTC: promotion, by ada");
        assertThat(runs.get(1).judgement().verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(runs.get(1).judgement().message()).doesNotContain("promotion");
    }

    @Test
    void aDetectorThatWasChosenLearnsThenJudgesAndEndsByItself() throws Exception {
        var days = List.of(100.0, 3.0, 101.0, 99.0, 400.0, 3.0);
        for (int day = 0; day < days.size(); day++) {
            source.day("2025-03-%02d".formatted(5 + day), COUNT, days.get(day));
        }
        var term =
                new Adjustment.Term(
                        Instant.parse("2025-03-06T00:00:01Z"),
                        Optional.of(Instant.parse("2025-03-10T00:00:01Z")));
        desk.adjust(zScoreOfThree(), ROWS, term, "too coarse");

        desk.start();
        awaitIdle();

        var runs = desk.runs(ROWS, 6).reversed();
        var breach = new Verdict.Breach(CRITICAL);
        assertThat(runs)
                .extracting(run -> run.judgement().verdict())
                .containsExactly(
                        new Verdict.Healthy(),
                        new Verdict.Learning(),
                        new Verdict.Learning(),
                        new Verdict.Healthy(),
                        breach,
                        breach);
        assertThat(runs.get(1).judgement().message()).contains("learning, 1 of 3 earlier values");
        assertThat(runs.get(4).judgement().message())
                .endsWith(
                        "judged by zscore previous=3 until 2025-03-10 00:00 UTC: too coarse, by ada");
        assertThat(runs.get(5).judgement().message()).isEqualTo("count (3) is below threshold (5)");
    }

    private static Adjustment.Change.Detector zScoreOfThree() {
        var settings = new Settings(DetectorKind.ZSCORE, Map.of("previous", 3.0));
        return new Adjustment.Change.Detector(
                "CRITICAL", new Condition.Detects(settings, 0, Condition.Direction.BOTH));
    }

    @Test
    void noDetectorIsChosenForWhatIsJudgedSegmentBySegment() {
        var by = new Segmentation(new Expression("client_id"), 10, true);
        var volume =
                measure(
                        "volume",
                        EVENTS,
                        new Formula.Segmented(new Formula.RowCount(Optional.empty()), by));
        var book = playbook(check("rows", volume, below(CRITICAL, 5)));
        var shell = new Shell(() -> NOW, () -> new UUID(1, 1), "first");
        var adjusting = new Adjusting(book, store.adjustments(), shell, "ada");
        var term = new Adjustment.Term(NOW, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjusting.add(zScoreOfThree(), ROWS, term, "why"))
                .withMessageContaining("segment by segment");
    }

    @Test
    void whatWasWithdrawnStaysOnRecordWithWhoDidIt() {
        var later = new Adjustment.Term(NOW.plusSeconds(60), Optional.empty());
        desk.adjust(zScoreOfThree(), ROWS, later, "to try");
        desk.endAdjustment(desk.adjustments().getFirst().id());

        assertThat(desk.adjustments()).isEmpty();
        assertThat(desk.decisions())
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.effective()).isEmpty();
                    assertThat(decision.ended()).contains(new Desk.Ended("ada", NOW));
                });
    }

    @Test
    void anExceptionThatIsEndedCountsNoMore() throws Exception {
        source.day("2025-03-10", COUNT, 3);
        var always = new Adjustment.Term(NOW.minusSeconds(60), Optional.empty());
        desk.adjust(new Adjustment.Change.Expected(), ROWS, always, "migration");
        desk.endAdjustment(desk.adjustments().getFirst().id());
        desk.start();
        awaitIdle();

        assertThat(desk.adjustments().getFirst().term().until()).contains(NOW);
        assertThat(desk.runs(ROWS, 1).getFirst().judgement().verdict())
                .isEqualTo(new Verdict.Breach(CRITICAL));
    }

    @Test
    void anExceptionThatCouldChangeNothingIsRefused() {
        var term = new Adjustment.Term(NOW, Optional.empty());
        var bound = new Adjustment.Change.Bound("CRITICAL", 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.adjust(bound, new CheckId("none"), term, "why"))
                .withMessageContaining("no check none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.adjust(bound, ROWS, term, "  "))
                .withMessageContaining("reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.adjust(bound, Z, term, "why"))
                .withMessageContaining("no rule of severity CRITICAL; it has WARNING");
        var nothing = new Adjustment.Change.Bound("CRITICAL", Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.adjust(nothing, ROWS, term, "why"))
                .withMessageContaining("number");
        assertThat(desk.adjustments()).isEmpty();
    }

    @Test
    void onlyOneLeadsAndTheOtherSeesWhatItDoes() throws Exception {
        source.day("2025-03-10", COUNT, 3);
        desk.start();
        assertThat(await(Desk.Event.Leadership.class::isInstance))
                .isEqualTo(new Desk.Event.Leadership(true, "first"));
        awaitIdle();
        var others = new LinkedBlockingQueue<Desk.Event>();
        var second = desk(store, "second");
        second.listen(others::add);
        second.start();
        assertThat(others.poll(5, TimeUnit.SECONDS))
                .isEqualTo(new Desk.Event.Leadership(false, "first"));
        desk.run(Set.of(ROWS));
        assertThat(poll(others, Desk.Event.Ran.class::isInstance)).isNotNull();
    }

    private LiveDesk desk(Store store, String holder) {
        var pool = new SourcePool(playbook.inputs().sources(), _ -> source);
        var desk =
                new LiveDesk(
                        new Rules(playbook, pool),
                        store,
                        new Shell(() -> NOW, () -> new UUID(1, IDS.incrementAndGet()), holder),
                        new Actor.Person("ada"),
                        HolidaySource.NONE);
        desks.add(desk);
        if (holder.equals("first")) {
            desk.listen(events::add);
        }
        return desk;
    }

    private void awaitIdle() throws InterruptedException {
        await(event ->
                event instanceof Desk.Event.Progress(var running, _, var total)
                        && running.isEmpty()
                        && total == 0);
    }

    private Desk.Event await(Predicate<Desk.Event> wanted) throws InterruptedException {
        return poll(events, wanted);
    }

    private static Desk.Event poll(
            LinkedBlockingQueue<Desk.Event> queue, Predicate<Desk.Event> wanted)
            throws InterruptedException {
        while (true) {
            var event = queue.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing happened in time");
            }
            if (wanted.test(event)) {
                return event;
            }
        }
    }
}
