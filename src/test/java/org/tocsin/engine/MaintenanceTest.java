package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.BOB;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.at;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.EVENTS;
import static org.tocsin.engine.Fixtures.UTC;
import static org.tocsin.engine.Fixtures.WARNING;
import static org.tocsin.engine.Fixtures.above;
import static org.tocsin.engine.Fixtures.below;
import static org.tocsin.engine.Fixtures.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.oncall.MaintenanceWindow;
import org.tocsin.domain.playbook.PlannedWindow;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.Response;
import org.tocsin.store.Lease;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** What checks find inside maintenance (O-4); it is from 10:00 to 12:00. */
class MaintenanceTest {
    private static final Verdict GOOD = new Verdict.Healthy();
    private static final Verdict BROKEN = new Verdict.Broken();
    private static final Verdict BAD = new Verdict.Breach(CRITICAL);
    private static final Verdict POOR = new Verdict.Breach(WARNING);
    private static final CheckId ROWS = new CheckId("rows");

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final List<String> troubles = new ArrayList<>();
    private Optional<Lease.Held> lease = store.lease().tryAcquire("here", TEN, Duration.ofDays(1));
    private final LiveIncidents desk = Crew.desk(store, clock, ADA);
    private final Opener opener = opener(desk, window("weekly", 0, 120));

