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
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.quiet.AlertDecision;
import org.tocsin.domain.quiet.AlertDecision.Outcome;
import org.tocsin.domain.quiet.Consolidation;
import org.tocsin.domain.quiet.Grouping;
import org.tocsin.domain.quiet.InhibitionRule;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.QuietRules;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Response;
import org.tocsin.store.Lease;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** What is silenced, hidden or consolidated when checks find something. */
class QuietOpenerTest {
    private static final Verdict GOOD = new Verdict.Healthy();
    private static final Verdict BROKEN = new Verdict.Broken();
    private static final Verdict BAD = new Verdict.Breach(CRITICAL);
    private static final Verdict POOR = new Verdict.Breach(WARNING);
    private static final CheckId ROWS = new CheckId("rows");
    private static final QuietRules TOGETHER =
            new QuietRules(
                    Grouping.USUAL,
                    new Consolidation(true, Duration.ofHours(1), Set.of(Consolidation.By.values())),
                    List.of(InhibitionRule.SOURCE_DOWN));

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final List<String> troubles = new ArrayList<>();
    private Optional<Lease.Held> lease = store.lease().tryAcquire("here", TEN, Duration.ofDays(9));
    private final LiveIncidents desk = desk(ADA);
    private Opener opener = opener(desk, QuietRules.USUAL);

    @AfterEach
    void close() {
        store.close();
        assertThat(troubles).isEmpty();
    }

    // Silences

    @Test
    void whatIsSilencedOpensNothingAndIsOnRecord() {
        silence(1, "check=rows", 0, 60);
        found("rows", BAD, 10);
        found("rows", BAD, 20);
        found("most", POOR, 20);

        assertThat(only().course().failures()).containsOnlyKeys(new CheckId("most"));
        assertThat(decisions()).extracting(AlertDecision::outcome).containsOnly(Outcome.SILENCED);
        assertThat(decisions()).hasSize(2);
        assertThat(decisions().getFirst().words())
                .contains("silenced by ada")
                .contains("known")
                .contains("check=rows");
        assertThat(held().getFirst().words()).contains("held, silenced by ada");
    }

    @Test
    void whatStillFailsWhenTheSilenceEndsOpensOnceWithItsFirstFailure() {
        silence(1, "check=rows", 0, 60);
        found("rows", POOR, 10);
        found("rows", BAD, 50);
        clock.set(at(60).minusNanos(1));
        opener.rejudge();
        assertThat(desk.incidents()).isEmpty();
        clock.set(at(60));
        opener.rejudge();
        opener.rejudge();
        opener.look(store.runs().latest("test"));

        assertThat(only().detectedAt()).isEqualTo(at(60));
        assertThat(only().severity()).isEqualTo("CRITICAL");
        assertThat(only().course().failures().get(ROWS).first().at()).isEqualTo(at(10));
        assertThat(decisions())
                .extracting(AlertDecision::outcome)
                .containsExactly(Outcome.OPENED, Outcome.SILENCED, Outcome.SILENCED);
        assertThat(decisions().getFirst().about().incident()).contains(only().id().uuid());
        assertThat(decisions().getFirst().words())
                .isEqualTo("still failing after its silence; opened incident 1");
    }

    @Test
    void whatIsGoneWhenTheSilenceEndsOpensNothing() {
        silence(1, "check=rows", 0, 60);
        found("rows", BAD, 10);
        found("rows", GOOD, 30);
        clock.set(at(61));
        opener.rejudge();

        assertThat(desk.incidents()).isEmpty();
        assertThat(decisions())
                .extracting(AlertDecision::outcome)
                .containsExactly(Outcome.GONE, Outcome.SILENCED);
    }

    @Test
    void aSilenceThatAnotherConsoleEndsEndsHere() {
        var silence = silence(1, "check=rows", 0, 600);
        found("rows", BAD, 10);
        clock.set(at(20));
        store.silences().change(silence, until(silence, 20));
        opener.rejudge();

        assertThat(only().detectedAt()).isEqualTo(at(20));
    }

    @Test
    void aSilenceThatIsProlongedHoldsOnAndAnotherOneThatFollowsToo() {
        var silence = silence(1, "check=rows", 0, 60);
        found("rows", BAD, 10);
        clock.set(at(50));
        store.silences().change(silence, until(silence, 90));
        silence(2, "data-set=events", 80, 120);
        clock.set(at(100));
        opener.rejudge();
        assertThat(desk.incidents()).isEmpty();
        assertThat(held().getFirst().during().until()).isEqualTo(at(120));
        clock.set(at(130));
        opener.rejudge();

        assertThat(only().detectedAt()).isEqualTo(at(120));
    }

