package org.tocsin.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.incident.Team.after;
import static org.tocsin.domain.incident.Team.incident;
import static org.tocsin.domain.incident.Team.minutes;
import static org.tocsin.domain.incident.Team.only;
import static org.tocsin.domain.incident.Team.plan;
import static org.tocsin.domain.incident.Team.rung;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Scope;

class LadderPlanTest {
    private final Terms levels =
            new Team()
                    .levels("L1", "L2", "L3", "L4")
                    .ladder(
                            "general",
                            Ladder.Silence.UNRESOLVED,
                            Ladder.Climbing.ONCE,
                            rung("team-lead", 60, "L2"),
                            rung("director", 120, "L3"),
                            rung("executives", 180, "L4"))
                    .ladder(
                            "security",
                            Scope.ALL,
                            Ladder.Silence.UNRESOLVED,
                            new Ladder.Climbing(0, Optional.empty(), List.of("general"), true),
                            rung("security-team", 0),
                            rung("ciso", 15))
                    .levelMilestone("l2-response", "L2", 15)
                    .impact(
                            "security",
                            new ImpactRule.Touches(ImpactRule.Aspect.SECURITY),
                            0,
                            "",
                            "security")
                    .impact("revenue", Team.revenueAbove(100_000), 30, "L2", "")
                    .terms();

    private static Command impact(long revenue, ImpactRule.Aspect... touched) {
        return new Command.DeclareImpact(
                new Impact(
                        OptionalLong.empty(),
                        Optional.of(BigDecimal.valueOf(revenue)),
                        Set.of(touched),
                        Impact.Concerned.NOBODY));
    }

    @Test
    void anUnresolvedIncidentClimbsAndEachLevelHasToAnswer() {
        assertThat(plan(incident(levels, "P0"), levels, 200))
                .containsExactly(
                        "+60 RUNG team-lead",
                        "+75 MISSED l2-response",
                        "+120 RUNG director",
                        "+180 RUNG executives");
    }

    @Test
    void aLevelReachedByHandIsNotReachedAgainByTime() {
        var escalated =
                after(incident(levels, "P0"), levels, 10, new Command.Escalate("expertise"));

        assertThat(plan(escalated, levels, 200))
                .containsExactly(
                        "+25 MISSED l2-response", "+120 RUNG director", "+180 RUNG executives");
    }

    @Test
    void withoutLevelsAnEscalationByHandTakesTheNextRungEarly() {
        var chain =
                new Team()
                        .ladder(
                                "chain",
                                Ladder.Silence.UNACKNOWLEDGED,
                                Ladder.Climbing.ONCE,
                                rung("backup", 15),
                                rung("manager", 30))
                        .terms();
        var escalated = after(incident(chain, "P0"), chain, 3, new Command.Escalate("alone"));

        assertThat(plan(escalated, chain, 60)).containsExactly("+30 RUNG manager");
    }

    @Test
    void anEscalationByHandTakesTheNextRungThoughSomebodyHasAcknowledged() {
        var chain =
                new Team()
                        .ladder(
                                "chain",
                                Ladder.Silence.UNACKNOWLEDGED,
                                Ladder.Climbing.ONCE,
                                rung("first", 0),
                                rung("backup", 15))
                        .terms();
        var paged =
                Plan.assume(
                        incident(chain, "P0"),
                        Plan.next(incident(chain, "P0"), chain).orElseThrow());
        var held = after(paged, chain, 3, new Command.Acknowledge());

        var decision =
                Decisions.decide(
                        held, new Command.Escalate("expertise"), chain, Team.at(5), Team.ADA);

        assertThat(((Decision.Accepted) decision).events())
                .singleElement()
                .satisfies(event ->
                        assertThat(((Event.Escalated) event).act().key().part())
                                .isEqualTo("backup"));
    }

    @Test
    void securityTakesTheSecurityLadderInsteadOfTheGeneralOne() {
        var declared =
                after(incident(levels, "P0"), levels, 10, impact(0, ImpactRule.Aspect.SECURITY));

        assertThat(plan(declared, levels, 200))
                .containsExactly(
                        "+10 ESCALATED security", "+10 RUNG security-team", "+25 RUNG ciso");
    }

    @Test
    void aSecondDeclarationDoesNotSetTheFirstBack() {
        var declared = after(incident(levels, "P0"), levels, 10, impact(120_000));
        var again = after(declared, levels, 25, impact(150_000));

        assertThat(plan(again, levels, 59)).contains("+40 ESCALATED revenue");
    }

