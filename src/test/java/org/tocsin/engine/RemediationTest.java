package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.EVENTS;
import static org.tocsin.engine.Fixtures.WARNING;
import static org.tocsin.engine.Fixtures.below;
import static org.tocsin.engine.Fixtures.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.remedy.Permission;
import org.tocsin.domain.remedy.Remedy;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

class RemediationTest {
    private static final CheckId ROWS = new CheckId("rows");
    private static final SourceId SHOP = new SourceId("shop");
    private static final SourceId REPLICA = new SourceId("replica");
    private static final Remedy.Run LOAD =
            new Remedy.Run(List.of("/opt/load", "{{data-set}}", "{{day}}"));

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<Remedy.Deed> done = new ArrayList<>();
    private final List<Set<CheckId>> again = new ArrayList<>();
    private final FakePauses pauses = new FakePauses();
    private final SourcePool sources = pool();
    private final LiveIncidents desk =
            Crew.desk(store, clock, ADA, Crew.inForce(Crew.rules(15, Crew.resolvingAfter(2))));
    private Optional<Lease.Held> lease = store.lease().tryAcquire("here", TEN, Duration.ofDays(9));
    private Hands.Outcome outcome = new Hands.Outcome(Event.Remedied.DONE, "it ended well");
    private Permission.Mode mode = Permission.Mode.ON;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsTriedAndWhatBecameOfItAreOnTheIncidentAndTheCheckRunsAgain() {
        var remediation = remediation(LOAD);
        breach(remediation, bad());
        assertThat(said()).containsExactly("tried load-again: Run /opt/load events 2026-03-02");
        perform();

        assertThat(done)
                .containsExactly(new Remedy.Run(List.of("/opt/load", "events", "2026-03-02")));
        assertThat(said())
                .containsExactly(
                        "tried load-again: Run /opt/load events 2026-03-02",
                        "load-again DONE: it ended well");
        assertThat(again).containsExactly(Set.of(ROWS));
    }

    @Test
    void theSameRunIsNeverTriedTwiceNotEvenAfterARestart() {
        var run = bad();
        var remediation = remediation(LOAD);
        breach(remediation, run);
        perform();
        clock.forward(Duration.ofHours(1));
        remediation.look(List.of(run));
        remediation(LOAD).look(List.of(run));
        perform();

        assertThat(done).hasSize(1);
    }

    @Test
    void aDryRunIsSaidAndNotDone() {
        mode = Permission.Mode.DRY_RUN;
        breach(remediation(LOAD), bad());
        perform();

        assertThat(said()).containsExactly("would try load-again: Run /opt/load events 2026-03-02");
        assertThat(done).isEmpty();
        assertThat(again).isEmpty();
    }

    @Test
    void withoutPermissionNothingIsDoneAndTheReasonIsSaidOnce() {
        var remediation = remediation(new Remedy.Run(List.of("/bin/other")));
        breach(remediation, bad());
        clock.forward(Duration.ofHours(1));
        breach(remediation, bad());
        perform();

        assertThat(said())
                .singleElement()
                .asString()
                .startsWith("left load-again: the workspace does not allow program /bin/other");
        assertThat(done).isEmpty();
    }

    @Test
    void aFailureIsSaidAndTheCheckDoesNotRunAgain() {
        outcome = new Hands.Outcome(Event.Remedied.FAILED, "it ended with code 3");
        breach(remediation(LOAD), bad());
        perform();

        assertThat(said()).last().isEqualTo("load-again FAILED: it ended with code 3");
        assertThat(again).isEmpty();
    }

    @Test
    void afterTheLimitAPersonIsNeeded() {
        var remediation = remediation(LOAD);
        for (int i = 0; i < 4; i++) {
            breach(remediation, bad());
            perform();
            clock.forward(Duration.ofMinutes(10));
        }

        assertThat(done).hasSize(3);
        assertThat(said())
                .last()
                .isEqualTo(
                        "left load-again: it was tried 3 times within 1d already: a person is needed");
    }