    @Test
    void whatIsHeldOutlivesARestartAndIsJudgedByWhoLeadsNext() {
        silence(1, "check=rows", 0, 60);
        found("rows", BAD, 10);
        var before = held().getFirst();
        var other = desk(BOB);
        var next = opener(other, QuietRules.USUAL);
        clock.set(at(600));
        next.look(store.runs().latest("test"));
        assertThat(other.incidents()).hasSize(1);
        assertThat(other.incidents().getFirst().detectedAt()).isEqualTo(at(60));

        // As if the process had died before it could write down what it did.
        new HeldBreaches(store.facts(), "test").keep(before, lease.orElseThrow());
        opener(desk(ADA), QuietRules.USUAL).rejudge();
        desk.catchUp();
        assertThat(desk.incidents()).hasSize(1);
        assertThat(only().course().failures().get(ROWS).times()).isEqualTo(1);
    }

    @Test
    void anOpenIncidentIsToldOfFailuresInsideASilence() {
        found("rows", POOR, 0);
        silence(1, "check=rows", 5, 60);
        found("rows", BAD, 10);

        assertThat(only().severity()).isEqualTo("CRITICAL");
        assertThat(decisions().getFirst().outcome()).isEqualTo(Outcome.JOINED);
        assertThat(decisions().getFirst().steps())
                .extracting(AlertDecision.Step::why)
                .anyMatch(why -> why.contains("silenced by ada") && why.contains("all the same"));
    }

    @Test
    void aSourceMayBeSilencedAsWell() {
        silence(1, "kind=broken", 0, 60);
        found("rows", BROKEN, 10);
        assertThat(desk.incidents()).isEmpty();
        clock.set(at(60));
        opener.rejudge();
        assertThat(only().subject().origin()).isInstanceOf(Subject.BrokenSource.class);
    }

