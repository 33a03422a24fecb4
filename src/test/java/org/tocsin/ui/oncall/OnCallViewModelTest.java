package org.tocsin.ui.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.RotaFixture.PRIMARY;
import static org.tocsin.engine.RotaFixture.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.engine.RotaFixture;
import org.tocsin.store.Store;

class OnCallViewModelTest {
    private final OnCallRig rig = new OnCallRig();
    private final OnCallViewModel model = rig.model();

    @AfterEach
    void close() {
        model.close();
        rig.desk.close();
        rig.store.close();
    }

    private Picture picture() {
        return model.picture().orElseThrow();
    }

    private Bar bar(int lane, String local) {
        return picture().page().lanes().get(lane).bars().stream()
                .filter(b -> b.when().contains(at(local)))
                .findFirst()
                .orElseThrow();
    }

    private void open(String local) {
        model.open(bar(0, local));
    }

    @Test
    void cardsSayWhoHasEachPostAndWhoIsNext() {
        var primary = picture().cards().getFirst();
        assertThat(primary.title()).isEqualTo("Primary");
        assertThat(primary.now().people()).containsExactly("engineer-c");
        assertThat(primary.now().when().to()).isEqualTo(at("2025-11-24T09:00"));
        assertThat(primary.next().orElseThrow().people()).containsExactly("engineer-d");
        assertThat(primary.next().orElseThrow().why())
                .isEqualTo("holiday cover: Thanksgiving Week");
    }

    @Test
    void thePictureChangesAtAHandoffAndNotEverySecond() {
        var before = picture();
        rig.now.set(rig.now.get().plusSeconds(1));
        assertThat(picture()).isSameAs(before);
        rig.now.set(at("2025-11-24T09:00"));
        assertThat(picture().cards().getFirst().now().people()).containsExactly("engineer-d");
    }

    @Test
    void aDayIsAColumnAlsoWhereClocksChange() {
        var days = new Days(LocalDate.of(2025, 10, 27), 14, RotaFixture.ZONE);
        assertThat(days.column(at("2025-10-27T00:00"))).isZero();
        assertThat(days.column(at("2025-11-03T09:00"))).isEqualTo(7 + 9 / 24.0);
        assertThat(days.stretch().length()).isEqualTo(Duration.ofHours(14 * 24 + 1));
        assertThat(days.weeks())
                .extracting(Days::first)
                .containsExactly(LocalDate.of(2025, 10, 27), LocalDate.of(2025, 11, 3));
    }

    @Test
    void thePageNamesHolidaysWindowsAndFreezes() {
        var page = picture().page();
        assertThat(page.days().first()).isEqualTo(LocalDate.of(2025, 11, 17));
        assertThat(page.holidays()).containsEntry(LocalDate.of(2025, 11, 27), "Thanksgiving Day");
        assertThat(page.windows())
                .filteredOn(w -> !w.freeze())
                .allMatch(w -> w.when().length().equals(Duration.ofHours(4)))
                // The Sunday of 30 November lies in the freeze.
                .hasSize(5);
        assertThat(page.windows())
                .filteredOn(Picture.Window::freeze)
                .first()
                .satisfies(w -> {
                    assertThat(w.title()).isEqualTo("Month end freeze");
                    assertThat(w.when().length()).isEqualTo(Duration.ofDays(3));
                });
    }

    @Test
    void thoseWhoShareAPostAreOneBar() {
        model.goTo(LocalDate.of(2025, 12, 22));
        assertThat(bar(1, "2025-12-25T12:00").people()).hasSize(3);
        assertThat(bar(0, "2025-12-25T12:00").people()).hasSize(1);
    }

    @Test
    void warningsAreInWordsAndLeadToTheirDay() {
        OnCallRig.enterSome(rig.desk);
        var warnings = picture().ledger().warnings();
        assertThat(warnings)
                .extracting(Picture.Warning::word)
                .contains("Gap", "Double booking", "Waits for approval", "Covers overlap");
        var gap = warnings.stream().filter(w -> w.word().equals("Gap")).findFirst().orElseThrow();
        assertThat(gap.text()).startsWith("Nobody is backup for").contains("10 Dec 2025 09:00 PST");
        assertThat(gap.at()).contains(at("2025-12-10T09:00"));
        assertThat(warnings)
                .filteredOn(w -> w.word().equals("Waits for approval"))
                .allMatch(w -> w.at().isPresent());
    }

