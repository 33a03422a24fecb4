package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.RotaFixture.FRIDAY;
import static org.tocsin.engine.RotaFixture.PRIMARY;
import static org.tocsin.engine.RotaFixture.SECONDARY;
import static org.tocsin.engine.RotaFixture.at;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.ics.ICalendarReader;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.engine.RotaDesk.Answer;
import org.tocsin.engine.RotaDesk.Between;
import org.tocsin.engine.RotaDesk.Change;
import org.tocsin.engine.RotaDesk.Outcome;
import org.tocsin.store.ShiftOverride;
import org.tocsin.store.Store;

class LiveRotaTest {
    private final Store store = Store.inMemory();
    private Instant now = FRIDAY;
    private final LiveRota desk = RotaFixture.desk(store, () -> now, "ada");
    private final LiveRota other = RotaFixture.desk(store, () -> now, "bob");

    @AfterEach
    void close() {
        desk.close();
        other.close();
        store.close();
    }

    private static String primary(RotaDesk desk, String local) {
        return holder(desk, PRIMARY, local);
    }

    private static String holder(RotaDesk desk, Post post, String local) {
        return desk.rota().schedule(post.schedule()).orElseThrow().at(at(local)).stream()
                .filter(s -> s.post().equals(post))
                .map(Shift::person)
                .findFirst()
                .orElse("nobody");
    }

    private static Shift shift(RotaDesk desk, Post post, String local) {
        return desk.rota().schedule(post.schedule()).orElseThrow().at(at(local)).stream()
                .filter(s -> s.post().equals(post))
                .findFirst()
                .orElseThrow();
    }

    private static Change takeOver(String person, String from, String until) {
        return new Change.TakeOver(PRIMARY, person, new Between(at(from), at(until)), "dentist");
    }

