package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Crew.at;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.EVENTS;
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
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Scope;
import org.tocsin.store.Lease;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

class OpenerTest {
    private static final Verdict GOOD = new Verdict.Healthy();
    private static final Verdict BROKEN = new Verdict.Broken();
    private static final Verdict BAD = new Verdict.Breach(CRITICAL);
    private static final Verdict POOR = new Verdict.Breach(WARNING);

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final Playbook playbook =
            Fixtures.playbook(
                    check("rows", COUNT, below(CRITICAL, 5)),
                    check("most", COUNT, above(WARNING, 9)));
    private final List<String> troubles = new ArrayList<>();
    private Optional<Lease.Held> lease = store.lease().tryAcquire("here", TEN, Duration.ofDays(1));
    private final LiveIncidents desk = desk(Guides.NONE);
    private final Opener opener = opener(desk);

    private LiveIncidents desk(Guides guides) {
        var inForce =
                new InForce(
                        new Frozen("test", Crew.SCALE, Crew.rules(15, Crew.resolvingAfter(2))),
                        List.of(
                                new Category("access", "Access", "", List.of()),
                                new Category(
                                        "data-quality",
                                        "Data quality",
                                        "",
                                        List.of(
                                                new Category.Sub(
                                                        "completeness", "Completeness", "")))),
                        guides,
                        new Crew.Around());
        return Crew.desk(store, clock, ADA, inForce);
    }

    private Opener opener(LiveIncidents of) {
        return opener(of, playbook);
    }

    private Opener opener(LiveIncidents of, Playbook rules) {
        return new Opener(of, rules, store, new Opener.Leading(() -> lease, clock, troubles::add));
    }

    @AfterEach
    void close() {
        store.close();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aBreachOpensOneIncidentWithWhatTheMachineKnows() {
        record(run("rows", GOOD, -60));
        opener.look(List.of(run("rows", BAD, 0)));

        var incident = only();
        assertThat(incident.subject().title()).isEqualTo("rows: 3 (limit 5)");
        assertThat(incident.severity()).isEqualTo("CRITICAL");
        assertThat(incident.subject().classification().category()).isEqualTo("data-quality");
        assertThat(incident.subject().classification().subcategory()).isEqualTo("completeness");
        assertThat(incident.detectedAt()).isEqualTo(TEN);
        assertThat(incident.course().times().started()).contains(TEN.minus(Duration.ofHours(10)));
        assertThat(incident.subject().place().dataSets()).containsExactly("events");
        assertThat(incident.subject().origin())
                .isInstanceOfSatisfying(
                        Subject.Breach.class,
                        breach -> {
                            assertThat(breach.ticket().failedCheck()).isEqualTo("rows (rows)");
                            assertThat(breach.ticket().errorRate()).isEqualTo("301/3,538 (8.5 %)");
                            assertThat(breach.ticket().lastGoodRun()).contains(at(-60));
                            assertThat(breach.ticket().affected().rows()).isEqualTo("301");
                            assertThat(breach.ticket().affected().system()).isEqualTo("events");
                            assertThat(breach.ticket().affected().stakeholders())
                                    .containsExactly("first: first@example.com");
                        });
    }

    @Test
    void whatToDoFirstComesFromTheProcedureThatIsForIt() {
        var steps =
                List.of(
                        new Procedure.Step("look", "", "Look at the file"),
                        new Procedure.Step("ask", "", "Ask the vendor"));
        var guides =
                new Guides(
                        List.of(
                                procedure("other", Set.of("WARNING"), steps),
                                procedure("first", Set.of("CRITICAL"), steps)),
                        List.of(),
                        List.of());
        opener(desk(guides)).look(List.of(run("rows", BAD, 0)));
        desk.catchUp();

        assertThat(((Subject.Breach) only().subject().origin()).ticket().actions())
                .containsExactly("Look at the file", "Ask the vendor");
    }

    private static Procedure procedure(
            String id, Set<String> severities, List<Procedure.Step> steps) {
        return new Procedure(
                id,
                id,
                new Procedure.Application(
                        Procedure.Use.RESPONSE, new Scope(severities, Set.of(), Set.of()), ""),
                List.of(
                        new Procedure.Phase("now", "", steps),
                        new Procedure.Phase("later", "", steps)));
    }

    @Test
    void aRepeatedFailureJoinsAndAWorseOneRaises() {
        opener.look(List.of(run("rows", POOR, 0)));
        opener.look(List.of(run("rows", BAD, 10)));

        assertThat(only().severity()).isEqualTo("CRITICAL");
        assertThat(only().course().failures().get(new CheckId("rows")).times()).isEqualTo(2);
        opener.look(List.of(run("rows", POOR, 20)));
        assertThat(only().severity()).isEqualTo("CRITICAL");
    }

    @Test
    void aRunThatIsShownAgainChangesNothingEvenAfterARestart() {
        var bad = run("rows", BAD, 0);
        opener.look(List.of(bad));
        opener.look(List.of(bad));
        opener(desk(Guides.NONE)).look(List.of(bad));
        var good = run("rows", GOOD, 5);
        opener.look(List.of(good));
        opener.look(List.of(good));

        assertThat(only().course().failures().get(new CheckId("rows")).goodRuns()).isEqualTo(1);
        assertThat(only().isOpen()).isTrue();
        assertThat(store.log().lastPosition()).as("opened, paged, recovered").isEqualTo(3);
    }

    @Test
    void twoProcessesThatSeeTheSameRunOpenOneIncident() {
        var other = desk(Guides.NONE);
        var bad = run("rows", BAD, 0);
        opener.look(List.of(bad));
        opener(other).look(List.of(bad));
        assertThat(other.incidents()).hasSize(1);
    }

    @Test
    void whoDoesNotLeadOpensNothingAndWhoLostTheLeaseIsToldSo() {
        var old = lease;
        lease = Optional.empty();
        opener.look(List.of(run("rows", BAD, 0)));
        assertThat(desk.incidents()).isEmpty();

        store.lease().tryAcquire("there", TEN.plus(Duration.ofDays(2)), Duration.ofDays(1));
        lease = old;
        opener.look(List.of(run("rows", BAD, 0)));
        assertThat(store.log().lastPosition()).isZero();
        assertThat(troubles).singleElement().asString().contains("another process leads");
        troubles.clear();
    }

    @Test
    void goodRunsInARowResolveItByThemselves() {
        opener.look(List.of(run("rows", BAD, 0)));
        opener.look(List.of(run("rows", GOOD, 10)));
        opener.look(List.of(run("rows", BAD, 20)));
        opener.look(List.of(run("rows", GOOD, 30)));
        assertThat(only().isOpen()).isTrue();
        opener.look(List.of(run("rows", GOOD, 40)));
        assertThat(only().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void learningChangesNothing() {
        opener.look(List.of(run("rows", BAD, 0)));
        opener.look(List.of(run("rows", new Verdict.Learning(), 10)));
        assertThat(only().id().version()).as("opened and paged").isEqualTo(2);
    }

    @Test
    void checksThatCannotBeRunShareTheIncidentOfTheirSource() {
        opener.look(List.of(run("rows", BROKEN, 0), run("most", BROKEN, 1)));

        assertThat(only().subject().title()).isEqualTo("shop cannot be checked: said so");
        assertThat(only().subject().origin()).isInstanceOf(Subject.BrokenSource.class);
        assertThat(only().course().failures()).hasSize(2);
        opener.look(List.of(run("rows", GOOD, 10), run("most", POOR, 10)));
        assertThat(desk.incidents()).hasSize(2);
        opener.look(List.of(run("rows", GOOD, 20), run("most", POOR, 20)));
        assertThat(desk.incidents().getFirst().state()).isEqualTo(State.RESOLVED);
        assertThat(desk.incidents().getLast().isOpen()).isTrue();
    }

    @Test
    void aBrokenRunIsNoFailureOfTheDataNorARecovery() {
        opener.look(List.of(run("rows", BAD, 0)));
        opener.look(List.of(run("rows", BROKEN, 10)));
        assertThat(desk.incidents()).hasSize(2);
        assertThat(desk.incidents().getFirst().id().version()).as("opened and paged").isEqualTo(2);
    }

    @Test
    void theNextIncidentOfACheckNamesTheLastOneUnlessThatIsLongAgo() {
        opener.look(List.of(run("rows", BAD, 0)));
        clock.set(at(1));
        close(only());
        opener.look(List.of(run("rows", BAD, 60)));

        var second = desk.incidents().getLast();
        assertThat(second.work().findings().related())
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.other()).isEqualTo(desk.incidents().getFirst().id().uuid());
                    assertThat(relation.why()).isEqualTo("same check");
                });
        close(second);
        clock.set(at(91 * 24 * 60));
        opener.look(List.of(run("rows", BAD, 91 * 24 * 60)));
        assertThat(desk.incidents().getLast().work().findings().related()).isEmpty();
    }