    @Test
    void onlyTheVerdictsAndSeveritiesItIsForAreTried() {
        var remediation = remediation(LOAD);
        var poor = run(new Verdict.Breach(WARNING));
        var broken = run(new Verdict.Broken());
        breach(remediation, poor);
        breach(remediation, broken);
        breach(remediation, run(new Verdict.Healthy()));
        perform();

        assertThat(done).isEmpty();
    }

    @Test
    void whoDoesNotLeadTriesNothing() {
        var run = bad();
        opener().look(List.of(run));
        var held = lease;
        lease = Optional.empty();
        remediation(LOAD).look(List.of(run));
        assertThat(said()).isEmpty();

        store.lease().tryAcquire("there", TEN.plus(Duration.ofDays(10)), Duration.ofDays(1));
        lease = held;
        remediation(LOAD).look(List.of(run));
        perform();
        assertThat(done).isEmpty();
        assertThat(said()).isEmpty();
    }

    @Test
    void anAttemptWhoseProcessDiedIsOverAndNobodyKnowsWhatItDid() {
        breach(remediation(LOAD), bad());
        work.clear();
        var heir = remediation(LOAD);
        heir.lead();
        heir.lead();

        assertThat(said())
                .containsExactly(
                        "tried load-again: Run /opt/load events 2026-03-02",
                        "load-again UNKNOWN: the process that tried it ended before it did; look"
                                + " whether it was done");
    }

    @Test
    void leadingAgainLeavesWhatIsUnderWayAlone() {
        var remediation = remediation(LOAD);
        breach(remediation, bad());
        remediation.lead();
        perform();

        assertThat(said()).last().isEqualTo("load-again DONE: it ended well");
    }

    @Test
    void aFallbackIsReadForATimeAlsoAfterARestart() throws Exception {
        var remediation = remediation(new Remedy.Fallback(SHOP, REPLICA, Duration.ofHours(1)));
        breach(remediation, bad());
        perform();
        assertThat(asked()).isEqualTo("replica");

        sources.restore(SHOP);
        var heir = remediation(new Remedy.Fallback(SHOP, REPLICA, Duration.ofHours(1)));
        heir.lead();
        assertThat(asked()).isEqualTo("replica");
        clock.forward(Duration.ofMinutes(59));
        heir.round();
        assertThat(asked()).isEqualTo("replica");
        clock.forward(Duration.ofMinutes(1));
        heir.round();
        assertThat(asked()).isEqualTo("shop");
    }

    @Test
    void aPausedFlowGoesOnWhenItsTimeIsOver() {
        var remediation = remediation(new Remedy.Pause(SHOP, Duration.ofMinutes(30)));
        breach(remediation, bad());
        perform();
        assertThat(pauses.asked).containsExactly("pause shop: remedy after check rows");
        clock.forward(Duration.ofMinutes(30));
        remediation.round();
        remediation.round();

        assertThat(pauses.asked)
                .containsExactly("pause shop: remedy after check rows", "resume shop");
    }

    // What there is

    private Remediation remediation(Remedy.Deed deed) {
        var remedy =
                new Remedy(
                        "load-again",
                        "Load again",
                        new Remedy.On(
                                Set.of(ROWS), Set.of(Remedy.Finding.BREACH), Set.of("CRITICAL")),
                        deed,
                        Remedy.Limits.USUAL);
        var permission =
                new Permission(mode, Set.of("/opt/load"), Set.of(), Set.of("shop"), Set.of());
        Hands platform =
                (asked, _, _) -> {
                    done.add(asked);
                    return outcome;
                };
        var means =
                new Remediation.Means(
                        permission,
                        new OwnHands(sources, pauses, platform),
                        clock,
                        () -> lease,
                        again::add);
        return new Remediation(
                desk, playbook(remedy), new RemedyMemory(store.facts()), means, work::add);
    }