    private static UUID done(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).id();
    }

    private static String refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).reason();
    }

    private static List<String> told(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).told();
    }

    @Test
    void aTakeOverCountsAtOnceAndForItsTimeAlone() {
        done(desk.enter(takeOver("engineer-a", "2025-11-22T12:00", "2025-11-22T18:00")));
        assertThat(primary(desk, "2025-11-22T11:59")).isEqualTo("engineer-c");
        assertThat(primary(desk, "2025-11-22T12:00")).isEqualTo("engineer-a");
        assertThat(primary(desk, "2025-11-22T18:00")).isEqualTo("engineer-c");
        var entered = desk.rota().entered().getFirst();
        assertThat(entered.waits()).isFalse();
        assertThat(entered.grounds().by()).isEqualTo("ada");
        assertThat(entered.recorded()).isEqualTo(now);
    }

    @Test
    void whatIsEnteredIsThereForAnotherProcessAndAfterARestart() {
        var id = done(desk.enter(takeOver("engineer-a", "2025-11-22T12:00", "2025-11-22T18:00")));
        assertThat(primary(other, "2025-11-22T13:00")).isEqualTo("engineer-c");
        other.reload();
        assertThat(primary(other, "2025-11-22T13:00")).isEqualTo("engineer-a");
        done(other.withdraw(id));
        assertThat(refused(desk.withdraw(id))).contains("withdrawn it already");
        desk.reload();
        assertThat(primary(desk, "2025-11-22T13:00")).isEqualTo("engineer-c");
        assertThat(RotaFixture.desk(store, () -> now, "eve").rota().entered()).isEmpty();
    }

    @Test
    void aDeskWhoseClockIsSlowSeesWhatOthersEntered() {
        done(desk.enter(takeOver("engineer-a", "2025-11-22T12:00", "2025-11-22T18:00")));
        var slow = RotaFixture.desk(store, () -> now.minusSeconds(3_600), "eve");
        assertThat(primary(slow, "2025-11-22T13:00")).isEqualTo("engineer-a");
    }

    @Test
    void theLastOneEnteredCountsAlthoughItBeginsEarlier() {
        done(desk.enter(takeOver("engineer-a", "2025-11-22T12:00", "2025-11-22T18:00")));
        now = now.plusSeconds(60);
        var second = desk.enter(takeOver("engineer-b", "2025-11-22T10:00", "2025-11-22T20:00"));
        assertThat(told(second)).anyMatch(t -> t.contains("goes over engineer-a's override"));
        assertThat(primary(desk, "2025-11-22T13:00")).isEqualTo("engineer-b");
        assertThat(desk.overrides().get("data-engineering")).hasSize(2);
    }

    @Test
    void whatCannotBeIsRefusedWithWhatToDoInstead() {
        assertThat(
                        refused(
                                desk.enter(
                                        takeOver(
                                                "engineer-a",
                                                "2025-11-22T12:00",
                                                "2025-11-22T12:00"))))
                .contains("end after it begins");
        assertThat(refused(desk.enter(takeOver("zoe", "2025-11-22T12:00", "2025-11-22T13:00"))))
                .contains("Nobody is called \"zoe\"")
                .contains("engineer-a");
        assertThat(
                        refused(
                                desk.enter(
                                        takeOver(
                                                "engineer-c",
                                                "2025-11-22T12:00",
                                                "2025-11-22T13:00"))))
                .contains("already");
        assertThat(
                        refused(
                                desk.enter(
                                        takeOver(
                                                "engineer-a",
                                                "2025-11-22T12:00",
                                                "2027-11-22T13:00"))))
                .contains("longer than a year");
        var nowhere = new Between(at("2025-11-22T12:00"), at("2025-11-22T13:00"));
        assertThat(
                        refused(
                                desk.enter(
                                        new Change.TakeOver(
                                                new Post("sales", "primary"),
                                                "engineer-a",
                                                nowhere,
                                                ""))))
                .contains("no schedule \"sales\"");
        assertThat(
                        refused(
                                desk.enter(
                                        new Change.TakeOver(
                                                new Post("data-engineering", "third"),
                                                "engineer-a",
                                                nowhere,
                                                ""))))
                .contains("no position \"third\"")
                .contains("primary, secondary");
        assertThat(desk.rota().entered()).isEmpty();
    }

    @Test
    void aTakeOverTellsOfTwoPostsAtOnceAndOfTooManyHolidays() {
        var doubled = desk.enter(takeOver("engineer-d", "2025-11-22T12:00", "2025-11-22T13:00"));
        assertThat(told(doubled))
                .anyMatch(t -> t.contains("engineer-d is then secondary and primary at once"));
        // Thanksgiving on top of Labor Day and one day of Christmas.
        var holiday = desk.enter(takeOver("engineer-a", "2025-11-26T09:00", "2025-11-28T09:00"));
        assertThat(told(holiday)).anyMatch(t -> t.contains("at most 2 are allowed"));
    }

    @Test
    void aTradeCountsOnceSomebodyElseHasApprovedIt() {
        var id = trade();
        assertThat(primary(desk, "2025-11-25T12:00")).isEqualTo("engineer-d");
        assertThat(desk.rota().entered().getFirst().waits()).isTrue();
        assertThat(refused(desk.approve(id, "ada"))).contains("somebody else");
        assertThat(refused(desk.approve(id, " "))).contains("Say who");

        now = now.plusSeconds(60);
        other.reload();
        done(other.approve(id, "engineer-b"));
        desk.reload();

        assertThat(primary(desk, "2025-11-25T12:00")).isEqualTo("engineer-a");
        assertThat(primary(desk, "2025-12-02T12:00")).isEqualTo("engineer-d");
        assertThat(desk.rota().entered().getFirst().approval())
                .contains(new RotaDesk.Approval("engineer-b", now));
        assertThat(refused(desk.approve(id, "engineer-c"))).contains("engineer-b has approved");
    }

    /** Thanksgiving Week for the week of 1 December. */
    private UUID trade() {
        var one = shift(desk, PRIMARY, "2025-11-25T12:00");
        var two = shift(desk, PRIMARY, "2025-12-02T12:00");
        assertThat(one.person()).isEqualTo("engineer-d");
        assertThat(two.person()).isEqualTo("engineer-a");
        return done(desk.enter(new Change.Trade(one, two, "family")));
    }

    @Test
    void aTradeIsWithdrawnAsAWhole() {
        var id = trade();
        done(desk.approve(id, "engineer-b"));
        done(desk.withdraw(id));
        assertThat(primary(desk, "2025-11-25T12:00")).isEqualTo("engineer-d");
        assertThat(primary(desk, "2025-12-02T12:00")).isEqualTo("engineer-a");
        assertThat(desk.rota().entered()).isEmpty();
    }

    @Test
    void halfATradeNeverCounts() {
        store.overrides()
                .record(
                        new ShiftOverride(
                                new UUID(7, 8),
                                new ShiftOverride.Post("data-engineering", "primary"),
                                new ShiftOverride.Stretch(
                                        at("2025-11-22T12:00"), at("2025-11-22T18:00")),
                                new ShiftOverride.Substitute(
                                        "trade", java.util.Optional.of("engineer-a")),
                                new ShiftOverride.Entry("cut off", "ada", now)));
        store.overrides().approve(new UUID(7, 8), new ShiftOverride.Mark("bob", now));
        desk.reload();
        assertThat(desk.rota().entered().getFirst().waits()).isTrue();
        assertThat(primary(desk, "2025-11-22T13:00")).isEqualTo("engineer-c");
        assertThat(refused(desk.approve(new UUID(7, 8), "engineer-b"))).contains("Half of this");
    }

    @Test
    void aTradeOfShiftsThatHaveChangedOrAreOverIsRefused() {
        var one = shift(desk, PRIMARY, "2025-11-25T12:00");
        var two = shift(desk, PRIMARY, "2025-12-02T12:00");
        var twice = new Change.Trade(one, shift(desk, SECONDARY, "2025-11-21T12:00"), "");
        assertThat(refused(desk.enter(twice))).contains("Both shifts are engineer-d's");
        done(desk.enter(takeOver("engineer-b", "2025-11-25T00:00", "2025-11-26T00:00")));
        assertThat(refused(desk.enter(new Change.Trade(one, two, "")))).contains("has changed");
        now = at("2025-12-25T12:00");
        assertThat(refused(desk.enter(new Change.Trade(one, two, "")))).contains("is over");
    }

    @Test
    void listenersHearOfAChangeOnceAndOfNothingElse() {
        var heard = new AtomicInteger();
        var subscription = desk.listen(heard::incrementAndGet);
        desk.reload();
        assertThat(heard).hasValue(0);
        var id = done(desk.enter(takeOver("engineer-a", "2025-11-22T12:00", "2025-11-22T18:00")));
        assertThat(heard).hasValue(1);
        subscription.close();
        done(desk.withdraw(id));
        assertThat(heard).hasValue(1);
    }

    @Test
    void aCalendarTellsOfWhatVanishedAsCancelled() {
        var when = new Stretch(FRIDAY, at("2025-12-15T09:00"));
        var first = desk.export("data-engineering", when);
        desk.published(first);
        assertThat(desk.export("data-engineering", when).events()).isEqualTo(first.events());
        var id = done(desk.enter(takeOver("engineer-b", "2025-12-01T09:00", "2025-12-08T09:00")));

        var second = desk.export("data-engineering", when);
        desk.published(second);
        assertThat(second.events().stream().filter(e -> e.revision().cancelled()).toList())
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.uid()).contains("primary/engineer-a/20251201T170000Z");
                    assertThat(gone.revision().sequence()).isEqualTo(1);
                });
        assertThat(second.text()).contains("STATUS:CANCELLED");

        done(desk.withdraw(id));
        var third = desk.export("data-engineering", when);
        assertThat(third.events())
                .filteredOn(e -> e.uid().contains("primary/engineer-a/20251201T170000Z"))
                .singleElement()
                // Higher than the cancellation, or calendars would go on without it.
                .satisfies(back -> assertThat(back.revision().sequence()).isEqualTo(2));
    }

    @Test
    void whatLiesBeforeTheExportIsNotCancelled() {
        desk.published(
                desk.export("data-engineering", new Stretch(FRIDAY, at("2025-12-15T09:00"))));
        var later = new Stretch(at("2025-12-09T09:00"), at("2025-12-15T09:00"));
        assertThat(desk.export("data-engineering", later).events())
                .noneMatch(e -> e.revision().cancelled());
    }

    @Test
    void anExportReadBackChangesNothing() {
        var export = desk.export("data-engineering", new Stretch(FRIDAY, at("2026-01-15T09:00")));
        assertThat(ICalendarReader.read(export.text(), RotaFixture.ZONE).faults()).isEmpty();
        var preview = desk.preview(PRIMARY, export.text());
        assertThat(preview.lines()).hasSizeGreaterThan(10);
        assertThat(preview.lines()).allMatch(l -> l.outcome() instanceof Outcome.Stands);
    }

    @Test
    void aFileIsLookedAtBeforeItChangesAnything() {
        var preview =
                desk.preview(
                        PRIMARY,
                        calendar(
                                event(
                                        "1",
                                        "Engineer A covers",
                                        "20251122T200000Z",
                                        "20251123T020000Z"),
                                event(
                                        "2",
                                        "engineer-b: secondary",
                                        "20251124T180000Z",
                                        "20251124T200000Z"),
                                event("3", "Somebody new", "20251125T180000Z", "20251125T200000Z"),
                                event(
                                        "4",
                                        "Engineer A and Engineer B",
                                        "20251126T180000Z",
                                        "20251126T200000Z")));
        assertThat(preview.changes())
                .extracting(c -> c.person() + " " + c.post().position())
                .containsExactly("engineer-a primary", "engineer-b secondary");
        assertThat(preview.lines().get(2).outcome())
                .isEqualTo(new Outcome.Faulty("its title names nobody of the playbook"));
        assertThat(preview.lines().get(3).outcome())
                .isEqualTo(new Outcome.Faulty("its title names engineer-a and engineer-b"));
        assertThat(desk.rota().entered()).isEmpty();
        preview.changes().forEach(change -> done(desk.enter(change)));
        assertThat(primary(desk, "2025-11-22T13:00")).isEqualTo("engineer-a");
    }

    @Test
    void whatIsNoCalendarSaysSo() {
        assertThat(desk.preview(PRIMARY, "hello").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("no iCalendar file"));
    }

    private static String event(String uid, String summary, String from, String to) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\nDTSTART:%s\r\nDTEND:%s\r\nEND:VEVENT\r\n"
                .formatted(uid, summary, from, to);
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
    }
}
