package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.ADA;
import static org.tocsin.engine.Crew.TEN;
import static org.tocsin.engine.Fixtures.CARTS;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.EVENTS;
import static org.tocsin.engine.Fixtures.below;
import static org.tocsin.engine.Fixtures.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.trend.Mark;
import org.tocsin.store.Lease;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** A deployment is watched by whoever leads, from its start to its end. */
class DeploymentWatchTest {
    private static final CheckId ROWS = new CheckId("rows");
    private static final CheckId CARTS_OF_DAY = new CheckId("carts");
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Store store = Store.inMemory();
    private final Crew.Hands clock = new Crew.Hands(TEN);
    private final Playbook playbook =
            Fixtures.playbook(check("rows", COUNT, below(CRITICAL, 5)), check("carts", CARTS));
    private final LiveIncidents incidents = Crew.desk(store, clock, ADA);
    private final LiveDeployments desk =
            new LiveDeployments(playbook, store, Crew.shell(clock), ADA::name);
    private final List<Set<CheckId>> asked = new ArrayList<>();
    private Optional<Lease.Held> lease = store.lease().tryAcquire("here", TEN, Duration.ofDays(9));
    private boolean ready = true;
    private DeploymentWatch watch = anotherProcess();

    private DeploymentWatch anotherProcess() {
        var around =
                new DeploymentWatch.Around(
                        () -> lease,
                        checks -> {
                            if (ready) {
                                asked.add(checks);
                            }
                            return ready;
                        });
        return new DeploymentWatch(desk, incidents, clock, around);
    }

