package org.tocsin.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.incident.Team.ADA;
import static org.tocsin.domain.incident.Team.BOB;
import static org.tocsin.domain.incident.Team.after;
import static org.tocsin.domain.incident.Team.at;
import static org.tocsin.domain.incident.Team.incident;
import static org.tocsin.domain.incident.Team.only;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Scope;

class DecisionsTest {
    private static final CheckId NULLS = new CheckId("null-client-id");

    private final Terms terms =
            new Team()
                    .milestone("initial-response", only("P0"), 15, Deed.ACKNOWLEDGE)
                    .milestone("impact-assessment", only("P0"), 30, Deed.DECLARE_IMPACT)
                    .milestone("resolution", only("P0"), 120, Deed.RESOLVE)
                    .resolvingAfter(2)
                    .terms();

    private final Incident open = incident(terms, "P0");

    private List<Event> accepted(Incident incident, Command command) {
        var decision = Decisions.decide(incident, command, terms, at(20), ADA);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).events();
    }

    private String refused(Incident incident, Command command) {
        var decision = Decisions.decide(incident, command, terms, at(20), ADA);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reason();
    }

    @Test
    void anAcknowledgementMeetsTheInitialResponse() {
        assertThat(accepted(open, new Command.Acknowledge()))
                .containsExactly(
                        new Event.Acknowledged(),
                        new Event.MilestoneMet("initial-response", false, "acknowledged"));
    }

    @Test
    void acknowledgingTwiceChangesNothing() {
        var held = after(open, terms, 5, new Command.Acknowledge());

        assertThat(accepted(held, new Command.Acknowledge())).isEmpty();
    }

    @Test
    void somebodyElseCanTakeOverByAcknowledging() {
        var held = after(open, terms, 5, new Command.Acknowledge());

        var decision = Decisions.decide(held, new Command.Acknowledge(), terms, at(9), BOB);

        assertThat(((Decision.Accepted) decision).events()).contains(new Event.Acknowledged());
    }

    @Test
    void whatIsMetAfterItsTimeIsMetLate() {
        var missed = Plan.assume(open, Plan.until(open, terms, at(16)).getFirst());

        assertThat(accepted(missed, new Command.Acknowledge()))
                .contains(new Event.MilestoneMet("initial-response", true, "acknowledged"));
    }

    @Test
    void whoMovesAnIncidentAlongHasSeenIt() {
        assertThat(accepted(open, new Command.Move(State.MITIGATING)))
                .startsWith(new Event.Acknowledged())
                .contains(new Event.Moved(State.MITIGATING));
    }

    @Test
    void aResolvedIncidentIsToldToBeReopenedFirst() {
        var resolved = after(open, terms, 5, new Command.Resolve("done", Optional.empty()));

        assertThat(refused(resolved, new Command.Acknowledge())).contains("reopen it first");
    }

    @Test
    void movingAResolvedIncidentBackReopensIt() {
        var resolved = after(open, terms, 5, new Command.Resolve("done", Optional.empty()));

        assertThat(accepted(resolved, new Command.Move(State.INVESTIGATING)))
                .anyMatch(Event.Reopened.class::isInstance);
    }

    @Test
    void anUnknownSeverityIsRefusedWithTheScale() {
        assertThat(refused(open, new Command.ChangeSeverity("P9", "why not")))
                .contains("P9")
                .contains("P0, P1, P2");
    }

    @Test
    void aSeverityChangesOnlyWithAReason() {
        assertThat(refused(open, new Command.ChangeSeverity("P1", " "))).contains("why");
    }

    @Test
    void openStepsOfTheChecklistStandInTheWayUntilTickedOrWaived() {
        var step = new Procedure.Step("validated", "", "System functionality validated");
        var list =
                new Procedure(
                        "validation",
                        "Validation",
                        new Procedure.Application(Procedure.Use.RESOLUTION, Scope.ALL, ""),
                        List.of(new Procedure.Phase("Technical", "", List.of(step))));
        var strict = new Team().terms(new Guides(List.of(list), List.of(), List.of()));
        var resolve = new Command.Resolve("done", Optional.empty());

        var without = Decisions.decide(open, resolve, strict, at(5), ADA);
        var ticked =
                after(
                        open,
                        strict,
                        6,
                        new Command.Tick("validation", "validated", Event.Mark.DONE, ""));

        assertThat(((Decision.Refused) without).reason())
                .contains("System functionality validated");
        assertThat(after(ticked, strict, 7, resolve).state()).isEqualTo(State.RESOLVED);
        assertThat(
                        after(open, strict, 7, new Command.Resolve("done", Optional.of("a drill")))
                                .work()
                                .steps())
                .containsKey(new Work.StepKey("validation", "validated"));
    }

    @Test
    void aDataIncidentClosesOnlyWithTheBusinessOwnersApproval() {
        var resolved = after(open, terms, 5, new Command.Resolve("done", Optional.empty()));

        assertThat(refused(resolved, new Command.Close())).contains("business owner");
        var approved = after(resolved, terms, 6, new Command.Approve("looks right"));
        assertThat(after(approved, terms, 7, new Command.Close()).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theSameFailureJoinsOnce() {
        var failure = new Subject.Failure(NULLS, Optional.empty(), at(3), "8 % null");
        var joined = after(open, terms, 3, new Command.Join(failure, Optional.empty()));

        assertThat(accepted(joined, new Command.Join(failure, Optional.empty()))).isEmpty();
    }

    @Test
    void aWorseFailureRaisesTheSeverityAndAMilderOneDoesNotLowerIt() {
        var mild = incident(terms, "P1");
        var failure = new Subject.Failure(NULLS, Optional.empty(), at(3), "8 % null");

        assertThat(accepted(mild, new Command.Join(failure, Optional.of("P0"))))
                .anyMatch(Event.SeverityChanged.class::isInstance);
        assertThat(accepted(mild, new Command.Join(failure, Optional.of("P2"))))
                .noneMatch(Event.SeverityChanged.class::isInstance);
    }

    @Test
    void enoughGoodRunsOfEveryCheckResolveWhereThePlaybookSaysSo() {
        var failure = new Subject.Failure(NULLS, Optional.empty(), at(3), "8 % null");
        var joined = after(open, terms, 3, new Command.Join(failure, Optional.empty()));
        var once = after(joined, terms, 10, new Command.Recover(NULLS, at(10)));

        assertThat(once.isOpen()).isTrue();
        assertThat(after(once, terms, 20, new Command.Recover(NULLS, at(20))).state())
                .isEqualTo(State.RESOLVED);
    }

    @Test
    void aFailureInBetweenStartsTheCountAnew() {
        var first = new Subject.Failure(NULLS, Optional.empty(), at(3), "8 % null");
        var second = new Subject.Failure(NULLS, Optional.empty(), at(15), "9 % null");
        var incident = after(open, terms, 3, new Command.Join(first, Optional.empty()));
        incident = after(incident, terms, 10, new Command.Recover(NULLS, at(10)));
        incident = after(incident, terms, 15, new Command.Join(second, Optional.empty()));

        assertThat(after(incident, terms, 20, new Command.Recover(NULLS, at(20))).isOpen())
                .isTrue();
    }

    @Test
    void anIncidentCannotBeMergedIntoItself() {
        assertThat(refused(open, new Command.MergeInto(open.id().uuid()))).contains("itself");
        assertThat(after(open, terms, 5, new Command.MergeInto(new UUID(0, 9))).state())
                .isEqualTo(State.MERGED);
    }

    @Test
    void aDismissedIncidentIsClosedAndSaysWhy() {
        var dismissed = after(open, terms, 5, new Command.Dismiss("a filter was on"));

        assertThat(dismissed.state()).isEqualTo(State.CLOSED);
        assertThat(dismissed.course().ending().dismissed()).contains("a filter was on");
    }

    @Test
    void aLapsedAcknowledgementStartsTheChainAnew() {
        var lapsing =
                new Team()
                        .lapsingAfter(30)
                        .ladder(
                                "chain",
                                org.tocsin.domain.response.Ladder.Silence.UNACKNOWLEDGED,
                                org.tocsin.domain.response.Ladder.Climbing.ONCE,
                                Team.rung("backup", 15))
                        .terms();
        var held = after(incident(lapsing, "P0"), lapsing, 5, new Command.Acknowledge());

        assertThat(Team.plan(held, lapsing, 60))
                .containsExactly("+35 LAPSED acknowledgement", "+50 RUNG backup");
    }

    @Test
    void impactThatIsDeclaredWithoutBeingMeasuredIsStillADeclaration() {
        assertThat(accepted(open, new Command.DeclareImpact(Impact.NONE)))
                .contains(new Event.MilestoneMet("impact-assessment", false, "impact declared"));
    }
}
