package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;
import static org.tocsin.store.NoticeStore.Cursor.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.notice.Arising;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.notice.Step;

/** What the outbox of a store does, whatever the database under it. */
abstract class NoticeContract {
    private static final UUID INCIDENT = Given.id(1);
    private static final Instant LATER = NOON.plusSeconds(30);

    private int version;

    /** An empty store. */
    abstract Store store();

    private NoticeStore notices() {
        return store().notices();
    }

    @Test
    void whatArisesFromAnEventWaitsWithItInTheOrderInWhichItCame() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"), told(Purpose.ALERT, "bob"));
        happens(Given.id(2), told(Purpose.REMINDER, "ann"));

        var page = notices().waiting(START, 10);
        assertThat(page.whole()).isTrue();
        assertThat(page.notices())
                .extracting(each -> each.notice().draft())
                .containsExactly(
                        draft(Purpose.ALERT, "ann"),
                        draft(Purpose.ALERT, "bob"),
                        draft(Purpose.REMINDER, "ann"));
        assertThat(page.notices())
                .extracting(each -> each.notice().origin())
                .containsExactly(
                        Optional.of(new Notice.Origin(INCIDENT, 1)),
                        Optional.of(new Notice.Origin(INCIDENT, 1)),
                        Optional.of(new Notice.Origin(Given.id(2), 1)));
        assertThat(page.notices()).allMatch(each -> !each.preceded() && !each.heard());
        assertThat(page.notices().getFirst().kept().arisen()).isEqualTo(NOON);
        assertThat(notices().waiting(page.next(), 10).notices()).isEmpty();
    }

    @Test
    void aReaderGetsThemInPagesEvenFromTheMidstOfOneTransaction() {
        happens(
                INCIDENT,
                IntStream.range(0, 25)
                        .mapToObj(i -> told(Purpose.ALERT, "p" + i))
                        .toArray(Arising[]::new));
        happens(Given.id(2), told(Purpose.ALERT, "last"));

        var read = new ArrayList<String>();
        var page = notices().waiting(START, 10);
        while (!page.notices().isEmpty()) {
            page.notices().forEach(each -> read.add(each.notice().draft().to().address()));
            page = notices().waiting(page.next(), 10);
        }
        assertThat(read).hasSize(26).doesNotHaveDuplicates().endsWith("last");
        assertThat(notices().waiting("page", "p7", 0, 10)).hasSize(1);
        assertThat(notices().waiting("page", "nobody", 0, 10)).isEmpty();
    }

    @Test
    void anAttemptThatBeganIsRememberedAndThatItEndedToo() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"));
        var leader = lead("one", NOON);
        var id = only().notice().id();

        assertThat(notices().write(List.of(new Step.Began(id, 1, NOON, 3)), leader))
                .contains(Set.of());
        assertThat(notices().attempts(id))
                .containsExactly(new Attempt(1, NOON, 3, Optional.empty()));
        var failed = new Attempt.Ending(LATER, Attempt.Outcome.LATER, "503");
        var waits = new Standing.Waiting(1, LATER.plusSeconds(2), "503");
        notices().write(List.of(new Step.Ended(id, 1, failed, waits)), leader);

        assertThat(only().notice().standing()).isEqualTo(waits);
        assertThat(only().kept().tried()).isEqualTo(1);
        assertThat(only().kept().doubtful()).isFalse();
        var taken = new Attempt.Ending(LATER, Attempt.Outcome.ACCEPTED, "key-7");
        var sent = new Standing.Sent(LATER, "key-7", false);
        notices()
                .write(
                        List.of(
                                new Step.Began(id, 2, LATER, 1),
                                new Step.Ended(id, 2, taken, sent)),
                        leader);
        assertThat(notices().waiting(START, 10).notices()).isEmpty();
        assertThat(notices().find(id).map(Kept::notice).map(Notice::standing)).contains(sent);
        assertThat(notices().attempts(id))
                .containsExactly(
                        new Attempt(1, NOON, 3, Optional.of(failed)),
                        new Attempt(2, LATER, 1, Optional.of(taken)));
    }

    @Test
    void toWriteTheSameStepsAgainChangesNothing() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"));
        var leader = lead("one", NOON);
        var id = only().notice().id();
        var begun = List.<Step>of(new Step.Began(id, 1, NOON, 1));
        notices().write(begun, leader);
        notices().write(begun, leader);
        assertThat(notices().attempts(id)).hasSize(1);

        var moot = new Standing.Moot(LATER, "over");
        notices().write(List.of(new Step.Stands(id, moot)), leader);
        var late = new Standing.Dead(LATER, "too late to matter");
        notices().write(List.of(new Step.Stands(id, late)), leader);
        assertThat(notices().find(id).orElseThrow().notice().standing()).isEqualTo(moot);
        assertThat(notices().write(List.of(new Step.Began(id, 2, LATER, 1)), leader))
                .as("what was dropped meanwhile does not begin")
                .contains(Set.of(id));
        assertThat(notices().attempts(id)).hasSize(1);
    }

    @Test
    void whoLeadsNoMoreWritesNothing() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"));
        var old = lead("one", NOON);
        lead("two", NOON.plusSeconds(60));
        var id = only().notice().id();
        long before = store().changes().current();

        assertThat(notices().write(List.of(new Step.Began(id, 1, NOON, 1)), old)).isEmpty();
        assertThat(notices().takeOver(Set.of(), NOON, old)).isEmpty();
        assertThat(notices().attempts(id)).isEmpty();
        assertThat(store().changes().current()).isEqualTo(before);
    }

    @Test
    void anAttemptWithoutAnEndMayHaveGotThroughAndIsMadeAgainByTheNextLeader() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"), told(Purpose.ALERT, "bob"));
        var all = notices().waiting(START, 10).notices();
        var ann = all.get(0).notice().id();
        var bob = all.get(1).notice().id();
        notices()
                .write(
                        List.of(new Step.Began(ann, 1, NOON, 1), new Step.Began(bob, 1, NOON, 1)),
                        lead("one", NOON));

        var next = lead("two", NOON.plusSeconds(60));
        assertThat(notices().takeOver(Set.of(bob), LATER, next)).contains(1);
        var found = notices().waiting(START, 10).notices();
        assertThat(found.get(0).kept().doubtful()).isTrue();
        assertThat(found.get(0).notice().standing())
                .isEqualTo(
                        new Standing.Waiting(
                                1,
                                LATER,
                                "The process that was sending it ended before an answer came"));
        assertThat(notices().attempts(ann).getFirst().ending())
                .map(Attempt.Ending::outcome)
                .contains(Attempt.Outcome.UNANSWERED);
        assertThat(found.get(1).kept().doubtful()).isFalse();
        assertThat(notices().attempts(bob).getFirst().ending()).isEmpty();
        assertThat(notices().takeOver(Set.of(bob), LATER, next)).contains(0);
    }

    @Test
    void whatCameBeforeOfTheSameIncidentAtTheSameDestinationIsKnown() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"), told(Purpose.ALERT, "bob"));
        var leader = lead("one", NOON);
        var alerts = notices().waiting(START, 10).notices();
        notices().write(List.of(stands(alerts.get(0), new Standing.Sent(NOON, "", false))), leader);
        notices().write(List.of(stands(alerts.get(1), new Standing.Moot(NOON, "over"))), leader);
        happens(INCIDENT, told(Purpose.UPDATE, "ann"), told(Purpose.UPDATE, "bob"));

        var updates = notices().waiting(START, 10).notices();
        assertThat(updates).extracting(Queued::preceded).containsExactly(true, true);
        assertThat(updates).extracting(Queued::heard).containsExactly(true, false);
    }

    @Test
    void whoWasAlertedHearsOfTheEndUnlessTheAlertWasDropped() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"), told(Purpose.ALERT, "bob"));
        notices().drop(notices().list(Filter.all(1)).getFirst().notice().id(), "not his", NOON);
        var cause = new Cause("resolved", "Resolved", "", LATER);
        happens(
                INCIDENT,
                new Arising.Followed(
                        0,
                        Purpose.RESOLVED,
                        cause,
                        new org.tocsin.domain.notice.Text("", "", "Fixed")));

        assertThat(notices().list(Filter.all(10)))
                .extracting(each -> each.notice().draft().purpose())
                .containsExactly(Purpose.RESOLVED, Purpose.ALERT, Purpose.ALERT);
        var end = notices().list(Filter.all(1)).getFirst().notice().draft();
        assertThat(end.to()).isEqualTo(to("ann"));
        assertThat(end.text().body()).isEqualTo("Fixed");
    }

    @Test
    void aPersonLetsTheDeadBeTriedAgainAndTheSenderFindsThemAnew() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"), told(Purpose.ALERT, "bob"));
        var leader = lead("one", NOON);
        var page = notices().waiting(START, 10);
        var ann = page.notices().get(0).notice().id();
        var bob = page.notices().get(1).notice().id();
        for (var id : List.of(ann, bob)) {
            notices().write(List.of(new Step.Began(id, 1, NOON, 1)), leader);
            notices()
                    .write(
                            List.of(
                                    new Step.Ended(
                                            id,
                                            1,
                                            new Attempt.Ending(
                                                    LATER, Attempt.Outcome.UNANSWERED, "hang"),
                                            new Standing.Dead(LATER, "hang"))),
                            leader);
        }
        assertThat(notices().waiting(page.next(), 10).notices()).isEmpty();

        assertThat(notices().retry(List.of(ann, Given.id(99)), LATER)).isEqualTo(1);
        var again = notices().waiting(page.next(), 10).notices();
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().notice().standing())
                .isEqualTo(new Standing.Waiting(0, LATER, ""));
        assertThat(again.getFirst().kept().doubtful()).isTrue();
        assertThat(again.getFirst().kept().tried()).isEqualTo(1);
        assertThat(notices().retryAll(LATER)).isEqualTo(1);
        assertThat(notices().retryAll(LATER)).isZero();
    }

    @Test
    void listsAreFilteredAndComeInPagesAndAllStandingsAreCounted() {
        happens(INCIDENT, told(Purpose.ALERT, "ann"), told(Purpose.ALERT, "bob"));
        happens(Given.id(2), told(Purpose.ALERT, "ann"));
        var added = notices().add(List.of(mail()), LATER);
        notices().drop(added.getFirst(), "a try", LATER);
        assertThat(notices().drop(added.getFirst(), "again", LATER)).isFalse();

        var first = notices().list(Filter.all(2));
        assertThat(first).hasSize(2);
        assertThat(first.getFirst().notice().origin()).isEmpty();
        assertThat(first.getFirst().notice().standing())
                .isEqualTo(new Standing.Moot(LATER, "a try"));
        var second = notices().list(Filter.all(2).before(first.getLast().notice().place()));
        assertThat(second)
                .extracting(each -> each.notice().draft().to().address())
                .containsExactly("bob", "ann");
        assertThat(notices().list(Filter.all(9).in(Stage.MOOT))).hasSize(1);
        assertThat(notices().list(Filter.all(9).of(INCIDENT))).hasSize(2);
        assertThat(notices().list(Filter.all(9).through("email"))).hasSize(1);
        assertThat(notices().counts())
                .containsEntry(Stage.WAITING, 3L)
                .containsEntry(Stage.MOOT, 1L)
                .containsEntry(Stage.DEAD, 0L);
    }

    @Test
    void settledOnesGoWithTimeButNotWhoWasAlertedAndNeverWhatWaits() {
        happens(
                INCIDENT,
                told(Purpose.ALERT, "ann"),
                told(Purpose.UPDATE, "ann"),
                told(Purpose.ALERT, "bob"));
        var all = notices().waiting(START, 10).notices();
        var leader = lead("one", NOON);
        notices().write(List.of(stands(all.get(0), new Standing.Sent(NOON, "", false))), leader);
        var update = all.get(1).notice().id();
        notices().write(List.of(new Step.Began(update, 1, NOON, 1)), leader);
        notices().write(List.of(stands(all.get(1), new Standing.Sent(NOON, "", false))), leader);

        var clock = NOON.plus(Duration.ofDays(40));
        store().sweeper(Retention.USUAL, () -> clock).sweep(leader, () -> true);
        assertThat(notices().list(Filter.all(9)))
                .extracting(each -> each.notice().draft().to().address())
                .containsExactly("bob", "ann");
        var muchLater = NOON.plus(Duration.ofDays(400));
        store().sweeper(Retention.USUAL, () -> muchLater).sweep(leader, () -> true);
        assertThat(notices().counts())
                .containsEntry(Stage.WAITING, 1L)
                .containsEntry(Stage.SENT, 0L);
    }

    private Queued only() {
        var all = notices().waiting(START, 10).notices();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Step stands(Queued queued, Standing standing) {
        return new Step.Stands(queued.notice().id(), standing);
    }

    private Lease.Held lead(String holder, Instant at) {
        return store().lease().tryAcquire(holder, at, Duration.ofSeconds(30)).orElseThrow();
    }

    private void happens(UUID incident, Arising... arising) {
        int before = incident.equals(INCIDENT) ? version++ : 0;
        var entry = new NewEntry(NOON, "ann", "kind", "{}");
        assertThat(
                        store().log()
                                .append(
                                        List.of(
                                                new Addition(
                                                        incident,
                                                        before,
                                                        List.of(entry),
                                                        List.of(arising)))))
                .isInstanceOf(Appended.Done.class);
    }

    private static Arising told(Purpose purpose, String address) {
        return new Arising.Told(0, draft(purpose, address));
    }

    private static Draft draft(Purpose purpose, String address) {
        return new Draft(
                purpose,
                new Cause("rule", "A rung", "because", NOON),
                to(address),
                org.tocsin.domain.notice.Text.USUAL);
    }

    private static Draft mail() {
        return new Draft(
                Purpose.TEST,
                new Cause("test", "A try", "", NOON),
                new Destination("email", "ann@example.com", "ann", ""),
                new org.tocsin.domain.notice.Text("", "Hello", "Ünï \u0000 🎉"));
    }

    private static Destination to(String address) {
        return new Destination("page", address, address, "on-call");
    }
}
