package org.tocsin.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Scope;

class DeadlineTest {
    private final Team team = new Team();

    private Incident opened(String severity) {
        return switch (Team.opening(severity).decide(team.terms(), "r", 1)) {
            case Decision.Accepted(var events) ->
                    Incident.of(
                            new UUID(0, 1),
                            1,
                            List.of(new Logged(1, Team.TEN, Team.ADA, events.getFirst())));
            case Decision.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private Incident after(Incident incident, long minutes, Event event) {
        return incident.with(
                new Logged(incident.id().version() + 1, Team.at(minutes), Team.ADA, event));
    }

    private Deadline deadline(Incident incident) {
        return Deadline.of(incident, team.terms()).orElseThrow();
    }

    private String words(Incident incident) {
        return deadline(incident).atZero(team.terms().around().directory());
    }

    @Test
    void aMilestoneRunsFromTheDetection() {
        team.milestone("Acknowledgement", Scope.ALL, 15, Deed.ACKNOWLEDGE);
        var deadline = deadline(opened("P0"));
        assertThat(deadline.from()).isEqualTo(Team.TEN);
        assertThat(deadline.at()).isEqualTo(Team.at(15));
        assertThat(words(opened("P0"))).isEqualTo("Acknowledgement is missed");
    }

    @Test
    void aMissThatTellsAndRaisesSaysBoth() {
        team.milestone(
                "Acknowledgement",
                Scope.ALL,
                15,
                Deed.ACKNOWLEDGE,
                new Milestone.Miss(Team.page("board"), Optional.of("P0"), List.of()));
        assertThat(words(opened("P1")))
                .isEqualTo("Tells board: Acknowledgement missed, becomes P0");
    }

    @Test
    void aDutyRunsFromWhenItWasLastDone() {
        team.duty("Update", 30);
        var updated = after(opened("P0"), 20, new Event.Updated("looking", ""));
        assertThat(deadline(updated).from()).isEqualTo(Team.at(20));
        assertThat(deadline(updated).at()).isEqualTo(Team.at(50));
        assertThat(words(updated)).isEqualTo("Update is due from lead");
    }

    @Test
    void aRungRunsFromTheOneBeforeIt() {
        team.ladder(
                "up",
                Ladder.Silence.UNACKNOWLEDGED,
                Ladder.Climbing.ONCE,
                Team.rung("second", 10),
                Team.rung("boss", 30, "L2"));
        var incident = opened("P0");
        var climbed = after(incident, 10, new Event.Acted(deadline(incident).act()));
        assertThat(deadline(climbed).from()).isEqualTo(Team.at(10));
        assertThat(words(climbed)).isEqualTo("Escalates to boss, reaches L2");
    }

    @Test
    void aVacantRoleIsNotHidden() {
        team.vacant("boss")
                .ladder(
                        "up",
                        Ladder.Silence.UNACKNOWLEDGED,
                        Ladder.Climbing.ONCE,
                        Team.rung("boss", 30));
        assertThat(words(opened("P0"))).isEqualTo("Escalates to nobody (boss is vacant)");
    }

    @Test
    void aGlanceCountsWhatIsMissedUntilItIsMet() {
        team.milestone("ack", Scope.ALL, 15, Deed.ACKNOWLEDGE)
                .milestone("fix", Scope.ALL, 60, Deed.RESOLVE);
        var incident = opened("P0");
        assertThat(Glance.of(incident, team.terms()).missed()).isZero();
        var missed = after(incident, 15, new Event.Acted(deadline(incident).act()));
        assertThat(Glance.of(missed, team.terms()).missed()).isEqualTo(1);
        assertThat(Glance.of(missed, team.terms()).severity().rank()).isZero();
        var met = after(missed, 20, new Event.MilestoneMet("ack", true, "acknowledged"));
        assertThat(Glance.of(met, team.terms()).missed()).isZero();
    }

    @Test
    void aSeverityThatTheScaleDoesNotHaveIsLast() {
        var incident = after(opened("P1"), 1, new Event.SeverityChanged("S9", "old playbook"));
        var glance = Glance.of(incident, team.terms());
        assertThat(glance.severity().id()).isEqualTo("S9");
        assertThat(glance.severity().rank()).isEqualTo(Team.SCALE.size());
        assertThat(glance.deadline()).isEmpty();
        assertThat(glance.names().atZero()).isEmpty();
    }
}
