package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Running.Missed;
import org.tocsin.domain.check.Running.Retry;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

class SchedulingTest {
    private static final Instant NINE = Instant.parse("2025-03-10T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final CheckId ROWS = new CheckId("rows");
    private static final AtomicLong IDS = new AtomicLong();

    private final FakeSource source = new FakeSource().day("2025-03-10", COUNT, 9);
    private final Store store = Store.inMemory();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private volatile Instant now = NINE;

    @AfterEach
    void close() {
        processes.forEach(Process::close);
        store.close();
    }

    @Test
    void whoeverLeadsNextMakesUpForWhatIsMissingAndRunsNothingTwice() {
        var check = DueTest.hourly(Missed.EACH);
        var first = process("first", check);
        first.lead();
        fall(first, check, NINE.plus(HOUR));
        awaitRuns(2);
        first.die();
        now = NINE.plus(HOUR.multipliedBy(4)).plusSeconds(5);
        var second = process("second", check);
        second.lead();
        fall(second, check, NINE.plus(HOUR.multipliedBy(4)));
        awaitRuns(5);
        fall(second, check, NINE.plus(HOUR.multipliedBy(5)));
        awaitRuns(6);
        assertThat(runs())
                .extracting(run -> run.occasion().trigger())
                .containsExactly("schedule", "missed", "missed", "missed", "schedule", "catch-up");
        assertThat(store.runs().met("test")).containsEntry(ROWS, NINE.plus(HOUR.multipliedBy(5)));
    }

    @Test
    void aRunOfOneWhoLeadsNoMoreIsNotKept() throws Exception {
        var check = DueTest.hourly(Missed.ONCE);
        var first = process("first", check);
        first.lead();
        awaitRuns(1);
        first.lease = Optional.of(new Lease.Held("first", 0, NINE.plus(HOUR)));
        var visit = new Runner.Visit(today(), "schedule", Optional.of(NINE.plus(HOUR)));
        first.checking.examine(Lot.of(first.playbook, Set.of(ROWS)).getFirst(), visit);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void whatIsPausedIsMadeUpForOnceItIsResumed() {
        var check = DueTest.hourly(Missed.ONCE);
        var one = process("first", check);
        one.lead();
        awaitRuns(1);
        one.scheduling.pause(Optional.of(new SourceId("shop")), "being moved");
        fall(one, check, NINE.plus(HOUR));
        assertThat(runs()).hasSize(1);
        var pause = one.scheduling.pauses().getFirst();
        assertThat(pause.words())
                .isEqualTo("source shop paused by ada since 2025-03-10T09:00:00Z: being moved");
        one.scheduling.resume(Optional.of(new SourceId("shop")));
        awaitRuns(2);
        assertThat(one.scheduling.pauses()).isEmpty();
    }

    @Test
    void aPauseOutlivesARestart() {
        var check = DueTest.hourly(Missed.ONCE);
        process("first", check).scheduling.pause(Optional.empty(), "holiday");
        var second = process("second", check);
        assertThat(second.lead()).isFalse();
        fall(second, check, NINE.plus(HOUR));
        assertThat(runs()).isEmpty();
    }

    @Test
    void aRequestFromTheShellIsRunByWhoeverLeads() {
        var check = DueTest.check(new Schedule.Manual(), Missed.ONCE);
        var leader = process("first", check);
        leader.lead();
        awaitRuns(1);
        process("shell", check).scheduling.request(Set.of(ROWS));
        leader.scheduling.changed(List.of());
        awaitRuns(2);
        leader.scheduling.changed(List.of());
        assertThat(runs().getFirst().occasion().trigger()).isEqualTo("manual");
        assertThat(store.facts().named("schedule.").keySet())
                .noneMatch(name -> name.contains("request"));
    }

    @Test
    void daysOfThePastAreRunOneAfterTheOther() {
        var check = DueTest.check(new Schedule.Manual(), Missed.ONCE);
        var one = process("first", check);
        source.day("2025-03-09", COUNT, 3);
        one.scheduling.run(Set.of(ROWS), LocalDate.of(2025, 3, 8), LocalDate.of(2025, 3, 10));
        awaitRuns(3);
        assertThat(runs())
                .extracting(run -> run.occasion().partition().toString())
                .containsExactly("2025-03-10", "2025-03-09", "2025-03-08");
        assertThat(runs())
                .extracting(run -> run.judgement().verdict())
                .containsExactly(
                        new Verdict.Healthy(),
                        new Verdict.Breach(CRITICAL),
                        new Verdict.Breach(CRITICAL));
    }

    @Test
    void aBrokenCheckIsTriedAgainWithGrowingPausesAndKeptOnce() {
        source.days.clear();
        source.day("2025-03-10", CARTS, 1);
        var check =
                DueTest.running(
                        "rows",
                        new Schedule.Every(HOUR),
                        Missed.ONCE,
                        new Retry(3, Duration.ofSeconds(5)));
        var one = process("first", check);
        one.lead();
        awaitRuns(1);
        fall(one, check, NINE.plus(HOUR));
        awaitRuns(2);
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(runs().getFirst().judgement().message()).endsWith("; tried 4 times");
    }

    @Test
    void aSourceThatFailsIsLeftAloneAndItsChecksSayUntilWhen() throws Exception {
        var asked = new AtomicLong();
        var broken =
                new SourcePool(
                        playbook(DueTest.hourly(Missed.ONCE)).inputs().sources(),
                        _ -> new Refusing(asked));
        var check = DueTest.hourly(Missed.ONCE);
        var rules = new Rules(playbook(check), broken);
        var one = new Process("first", rules);
        processes.add(one);
        var lot = Lot.of(rules.playbook(), Set.of(ROWS)).getFirst();
        for (int i = 0; i < SourceSpec.Patience.DEFAULT.after() + 3; i++) {
            one.checking.examine(lot, Runner.Visit.asked(today(), "manual"));
        }
        assertThat(asked).hasValue(SourceSpec.Patience.DEFAULT.after());
        assertThat(runs().getFirst().judgement().verdict()).isEqualTo(new Verdict.Broken());
        assertThat(runs().getFirst().judgement().message())
                .contains("source shop is resting until 2025-03-10T09:00:30Z", "no route");
        now = NINE.plusSeconds(30);
        one.checking.examine(lot, Runner.Visit.asked(today(), "manual"));
        assertThat(asked).hasValue(SourceSpec.Patience.DEFAULT.after() + 1);
        assertThat(broken.resting())
                .extracting(SourceState::phase)
                .containsExactly(SourceState.Phase.OPEN);
    }

    @Test
    void aCheckThatWaitsForADataSetRunsWhenAllOfItsChecksHave() {
        var orders = daily("orders", "shop");
        var rows = DueTest.hourly(Missed.ONCE);
        var plain = Fixtures.check("waits", measure("of-orders", orders, COUNT.formula()));
        var after = new Schedule.After(new Schedule.Upstream.DataSet("events"));
        var waits =
                new Check(
                        plain.id(),
                        plain.title(),
                        plain.measure(),
                        plain.rules(),
                        new Check.Handling(
                                after,
                                Optional.empty(),
                                Check.Labels.NONE,
                                Optional.empty(),
                                Optional.empty()));
        var more = DueTest.running("more", new Schedule.Every(HOUR), Missed.ONCE, Retry.NONE);
        var playbook = playbook(Duration.ofSeconds(5), List.of(EVENTS, orders), rows, more, waits);
        var one =
                new Process(
                        "first",
                        new Rules(
                                playbook,
                                new SourcePool(playbook.inputs().sources(), _ -> source)));
        processes.add(one);
        one.runner.submit(one.scheduling.asked(List.of(rows), "manual"));
        awaitRuns(1);
        one.runner.submit(one.scheduling.asked(List.of(more), "manual"));
        awaitRuns(1);
        var all = store.runs().latest("test");
        var first = runs();
        var upstreams = new Upstreams(playbook);
        assertThat(upstreams.ran(first, Map.of())).isEmpty();
        assertThat(upstreams.ran(all, Map.of())).containsExactly(new Due(waits, NINE, false));
        assertThat(upstreams.ran(all, Map.of(waits.id(), NINE))).isEmpty();
    }

    private static Partition today() {
        return EVENTS.partitionOn(LocalDate.of(2025, 3, 10));
    }

    private void fall(Process process, Check check, Instant at) {
        if (now.isBefore(at)) {
            now = at;
        }
        process.scheduling.due(List.of(new Due(check, at, false)));
    }

    private List<CheckRun> runs() {
        return store.runs().recent("test", ROWS, 50);
    }

    private void awaitRuns(int count) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while ((runs().size() < count || processes.stream().anyMatch(each -> each.busy))
                && System.nanoTime() < until) {
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(runs()).hasSize(count);
    }

    private Process process(String holder, Check... checks) {
        var playbook = playbook(checks);
        var pool = new SourcePool(playbook.inputs().sources(), _ -> source);
        var process = new Process(holder, new Rules(playbook, pool));
        processes.add(process);
        return process;
    }

    /** One that leads when it is told so. */
    private final class Process implements AutoCloseable {
        final Playbook playbook;
        final Checking checking;
        final Runner runner;
        final Scheduling scheduling;
        volatile Optional<Lease.Held> lease = Optional.empty();
        volatile boolean busy;
        private final String holder;

        Process(String holder, Rules rules) {
            this.holder = holder;
            this.playbook = rules.playbook();
            var shell = new Shell(() -> now, () -> new UUID(1, IDS.incrementAndGet()), holder);
            var examiner = new Examiner(rules, HolidaySource.NONE, shell.ids(), shell.clock());
            var means = new Checking.Means(shell.clock(), () -> lease, List::of, pauses::add);
            checking = new Checking(rules, store, examiner, means);
            runner = new Runner(checking, this::follow);
            var around = new Scheduling.Around(() -> lease, runner, _ -> {}, () -> "ada");
            scheduling = new Scheduling(rules, store, shell, around);
        }

        boolean lead() {
            lease = store.lease().tryAcquire(holder, now, Duration.ofDays(1));
            return scheduling.lead();
        }

        void die() {
            close();
            lease.ifPresent(store.lease()::release);
            lease = Optional.empty();
        }

        private void follow(Desk.Event event) {
            if (event instanceof Desk.Event.Progress(var running, _, _)) {
                busy = !running.isEmpty();
            }
        }

        @Override
        public void close() {
            runner.close();
            checking.close();
            scheduling.close();
        }
    }

    private record Refusing(AtomicLong asked) implements SourceReader {
        @Override
        public Scan scan(Request request) {
            asked.incrementAndGet();
            return new Scan.Unreadable("no route");
        }

        @Override
        public Sample sample(Request request, Measure measure) {
            return Sample.NONE;
        }

        @Override
        public void close() {}
    }
}