    @Test
    void fairnessIsThatOfTheChosenYear() {
        model.year(2026);
        var rows = picture().ledger().fairness();
        assertThat(rows).hasSize(4);
        assertThat(rows).extracting(Picture.Fair::person).contains("Engineer D");
        assertThat(rows).allMatch(r -> r.share().credit() > r.share().weeks());
        double weeks = rows.stream().mapToDouble(r -> r.share().weeks()).sum();
        assertThat(weeks).isBetween(52.0, 52.3);
        assertThat(model.picture().orElseThrow().ledger().warnings())
                .anyMatch(w ->
                        w.word().equals("Too many holidays") && w.text().startsWith("Engineer D"));
    }

    @Test
    void everyPipelineHasOwnersAndItsNextDeadline() {
        var owned = picture().ledger().ownership();
        assertThat(owned).isNotEmpty().allMatch(o -> o.owners().contains("Engineer"));
        assertThat(picture().ledger().tasks())
                .isNotEmpty()
                .allMatch(t -> t.next().isAfter(rig.now.get()))
                .isSortedAccordingTo(java.util.Comparator.comparing(Picture.Task::next));
    }

    @Test
    void aTakeOverShowsInTheCalendarAndCanBeUndone() {
        open("2025-11-21T12:00");
        model.takeOver(PRIMARY, "engineer-a", "2025-11-22 09:00", "2025-11-22 21:00", "dentist");
        assertThat(model.said().get().text()).startsWith("Engineer A takes over.");
        assertThat(bar(0, "2025-11-22T12:00").kind()).isEqualTo(Bar.Kind.OVERRIDE);
        assertThat(model.touching(bar(0, "2025-11-22T12:00"))).hasSize(1);
        model.withdraw(model.said().get().undo().orElseThrow());
        assertThat(bar(0, "2025-11-22T12:00").kind()).isEqualTo(Bar.Kind.TURN);
        assertThat(model.said().get().text()).isEqualTo("Withdrawn.");
    }

    @Test
    void whatCannotBeReadOrDoneIsRefusedInWords() {
        open("2025-11-21T12:00");
        model.takeOver(PRIMARY, "", "2025-11-22 09:00", "2025-11-22 21:00", "");
        assertThat(model.said().get().text()).isEqualTo("Choose who takes over.");
        model.takeOver(PRIMARY, "engineer-a", "tomorrow", "2025-11-22 21:00", "");
        assertThat(model.said().get().text()).isEqualTo("Write times as 2026-11-24 09:00.");
        model.takeOver(PRIMARY, "engineer-a", "2025-11-22 21:00", "2025-11-22 09:00", "");
        assertThat(model.said().get().text()).contains("end after it begins");
        assertThat(model.said().get().refused()).isTrue();
        assertThat(model.said().get().undo()).isEmpty();
    }

    @Test
    void aProposedTradeIsDrawnAndCountsOnceApproved() {
        open("2025-11-27T12:00");
        var own = model.opened().get().orElseThrow();
        assertThat(model.partners(own)).noneMatch(s -> s.person().equals("engineer-d"));
        var other =
                model.partners(own).stream()
                        .filter(s -> s.post().equals(PRIMARY) && s.person().equals("engineer-a"))
                        .findFirst()
                        .orElseThrow();
        model.trade(own.shifts().getFirst(), other, "family");
        assertThat(picture().page().lanes().getFirst().proposed()).hasSize(2);
        assertThat(bar(0, "2025-11-27T12:00").people()).containsExactly("engineer-d");
        var id = picture().entered().getFirst().id();
        model.approve(id, "ada");
        assertThat(model.said().get().refused()).isTrue();
        model.approve(id, "engineer-b");
        assertThat(model.said().get().text()).isEqualTo("Approved by Engineer B.");
        assertThat(bar(0, "2025-11-27T12:00").people()).containsExactly("engineer-a");
        // What is open is now the shift that came of it.
        assertThat(model.opened().get().orElseThrow().kind()).isEqualTo(Bar.Kind.TRADE);
    }