    private static Playbook playbook(Remedy... remedies) {
        var plain = Fixtures.playbook(check("rows", COUNT, below(CRITICAL, 5)));
        var conduct = plain.conduct();
        return new Playbook(
                plain.header(),
                plain.severities(),
                plain.inputs(),
                plain.checks(),
                new Playbook.Conduct(
                        conduct.runbooks(),
                        conduct.response(),
                        conduct.time(),
                        List.of(remedies),
                        conduct.quiet()));
    }

    private Opener opener() {
        return new Opener(desk, playbook(), store, new Opener.Leading(() -> lease, clock, _ -> {}));
    }

    private void breach(Remediation remediation, CheckRun run) {
        opener().look(List.of(run));
        remediation.look(List.of(run));
    }

    private void perform() {
        for (var next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private List<String> said() {
        return desk.incidents().stream()
                .flatMap(incident -> desk.log(incident.id().uuid()).stream())
                .map(Logged::event)
                .map(event ->
                        event instanceof Event.RemedyTried(var id, _, var what, var dry)
                                ? (dry ? "would try " : "tried ") + id + ": " + what
                                : event instanceof Event.RemedyEnded(var id, var how, var words)
                                        ? id + " " + how + ": " + words
                                        : event instanceof Event.RemedyLeft(var id, var why)
                                                ? "left " + id + ": " + why
                                                : "")
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private String asked() throws Exception {
        return sources.ask(
                SHOP,
                org.tocsin.domain.check.Running.Priority.NORMAL,
                reader -> ((Named) reader).name());
    }

    private static SourcePool pool() {
        return new SourcePool(
                List.of(
                        new SourceSpec.Folder(SHOP, "shop", SourceSpec.Limits.DEFAULT),
                        new SourceSpec.Folder(REPLICA, "replica", SourceSpec.Limits.DEFAULT)),
                spec -> new Named(spec.id().value()));
    }

    private record Named(String name) implements org.tocsin.source.SourceReader {
        @Override
        public org.tocsin.source.Scan scan(Request request) {
            return new org.tocsin.source.Scan.Absent(name);
        }

        @Override
        public Sample sample(Request request, org.tocsin.domain.check.Measure measure) {
            return Sample.NONE;
        }

        @Override
        public void close() {}
    }

    /** Remembers what it is asked. */
    private static final class FakePauses implements ScheduleDesk {
        private final List<String> asked = new ArrayList<>();

        @Override
        public List<Pause> pauses() {
            return List.of();
        }

        @Override
        public void pause(Optional<SourceId> source, String reason) {
            asked.add("pause %s: %s".formatted(source.orElseThrow(), reason));
        }

        @Override
        public void resume(Optional<SourceId> source) {
            asked.add("resume " + source.orElseThrow());
        }

        @Override
        public List<SourceState> resting() {
            return List.of();
        }

        @Override
        public void run(Set<CheckId> checks, LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void request(Set<CheckId> checks) {
            throw new UnsupportedOperationException();
        }
    }

    private CheckRun bad() {
        return run(new Verdict.Breach(CRITICAL));
    }

    private CheckRun run(Verdict verdict) {
        var bounds =
                new Judgement.Bounds(
                        OptionalDouble.empty(),
                        OptionalDouble.of(5),
                        OptionalDouble.empty(),
                        OptionalDouble.empty());
        return new CheckRun(
                UUID.randomUUID(),
                ROWS,
                new CheckRun.Occasion(
                        EVENTS.partitionOn(LocalDate.of(2026, 3, 2)),
                        clock.instant(),
                        Duration.ZERO,
                        "schedule"),
                new Judgement(verdict, OptionalDouble.of(3), bounds, "said so"),
                new CheckRun.Findings(
                        new Reading.Tested(3_538, OptionalLong.of(301)), "", Sample.NONE));
    }
}
