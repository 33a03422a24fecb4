package org.tocsin.notify.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.domain.notice.Purpose.ACKNOWLEDGED;
import static org.tocsin.domain.notice.Purpose.ALERT;
import static org.tocsin.domain.notice.Purpose.REMINDER;
import static org.tocsin.domain.notice.Purpose.REPORT;
import static org.tocsin.domain.notice.Purpose.RESOLVED;
import static org.tocsin.domain.notice.Purpose.TEST;
import static org.tocsin.domain.notice.Purpose.UPDATE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.notify.Delivery;
import org.tocsin.notify.Gate;

class DispatcherTest {
    private static final Delivery LATER = new Delivery.Later("503", Optional.empty());
    private static final Delivery HANGS = new Delivery.Unanswered("no answer");
    private static final Delivery REFUSED = new Delivery.Refused("404");

    private final PostOffice office = new PostOffice();

    @Test
    void whatWaitsGoesOutAndIsRecordedAsSent() {
        office.new Line("page");
        var id = office.told(office.opens(1), ALERT, "rung", "ann");

        office.turn();
        assertThat(office.outbox.attempts(id)).as("begun before it is sent").isEqualTo(1);
        assertThat(office.wire).isEmpty();
        office.sendsComeBack();
        office.turn();

        assertThat(office.wire).containsExactly("alert #1 -> ann");
        assertThat(office.outbox.standing(id))
                .isEqualTo(new Standing.Sent(PostOffice.TEN, "ok", false));
    }

    @Test
    void withoutAChannelItIsSimulatedAndSaysWhy() {
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.settle();
        assertThat(office.outbox.standing(id))
                .isEqualTo(
                        new Standing.Simulated(PostOffice.TEN, "No channel named page is set up"));
        assertThat(office.outbox.attempts(id)).isZero();
    }

    @Test
    void whatAChannelDoesNotCarryIsDropped() {
        office.new Line("page").carrying(Set.of(ALERT, RESOLVED));
        var incident = office.opens(1);
        office.told(incident, ALERT, "rung", "ann");
        var report = office.told(incident, REPORT, "daily", "ann");
        office.settle();
        assertThat(office.wire).containsExactly("alert #1 -> ann");
        assertThat(moot(report)).isEqualTo("The channel page is of no use for report");
    }

    @Test
    void aSlowDestinationHoldsUpNoOther() {
        office.new Line("page");
        office.told(office.opens(1), ALERT, "rung", "slow");
        office.turn();
        var slow = office.sends.remove();
        office.told(office.opens(2), ALERT, "rung", "slow");
        office.told(office.opens(3), ALERT, "rung", "ann");
        office.settle();
        assertThat(office.wire).containsExactly("alert #3 -> ann");

        slow.run();
        office.settle();
        assertThat(office.wire)
                .containsExactly("alert #3 -> ann", "alert #1 -> slow", "alert #2 -> slow");
    }

    @Test
    void ofOneIncidentNothingOvertakesWhatIsTriedAgain() {
        office.new Line("page").answers(LATER);
        var incident = office.opens(1);
        office.told(incident, ALERT, "rung", "ann");
        office.told(incident, ACKNOWLEDGED, "acknowledged", "ann");
        office.settle();
        assertThat(office.wire).containsExactly("alert #1 -> ann (Later)");

        office.passes(Duration.ofSeconds(5));
        assertThat(office.wire)
                .containsExactly(
                        "alert #1 -> ann (Later)", "alert #1 -> ann", "acknowledged #1 -> ann");
    }

    @Test
    void anotherIncidentIsTriedMeanwhileOnceTheDestinationHasRested() {
        var line = office.new Line("page").answers(LATER, LATER, LATER);
        office.told(office.opens(1), ALERT, "rung", "ann");
        office.passes(Duration.ofSeconds(4));
        office.told(office.opens(2), ALERT, "rung", "ann");
        office.passes(Duration.ofSeconds(4));
        line.recovers();
        assertThat(office.wire.subList(0, 2)).allMatch("alert #1 -> ann (Later)"::equals);
        assertThat(office.wire).contains("alert #2 -> ann");
    }