    @BeforeEach
    void runOnce() {
        clock.set(TEN.minusSeconds(60));
        ran(ROWS, COUNT, 3_538, new Verdict.Healthy());
        ran(CARTS_OF_DAY, CARTS, 40, new Verdict.Healthy());
        clock.set(TEN);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Deployment started() {
        var planned = done(desk.plan("other", "New formula", "", Set.of()));
        return done(desk.start(planned.id(), Optional.empty()));
    }

    private static Deployment done(DeploymentDesk.Reply reply) {
        return ((DeploymentDesk.Reply.Done) reply).deployment();
    }

    private Deployment now(Deployment deployment) {
        return store.deployments().find(deployment.id()).orElseThrow();
    }

    private void ran(CheckId id, Measure measure, double value, Verdict verdict) {
        var run =
                new CheckRun(
                        UUID.randomUUID(),
                        id,
                        new CheckRun.Occasion(
                                EVENTS.partitionOn(
                                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                                clock.instant(),
                                Duration.ZERO,
                                "deployment"),
                        new Judgement(
                                verdict,
                                OptionalDouble.of(value),
                                Judgement.Bounds.NONE,
                                "said so"),
                        new CheckRun.Findings(
                                new Reading.Tested(1, OptionalLong.empty()), "", Sample.NONE));
        store.runs().record(List.of(new Recorded(run, Series.of("test", measure))));
        watch.changed();
    }

    private void bothRanWell() {
        ran(ROWS, COUNT, 3_500, new Verdict.Healthy());
        ran(CARTS_OF_DAY, CARTS, 41, new Verdict.Healthy());
    }

    @Test
    void itsChecksRunAtOnceAndAgainEachTimeTheyAreDueButNotWhileTheyStillRun() {
        started();
        watch.round();
        watch.round();
        assertThat(asked).containsExactly(Set.of(ROWS, CARTS_OF_DAY));
        clock.forward(Duration.ofSeconds(20));
        bothRanWell();
        clock.forward(FIVE.minusSeconds(21));
        watch.round();
        assertThat(asked).hasSize(1);
        clock.forward(Duration.ofSeconds(1));
        ran(ROWS, COUNT, 3_500, new Verdict.Healthy());
        watch.round();
        // By the schedule the other one ran a moment ago.
        assertThat(asked).hasSize(2).last().isEqualTo(Set.of(CARTS_OF_DAY));
    }

    @Test
    void whoLeadsNextGoesOnWhereTheLastOneWasAndOneWhoDoesNotLeadDoesNothing() {
        started();
        watch.round();
        clock.forward(Duration.ofSeconds(9));
        bothRanWell();
        watch = anotherProcess();
        watch.round();
        assertThat(asked).hasSize(1);
        clock.forward(FIVE);
        var held = lease;
        lease = Optional.empty();
        watch.round();
        assertThat(asked).hasSize(1);
        lease = held;
        ready = false;
        watch.round();
        ready = true;
        watch.round();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aBreachProposesARollbackWithTheFiguresAndAPersonDecides() {
        var deployment = started();
        clock.forward(FIVE);
        ran(ROWS, COUNT, 2, new Verdict.Breach(CRITICAL));
        watch.round();
        assertThat(now(deployment).proposals())
                .extracting(Deployment.Proposal::why)
                .containsExactly("rows was 3,538, healthy before; 2, in breach now: said so");
        assertThat(now(deployment).log().getLast().machine()).isTrue();
        assertThat(desk.figures(now(deployment)))
                .extracting(beside -> beside.before().words() + " | " + beside.after().words())
                .containsExactly("3,538, healthy | 2, in breach", "40, healthy | not run yet");

        var back = done(desk.rolledBack(deployment.id(), "rows are gone"));
        assertThat(back.state()).isEqualTo("rolled back");
        asked.clear();
        clock.forward(FIVE);
        bothRanWell();
        watch.round();
        assertThat(asked).isEmpty();
        assertThat(desk.figures(now(deployment)).getFirst().after().words())
                .isEqualTo("2, in breach");
    }

    @Test
    void theWindowEndsByItself() {
        var deployment = started();
        clock.forward(Duration.ofHours(1));
        bothRanWell();
        watch.round();
        clock.forward(Duration.ofHours(1));
        watch.round();
        watch.round();
        assertThat(now(deployment).state()).isEqualTo("good");
        assertThat(((Deployment.Good) now(deployment).stage()).found().note())
                .isEqualTo("the window of 2 h is over and no watched check is worse than before");
        assertThat(asked).isEmpty();
        assertThat(Happenings.deployments(desk.all()))
                .singleElement()
                .satisfies(mark -> {
                    assertThat(mark.span())
                            .isEqualTo(new Mark.Span(TEN, TEN.plus(Duration.ofHours(2))));
                    assertThat(mark.label()).isEqualTo("#1 New formula: good");
                    assertThat(mark.checks()).containsExactlyInAnyOrder(ROWS, CARTS_OF_DAY);
                });
    }

    @Test
    void anIncidentInsideTheWindowSaysOnceWhichDeploymentCameBefore() {
        var deployment = started();
        clock.forward(Duration.ofMinutes(12));
        var failed = new Subject.Failure(ROWS, Optional.empty(), clock.instant(), "2 is below 5");
        var subject =
                new Subject(
                        "Rows are gone",
                        new Subject.Classification("CRITICAL", "", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.BrokenSource("shop", failed));
        var opened =
                ((IncidentDesk.Reply.Done)
                                incidents.open(
                                        new Opening(subject, clock.instant(), Optional.empty())))
                        .incident();
        incidents.open(Crew.opening("CRITICAL", clock.instant()));
        watch.changed();
        watch.round();
        watch = anotherProcess();
        watch.round();
        assertThat(incidents.log(opened.id().uuid()))
                .extracting(logged -> logged.event())
                .filteredOn(Event.Wrote.class::isInstance)
                .containsExactly(
                        new Event.Wrote(
                                Event.Entry.FINDING, "Deployment #1 New formula, 12 min before"));
        assertThat(now(deployment).incidents()).containsExactly(opened.id().uuid());
    }

    @Test
    void whatIsNotThereIsRefusedInWords() {
        assertThat(desk.plan("metric", "x", "", Set.of()))
                .isEqualTo(
                        new DeploymentDesk.Reply.Refused(
                                "there is no kind of change metric; there is other"));
        assertThat(desk.plan("other", "x", "", Set.of("orders")))
                .isEqualTo(
                        new DeploymentDesk.Reply.Refused(
                                "no check looks at a data set orders; there is events"));
        assertThat(desk.good(new UUID(0, 1), ""))
                .isEqualTo(
                        new DeploymentDesk.Reply.Refused(
                                "there is no such deployment in this workspace"));
    }
}
