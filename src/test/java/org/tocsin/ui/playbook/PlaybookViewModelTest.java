package org.tocsin.ui.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

class PlaybookViewModelTest {
    private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");

    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(START);
    @TempDir private Path folder;
    private FakeRulebook rulebook;
    private PlaybookViewModel model;

    @BeforeEach
    void open() {
        rulebook = new FakeRulebook(folder.resolve("playbook"));
        model = model();
        model.start();
    }

    private PlaybookViewModel model() {
        var around =
                new PlaybookPane.Around(
                        new Threads(Runnable::run, Runnable::run),
                        now,
                        ZoneOffset.UTC,
                        new NoteBoard(now));
        return new PlaybookViewModel(rulebook.playbook(), rulebook, around);
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    @Test
    void aCheckIsListedWithItsWordsItsDocumentAndItsLine() {
        var line = (Line.Rule) model.lines().getFirst();
        assertThat(line.row().says())
                .isEqualTo("CRITICAL when below 2,000; WARNING when above 8,000");
        assertThat(line.row().source()).startsWith("document 002");
        assertThat(line.where()).isEqualTo("checks.yaml:4");
        assertThat(model.phase().get()).isEqualTo(new Phase.Same());
        assertThat(model.badge().get()).isZero();
    }

    @Test
    void searchingKeepsWhatHasAllOfTheWords() {
        model.search().set("client_id NULL");
        assertThat(model.lines()).hasSize(1);
        model.search().set("client_id unheard-of");
        assertThat(model.lines()).isEmpty();
    }

    @Test
    void anEditIsShownAndComesIntoForceAfterItsNotice() throws IOException {
        rulebook.edit("below: 2_000", "below: 2_500");
        assertThat(model.tab().get()).isEqualTo(new Tab.Changes());
        var change = ((Line.Change) model.lines().getFirst()).change();
        assertThat(change.parts())
                .containsExactly(
                        new RuleChange.Part(
                                "Rules 1 condition",
                                Optional.of("below 2,000"),
                                Optional.of("below 2,500")));
        pass(PlaybookViewModel.NOTICE.minusSeconds(1));
        assertThat(rulebook.enforced).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(rulebook.enforced).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(rulebook.enforced).hasSize(1);
    }

    @Test
    void anEditTakenBackInTimeChangesNothing() throws IOException {
        rulebook.edit("below: 2_000", "below: 2_500");
        rulebook.edit("below: 2_500", "below: 2_000");
        pass(Duration.ofMinutes(1));
        assertThat(rulebook.enforced).isEmpty();
        assertThat(model.phase().get()).isEqualTo(new Phase.Same());
    }

    @Test
    void aBrokenEditLeavesTheRulesAndNamesTheFault() throws IOException {
        rulebook.edit("below: 2_000", "belowish: 2_000");
        pass(Duration.ofMinutes(1));
        assertThat(rulebook.enforced).isEmpty();
        assertThat(model.phase().get()).isInstanceOf(Phase.Faulty.class);
        assertThat(model.badge().get()).isPositive();
        var fault = ((Line.Fault) model.lines().getFirst()).fault();
        assertThat(fault.toString()).startsWith("checks.yaml:12:").contains("error");
        rulebook.edit("belowish: 2_000", "below: 2_000");
        assertThat(model.phase().get()).isEqualTo(new Phase.Same());
        assertThat(model.badge().get()).isZero();
    }

    @Test
    void whatIsHeldBackWaitsForAWord() throws IOException {
        rulebook.edit("below: 2_000", "below: 2_500");
        model.hold();
        pass(Duration.ofHours(1));
        assertThat(rulebook.enforced).isEmpty();
        model.enforce();
        assertThat(rulebook.enforced).hasSize(1);
    }

    @Test
    void nothingIsTornFromWhoeverIsWriting() throws IOException {
        rulebook.inUse = true;
        rulebook.edit("below: 2_000", "below: 2_500");
        pass(Duration.ofMinutes(5));
        assertThat(rulebook.enforced).isEmpty();
        assertThat(model.tab().get()).isEqualTo(new Tab.Rules(Section.CHECKS));
        rulebook.inUse = false;
        pass(Duration.ofSeconds(1));
        assertThat(rulebook.enforced).hasSize(1);
    }

    @Test
    void rulesThatCannotBeTakenOverAreHeldBack() throws IOException {
        rulebook.refusal = Optional.of(new Trouble("no such source", "", ""));
        rulebook.edit("below: 2_000", "below: 2_500");
        pass(PlaybookViewModel.NOTICE);
        assertThat(model.phase().get())
                .isInstanceOfSatisfying(
                        Phase.Coming.class, coming -> assertThat(coming.at()).isEmpty());
    }

    @Test
    void afterwardsItSaysWhatHasChanged() throws IOException {
        rulebook.before = Optional.of(rulebook.playbook());
        rulebook.edit("below: 2_000", "below: 2_500");
        var next = model();
        next.start();
        assertThat(next.changes()).hasSize(1);
        assertThat(next.phase().get()).isEqualTo(new Phase.Same());
        assertThat(next.inForce().check(new CheckId("event-count"))).isPresent();
    }

    @Test
    void closedItWatchesNoMore() {
        assertThat(rulebook.watched).isTrue();
        model.close();
        assertThat(rulebook.watched).isFalse();
    }
}