    @Test
    void pausesDoubleAndOtherSidesAreAskedAgainWhenTheyWantToBe() {
        var line = office.new Line("page");
        line.always(LATER);
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.passes(Duration.ofMinutes(1));
        assertThat(office.wire).as("after 1, 2, 4, 8, 16 s or so").hasSizeBetween(5, 7);

        line.recovers();
        line.answers(new Delivery.Later("429", Optional.of(Duration.ofMinutes(17))));
        office.passes(Duration.ofMinutes(1));
        int before = office.wire.size();
        office.passes(Duration.ofMinutes(15));
        assertThat(office.wire).as("not before it wants to").hasSize(before);
        assertThat(office.outbox.standing(id)).isInstanceOf(Standing.Waiting.class);
        office.passes(Duration.ofMinutes(2));
        assertThat(office.wire).hasSize(before + 1).endsWith("alert #1 -> ann");
    }

    @Test
    void aDestinationGetsNoMoreThanItsPaceAllows() {
        office.new Line("page").at(Duration.ofSeconds(2));
        for (int i = 1; i <= 5; i++) {
            office.told(office.opens(i), ALERT, "rung", "ann");
        }
        office.passes(Duration.ofSeconds(5));
        assertThat(office.wire).hasSize(3);
        office.passes(Duration.ofSeconds(4));
        assertThat(office.wire).hasSize(5).endsWith("alert #5 -> ann");
    }

    @Test
    void whatWaitsTogetherGoesAsOneBundleAndNewsOfAnIncidentComesFirst() {
        office.new Line("page").bundling().at(Duration.ofSeconds(10));
        var known = office.opens(1);
        office.told(known, ALERT, "rung", "ann");
        office.settle();
        office.told(known, UPDATE, "update", "ann");
        office.told(known, REMINDER, "due", "ann");
        office.told(office.opens(2), ALERT, "rung", "ann");
        office.settle();
        assertThat(office.wire).hasSize(1);
        office.passes(Duration.ofSeconds(10));
        assertThat(office.wire)
                .containsExactly("alert #1 -> ann", "alert #2 + update #1 + reminder #1 -> ann");
    }

    @Test
    void theFirstOfAnIncidentJumpsTheQueueButNotWhatCameBeforeItOfTheSame() {
        office.new Line("page").at(Duration.ofSeconds(1));
        var known = office.opens(1);
        office.told(known, ALERT, "rung", "ann");
        office.settle();
        office.told(known, UPDATE, "update", "ann");
        var reminded = office.opens(2);
        office.told(reminded, REMINDER, "due", "ann");
        office.told(reminded, ALERT, "rung", "ann");
        office.told(office.opens(3), ALERT, "rung", "ann");
        office.passes(Duration.ofSeconds(10));
        assertThat(office.wire)
                .containsExactly(
                        "alert #1 -> ann",
                        "alert #3 -> ann",
                        "update #1 -> ann",
                        "reminder #2 -> ann",
                        "alert #2 -> ann");
    }

    @Test
    void ofASeriesThatWaitsTheNewestIsEnough() {
        office.new Line("page").at(Duration.ofMinutes(1));
        var incident = office.opens(1);
        office.told(incident, ALERT, "rung", "ann");
        office.settle();
        var old = office.told(incident, UPDATE, "update", "ann");
        var other = office.told(incident, UPDATE, "other", "ann");
        var elsewhere = office.told(office.opens(2), UPDATE, "update", "ann");
        var newest = office.told(incident, UPDATE, "update", "ann");
        office.passes(Duration.ofMinutes(5));
        assertThat(moot(old)).isEqualTo("A newer one of the same kind was waiting as well");
        for (var id : List.of(other, elsewhere, newest)) {
            assertThat(office.outbox.standing(id)).isInstanceOf(Standing.Sent.class);
        }
    }

    @Test
    void triesOfAChannelAreNeverTakenForOneAnother() {
        office.new Line("page").at(Duration.ofMinutes(1));
        IntStream.range(0, 3).forEach(_ -> office.told(TEST, "test", "ann"));
        office.passes(Duration.ofMinutes(5));
        assertThat(office.wire).hasSize(3);
    }