    @Test
    void aLossThatTurnsOutSmallerIsNotEscalated() {
        var declared = after(incident(levels, "P0"), levels, 10, impact(120_000));
        var again = after(declared, levels, 25, impact(100_000));

        assertThat(plan(again, levels, 59)).isEmpty();
    }

    @Test
    void aLadderBeginsAgainAsOftenAsItSays() {
        var chain =
                new Team()
                        .ladder(
                                "chain",
                                Ladder.Silence.UNACKNOWLEDGED,
                                new Ladder.Climbing(2, Optional.of(minutes(60)), List.of(), false),
                                rung("backup", 0),
                                rung("manager", 30))
                        .terms();

        assertThat(plan(incident(chain, "P0"), chain, 1_000))
                .containsExactly(
                        "+0 RUNG backup",
                        "+30 RUNG manager",
                        "+60 RUNG backup",
                        "+90 RUNG manager",
                        "+120 RUNG backup",
                        "+150 RUNG manager");
    }

    @Test
    void aLadderOfSilenceBeginsAgainWithEachUpdate() {
        var chain =
                new Team()
                        .ladder(
                                "quiet",
                                Ladder.Silence.NO_UPDATE,
                                Ladder.Climbing.ONCE,
                                rung("manager", 30))
                        .terms();
        var updated = after(incident(chain, "P0"), chain, 20, new Command.Update("looking", ""));
        var told = Plan.assume(updated, Plan.next(updated, chain).orElseThrow());
        var again = after(told, chain, 55, new Command.Update("found", ""));

        assertThat(plan(updated, chain, 200)).containsExactly("+50 RUNG manager");
        assertThat(plan(again, chain, 200)).containsExactly("+85 RUNG manager");
    }

    @Test
    void aMissCanRaiseTheSeverityAndStartADuty() {
        var terms =
                new Team()
                        .milestone(
                                "resolution",
                                only("P1"),
                                60,
                                Deed.RESOLVE,
                                new Milestone.Miss(
                                        Recipients.NONE, Optional.of("P0"), List.of("daily")))
                        .milestone("mitigation", only("P0"), 90, Deed.MITIGATE)
                        .duty("daily", Scope.ALL, new Duty.Beat(minutes(50), false, true, ""))
                        .terms();

        assertThat(plan(incident(terms, "P1"), terms, 170))
                .containsExactly(
                        "+60 MISSED resolution",
                        "+90 MISSED mitigation",
                        "+110 DUTY daily",
                        "+160 DUTY daily");
    }

    @Test
    void aDutyOfWorkingTimeWaitsForTheMorningAndComesOnce() {
        var terms =
                new Team()
                        .duty("update", Scope.ALL, new Duty.Beat(minutes(300), true, false, ""))
                        .terms();

        // Ten o'clock; 15:00, then 20:00 moves to nine, and 14:00 follows.
        assertThat(plan(incident(terms, "P2"), terms, 29 * 60))
                .containsExactly("+300 DUTY update", "+1380 DUTY update", "+1680 DUTY update");
    }

    @Test
    void anUpdateForOneAudienceDoesNotDoTheDutyTowardsAnother() {
        var terms =
                new Team()
                        .duty("internal", Scope.ALL, new Duty.Beat(minutes(30), false, false, ""))
                        .duty(
                                "customers",
                                Scope.ALL,
                                new Duty.Beat(minutes(60), false, false, "customers"))
                        .terms();
        var updated = after(incident(terms, "P0"), terms, 20, new Command.Update("inside", ""));

        assertThat(plan(updated, terms, 61))
                .containsExactly("+50 DUTY internal", "+60 DUTY customers");
        var told = after(updated, terms, 40, new Command.Update("outside", "customers"));
        assertThat(plan(told, terms, 101))
                .containsExactly("+70 DUTY internal", "+100 DUTY internal", "+100 DUTY customers");
    }

    @Test
    void aMilderSeverityBringsItsLaterDeadlineBack() {
        var terms =
                new Team()
                        .milestone("resolution", only("P0"), 60, Deed.RESOLVE)
                        .milestone("resolution", only("P1"), 240, Deed.RESOLVE)
                        .terms();
        var missed =
                Plan.assume(
                        incident(terms, "P0"),
                        Plan.next(incident(terms, "P0"), terms).orElseThrow());
        var milder = after(missed, terms, 70, new Command.ChangeSeverity("P1", "worked around"));

        assertThat(plan(milder, terms, 300)).containsExactly("+240 MISSED resolution");
    }
}
