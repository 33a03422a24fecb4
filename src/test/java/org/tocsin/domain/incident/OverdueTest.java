package org.tocsin.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.incident.Team.after;
import static org.tocsin.domain.incident.Team.at;
import static org.tocsin.domain.incident.Team.incident;
import static org.tocsin.domain.incident.Team.minutes;
import static org.tocsin.domain.incident.Team.only;
import static org.tocsin.domain.incident.Team.rung;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Scope;

class OverdueTest {
    private static final Ladder.Rung[] THREE = {
        rung("first", 0), rung("backup", 15), rung("boss", 30)
    };

    @Test
    void ofARungThatFollowsAnotherOnlyTheLastActsAndTellsThemAll() {
        var terms =
                new Team()
                        .ladder("climb", Ladder.Silence.UNACKNOWLEDGED, Ladder.Climbing.ONCE, THREE)
                        .terms();

        var events = Overdue.settle(incident(terms, "P0"), terms, at(40));

        assertThat(lines(events))
                .containsExactly(
                        "spared +0 RUNG first: collapsed into boss",
                        "spared +15 RUNG backup: collapsed into boss",
                        "+30 RUNG boss");
        assertThat(acted(events).getLast().outcome().told())
                .extracting(Act.Told::role)
                .containsExactly("first", "backup", "boss");
    }

    @Test
    void whatIsNotDueYetIsLeftAlone() {
        var terms =
                new Team()
                        .ladder("climb", Ladder.Silence.UNACKNOWLEDGED, Ladder.Climbing.ONCE, THREE)
                        .terms();

        assertThat(lines(Overdue.settle(incident(terms, "P0"), terms, at(14))))
                .containsExactly("+0 RUNG first");
        assertThat(Overdue.settle(incident(terms, "P0"), terms, at(-1))).isEmpty();
    }

    @Test
    void aLadderThatStartsAgainCollapsesOverItsRounds() {
        var twice = new Ladder.Climbing(1, Optional.empty(), List.of(), false);
        var terms =
                new Team()
                        .ladder(
                                "climb",
                                Ladder.Silence.UNRESOLVED,
                                twice,
                                rung("first", 10),
                                rung("boss", 30))
                        .terms();

        var events = Overdue.settle(incident(terms, "P0"), terms, at(100));

        assertThat(lines(events)).last().isEqualTo("+60 RUNG boss");
        assertThat(acted(events)).hasSize(1);
        assertThat(acted(events).getLast().outcome().told())
                .extracting(Act.Told::role)
                .containsExactly("first", "boss");
    }

    @Test
    void ofASeriesOnlyTheLatestRoundActsAndTheNextComesInItsTurn() {
        var terms = new Team().duty("update", 45).terms();
        var incident = incident(terms, "P0");

        var events = Overdue.settle(incident, terms, at(200));

        assertThat(lines(events))
                .containsExactly(
                        "spared +135 DUTY update: superseded by the one of 13:00 UTC",
                        "+180 DUTY update");
        assertThat(Plan.nextAt(logged(incident, events, 200), terms)).contains(at(225));
    }

    @Test
    void aRoundOfAnotherDayIsNamedWithItsDate() {
        var terms = new Team().duty("update", 60).terms();

        assertThat(lines(Overdue.settle(incident(terms, "P0"), terms, at(14 * 60 + 10))))
                .first()
                .asString()
                .endsWith("superseded by the one of 00:00 UTC");
        var slow = new Team().duty("update", 24 * 60).terms();
        assertThat(lines(Overdue.settle(incident(slow, "P0"), slow, at(3 * 24 * 60 - 30))))
                .first()
                .asString()
                .endsWith("superseded by the one of 2026-03-04 10:00 UTC");
    }

    @Test
    void milestonesAreMissedAsOfTheirDueTimes() {
        var terms =
                new Team()
                        .milestone("response", Scope.ALL, 15, Deed.ACKNOWLEDGE)
                        .milestone("resolution", Scope.ALL, 120, Deed.RESOLVE)
                        .terms();

        assertThat(lines(Overdue.settle(incident(terms, "P0"), terms, at(300))))
                .containsExactly("+15 MISSED response", "+120 MISSED resolution");
    }

    @Test
    void whatAWorseSeverityHasOvertakenIsSpared() {
        var raise = new Milestone.Miss(Recipients.NONE, Optional.of("P0"), List.of());
        var terms =
                new Team()
                        .milestone("response", only("P1"), 20, Deed.ACKNOWLEDGE, raise)
                        .ladder(
                                "slow",
                                only("P1"),
                                Ladder.Silence.UNRESOLVED,
                                Ladder.Climbing.ONCE,
                                rung("first", 10))
                        .ladder(
                                "fast",
                                only("P0"),
                                Ladder.Silence.UNRESOLVED,
                                Ladder.Climbing.ONCE,
                                rung("boss", 5))
                        .terms();

        assertThat(lines(Overdue.settle(incident(terms, "P1"), terms, at(60))))
                .containsExactly(
                        "+20 MISSED response",
                        "+60 RUNG boss",
                        "spared +10 RUNG first: moot: the incident is P0 by now");
    }