    @Test
    void whenItIsOverAlertsAreMootAndWhoHeardOfItHearsOfTheEnd() {
        office.new Line("page").at(Duration.ofMinutes(1));
        var heard = office.opens(1);
        office.told(heard, ALERT, "rung", "ann");
        office.settle();
        var unheard = office.opens(2);
        var alert = office.told(unheard, ALERT, "rung", "ann");
        var reminder = office.told(heard, REMINDER, "due", "ann");
        office.now = office.now.plusSeconds(5);
        office.happens(heard, new Event.Resolved("Fixed"));
        office.happens(unheard, new Event.Resolved("Fixed"));
        office.told(heard, RESOLVED, "resolved", "ann");
        var end = office.told(unheard, RESOLVED, "resolved", "ann");
        office.passes(Duration.ofMinutes(5));

        assertThat(office.wire).containsExactly("alert #1 -> ann", "resolved #1 -> ann");
        assertThat(moot(alert)).isEqualTo("The incident was over before this could be sent");
        assertThat(moot(reminder)).isEqualTo("The incident was over before this could be sent");
        assertThat(moot(end)).isEqualTo("Nobody there had heard of the incident");
    }

    @Test
    void whatArisesAfterTheEndIsSentAndTheEndOfWhatIsOpenAgainIsNot() {
        office.new Line("page");
        var incident = office.opens(1);
        office.told(incident, ALERT, "rung", "ann");
        office.settle();
        office.happens(incident, new Event.Resolved("Fixed"));
        office.now = office.now.plusSeconds(5);
        office.told(incident, REMINDER, "review", "ann");
        office.settle();
        var end = office.told(incident, RESOLVED, "resolved", "ann");
        office.happens(incident, new Event.Reopened("Not fixed"));
        office.told(incident, ALERT, "alert", "ann");
        office.settle();

        assertThat(office.wire)
                .containsExactly("alert #1 -> ann", "reminder #1 -> ann", "alert #1 -> ann");
        assertThat(moot(end)).isEqualTo("The incident is open again");
    }

    @Test
    void whatIsRefusedIsDeadUntilAPersonSaysOtherwise() {
        office.new Line("page").answers(REFUSED);
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.passes(Duration.ofMinutes(10));
        assertThat(office.outbox.standing(id)).isEqualTo(new Standing.Dead(PostOffice.TEN, "404"));
        assertThat(office.wire).hasSize(1);

        office.outbox.stands(id, new Standing.Waiting(0, office.now, ""));
        office.settle();
        assertThat(office.outbox.standing(id)).isInstanceOf(Standing.Sent.class);
    }

    @Test
    void ofARefusedBundleEachIsTriedByItself() {
        office.new Line("page").bundling().answers(REFUSED, REFUSED);
        office.told(office.opens(1), ALERT, "rung", "ann");
        var second = office.told(office.opens(2), ALERT, "rung", "ann");
        office.settle();
        assertThat(office.wire)
                .containsExactly(
                        "alert #1 + alert #2 -> ann (Refused)",
                        "alert #1 -> ann (Refused)",
                        "alert #2 -> ann");
        assertThat(office.outbox.standing(second)).isInstanceOf(Standing.Sent.class);
    }

    @Test
    void afterEnoughTriesItIsGivenUp() {
        office.new Line("page").always(LATER);
        office.dispatcher = office.worker(new Patience(3, Duration.ofHours(24)));
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.passes(Duration.ofHours(1));
        assertThat(office.wire).hasSize(3);
        assertThat(((Standing.Dead) office.outbox.standing(id)).why())
                .isEqualTo("Given up after 3 tries: 503");
    }

    @Test
    void aDayIsLongEnoughButWhatIsOldAlreadyIsTriedAFewTimesAllTheSame() {
        var line = office.new Line("page");
        line.always(LATER);
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.passes(Duration.ofHours(23));
        assertThat(office.outbox.standing(id)).isInstanceOf(Standing.Waiting.class);
        office.passes(Duration.ofHours(2));
        assertThat(office.outbox.standing(id)).isInstanceOf(Standing.Dead.class);

        var old = office.told(office.opens(2), ALERT, "rung", "bob");
        office.now = office.now.plus(Duration.ofDays(3));
        line.recovers();
        line.answers(LATER, LATER);
        office.passes(Duration.ofMinutes(1));
        assertThat(office.outbox.standing(old)).isInstanceOf(Standing.Sent.class);
    }

