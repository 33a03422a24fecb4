package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.*;
import org.tocsin.domain.check.Formula.SchemaFault;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader;

class MonitorTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");
    private final FakeSource source = new FakeSource();
    private final AtomicLong ids = new AtomicLong();

    @Test
    void aDayWithoutAFileHasNoRowsAndNothingElseCanBeSaidOfIt() throws Exception {
        source.day("2025-03-01", COUNT, 10).day("2025-03-01", ORDERS, 0);
        var report =
                run(
                        playbook(
                                check("rows", COUNT, below(CRITICAL, 1)),
                                check("share", ORDERS, above(WARNING, 1))),
                        "2025-03-02");
        assertThat(verdicts(report))
                .containsExactly(new Verdict.Breach(CRITICAL), new Verdict.Broken());
        assertThat(message(report, 0)).isEqualTo("count: no file events_2025-03-02.csv");
        assertThat(report.worst()).hasValue(CRITICAL);
        assertThat(report.anyBroken()).isTrue();
    }

    @Test
    void aRelationOverADayWithoutAFileIsBrokenAndNeverHealthy() throws Exception {
        var gap =
                measure(
                        "gap",
                        EVENTS,
                        new Formula.Relation(COUNT.id(), Formula.Form.DIFFERENCE, CARTS.id()));
        var report = run(playbook(check("gap", gap, above(WARNING, 0))), "2025-03-02");
        assertThat(verdicts(report)).containsExactly(new Verdict.Broken());
        assertThat(message(report, 0)).isEqualTo("no file events_2025-03-02.csv");
    }

    @Test
    void baselinesComeFromEarlierDaysOfTheSameDataAndStepOverGaps() throws Exception {
        // The file of March 3rd never came: the three points before the 5th are the 1st, 2nd and
        // 4th.
        source.day("2025-03-01", COUNT, 10)
                .day("2025-03-02", COUNT, 12)
                .day("2025-03-04", COUNT, 14)
                .day("2025-03-05", COUNT, 12);
        var report = run(playbook(check("z", COUNT, zScore(3))), "2025-03-05");
        assertThat(bounds(report).expected()).hasValue(12);
        assertThat(bounds(report).score()).hasValue(0);
        assertThat(verdicts(report)).containsExactly(new Verdict.Healthy());
    }

    @Test
    void eachDayIsJudgedAsIfRunThen() throws Exception {
        for (int day = 1; day <= 4; day++) {
            source.day("2025-03-0" + day, COUNT, day);
        }
        var report =
                run(
                        playbook(check("z", COUNT, zScore(2))),
                        "2025-03-01",
                        "2025-03-02",
                        "2025-03-03",
                        "2025-03-04");
        assertThat(
                        report.days().stream()
                                .map(day -> day.results().getFirst().run().judgement().verdict()))
                .containsExactly(
                        new Verdict.Learning(),
                        new Verdict.Learning(),
                        new Verdict.Healthy(),
                        new Verdict.Healthy());
        assertThat(report.days().get(2).results().getFirst().run().judgement().bounds().expected())
                .hasValue(1.5);
    }

    @Test
    void eachDayIsReadOnceHoweverManyBaselinesUseIt() throws Exception {
        for (int day = 1; day <= 5; day++) {
            source.day("2025-03-0" + day, COUNT, day);
        }
        run(playbook(check("z", COUNT, zScore(3))), "2025-03-03", "2025-03-04", "2025-03-05");
        assertThat(source.scanned).doesNotHaveDuplicates().contains(LocalDate.parse("2025-03-01"));
    }

    @Test
    void relationsAreReckonedFromTheirSides() throws Exception {
        source.day("2025-03-01", CARTS, 7).day("2025-03-01", ORDERS, 0);
        var funnel =
                measure(
                        "funnel",
                        EVENTS,
                        new Formula.Relation(
                                CARTS.id(), Formula.Form.LEFT_WHILE_NO_RIGHT, ORDERS.id()));
        var ratio =
                measure(
                        "ratio",
                        EVENTS,
                        new Formula.Relation(CARTS.id(), Formula.Form.RATIO, ORDERS.id()));
        var report =
                run(
                        playbook(
                                check("funnel", funnel, above(CRITICAL, 0)),
                                check("ratio", ratio, above(CRITICAL, 0))),
                        "2025-03-01");
        assertThat(report.days().getFirst().results().getFirst().run().judgement().value())
                .hasValue(7);
        assertThat(verdicts(report))
                .containsExactly(new Verdict.Breach(CRITICAL), new Verdict.Broken());
        assertThat(message(report, 1)).isEqualTo("no ratio: orders is 0");
    }

    @Test
    void aRelationIsBrokenWhenASideIs() throws Exception {
        source.day("2025-03-01", CARTS, 7);
        var funnel =
                measure(
                        "funnel",
                        EVENTS,
                        new Formula.Relation(CARTS.id(), Formula.Form.DIFFERENCE, ORDERS.id()));
        assertThat(
                        verdicts(
                                run(
                                        playbook(check("funnel", funnel, above(CRITICAL, 0))),
                                        "2025-03-01")))
                .containsExactly(new Verdict.Broken());
    }

    @Test
    void columnsAreHeldAgainstTheDayBefore() throws Exception {
        source.day("2025-03-01", COUNT, 1).day("2025-03-02", COUNT, 1);
        source.columns.put(LocalDate.parse("2025-03-01"), List.of("client_id", "referrer"));
        source.columns.put(LocalDate.parse("2025-03-02"), List.of("clientId"));
        var schema =
                measure(
                        "schema",
                        EVENTS,
                        new Formula.Schema(EnumSet.of(SchemaFault.MISSING, SchemaFault.CHANGED)));
        var report = run(playbook(check("schema", schema, above(CRITICAL, 0))), "2025-03-02");
        assertThat(message(report, 0))
                .isEqualTo(
                        "schema: client_id (now clientId); client_id is gone since last time; referrer is gone since last time; clientId is new since last time");
    }

    @Test
    void aSourceThatNeverAnswersIsGivenUpOn() throws Exception {
        var silent = new SilentSource();
        try (var pool =
                new SourcePool(playbook(check("rows", COUNT)).inputs().sources(), _ -> silent)) {
            var playbook =
                    playbook(
                            Duration.ofMillis(50),
                            List.of(EVENTS),
                            check("rows", COUNT, below(CRITICAL, 1)));
            var report =
                    monitor(playbook, pool)
                            .run(List.of(LocalDate.parse("2025-03-01")), Optional.empty());
            assertThat(verdicts(report)).containsExactly(new Verdict.Broken());
            assertThat(message(report, 0)).contains("shop").contains("did not answer");
        }
    }

    @Test
    void aRunCanBeInterrupted() throws Exception {
        var silent = new SilentSource();
        var playbook = playbook(check("rows", COUNT, below(CRITICAL, 1)));
        try (var pool = new SourcePool(playbook.inputs().sources(), _ -> silent)) {
            var outcome = new CompletableFuture<Throwable>();
            var thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    monitor(playbook, pool)
                                            .run(
                                                    List.of(LocalDate.parse("2025-03-01")),
                                                    Optional.empty());
                                    outcome.complete(new AssertionError("was not interrupted"));
                                } catch (Exception stop) {
                                    outcome.complete(stop);
                                }
                            });
            silent.asked.await();
            thread.interrupt();
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        }
    }

    private MonitorReport run(Playbook playbook, String... days) throws InterruptedException {
        try (var pool = new SourcePool(playbook.inputs().sources(), _ -> source)) {
            return monitor(playbook, pool)
                    .run(Stream.of(days).map(LocalDate::parse).toList(), Optional.empty());
        }
    }

    private Monitor monitor(Playbook playbook, SourcePool pool) {
        return new Monitor(playbook, pool, () -> new UUID(0, ids.incrementAndGet()), () -> NOW);
    }

    private static List<Verdict> verdicts(MonitorReport report) {
        return report.days().getFirst().results().stream()
                .map(result -> result.run().judgement().verdict())
                .toList();
    }

    private static String message(MonitorReport report, int check) {
        return report.days().getFirst().results().get(check).run().judgement().message();
    }

    private static Judgement.Bounds bounds(MonitorReport report) {
        return report.days().getFirst().results().getFirst().run().judgement().bounds();
    }

    /** Takes the call and never comes back by itself. */
    private static final class SilentSource implements SourceReader {
        final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public Scan scan(Request request) throws InterruptedException {
            asked.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError("unreachable");
        }

        @Override
        public Sample sample(Request request, Measure measure) {
            return Sample.NONE;
        }

        @Override
        public void close() {}
    }
}