    @Test
    void aLadderThatAnotherHasReplacedIsMoot() {
        var special = new Ladder.Climbing(0, Optional.empty(), List.of("general"), true);
        var terms =
                new Team()
                        .impact(
                                "security",
                                new ImpactRule.Touches(ImpactRule.Aspect.SECURITY),
                                0,
                                "",
                                "special")
                        .ladder(
                                "general",
                                Ladder.Silence.UNRESOLVED,
                                Ladder.Climbing.ONCE,
                                rung("first", 10))
                        .ladder("special", Ladder.Silence.UNRESOLVED, special, rung("boss", 5))
                        .terms();
        var impact =
                new Impact(
                        java.util.OptionalLong.empty(),
                        Optional.empty(),
                        java.util.Set.of(ImpactRule.Aspect.SECURITY),
                        Impact.Concerned.NOBODY);
        var incident = after(incident(terms, "P0"), terms, 5, new Command.DeclareImpact(impact));

        var events = Overdue.settle(incident, terms, at(60));

        assertThat(lines(events))
                .containsExactly(
                        "+5 ESCALATED security",
                        "spared +10 RUNG first: moot: the ladder special has taken over");
        assertThat(Plan.nextAt(logged(incident, events, 60), terms)).contains(at(65));
    }

    @Test
    void whoeverIsOnCallNowIsToldNotWhoeverWas() {
        var terms =
                new Team()
                        .role(
                                new Role(
                                        "engineer",
                                        "Engineer",
                                        new Role.OnCall("main", "primary"),
                                        List.of()))
                        .ladder(
                                "climb",
                                Ladder.Silence.UNACKNOWLEDGED,
                                Ladder.Climbing.ONCE,
                                rung("engineer", 0))
                        .terms();

        var events = Overdue.settle(incident(terms, "P0"), terms, at(185));

        assertThat(acted(events).getFirst().outcome().told().getFirst().people())
                .containsExactly("engineer-13");
    }

    @Test
    void anAcknowledgementThatLapsedStartsTheLadderNowAndNotInThePast() {
        var terms =
                new Team()
                        .lapsingAfter(30)
                        .ladder(
                                "climb",
                                Ladder.Silence.UNACKNOWLEDGED,
                                Ladder.Climbing.ONCE,
                                rung("first", 5),
                                rung("boss", 20))
                        .terms();
        var incident = after(incident(terms, "P0"), terms, 1, new Command.Acknowledge());

        var events = Overdue.settle(incident, terms, at(600));

        assertThat(lines(events)).containsExactly("+31 LAPSED acknowledgement");
        assertThat(Plan.nextAt(logged(incident, events, 600), terms)).contains(at(605));
    }

    @Test
    void aSettledIncidentHasNothingDueAnyMore() {
        var terms =
                new Team()
                        .milestone("response", Scope.ALL, 15, Deed.ACKNOWLEDGE)
                        .ladder("climb", Ladder.Silence.UNACKNOWLEDGED, Ladder.Climbing.ONCE, THREE)
                        .duty("update", 45)
                        .route("board", Scope.ALL, 5, Optional.of(minutes(20)), "board")
                        .terms();
        for (long minute = 0; minute < 400; minute += 7) {
            long now = minute;
            var incident = incident(terms, "P0");
            var settled = logged(incident, Overdue.settle(incident, terms, at(now)), now);
            assertThat(Overdue.settle(settled, terms, at(now))).isEmpty();
            assertThat(Plan.nextAt(settled, terms).orElseThrow()).isAfter(at(now));
        }
    }

    private static Incident logged(Incident incident, List<Event> events, long minutes) {
        var now = incident;
        for (var event : events) {
            now = now.with(new Logged(now.id().version() + 1, at(minutes), Team.ADA, event));
        }
        return now;
    }

    private static List<Act> acted(List<Event> events) {
        return events.stream()
                .filter(Event.Acted.class::isInstance)
                .map(event -> ((Event.Acted) event).act())
                .toList();
    }

    private static List<String> lines(List<Event> events) {
        return events.stream()
                .map(event ->
                        switch (event) {
                            case Event.Acted(var act) -> Team.line(act);
                            case Event.Spared(var act, var why) ->
                                    "spared %s: %s".formatted(Team.line(act), why);
                            case Event other -> throw new AssertionError(other);
                        })
                .toList();
    }
}