    @Test
    void withoutAnAnswerItIsSentAgainAndMayBeThereTwice() {
        office.new Line("page").answers(HANGS);
        office.new Line("hook").recognising().answers(HANGS);
        var page = office.told(office.opens(1), ALERT, "rung", "ann");
        var hook = office.told(office.opens(2), ALERT, "rung", "hook/x");
        office.passes(Duration.ofSeconds(5));
        assertThat(office.outbox.standing(page))
                .matches(standing -> ((Standing.Sent) standing).perhapsTwice());
        assertThat(office.outbox.standing(hook))
                .as("the other side drops the repetition")
                .matches(standing -> !((Standing.Sent) standing).perhapsTwice());
    }

    @Test
    void whoIsKilledBetweenSendingAndRecordingLeavesWhatTheNextOneSendsAgain() {
        office.new Line("page");
        var incident = office.opens(1);
        var id = office.told(incident, ALERT, "rung", "ann");
        office.turn();
        office.sends.peek().run();
        office.isKilled();
        office.told(incident, ACKNOWLEDGED, "acknowledged", "ann");
        office.settle();
        assertThat(office.wire)
                .containsExactly("alert #1 -> ann", "alert #1 -> ann", "acknowledged #1 -> ann");
        assertThat(office.outbox.standing(id))
                .isEqualTo(new Standing.Sent(PostOffice.TEN, "ok", true));
        assertThat(office.outbox.attempts(id)).isEqualTo(2);
    }

    @Test
    void whoLeadsNoMoreWritesNothingAndSendsNothing() {
        office.new Line("page");
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.outbox.fenced = true;
        office.settle();
        assertThat(office.wire).isEmpty();
        office.outbox.fenced = false;
        office.settle();
        assertThat(office.wire).containsExactly("alert #1 -> ann");
        assertThat(office.outbox.standing(id)).isInstanceOf(Standing.Sent.class);
    }

    @Test
    void whoLeadsAgainAfterASleepKnowsWhatCameBackMeanwhile() {
        office.new Line("page");
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.turn();
        office.dispatcher.standDown();
        office.outbox.term++;
        office.turn();
        assertThat(office.sends).as("it is still under way").hasSize(1);
        office.settle();
        assertThat(office.wire).hasSize(1);
        assertThat(office.outbox.standing(id))
                .isEqualTo(new Standing.Sent(PostOffice.TEN, "ok", false));
    }