    @Test
    void anExportIsWrittenAndRead(@TempDir Path folder) throws IOException {
        var transfer = new TransferViewModel(rig.desk, rig.threads, rig.now);
        var file = folder.resolve("rota.ics");
        transfer.export("data-engineering", file);
        assertThat(transfer.said().get().text()).startsWith("Wrote ").contains("rota.ics");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("SUMMARY:engineer-a(: primary[^\r]*)", "SUMMARY:engineer-b$1"));
        transfer.lookAtFile(PRIMARY, file);
        var preview = transfer.preview().get().orElseThrow();
        assertThat(preview.changes()).isNotEmpty().allMatch(c -> c.person().equals("engineer-b"));
        transfer.takeIn();
        assertThat(transfer.said().get().text())
                .startsWith("Entered %,d of".formatted(preview.changes().size()));
        assertThat(rig.desk.rota().entered()).hasSize(preview.changes().size());
        transfer.lookAtFile(PRIMARY, folder.resolve("none.ics"));
        assertThat(transfer.said().get().refused()).isTrue();
    }

    @Test
    void monthsAndWeeksAreTurned() {
        model.mode(OnCallViewModel.Mode.MONTH);
        assertThat(picture().page().days().first()).isEqualTo(LocalDate.of(2025, 10, 27));
        model.turn(1);
        assertThat(picture().page().days().first()).isEqualTo(LocalDate.of(2025, 12, 1));
        model.goToday();
        model.mode(OnCallViewModel.Mode.TIMELINE);
        model.turn(-1);
        assertThat(picture().page().days().first()).isEqualTo(LocalDate.of(2025, 10, 27));
    }

    @Test
    void aPlaybookWithoutSchedulesSaysSo() {
        try (var store = Store.inMemory()) {
            var desk = OnCallRig.desk(store, rig.now::get, true);
            var empty = new OnCallViewModel(desk, rig.threads, rig.now, RotaFixture.ZONE);
            assertThat(empty.phase().get()).isInstanceOf(OnCallViewModel.Phase.NoSchedules.class);
            empty.close();
        }
    }

    @Test
    void ofTwoDrawingsUnderWayTheLastCounts() {
        var waiting = new ArrayList<Runnable>();
        var slow =
                new OnCallViewModel(
                        rig.desk,
                        new OnCallPane.Threads(waiting::add, Runnable::run),
                        rig.now,
                        RotaFixture.ZONE);
        assertThat(slow.phase().get()).isInstanceOf(OnCallViewModel.Phase.Loading.class);
        slow.turn(1);
        List.copyOf(waiting).reversed().forEach(Runnable::run);
        assertThat(slow.picture().map(p -> p.page().days().first()))
                .isEqualTo(Optional.of(LocalDate.of(2025, 12, 8)));
        slow.close();
    }

    @Test
    void initialsAndColoursBelongToThePerson() {
        var people = picture().people();
        assertThat(people.initials("engineer-c")).isEqualTo("EC");
        assertThat(people.initials("zoe")).isEqualTo("Z");
        assertThat(people.style("engineer-a")).isNotEqualTo(people.style("engineer-b"));
        assertThat(people.style("nobody-known")).isEqualTo("person-7");
    }

    @Test
    void timeLeftIsTold() {
        assertThat(Words.left(Duration.ofMinutes(4).plusSeconds(12))).isEqualTo("04:12");
        assertThat(Words.left(Duration.ofHours(4).plusMinutes(5))).isEqualTo("4 h 05 min");
        assertThat(Words.left(Duration.ofHours(66))).isEqualTo("2 d 18 h");
        assertThat(Words.left(Duration.ofSeconds(-1))).isEqualTo("00:00");
        assertThat(Words.length(Duration.ofDays(7).minusHours(1))).isEqualTo("6 d 23 h");
    }
}
