package org.tocsin.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.incident.Team.after;
import static org.tocsin.domain.incident.Team.incident;
import static org.tocsin.domain.incident.Team.only;
import static org.tocsin.domain.incident.Team.plan;
import static org.tocsin.domain.incident.Team.rung;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Scope;

class PlanTest {
    private final Terms terms =
            new Team()
                    .milestone("initial-response", only("P0"), 15, Deed.ACKNOWLEDGE)
                    .milestone("initial-response", only("P1"), 30, Deed.ACKNOWLEDGE)
                    .milestone("resolution", only("P0"), 120, Deed.RESOLVE)
                    .ladder(
                            "no-acknowledgement",
                            Ladder.Silence.UNACKNOWLEDGED,
                            Ladder.Climbing.ONCE,
                            rung("first", 0),
                            rung("backup", 15),
                            rung("manager", 30))
                    .duty("update", 45)
                    .route("stakeholders", only("P0"), 0, Optional.empty(), "board")
                    .terms();

    @Test
    void whenNobodyDoesAnythingEverythingFallsDue() {
        assertThat(plan(incident(terms, "P0"), terms, 121))
                .containsExactly(
                        "+0 RUNG first",
                        "+0 NOTICE stakeholders",
                        "+15 MISSED initial-response",
                        "+15 RUNG backup",
                        "+30 RUNG manager",
                        "+45 DUTY update",
                        "+90 DUTY update",
                        "+120 MISSED resolution");
    }

    @Test
    void anAcknowledgementStopsOnlyTheLadderThatWaitsForIt() {
        var incident = after(incident(terms, "P0"), terms, 5, new Command.Acknowledge());

        assertThat(plan(incident, terms, 121))
                .contains("+45 DUTY update", "+120 MISSED resolution")
                .doesNotContain(
                        "+15 MISSED initial-response", "+15 RUNG backup", "+30 RUNG manager");
    }

    @Test
    void aNoticeInWorkingTimeWaitsForTheMorning() {
        var terms = new Team().routeInWorkingTime("owner", "engineer").terms();
        var subject = Team.opening("P2").subject();
        var evening = new Opening(subject, Team.at(10 * 60), Optional.empty());

        assertThat(plan(incident(terms, "P2"), terms, 1)).containsExactly("+0 NOTICE owner");
        assertThat(plan(incident(terms, evening), terms, 24 * 60))
                .containsExactly("+%d NOTICE owner".formatted(23 * 60));
    }

    @Test
    void anUpdateSetsTheNextOneAPeriodLater() {
        var incident =
                after(incident(terms, "P0"), terms, 40, new Command.Update("Still on it", ""));

        assertThat(plan(incident, terms, 140)).contains("+85 DUTY update", "+130 DUTY update");
    }

    @Test
    void aWorseSeverityIsCountedFromTheDetectionAndWhatIsPastIsDueNow() {
        var incident =
                after(
                        incident(terms, "P1"),
                        terms,
                        20,
                        new Command.ChangeSeverity("P0", "Worse than thought"));

        assertThat(plan(incident, terms, 121))
                .contains("+20 MISSED initial-response", "+120 MISSED resolution");
        assertThat(Plan.until(incident, terms, Team.at(25)))
                .filteredOn(act -> act.kind() == Act.Kind.MISSED)
                .first()
                .satisfies(act -> assertThat(act.why()).contains("due on re-plan"));
    }

    @Test
    void aResolvedIncidentHasNothingAhead() {
        var incident =
                after(incident(terms, "P0"), terms, 5, new Command.Resolve("", Optional.empty()));

        assertThat(plan(incident, terms, 10_000)).isEmpty();
    }

    @Test
    void aReopenedIncidentCountsFromItsReopening() {
        var resolved =
                after(incident(terms, "P0"), terms, 5, new Command.Resolve("", Optional.empty()));
        var reopened = after(resolved, terms, 60, new Command.Reopen("Wrong again"));

        assertThat(plan(reopened, terms, 181))
                .contains(
                        "+60 RUNG first", "+75 MISSED initial-response", "+180 MISSED resolution");
    }

    @Test
    void aRungWithNobodyAtItPassesToTheNextAtOnce() {
        var vacant =
                new Team()
                        .vacant("backup")
                        .ladder(
                                "chain",
                                Scope.ALL,
                                Ladder.Silence.UNACKNOWLEDGED,
                                Ladder.Climbing.ONCE,
                                rung("backup", 15),
                                rung("manager", 30))
                        .terms();

        assertThat(plan(incident(vacant, "P0"), vacant, 60))
                .containsExactly("+15 RUNG backup", "+15 RUNG manager");
    }
}