    @Test
    void whileTheStoreIsLockedNothingIsSentAndNothingThatCameBackIsLost() {
        office.new Line("page");
        var first = office.told(office.opens(1), ALERT, "rung", "ann");
        office.turn();
        office.sendsComeBack();
        var second = office.told(office.opens(2), ALERT, "rung", "ann");
        office.outbox.locked = Optional.of(new IllegalStateException("locked"));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(office::turn).hasMessage("locked");
        }
        assertThat(office.sends).isEmpty();
        office.outbox.locked = Optional.empty();
        office.settle();
        assertThat(office.wire).containsExactly("alert #1 -> ann", "alert #2 -> ann");
        for (var id : List.of(first, second)) {
            assertThat(office.outbox.attempts(id)).isEqualTo(1);
            assertThat(office.outbox.standing(id))
                    .isEqualTo(new Standing.Sent(PostOffice.TEN, "ok", false));
        }
    }

    @Test
    void whatWasWrittenAlthoughTheAnswerWasLostIsNotTakenForSent() {
        office.new Line("page");
        var id = office.told(office.opens(1), ALERT, "rung", "ann");
        office.outbox.lockedAfterWriting = Optional.of(new IllegalStateException("lost"));
        assertThatThrownBy(office::turn).hasMessage("lost");
        assertThat(office.sends).isEmpty();
        office.outbox.lockedAfterWriting = Optional.empty();
        office.settle();
        assertThat(office.wire).hasSize(1);
        assertThat(office.outbox.standing(id))
                .isEqualTo(new Standing.Sent(PostOffice.TEN, "ok", false));
    }

    @Test
    void whatAPersonDroppedMeanwhileIsNotSent() {
        office.new Line("page").at(Duration.ofMinutes(1));
        office.told(office.opens(1), ALERT, "rung", "ann");
        var dropped = office.told(office.opens(2), ALERT, "rung", "ann");
        office.settle();
        office.outbox.stands(dropped, new Standing.Moot(office.now, "a person said so"));
        office.told(office.opens(3), ALERT, "rung", "ann");
        office.passes(Duration.ofMinutes(3));
        assertThat(office.wire).containsExactly("alert #1 -> ann", "alert #3 -> ann");
    }

    @Test
    void aClockThatGoesBackDelaysNothing() {
        var line = office.new Line("page").at(Duration.ofSeconds(1));
        line.answers(new Delivery.Later("429", Optional.of(Duration.ofMinutes(30))));
        office.told(office.opens(1), ALERT, "rung", "ann");
        office.settle();
        office.now = office.now.minus(Duration.ofDays(2));
        office.settle();
        assertThat(office.wire).endsWith("alert #1 -> ann");

        office.now = office.now.plus(Duration.ofDays(300));
        office.told(office.opens(2), ALERT, "rung", "ann");
        office.settle();
        assertThat(office.wire).endsWith("alert #2 -> ann");
    }

    @Test
    void whatIsHeldIsAskedAboutAgainAndHoldsBackOnlyItsIncident() {
        office.new Line("page");
        var until = office.now.plusSeconds(600);
        office.posting =
                office.posting.past((notice, _) ->
                        notice.draft().cause().rule().equals("held") && office.now.isBefore(until)
                                ? new Gate.Ruling.Hold(until, "Silenced by ann")
                                : notice.draft().cause().rule().equals("dropped")
                                        ? new Gate.Ruling.Drop("Inhibited")
                                        : new Gate.Ruling.Pass());
        var incident = office.opens(1);
        var held = office.told(incident, ALERT, "held", "ann");
        office.told(incident, UPDATE, "update", "ann");
        var dropped = office.told(office.opens(2), ALERT, "dropped", "ann");
        office.told(office.opens(3), ALERT, "rung", "ann");
        office.settle();
        assertThat(office.wire).containsExactly("alert #3 -> ann");
        assertThat(office.outbox.standing(held))
                .isEqualTo(new Standing.Waiting(0, until, "Silenced by ann"));
        assertThat(moot(dropped)).isEqualTo("Inhibited");
        office.passes(Duration.ofMinutes(10));
        assertThat(office.wire)
                .containsExactly("alert #3 -> ann", "alert #1 -> ann", "update #1 -> ann");
    }

    @Test
    void aSilenceThatIsLiftedLetsGoAtOnceAndAFaultInDecidingKeepsNobodyInTheDark() {
        office.new Line("page");
        var forEver = office.now.plus(Duration.ofDays(9));
        var loud = office.posting;
        office.posting = loud.past((_, _) -> new Gate.Ruling.Hold(forEver, "Silenced"));
        office.told(office.opens(1), ALERT, "rung", "ann");
        office.passes(Duration.ofMinutes(1));
        assertThat(office.wire).isEmpty();

        office.posting =
                loud.past(
                                (_, _) -> {
                                    throw new IllegalStateException("a bug in the rules of quiet");
                                })
                        .in((_, _) -> {
                            throw new IllegalStateException("a bug in a template");
                        });
        office.dispatcher.reconsider();
        office.settle();
        assertThat(office.wire).containsExactly("alert #1 -> ann");
    }

    @Test
    void thousandsForOneDestinationAreTakenUpBitByBitAndNoneIsLostOrOutOfOrder() {
        office.new Line("page").bundling();
        int many = 3 * Lane.MOST;
        for (int i = 0; i < many; i++) {
            office.told(REPORT, "report-" + i, "ann");
        }
        office.settle();
        for (int i = 0; i < 5 && office.outbox.standings().stream().anyMatch(this::waits); i++) {
            office.settle();
        }
        assertThat(office.outbox.standings()).allMatch(Standing.Sent.class::isInstance);
        assertThat(office.wire).hasSize(many / Choosing.MOST);
    }

    @Test
    void itSaysSinceWhenNothingGetsOut() {
        var line = office.new Line("page");
        line.always(HANGS);
        office.told(office.opens(1), ALERT, "rung", "ann");
        office.passes(Duration.ofMinutes(5));
        assertThat(office.dispatcher.troubledSince()).contains(PostOffice.TEN);
        line.recovers();
        office.passes(Duration.ofMinutes(5));
        assertThat(office.dispatcher.troubledSince()).isEmpty();
    }

    private boolean waits(Standing standing) {
        return standing instanceof Standing.Waiting;
    }

    private String moot(java.util.UUID id) {
        return ((Standing.Moot) office.outbox.standing(id)).why();
    }
}
