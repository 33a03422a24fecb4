package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Aside;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Evidence;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;

/** Reviews and action items, whatever the database under them. */
abstract class ReviewContract {
    private static final UUID INCIDENT = Given.id(77);

    abstract Store store();

    private Kept save(Kept seen, Content content, String author, long minutes) {
        return ((Saving.Saved) trySave(seen, content, author, minutes)).now();
    }

    private Saving trySave(Kept seen, Content content, String author, long minutes) {
        var by = new Kept.Signed(author, at(minutes));
        return store().reviews().save(INCIDENT, seen, content, by);
    }

    private static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static Content.Words words(String text) {
        return new Content.Words(text);
    }

    @Test
    void everySectionComesBackAsItWasSaved() {
        var whys =
                new Content.Whys(
                        List.of(
                                new Content.Why(
                                        Given.id(1),
                                        Optional.empty(),
                                        "The job failed \u0007 \"quoted\" 日本語",
                                        List.of(
                                                new Evidence.Run(
                                                        Given.id(2), new CheckId("rows"), "a run"),
                                                new Evidence.Rows(
                                                        Given.id(2), new CheckId("rows"), "3 rows"),
                                                new Evidence.Message(4, "wrote"),
                                                new Evidence.Moment(5, "pinned"),
                                                new Evidence.Link("https://x.example", "x"))),
                                new Content.Why(
                                        Given.id(3), Optional.of(Given.id(1)), "", List.of())));
        var harm =
                new Content.Harm(
                        new Content.Figures(
                                OptionalLong.of(1200),
                                Optional.of(new BigDecimal("1234.50")),
                                OptionalLong.empty()),
                        "Finance\nOps",
                        "",
                        "slow");
        var picks = new Content.Picks(List.of(new Content.Pick(3, "why then?")));
        var meeting =
                new Content.Meeting(
                        List.of(new Content.Tick("gather", "ada", NOON)),
                        List.of(new Content.Spent("review", 61, Optional.of(NOON))));
        save(Kept.empty(Section.WHYS), whys, "ada", 0);
        save(Kept.empty(Section.IMPACT), harm, "ada", 0);
        save(Kept.empty(Section.TIMELINE), picks, "ada", 0);
        save(Kept.empty(Section.MEETING), meeting, "ada", 0);
        save(Kept.empty(Section.LUCKY), words(""), "ada", 0);

        var review = store().reviews().find(INCIDENT);

        assertThat(review.whys().whys()).isEqualTo(whys);
        assertThat(review.harm()).isEqualTo(harm);
        assertThat(review.picks()).isEqualTo(picks);
        assertThat(review.meeting()).isEqualTo(meeting);
        assertThat(review.words(Section.LUCKY)).isEmpty();
        assertThat(store().reviews().all()).containsOnlyKeys(INCIDENT).containsValue(review);
        assertThat(store().reviews().find(Given.id(9)).isEmpty()).isTrue();
    }

    @Test
    void aSaveOnAnOldVersionOverwritesNothingAndIsKeptAside() {
        var empty = Kept.empty(Section.SUMMARY);
        var first = save(empty, words("a\nb\nc"), "ada", 0);
        var theirs = save(first, words("A\nb\nc"), "ada", 1);

        var stale = trySave(first, words("a\nb\nC"), "bob", 2);

        assertThat(stale)
                .isEqualTo(
                        new Saving.Conflict(
                                theirs, words("a\nb\nC"), Optional.of(words("A\nb\nC"))));
        assertThat(store().reviews().find(INCIDENT).words(Section.SUMMARY)).isEqualTo("A\nb\nc");
        assertThat(store().reviews().asides(INCIDENT))
                .containsExactly(
                        new Aside(
                                Section.SUMMARY,
                                new Kept.Signed("bob", at(2)),
                                1,
                                words("a\nb\nC")));

        save(theirs, words("A\nb\nC"), "bob", 3);
        assertThat(store().reviews().asides(INCIDENT)).as("settled by his next save").isEmpty();
        assertThat(store().reviews().history(INCIDENT, Section.SUMMARY))
                .extracting(kept -> ((Content.Words) kept.content()).text())
                .as("of one sitting the last, and each other author's")
                .containsExactly("A\nb\nc", "A\nb\nC");
    }

