package org.tocsin.domain.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.review.ActionItem.Aim;
import org.tocsin.domain.review.ActionItem.Gate;
import org.tocsin.domain.review.ActionItem.Kind;
import org.tocsin.domain.review.ActionItem.Priority;
import org.tocsin.domain.review.ActionItem.Promise;
import org.tocsin.domain.review.ActionItem.State;
import org.tocsin.domain.review.ActionItem.Ties;

class ActionDecisionsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Aim AIM =
            new Aim(Kind.DETECT, "Watch the CRM schema", "A change alerts", Priority.HIGH);
    private static final Ties GATED =
            new Ties("", Optional.of(new Gate(new CheckId("crm-schema"), 3)));

    private static ActionItem item(Ties ties) {
        return new ActionItem(
                new ActionItem.Id(new UUID(0, 1), new UUID(0, 2), 1, 1),
                AIM,
                new Promise("ada", Optional.of(MONDAY.plusDays(4)), Optional.empty()),
                new ActionItem.Progress(State.OPEN, NOON, "", Optional.empty()),
                ties);
    }

    private static ActionItem after(ActionItem item, ActionCommand command, Passing passing) {
        return ((ActionDecision.Accepted) decide(item, command, passing)).item();
    }

    private static String refusal(ActionItem item, ActionCommand command, Passing passing) {
        return ((ActionDecision.Refused) decide(item, command, passing)).reason();
    }

    private static ActionDecision decide(ActionItem item, ActionCommand command, Passing passing) {
        return ActionDecisions.decide(item, command, passing, NOON);
    }

    @Test
    void anItemWithoutACheckIsDoneWhenSomebodySaysSo() {
        var done = after(item(Ties.NONE), new ActionCommand.Finish("merged"), Passing.NONE);
        assertThat(done.progress())
                .isEqualTo(new ActionItem.Progress(State.DONE, NOON, "merged", Optional.empty()));
        assertThat(refusal(done, new ActionCommand.Begin(), Passing.NONE)).contains("reopen");
        var again = after(done, new ActionCommand.Reopen("came back"), Passing.NONE);
        assertThat(again.progress().state()).isEqualTo(State.OPEN);
        assertThat(refusal(again, new ActionCommand.Drop(" "), Passing.NONE)).contains("say why");
    }

    @Test
    void anItemWithACheckIsDoneWhenThatHasPassedOftenEnoughSinceTheFix() {
        var item = item(GATED);
        assertThat(refusal(item, new ActionCommand.Finish(""), new Passing(9, 9, Optional.empty())))
                .contains("say first when the fix was put in place");
        assertThat(refusal(item, new ActionCommand.MarkFixed(NOON.plusSeconds(1)), Passing.NONE))
                .contains("after now");
        var fixed = after(item, new ActionCommand.MarkFixed(NOON), Passing.NONE);
        assertThat(fixed.progress().state()).isEqualTo(State.IN_PROGRESS);

        assertThat(
                        refusal(
                                fixed,
                                new ActionCommand.Finish(""),
                                new Passing(2, 5, Optional.empty())))
                .isEqualTo(
                        "it is done when check crm-schema has passed 3 times in a row after the"
                                + " fix; so far it has passed 2 times in a row (2 of 5 runs since"
                                + " then)");
        var done = after(fixed, new ActionCommand.Finish(""), new Passing(3, 6, Optional.empty()));
        assertThat(done.progress().state()).isEqualTo(State.DONE);
        var again = after(done, new ActionCommand.Reopen("back"), Passing.NONE);
        assertThat(again.progress().fixedAt()).as("a new fix is needed").isEmpty();
    }

    @Test
    void whatTwoPeopleChangeAtOnceIsBothKeptUnlessItIsTheSame() {
        var seen = item(Ties.NONE);
        var dated =
                new Promise(
                        "ada", Optional.of(MONDAY.plusDays(9)), Optional.of(MONDAY.plusDays(30)));
        var now = after(seen, new ActionCommand.Edit(seen, AIM, dated, Ties.NONE), Passing.NONE);

        var owned = new Promise("bob", seen.promise().deadline(), Optional.empty());
        var both = after(now, new ActionCommand.Edit(seen, AIM, owned, GATED), Passing.NONE);

        assertThat(both.promise())
                .isEqualTo(new Promise("bob", dated.deadline(), dated.followUp()));
        assertThat(both.ties()).isEqualTo(GATED);
        var other = new Promise("ada", Optional.of(MONDAY), Optional.empty());
        assertThat(refusal(now, new ActionCommand.Edit(seen, AIM, other, Ties.NONE), Passing.NONE))
                .contains("somebody else", "2026-03-11");
    }

    @Test
    void anItemThatSaysNothingOrNamesNoRunsIsRefused() {
        assertThat(ActionDecisions.wrong(new Aim(Kind.PREVENT, " ", "", Priority.LOW), Ties.NONE))
                .isPresent();
        var never = new Ties("", Optional.of(new Gate(new CheckId("rows"), 0)));
        assertThat(ActionDecisions.wrong(AIM, never)).isPresent();
        assertThat(ActionDecisions.wrong(AIM, GATED)).isEmpty();
    }

    // Reminders

    private static Optional<String> reminder(ActionItem item, ZoneId zone, String at) {
        return Reminder.latest(item, zone, Instant.parse(at)).map(Reminder::key);
    }

    @Test
    void anOwnerIsRemindedTheDayBeforeTheDayAfterAndEveryWeekFromThenOn() {
        var item = item(Ties.NONE);
        assertThat(reminder(item, ZoneOffset.UTC, "2026-03-05T08:59:59Z")).isEmpty();
        assertThat(reminder(item, ZoneOffset.UTC, "2026-03-05T09:00:00Z"))
                .contains("due/2026-03-06");
        assertThat(reminder(item, ZoneOffset.UTC, "2026-03-07T08:59:59Z"))
                .contains("due/2026-03-06");
        assertThat(reminder(item, ZoneOffset.UTC, "2026-03-07T09:00:00Z"))
                .contains("overdue/2026-03-07");
        assertThat(reminder(item, ZoneOffset.UTC, "2026-03-14T08:00:00Z"))
                .contains("overdue/2026-03-07");
        assertThat(reminder(item, ZoneOffset.UTC, "2026-03-21T09:00:00Z"))
                .contains("overdue/2026-03-21");
        var done = after(item, new ActionCommand.Finish(""), Passing.NONE);
        assertThat(reminder(done, ZoneOffset.UTC, "2026-03-21T09:00:00Z")).isEmpty();
    }

    @Test
    void morningsAreTheTeamsAlsoWhenClocksAreChanged() {
        var losAngeles = ZoneId.of("America/Los_Angeles");
        var item = item(Ties.NONE);
        var sunday =
                after(
                        item,
                        new ActionCommand.Edit(
                                item,
                                AIM,
                                new Promise(
                                        "ada",
                                        Optional.of(LocalDate.parse("2026-03-07")),
                                        Optional.empty()),
                                Ties.NONE),
                        Passing.NONE);
        assertThat(sunday.isOverdue(LocalDate.parse("2026-03-07"))).isFalse();
        assertThat(sunday.isOverdue(LocalDate.parse("2026-03-08"))).isTrue();
        // Nine on the Sunday on which clocks go forward is an hour earlier than the day before.
        assertThat(reminder(sunday, losAngeles, "2026-03-08T15:59:59Z")).contains("due/2026-03-07");
        assertThat(reminder(sunday, losAngeles, "2026-03-08T16:00:00Z"))
                .contains("overdue/2026-03-08");
    }

    @Test
    void whoeverFinishedItIsAskedLaterWhetherItHelped() {
        var item = item(Ties.NONE);
        var promise = new Promise("ada", Optional.empty(), Optional.of(MONDAY.plusMonths(1)));
        var dated =
                after(item, new ActionCommand.Edit(item, AIM, promise, Ties.NONE), Passing.NONE);
        assertThat(reminder(dated, ZoneOffset.UTC, "2026-04-09T00:00:00Z"))
                .as("while it is open")
                .isEmpty();
        var done = after(dated, new ActionCommand.Finish(""), Passing.NONE);
        assertThat(reminder(done, ZoneOffset.UTC, "2026-04-02T09:00:00Z"))
                .contains("follow-up/2026-04-02");
    }

    @Test
    void theAgendaTakesAsLongAsTheDocumentSays() {
        assertThat(MeetingPlan.AGENDA)
                .extracting(each -> each.length().toMinutes())
                .isEqualTo(List.of(20L, 30L, 20L, 20L));
        assertThat(
                        MeetingPlan.AGENDA.stream()
                                .map(MeetingPlan.Item::length)
                                .reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(MeetingPlan.PREPARATION).hasSize(5);
    }
}