    @Test
    void aFailureOfAMergedIncidentJoinsTheOneItWasMergedInto() {
        opener.look(List.of(run("rows", BAD, 0), run("most", POOR, 0)));
        var one = desk.incidents().getFirst().id().uuid();
        var two = desk.incidents().getLast().id().uuid();
        LiveIncidentsTest.done(desk.merge(two, one));
        opener.look(List.of(run("most", POOR, 10)));

        assertThat(desk.incidents()).hasSize(2);
        assertThat(desk.incident(one).orElseThrow().course().failures())
                .containsKey(new CheckId("most"));
    }

    private void close(Incident incident) {
        LiveIncidentsTest.done(
                desk.perform(
                        incident.id().uuid(),
                        new Command.Resolve("fixed", Optional.of("trivial"))));
    }

    private Incident only() {
        assertThat(desk.incidents()).hasSize(1);
        return desk.incidents().getFirst();
    }

    private void record(CheckRun run) {
        store.runs().record(List.of(new Recorded(run, Series.of("test", COUNT))));
    }

    private static CheckRun run(String check, Verdict verdict, long minute) {
        var bounds =
                new Judgement.Bounds(
                        OptionalDouble.empty(),
                        OptionalDouble.of(5),
                        OptionalDouble.empty(),
                        OptionalDouble.empty());
        var value = verdict.equals(BROKEN) ? OptionalDouble.empty() : OptionalDouble.of(3);
        return new CheckRun(
                UUID.randomUUID(),
                new CheckId(check),
                new CheckRun.Occasion(
                        EVENTS.partitionOn(LocalDate.of(2026, 3, 2)),
                        at(minute),
                        Duration.ZERO,
                        "schedule"),
                new Judgement(verdict, value, bounds, "said so"),
                new CheckRun.Findings(
                        new Reading.Tested(3_538, OptionalLong.of(301)), "", Sample.NONE));
    }
}
