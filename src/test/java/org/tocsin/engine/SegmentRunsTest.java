package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.*;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;
import org.tocsin.source.Sources;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** Checks of segments from files over the engine to the store and back. */
class SegmentRunsTest {
    private static final Measure VOLUME = volume(50);

    @TempDir Path folder;
    private final Store store = Store.inMemory();
    private final AtomicLong ids = new AtomicLong();
    private List<Adjustment> adjustments = List.of();
    private List<ExpectedVariation> expected = List.of();

    private static Measure volume(int cap) {
        return measure(
                "volume",
                EVENTS,
                new Formula.Segmented(
                        new Formula.RowCount(Optional.empty()),
                        new Segmentation(new Expression("client_id"), cap, true)));
    }

    private static Rule drops(int inARow) {
        return new Rule(CRITICAL, new Condition.Deviates(0.5, 2, Condition.Direction.DOWN), inARow);
    }

    @BeforeEach
    void days() throws Exception {
        for (int day = 1; day <= 3; day++) {
            write(day, "ios", 10, "web", 20);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(int day, Object... namesAndRows) throws Exception {
        var text = new StringBuilder("client_id\n");
        for (int i = 0; i < namesAndRows.length; i += 2) {
            text.append((namesAndRows[i] + "\n").repeat((Integer) namesAndRows[i + 1]));
        }
        Files.writeString(folder.resolve("events_202503%02d.csv".formatted(day)), text);
    }

    private SourcePool pool(Playbook playbook) {
        return new SourcePool(
                playbook.inputs().sources(),
                spec -> Sources.open(spec, folder, folder.resolve("drivers")));
    }

    /** Judges a day by what the store remembers, and keeps it. */
    private CheckRun kept(Check check, int day) throws Exception {
        var playbook = playbook(check);
        try (var sources = pool(playbook)) {
            Instant noon = Instant.parse("2025-03-%02dT12:00:00Z".formatted(day));
            Ids next = () -> new UUID(0x0195_0000_0000_7000L, ids.incrementAndGet());
            var examiner =
                    new Examiner(
                            new Rules(playbook, sources), HolidaySource.NONE, next, () -> noon);
            var history = new StoredHistory(store, "test", expected);
            var lot = Lot.of(playbook, java.util.Set.of(check.id())).getFirst();
            var partition = EVENTS.partitionOn(LocalDate.of(2025, 3, day));
            var scan =
                    examiner.scan(
                            lot, partition, Following.measures(lot, partition, history), noon);
            var how = new Examiner.Circumstances(noon, "schedule", true, adjustments);
            var runs = examiner.judge(lot, partition, scan, how, history).runs();
            var charted = new Charted(store, "test");
            store.runs().record(runs.stream().map(run -> charted.recorded(check, run)).toList());
            return store.runs().recent("test", check.id(), 1).getFirst();
        }
    }

    private MonitorReport monitor(Check check, int from, int to) throws Exception {
        var playbook = playbook(check);
        try (var sources = pool(playbook)) {
            var days =
                    LocalDate.of(2025, 3, from).datesUntil(LocalDate.of(2025, 3, to + 1)).toList();
            return new Monitor(
                            playbook,
                            sources,
                            () -> new UUID(0, ids.incrementAndGet()),
                            () -> Instant.parse("2025-03-20T00:00:00Z"))
                    .run(days, Optional.empty());
        }
    }

    private List<Double> points(String segment) {
        var series = new Series("test", EVENTS.id(), VOLUME.id(), "client_id=" + segment);
        return store.points().current().newest(series, 100).stream().map(Point::value).toList();
    }

    private static String verdicts(CheckRun run) {
        return run.findings().segments().results().stream()
                .map(r -> r.segment() + " " + r.judgement().verdict().getClass().getSimpleName())
                .collect(Collectors.joining(", "));
    }

    @Test
    void daysWhoseSegmentsWereLookedAtAreNotCaughtUpAgain() throws Exception {
        var check = check("drop", VOLUME, drops(1));
        kept(check, 1);
        kept(check, 3);

        var lots = Lot.of(playbook(check), java.util.Set.of(check.id()));
        var now = Instant.parse("2025-03-03T12:00:00Z");

        assertThat(new CatchUp(store, "test").of(lots).missed(lots.getFirst(), now))
                .extracting(partition -> partition.at().toString().substring(0, 10))
                .contains("2025-03-02", "2025-02-28")
                .doesNotContain("2025-03-01", "2025-03-03");
    }

    @Test
    void eachSegmentLearnsByItselfAndIsRemembered() throws Exception {
        var check = check("drop", VOLUME, drops(1));
        assertThat(kept(check, 1).judgement().verdict()).isEqualTo(new Verdict.Learning());
        kept(check, 2);
        assertThat(kept(check, 3).judgement().verdict()).isEqualTo(new Verdict.Healthy());
        write(4, "ios", 3, "web", 21, "tv", 1);
        var run = kept(check, 4);
        assertThat(run.judgement().verdict()).isEqualTo(new Verdict.Breach(CRITICAL));
        assertThat(run.judgement().message())
                .isEqualTo(
                        "volume: 1 of 3 segments breaches: ios (-70%); 1 of 3 segments learning");
        assertThat(verdicts(run)).isEqualTo("ios Breach, web Healthy, tv Learning");
        assertThat(run.findings().segments().lead()).isEqualTo("ios");
        assertThat(points("ios")).containsExactly(10.0, 10.0, 10.0, 3.0);
        assertThat(points("web")).containsExactly(20.0, 20.0, 20.0, 21.0);
        assertThat(store.points().current().newest(Series.of("test", VOLUME), 9)).isEmpty();
        assertThat(store.runs().latest("test").getFirst().findings().segments().lead())
                .isEqualTo("ios");
        assertThat(new Charted(store, "test").series(check).segment()).isEqualTo("client_id=ios");
    }

    @Test
    void theSegmentsOfARunComeBackAsTheyWereJudged() throws Exception {
        var check = check("drop", VOLUME, drops(1));
        var run = kept(check, 1);
        assertThat(store.runs().find(run.id())).contains(run);
        assertThat(run.findings().segments().results())
                .extracting(r -> r.judgement().message())
                .containsExactly(
                        "volume 20: learning, 0 of 2 earlier values",
                        "volume 10: learning, 0 of 2 earlier values");
        assertThat(run.findings().tested().rows()).isEqualTo(30);
    }

    @Test
    void aSegmentThatVanishesCountsNothingAndHasAPointThatSaysSo() throws Exception {
        var check = check("floor", VOLUME, below(WARNING, 1));
        kept(check, 1);
        write(2, "web", 20);
        var run = kept(check, 2);
        assertThat(run.judgement().verdict()).isEqualTo(new Verdict.Breach(WARNING));
        assertThat(run.judgement().message()).contains("ios (0)").contains("no rows any more: ios");
        assertThat(points("ios")).containsExactly(10.0, 0.0);
        // After a week without rows nobody waits for it any more.
        for (int day = 3; day <= 8; day++) {
            write(day, "web", 20);
            assertThat(kept(check, day).judgement().verdict())
                    .isEqualTo(new Verdict.Breach(WARNING));
        }
        write(9, "web", 20);
        assertThat(kept(check, 9).judgement().verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void aSegmentThatShrinksIsNotLostBehindTheCap() throws Exception {
        var check = check("drop", volume(1), drops(1));
        for (int day = 1; day <= 3; day++) {
            kept(check, day);
        }
        write(4, "ios", 10, "web", 2, "tv", 5);
        var run = kept(check, 4);
        assertThat(verdicts(run)).startsWith("web Breach");
        assertThat(run.judgement().message()).contains("3 segments in all");
    }

    @Test
    void twoDaysInARowAreTwoDaysOfTheSameSegment() throws Exception {
        var check = check("drop", VOLUME, drops(2));
        for (int day = 1; day <= 3; day++) {
            kept(check, day);
        }
        write(4, "ios", 2, "web", 20);
        assertThat(kept(check, 4).judgement().verdict()).isEqualTo(new Verdict.Healthy());
        write(5, "ios", 10, "web", 2);
        assertThat(kept(check, 5).judgement().verdict()).isEqualTo(new Verdict.Healthy());
        write(6, "ios", 10, "web", 1);
        assertThat(verdicts(kept(check, 6))).isEqualTo("web Breach, ios Healthy");
    }

    @Test
    void aOneOffRunReadsTheHistoryOfSegmentsFromTheDataItself() throws Exception {
        write(4, "ios", 3, "web", 20);
        write(5, "web", 20);
        var report = monitor(check("drop", VOLUME, drops(1)), 3, 5);
        assertThat(report.days())
                .extracting(day -> verdicts(day.results().getFirst().run()))
                .containsExactly(
                        "web Healthy, ios Healthy",
                        "ios Breach, web Healthy",
                        "ios Breach, web Healthy");
        assertThat(report.days().getLast().results().getFirst().run().judgement().message())
                .isEqualTo("volume: 1 of 2 segments breaches: ios (-100%); no rows any more: ios");
    }

    @Test
    void aOneOffRunFollowsASegmentBehindTheCap() throws Exception {
        write(4, "ios", 10, "web", 2, "tv", 5);
        var report = monitor(check("drop", volume(1), drops(1)), 4, 4);
        assertThat(verdicts(report.days().getFirst().results().getFirst().run()))
                .startsWith("web Breach");
    }

    @Test
    void aDayWithoutAFileMissesEverySegment() throws Exception {
        var check = check("floor", VOLUME, below(CRITICAL, 1));
        kept(check, 1);
        Files.delete(folder.resolve("events_20250302.csv"));
        var run = kept(check, 2);
        assertThat(verdicts(run)).isEqualTo("ios Breach, web Breach");
        assertThat(run.judgement().message()).contains("there is no file events_20250302.csv");
    }

    @Test
    void manySegmentsLeaveFewPointsAndAShortRow() throws Exception {
        var text = new StringBuilder("client_id\n");
        for (int i = 0; i < 50_000; i++) {
            text.append("client-").append(i).append('\n');
        }
        Files.writeString(folder.resolve("events_20250304.csv"), text);
        var run = kept(check("drop", volume(10), drops(1)), 4);
        assertThat(run.findings().segments().results()).hasSize(11);
        assertThat(run.findings().segments().found()).isEqualTo(50_000);
        assertThat(
                        store.points()
                                .current()
                                .segmentsBefore(
                                        Series.of("test", VOLUME),
                                        new Segmentation(new Expression("client_id"), 10, true),
                                        new org.tocsin.store.Points.Back(
                                                Instant.EPOCH,
                                                Instant.parse("2025-04-01T00:00:00Z"),
                                                100,
                                                _ -> false)))
                .hasSize(11);
    }

    @Test
    void anAdjustmentHoldsForEverySegment() throws Exception {
        var check = check("floor", VOLUME, below(CRITICAL, 15));
        assertThat(verdicts(kept(check, 1))).isEqualTo("ios Breach, web Healthy");
        adjustments =
                List.of(
                        new Adjustment(
                                new UUID(0, 1),
                                check.id(),
                                new Adjustment.Change.Bound(CRITICAL.id(), 10),
                                new Adjustment.Term(Instant.EPOCH, Optional.empty()),
                                new Adjustment.Entry("promotion", "ann", Instant.EPOCH)));

        var run = kept(check, 2);

        assertThat(verdicts(run)).isEqualTo("web Healthy, ios Healthy");
        assertThat(run.judgement().message()).contains("promotion, by ann");
    }

    @Test
    void aDayThatIsExpectedToVaryIsNoPartOfASegmentsBaseline() throws Exception {
        expected =
                List.of(
                        new ExpectedVariation(
                                new ExpectedVariation.Days(
                                        LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 3)),
                                java.util.Set.of(),
                                "promotion",
                                "ann"));
        write(3, "ios", 1, "web", 20);
        write(4, "ios", 9, "web", 20);
        var check = check("drop", VOLUME, drops(1));
        for (int day = 1; day <= 3; day++) {
            kept(check, day);
        }
        var ios =
                kept(check, 4).findings().segments().results().stream()
                        .filter(result -> result.segment().equals("ios"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ios.judgement().bounds().expected()).hasValue(10);
        assertThat(ios.judgement().verdict()).isEqualTo(new Verdict.Healthy());
    }

    @Test
    void theSampleIsOfTheWorstSegment() throws Exception {
        var nulls =
                measure(
                        "odd",
                        EVENTS,
                        new Formula.Segmented(
                                new Formula.FailingRows(
                                        new Formula.RowTest.OneOf(
                                                new Expression("client_id"), List.of("web")),
                                        false,
                                        Optional.empty()),
                                new Segmentation(new Expression("client_id"), 50, true)));
        var run = kept(check("odd", nulls, above(CRITICAL, 0)), 1);
        assertThat(run.findings().sample().rows()).hasSize(10).containsOnly(List.of("ios"));
        assertThat(run.findings().tested().failing()).hasValue(10);
    }
}