    @AfterEach
    void close() {
        store.close();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aBreachInsideAWindowIsHeldAndToldWhy() {
        found("rows", BAD, 10);

        assertThat(desk.incidents()).isEmpty();
        assertThat(held())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.first().at()).isEqualTo(at(10));
                    assertThat(held.judged()).isEmpty();
                    assertThat(held.words())
                            .isEqualTo(
                                    "held inside maintenance (Weekly work) until 2026-03-02T12:00:00Z");
                });
    }

    @Test
    void whatStillFailsAtTheEndOpensWithTheEndAndTheFirstFailure() {
        found("rows", POOR, 10);
        found("rows", BAD, 60);
        clock.set(at(120).minusNanos(1));
        opener.rejudge();
        assertThat(desk.incidents()).isEmpty();
        clock.set(at(120));
        opener.rejudge();
        opener.rejudge();

        var incident = only();
        assertThat(incident.detectedAt()).isEqualTo(at(120));
        assertThat(incident.severity()).isEqualTo("CRITICAL");
        assertThat(((Subject.Breach) incident.subject().origin()).first().at()).isEqualTo(at(10));
        var failing = incident.course().failures().get(ROWS);
        assertThat(failing.first().at()).isEqualTo(at(10));
        assertThat(failing.last().at()).isEqualTo(at(60));
        assertThat(desk.log(incident.id().uuid()))
                .extracting(Logged::event)
                .anySatisfy(event ->
                        assertThat(event)
                                .isInstanceOfSatisfying(
                                        Event.Wrote.class,
                                        note -> assertThat(note.text()).contains("Weekly work")));
        assertThat(judged().outcome()).isEqualTo(HeldBreach.Outcome.OPENED);
        assertThat(judged().at()).isEqualTo(at(120));
        assertThat(judged().reason()).contains("opened incident 1");
    }

    @Test
    void aSingleFailureIsCountedOnce() {
        found("rows", BAD, 10);
        clock.set(at(121));
        opener.rejudge();
        assertThat(only().course().failures().get(ROWS).times()).isEqualTo(1);
    }

    @Test
    void whatIsGoneAtTheEndOpensNothing() {
        found("rows", BAD, 10);
        found("rows", GOOD, 60);
        assertThat(held().getFirst().judged()).isEmpty();
        clock.set(at(125));
        opener.rejudge();

        assertThat(desk.incidents()).isEmpty();
        assertThat(judged().outcome()).isEqualTo(HeldBreach.Outcome.GONE);
        assertThat(judged().reason()).startsWith("inside maintenance");
    }

    @Test
    void whatFailsAnewAfterItWasGoneIsANewIncident() {
        found("rows", BAD, 10);
        found("rows", GOOD, 60);
        clock.set(at(125));
        opener.rejudge();
        found("rows", BAD, 130);

        assertThat(only().detectedAt()).isEqualTo(at(130));
        assertThat(held()).hasSize(1);
    }

    @Test
    void aRunRightAfterTheEndFindsTheFirstFailure() {
        found("rows", BAD, 10);
        found("rows", BAD, 121);

        assertThat(only().detectedAt()).isEqualTo(at(120));
        assertThat(only().course().failures().get(ROWS).first().at()).isEqualTo(at(10));
        assertThat(only().course().failures().get(ROWS).times()).isEqualTo(2);
    }

    @Test
    void anOpenIncidentIsJoinedInsideAWindow() {
        found("rows", POOR, -30);
        found("rows", BAD, 10);
        assertThat(only().severity()).isEqualTo("CRITICAL");
        assertThat(held()).isEmpty();
    }

    @Test
    void whatIsHeldOutlivesARestartAndAnotherLeaderJudgesIt() {
        found("rows", BAD, 10);
        clock.set(at(90));
        lease.ifPresent(store.lease()::release);
        lease = store.lease().tryAcquire("there", clock.instant(), Duration.ofDays(1));
        var other = Crew.desk(store, clock, BOB);
        var next = opener(other, window("weekly", 0, 120));
        next.look(store.runs().latest("test"));
        assertThat(other.incidents()).isEmpty();
        assertThat(held()).hasSize(1);
        clock.set(at(600));
        next.rejudge();
        next.look(store.runs().latest("test"));

        assertThat(other.incidents()).hasSize(1);
        assertThat(other.incidents().getFirst().detectedAt()).isEqualTo(at(120));
    }

    @Test
    void aCrashBetweenOpeningAndRememberingOpensNothingTwice() {
        found("rows", BAD, 10);
        var before = held().getFirst();
        clock.set(at(120));
        opener.rejudge();
        // As if the process had died before it could write down what it did.
        holds().keep(before, lease.orElseThrow());
        opener(Crew.desk(store, clock, BOB), window("weekly", 0, 120)).rejudge();

        desk.catchUp();
        assertThat(desk.incidents()).hasSize(1);
        assertThat(only().course().failures().get(ROWS).times()).isEqualTo(1);
        assertThat(judged().outcome()).isEqualTo(HeldBreach.Outcome.JOINED);
    }

    @Test
    void whoDoesNotLeadHoldsAndJudgesNothing() {
        var old = lease;
        lease = Optional.empty();
        found("rows", BAD, 10);
        assertThat(held()).isEmpty();
        lease = old;
        opener.look(store.runs().latest("test"));
        clock.set(at(1500));
        store.lease().tryAcquire("there", at(2000), Duration.ofDays(1));
        opener.rejudge();

        assertThat(store.log().lastPosition()).isZero();
        assertThat(held().getFirst().judged()).isEmpty();
        assertThat(troubles).singleElement().asString().contains("another process leads");
        troubles.clear();
    }

    @Test
    void windowsThatFollowAtOnceCountAsOne() {
        var both = opener(desk, window("weekly", 0, 120), window("network", 110, 180));
        record(run("rows", BAD, 10));
        both.look(store.runs().latest("test"));
        clock.set(at(150));
        both.rejudge();
        assertThat(desk.incidents()).isEmpty();
        clock.set(at(180));
        both.rejudge();
        assertThat(only().detectedAt()).isEqualTo(at(180));
    }

    @Test
    void aSourceThatCannotBeAskedIsHeldToo() {
        found("rows", BROKEN, 10);
        found("most", BROKEN, 11);
        assertThat(desk.incidents()).isEmpty();
        clock.set(at(120));
        opener.rejudge();

        assertThat(only().subject().origin()).isInstanceOf(Subject.BrokenSource.class);
        assertThat(only().course().failures()).hasSize(2);
        assertThat(only().detectedAt()).isEqualTo(at(120));
        assertThat(held(ROWS)).hasSize(1);
    }

    @Test
    void aBreachWhoseSourceIsGoneAtTheEndIsNotKnown() {
        found("rows", BAD, 10);
        found("rows", BROKEN, 20);
        clock.set(at(120));
        opener.rejudge();

        assertThat(only().subject().origin()).isInstanceOf(Subject.BrokenSource.class);
        assertThat(held(ROWS))
                .extracting(each -> each.judged().orElseThrow().outcome())
                .containsExactly(HeldBreach.Outcome.OPENED, HeldBreach.Outcome.UNKNOWN);
    }

    @Test
    void aCheckThatLeavesThePlaybookIsNotHeldForEver() {
        found("most", POOR, 10);
        clock.set(at(120));
        var fewer =
                new Opener(
                        desk,
                        playbook(
                                List.of(window("weekly", 0, 120)),
                                check("rows", COUNT, below(CRITICAL, 5))),
                        store,
                        leading());
        fewer.rejudge();
        assertThat(held(new CheckId("most")).getFirst().words())
                .contains("no longer in the playbook");
    }

    @Test
    void anotherPlaybookHoldsForItself() {
        found("rows", BAD, 10);
        assertThat(new HeldBreaches(store.facts(), "other").of(ROWS)).isEmpty();
        assertThat(new HeldBreaches(store.facts(), "other").waiting()).isEmpty();
    }

    private Incident only() {
        assertThat(desk.incidents()).hasSize(1);
        return desk.incidents().getFirst();
    }

    private HeldBreaches holds() {
        return new HeldBreaches(store.facts(), "test");
    }

    private List<HeldBreach> held() {
        return held(ROWS);
    }

    private List<HeldBreach> held(CheckId check) {
        return holds().of(check);
    }

    private HeldBreach.Judged judged() {
        return held().getFirst().judged().orElseThrow();
    }

    /** A run is kept and looked at, at its time. */
    private void found(String check, Verdict verdict, long minute) {
        var run = run(check, verdict, minute);
        clock.set(at(minute));
        record(run);
        opener.look(List.of(run));
    }

    private void record(CheckRun run) {
        store.runs().record(List.of(new Recorded(run, Series.of("test", COUNT))));
    }

    private Opener opener(LiveIncidents of, PlannedWindow... windows) {
        var checks =
                playbook(
                        List.of(windows),
                        check("rows", COUNT, below(CRITICAL, 5)),
                        check("most", COUNT, above(WARNING, 9)));
        return new Opener(of, checks, store, leading());
    }

    private Opener.Leading leading() {
        return new Opener.Leading(() -> lease, clock, troubles::add);
    }

    private static Playbook playbook(
            List<PlannedWindow> windows, org.tocsin.domain.check.Check... checks) {
        var bare = Fixtures.playbook(checks);
        var usual = TeamTime.standard(UTC);
        var time =
                new TeamTime(
                        UTC,
                        usual.hours(),
                        new TeamTime.Windows(List.of(), windows),
                        List.of(),
                        usual.agenda());
        return new Playbook(
                bare.header(),
                bare.severities(),
                bare.inputs(),
                bare.checks(),
                new Playbook.Conduct(List.of(), Response.NONE, time));
    }

    private static PlannedWindow window(String id, long from, long to) {
        var once =
                new MaintenanceWindow.Once(
                        id,
                        new Stretch(at(from), at(to)),
                        new MaintenanceWindow.Announcement(at(-60), Duration.ZERO),
                        List.of(),
                        List.of());
        var title = Character.toUpperCase(id.charAt(0)) + id.substring(1) + " work";
        return new PlannedWindow(id, title, List.of(once), List.of());
    }

    private static CheckRun run(String check, Verdict verdict, long minute) {
        var value = verdict.equals(BROKEN) ? OptionalDouble.empty() : OptionalDouble.of(3);
        return new CheckRun(
                UUID.randomUUID(),
                new CheckId(check),
                new CheckRun.Occasion(
                        EVENTS.partitionOn(LocalDate.of(2026, 3, 2)),
                        at(minute),
                        Duration.ZERO,
                        "schedule"),
                new Judgement(verdict, value, Judgement.Bounds.NONE, "said so"),
                new CheckRun.Findings(new Reading.Tested(10, OptionalLong.of(3)), "", Sample.NONE));
    }
}