    @Test
    void whoWritesAgainLaterLeavesWhatWasThereInTheHistory() {
        var first = save(Kept.empty(Section.LUCKY), words("one"), "ada", 0);
        var second = save(first, words("two"), "ada", 9);
        save(second, words("three"), "ada", 30);
        assertThat(store().reviews().history(INCIDENT, Section.LUCKY))
                .extracting(kept -> ((Content.Words) kept.content()).text())
                .containsExactly("two", "three");
    }

    @Test
    void othersLearnWhatHasChangedByTheChangeSequence() {
        long before = store().changes().current();
        assertThat(store().reviews().changedSince(before)).isEmpty();
        save(Kept.empty(Section.SUMMARY), words("new"), "ada", 0);
        store().actions().add(item(1, "one"), new Kept.Signed("ada", NOON));
        assertThat(store().reviews().changedSince(before)).containsExactly(INCIDENT);
        assertThat(store().actions().changedSince(before)).hasSize(1);
        long after = store().changes().current();
        assertThat(store().reviews().changedSince(after)).isEmpty();
        assertThat(store().actions().changedSince(after)).isEmpty();
    }

    @Test
    void ofManyWhoWriteAtOnceEveryLineIsThereInTheEnd() throws Exception {
        var jobs = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < 4; writer++) {
            String name = "writer-" + writer;
            jobs.add(() -> {
                for (int i = 0; i < 5; i++) {
                    insist(name, name + " line " + i);
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(jobs)) {
                done.get();
            }
        }
        var lines = store().reviews().find(INCIDENT).words(Section.MEETING_NOTES).lines().toList();
        assertThat(lines).hasSize(20).doesNotHaveDuplicates();
        assertThat(store().reviews().asides(INCIDENT)).isEmpty();
    }

    /** Until it is in, on whatever the others have made of it. */
    private void insist(String author, String line) {
        while (true) {
            var seen = store().reviews().find(INCIDENT).section(Section.MEETING_NOTES);
            var before = ((Content.Words) seen.content()).text();
            var text = before.isEmpty() ? line : before + "\n" + line;
            if (trySave(seen, words(text), author, 0) instanceof Saving.Saved) {
                return;
            }
        }
    }

    // Action items

    private static ActionItem item(long id, String title) {
        return new ActionItem(
                new ActionItem.Id(Given.id(id), INCIDENT, 0, 0),
                new ActionItem.Aim(
                        ActionItem.Kind.PREVENT, title, "it helps", ActionItem.Priority.LOW),
                new ActionItem.Promise(
                        "ada", Optional.of(LocalDate.parse("2026-02-28")), Optional.empty()),
                new ActionItem.Progress(
                        ActionItem.State.OPEN, NOON, "", Optional.of(NOON.plusNanos(7))),
                new ActionItem.Ties(
                        "OPS-1", Optional.of(new ActionItem.Gate(new CheckId("rows"), 3))));
    }

    @Test
    void actionItemsAreNumberedWithinTheirIncidentAndEveryVersionStaysReadable() {
        var by = new Kept.Signed("ada", NOON);
        var one = store().actions().add(item(1, "one"), by);
        assertThat(store().actions().add(item(1, "one"), by)).isEqualTo(one);
        var two = store().actions().add(item(2, "two"), by);
        assertThat(one.id().number()).isEqualTo(1);
        assertThat(two.id()).isEqualTo(new ActionItem.Id(Given.id(2), INCIDENT, 2, 1));

        var later = new Kept.Signed("bob", at(5));
        assertThat(store().actions().change(two.next(), later)).isTrue();
        assertThat(store().actions().change(two.next(), later)).as("another was quicker").isFalse();

        assertThat(store().actions().find(Given.id(2))).contains(two.next());
        assertThat(store().actions().of(INCIDENT)).containsExactly(one, two.next());
        assertThat(store().actions().all()).hasSize(2);
        assertThat(store().actions().history(Given.id(2)))
                .containsExactly(
                        new ActionStore.Version(two, by),
                        new ActionStore.Version(two.next(), later));
    }
}
