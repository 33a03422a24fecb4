package org.tocsin.domain.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Scope;

class ScoringTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private final Squad squad = new Squad(MONDAY, Squad.usual());

    private static List<String> clocks(ScoreSheet sheet) {
        return sheet.responses().getFirst().clocks().stream()
                .map(line ->
                        line.rule()
                                + " "
                                + switch (line.result()) {
                                    case ScoreSheet.InTime(_, var by) -> "in time by " + by;
                                    case ScoreSheet.Late(_, var by) -> "late by " + by;
                                    case ScoreSheet.Missed() -> "missed";
                                    case ScoreSheet.NotDue() -> "not due";
                                })
                .toList();
    }

    @Test
    void aDrillInWhichNobodyDoesAnythingMissesEverythingThatFellDue() {
        var sheet = squad.score(60);

        assertThat(clocks(sheet))
                .containsExactly("initial-response missed", "impact missed", "resolution not due");
        assertThat(sheet.clocks()).isEqualTo(new ScoreSheet.Share(0, 2));
        assertThat(sheet.steps()).isEqualTo(new ScoreSheet.Share(0, 3));
        assertThat(sheet.roles()).isEqualTo(new ScoreSheet.Share(0, 3));
        assertThat(sheet.reminders()).isEqualTo(1);
        assertThat(sheet.responses().getFirst().told().updates()).isEmpty();
        assertThat(sheet.responses().getFirst().told().escalations())
                .extracting(ScoreSheet.EscalationLine::title, ScoreSheet.EscalationLine::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Tell the boss", squad.at(20)));
    }

    @Test
    void whatIsMetInTimeAndWhatIsMetLateAreTold() {
        var sheet =
                squad.does(14, new Command.Acknowledge())
                        .does(40, new Command.DeclareImpact(Impact.NONE))
                        .does(119, new Command.Resolve("fixed", Optional.empty()))
                        .score(120);

        assertThat(clocks(sheet))
                .containsExactly(
                        "initial-response in time by ada",
                        "impact late by ada",
                        "resolution in time by ada");
        assertThat(sheet.clocks()).isEqualTo(new ScoreSheet.Share(2, 3));
        assertThat(sheet.responses().getFirst().told().escalations()).isEmpty();
    }

    @Test
    void atTheVeryEndWhatFallsDueThenIsMissed() {
        assertThat(clocks(squad.score(15)))
                .containsExactly("initial-response missed", "impact not due", "resolution not due");
    }

    @Test
    void whatWasMissedUnderAWorseSeverityStaysMissed() {
        var sheet =
                squad.does(5, new Command.Acknowledge())
                        .does(10, new Command.DeclareImpact(Impact.NONE))
                        .does(130, new Command.ChangeSeverity("P1", "less than feared"))
                        .does(200, new Command.Resolve("fixed", Optional.empty()))
                        .score(210);

        assertThat(clocks(sheet))
                .containsExactly(
                        "initial-response in time by ada",
                        "impact in time by ada",
                        "resolution missed",
                        "resolution in time by ada");
    }

    @Test
    void eachStepIsDoneWaivedOrLeftOut() {
        var sheet =
                squad.does(5, new Command.Tick("first-aid", "look", Event.Mark.DONE, ""))
                        .does(
                                6,
                                new Command.Tick("first-aid", "stop", Event.Mark.WAIVED, "no load"))
                        .does(7, new Command.Tick("first-aid", "tell", Event.Mark.DONE, ""))
                        .does(8, new Command.Tick("first-aid", "tell", Event.Mark.CLEARED, ""))
                        .score(60);

        var steps = sheet.responses().getFirst().steps();
        assertThat(steps)
                .extracting(ScoreSheet.StepLine::isDone)
                .containsExactly(true, false, false);
        assertThat(steps)
                .extracting(ScoreSheet.StepLine::isWaived)
                .containsExactly(false, true, false);
        assertThat(steps.get(2).signed()).as("a tick that was taken back").isEmpty();
        assertThat(sheet.steps()).isEqualTo(new ScoreSheet.Share(2, 3));
    }

    @Test
    void aRoleIsWhoeverHadItLastSinceItWasFirstTaken() {
        var sheet =
                squad.does(3, new Command.Assign(Event.Part.COMMANDER, "ada"))
                        .does(30, new Command.Assign(Event.Part.COMMANDER, "bob"))
                        .score(60);

        assertThat(sheet.responses().getFirst().roles())
                .contains(
                        new ScoreSheet.RoleLine(
                                Event.Part.COMMANDER,
                                Optional.of(new ScoreSheet.Filled("bob", squad.at(3)))));
        assertThat(sheet.roles()).isEqualTo(new ScoreSheet.Share(1, 3));
    }

    @Test
    void whoeverAcknowledgesCommandsAsLongAsNobodyIsNamed() {
        var sheet = squad.does(7, new Command.Acknowledge()).score(60);

        assertThat(sheet.responses().getFirst().roles())
                .contains(
                        new ScoreSheet.RoleLine(
                                Event.Part.COMMANDER,
                                Optional.of(new ScoreSheet.Filled("ada", squad.at(7)))));
    }

    @Test
    void anUpdateInTimeNeedsNoReminder() {
        var sheet =
                squad.does(40, new Command.Update("we look", ""))
                        .does(80, new Command.Update("we see", "customers"))
                        .score(120);

        assertThat(sheet.reminders()).isZero();
        assertThat(sheet.responses().getFirst().told().updates())
                .extracting(ScoreSheet.UpdateLine::audience)
                .containsExactly("", "customers");
    }

    @Test
    void whatHappensIsAnsweredByThePeopleAndInTime() {
        var hope =
                new Inject.Hope("Say something", Set.of(Reaction.UPDATE), Optional.of(minutes(10)));
        var answered = new Inject(minutes(20), new Inject.Said("CFO", "Well?"), hope);
        var late = new Inject(minutes(40), new Inject.Said("CFO", "Well??"), hope);
        var neutral =
                new Inject(minutes(45), new Inject.Said("Rain", "falls"), Inject.Hope.NOTHING);
        var after = new Inject(minutes(90), new Inject.Said("CFO", "Well???"), hope);

        var sheet =
                squad.does(19, new Command.Update("too early", ""))
                        .does(30, new Command.Update("in the last moment", ""))
                        .does(51, new Command.Update("too late", ""))
                        .score(60, answered, late, neutral, after);

        assertThat(sheet.injects().get(0).reaction())
                .contains(new ScoreSheet.Reacted(Reaction.UPDATE, squad.at(30), "ada"));
        assertThat(sheet.injects().get(1).reaction()).isEmpty();
        assertThat(sheet.injects().get(2).isScored()).isFalse();
        assertThat(sheet.injects().get(3).at()).as("the drill ended before").isEmpty();
        assertThat(sheet.answers()).isEqualTo(new ScoreSheet.Share(1, 2));
    }

    @Test
    void whatTheMachineDoesAnswersNothing() {
        var hope = new Inject.Hope("Note it", Set.of(Reaction.NOTE), Optional.empty());
        var sheet =
                squad.does(25, new Command.Write(Event.Entry.NOTE, "a message"), Squad.CHECKS)
                        .score(60, new Inject(minutes(20), new Inject.Said("CFO", "Well?"), hope));

        assertThat(sheet.answers()).isEqualTo(new ScoreSheet.Share(0, 1));
    }

    @Test
    void aBusinessDayGoesOverTheEndOfTheMonth() {
        // Friday afternoon at the end of January; Monday is February.
        var friday =
                new Squad(
                        Instant.parse("2026-01-30T16:00:00Z"),
                        Squad.milestone("fix", Scope.ALL, new Span.Business(1000), Deed.RESOLVE));

        var sheet =
                friday.does(3 * 24 * 60 - 10, new Command.Resolve("fixed", Optional.empty()))
                        .score(3 * 24 * 60);

        var line = sheet.responses().getFirst().clocks().getFirst();
        assertThat(line.due()).contains(Instant.parse("2026-02-02T16:00:00Z"));
        assertThat(line.result()).isInstanceOf(ScoreSheet.InTime.class);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