    @Test
    void aRunThatIsShownAgainIsDecidedOnce() {
        found("rows", BAD, 0);
        opener.look(store.runs().latest("test"));
        opener(desk(BOB), QuietRules.USUAL).look(store.runs().latest("test"));

        assertThat(decisions())
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.outcome()).isEqualTo(Outcome.OPENED);
                    assertThat(decision.about().incident()).contains(only().id().uuid());
                    assertThat(decision.steps().getLast().why()).isEqualTo("opened incident 1");
                });
    }

    // Inhibition

    @Test
    void whileTheSourceAnswersNobodyWhatIsSaidOfItIsHidden() {
        found("rows", BROKEN, 0);
        found("most", POOR, 1);
        assertThat(only().subject().origin()).isInstanceOf(Subject.BrokenSource.class);
        assertThat(decisions("most").getFirst().outcome()).isEqualTo(Outcome.INHIBITED);
        opener.rejudge();
        assertThat(desk.incidents()).hasSize(1);

        found("rows", GOOD, 5);
        opener.rejudge();
        opener.rejudge();
        assertThat(desk.incidents()).hasSize(2);
        assertThat(desk.incidents().getLast().detectedAt()).isEqualTo(at(5));
        assertThat(decisions("most").getFirst().words())
                .isEqualTo("still failing after what hid it; opened incident 2");
    }

    @Test
    void aTableThatIsMissingDoesNotHideWhatOthersFind() {
        found("rows", BROKEN, 0);
        found("most", POOR, 1);
        found("rows", BROKEN, 10);
        found("most", POOR, 11);

        assertThat(desk.incidents()).hasSize(2);
        found("rows", BROKEN, 20);
        found("most", POOR, 21);
        assertThat(desk.incidents()).hasSize(2);
    }

    @Test
    void ofTwoChecksTheOneThatFiresHidesTheOther() {
        var rule =
                new InhibitionRule(
                        new InhibitionRule.Name("few", "Few rows", ""),
                        Matchers.of(Label.CHECK, "rows"),
                        Matchers.of(Label.CHECK, "most"),
                        List.of(Label.DATA_SET));
        opener = opener(desk, new QuietRules(Grouping.USUAL, Consolidation.OFF, List.of(rule)));
        found("rows", BAD, 0);
        found("most", POOR, 1);
        found("most", POOR, 10);
        assertThat(desk.incidents()).hasSize(1);
        found("rows", GOOD, 20);
        opener.rejudge();

        assertThat(desk.incidents()).hasSize(2);
    }

    // Consolidation

    @Test
    void anotherCheckOfTheSameDataJoinsWithANoteAndRaises() {
        opener = opener(desk, TOGETHER);
        found("most", POOR, 0);
        found("rows", BAD, 30);

        assertThat(only().severity()).isEqualTo("CRITICAL");
        assertThat(only().course().failures()).hasSize(2);
        assertThat(desk.log(only().id().uuid()))
                .extracting(Logged::event)
                .contains(
                        new Event.Wrote(
                                Event.Entry.NOTE,
                                "consolidated into incident 1: the same data set events"));
        assertThat(decisions().getFirst().outcome()).isEqualTo(Outcome.JOINED);
        found("rows", BAD, 40);
        assertThat(only().course().failures().get(ROWS).times()).isEqualTo(2);
    }

    @Test
    void anIncidentOfSeveralChecksIsResolvedWhenAllOfThemAreGood() {
        opener = opener(desk, TOGETHER);
        found("most", POOR, 0);
        found("rows", BAD, 1);
        found("rows", GOOD, 10);
        found("rows", GOOD, 20);
        found("most", GOOD, 20);
        assertThat(only().isOpen()).isTrue();
        found("most", GOOD, 30);
        assertThat(only().state()).isEqualTo(State.RESOLVED);
        found("rows", BAD, 40);
        assertThat(desk.incidents()).hasSize(2);
    }

    @Test
    void afterTheWindowAnotherCheckHasItsOwnIncident() {
        opener = opener(desk, TOGETHER);
        found("most", POOR, 0);
        found("rows", BAD, 61);
        assertThat(desk.incidents()).hasSize(2);
    }

    @Test
    void aSourceThatCannotBeAskedIsNoPartOfAnIncidentOfTheData() {
        opener = opener(desk, TOGETHER);
        found("most", POOR, 0);
        found("rows", BROKEN, 1);
        assertThat(desk.incidents()).hasSize(2);
        assertThat(desk.incidents().getFirst().course().failures()).hasSize(1);
    }

    @Test
    void whatWasSilencedJoinsAfterwards() {
        opener = opener(desk, TOGETHER);
        silence(1, "check=rows", 0, 60);
        found("rows", BAD, 10);
        found("most", POOR, 40);
        clock.set(at(60));
        opener.rejudge();

        assertThat(only().course().failures()).hasSize(2);
        assertThat(held().getFirst().judged().orElseThrow().outcome())
                .isEqualTo(HeldBreach.Outcome.JOINED);
    }

    private Incident only() {
        assertThat(desk.incidents()).hasSize(1);
        return desk.incidents().getFirst();
    }

    private List<HeldBreach> held() {
        return new HeldBreaches(store.facts(), "test").of(ROWS);
    }

    private List<AlertDecision> decisions() {
        return decisions("rows");
    }

    /** Of a check, the newest first. */
    private List<AlertDecision> decisions(String check) {
        return store.decisions().ofCheck("test", new CheckId(check), 99);
    }

    private Silence silence(long id, String matcher, long from, long until) {
        var silence =
                new Silence(
                        new UUID(9, id),
                        Silence.Kind.SILENCE,
                        Matchers.parse(List.of(matcher)),
                        new Silence.Term(at(from), at(until)),
                        new Silence.Entry("known", "ada", at(from), Optional.empty()));
        store.silences().add("test", silence);
        return silence;
    }

    private Silence until(Silence silence, long minute) {
        return new Silence(
                silence.id(),
                silence.kind(),
                silence.matchers(),
                new Silence.Term(silence.term().from(), at(minute)),
                new Silence.Entry("known", "bob", clock.instant(), Optional.empty()));
    }

    /** A run is kept and looked at, at its time. */
    private void found(String check, Verdict verdict, long minute) {
        var run = run(check, verdict, minute);
        clock.set(at(minute));
        store.runs().record(List.of(new Recorded(run, Series.of("test", COUNT))));
        opener.look(List.of(run));
    }

    private LiveIncidents desk(org.tocsin.domain.incident.Actor.Person me) {
        var rules = Crew.rules(15, Crew.resolvingAfter(2));
        var frozen = new Frozen("test", Crew.SCALE, rules);
        return Crew.desk(
                store, clock, me, new InForce(frozen, List.of(), Guides.NONE, new Crew.Around()));
    }

    private Opener opener(LiveIncidents of, QuietRules quiet) {
        var bare =
                Fixtures.playbook(
                        check("rows", COUNT, below(CRITICAL, 5)),
                        check("most", COUNT, above(WARNING, 9)));
        var playbook =
                new Playbook(
                        bare.header(),
                        bare.severities(),
                        bare.inputs(),
                        bare.checks(),
                        new Playbook.Conduct(
                                List.of(),
                                Response.NONE,
                                TeamTime.standard(UTC),
                                List.of(),
                                quiet));
        return new Opener(
                of, playbook, store, new Opener.Leading(() -> lease, clock, troubles::add));
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
