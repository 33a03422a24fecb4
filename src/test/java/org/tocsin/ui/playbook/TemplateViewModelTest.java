package org.tocsin.ui.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.Fitting;
import org.tocsin.domain.response.Template;
import org.tocsin.engine.MemoryIncidents;
import org.tocsin.engine.TemplateProofs;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Threads;

class TemplateViewModelTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir private Path folder;
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(NOW);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private MemoryIncidents incidents;
    private TemplateViewModel model;
    private PlaybookViewModel rules;

    @BeforeEach
    void begin() {
        var rulebook = new FakeRulebook(folder);
        var playbook = rulebook.playbook();
        incidents = Shop.incidents(playbook, NOW);
        var around =
                new PlaybookPane.Around(
                        new Threads(waiting::add, Runnable::run),
                        now,
                        ZoneOffset.UTC,
                        new NoteBoard(now));
        rules = new PlaybookViewModel(playbook, rulebook, around);
        rules.start();
        model = new TemplateViewModel(rules, new TemplateProofs(playbook, incidents), around);
        settle();
    }

    private void settle() {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private Template open(String id) {
        var row =
                RuleList.of(rules.inForce()).stream()
                        .filter(each -> each.rule() instanceof Template && each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        model.open((Template) row.rule(), rules.spot(row).orElseThrow());
        settle();
        return (Template) row.rule();
    }

    private String file() throws IOException {
        return Files.readString(folder.resolve("templates.yaml"));
    }

    private String says() {
        var whole = model.seen().get().proof().orElseThrow().whole();
        return whole.subject() + "\n" + whole.body();
    }

    private Fitting by(String channel) {
        return model.seen().get().proof().orElseThrow().channels().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAnIncidentTheExampleIsFilledIn() {
        open("alert");
        assertThat(model.about().get()).isEmpty();
        assertThat(says()).startsWith("P1: Daily revenue fell to $8,120\nP1 #12: Daily revenue");
        model.subject().set("Only {{number}}");
        settle();
        assertThat(says()).startsWith("Only #12\n");
    }

    @Test
    void theNewestOpenIncidentIsFilledInAndAnotherWhenItIsChosen() {
        Shop.open(incidents, "CRITICAL", "Orders are late", NOW);
        Shop.open(incidents, "WARNING", "Refunds doubled", NOW);
        open("alert");
        assertThat(says()).startsWith("WARNING: Refunds doubled");
        model.about().set(Optional.of(incidents.incidents().getFirst().id().uuid()));
        settle();
        assertThat(says()).startsWith("CRITICAL: Orders are late");
    }

    @Test
    void aReportIsFilledInFromTheExampleOnly() {
        Shop.open(incidents, "CRITICAL", "Orders are late", NOW);
        open("daily-report");
        assertThat(model.incidents()).isEmpty();
        assertThat(says()).contains("NULL client_id rate (8.5%) exceeds threshold (5.0%)");
    }

    @Test
    void onlyTheNewestWordsAreFilledIn() {
        open("alert");
        for (var words : new String[] {"o", "on", "one"}) {
            model.body().set(words);
        }
        assertThat(waiting).hasSize(1);
        settle();
        assertThat(says()).endsWith("\none");
    }

    @Test
    void anUnknownFieldIsToldWithItsPlaceAndTheOneThatWasMeant() throws Exception {
        var before = file();
        open("alert");
        model.body().set("First line\nthen {{severty}}");
        settle();
        assertThat(model.seen().get().faults())
                .singleElement()
                .hasToString("Text 2:6: there is no field \"severty\"; did you mean \"severity\"?");
        model.save();
        settle();
        assertThat(file()).isEqualTo(before);
        assertThat(model.phase().get()).isInstanceOf(TemplateViewModel.Phase.Open.class);
    }

    @Test
    void aMessageThatSaysNothingIsNotSaved() throws Exception {
        var before = file();
        open("alert");
        model.body().set("  \n");
        model.save();
        settle();
        assertThat(file()).isEqualTo(before);
    }

    @Test
    void theLimitsOfEachChannelAreShownWithWhatTheyCut() {
        open("alert");
        model.subject().set("x".repeat(200));
        model.body().set("y".repeat(3_100));
        settle();
        assertThat(by("Slack").rooms())
                .containsExactly(
                        new Fitting.Room("heading", 203, 150),
                        new Fitting.Room("text", 3_100, 12_000),
                        new Fitting.Room("longest section", 3_000, 3_000));
        assertThat(by("Slack").subject()).hasSize(150).endsWith("…");
        assertThat(by("PagerDuty").rooms().getFirst().isEnough()).isTrue();
        assertThat(by("Desktop").body()).hasSize(400);
    }

    @Test
    void whatIsSavedStandsInTheFileAndNothingElseHasMoved() throws Exception {
        var before = file();
        var was = open("alert");
        model.subject().set("Look: {{title}}");
        model.save();
        settle();
        assertThat(model.phase().get()).isInstanceOf(TemplateViewModel.Phase.Closed.class);
        assertThat(file())
                .isEqualTo(
                        before.replace(
                                "    subject: \"%s\"".formatted(was.subject()),
                                "    subject: \"Look: {{title}}\""));
    }

    @Test
    void nothingIsChangedByLookingAtIt() {
        open("alert");
        assertThat(model.isChanged()).isFalse();
        model.body().set(model.body().get() + "\n\n");
        assertThat(model.isChanged()).isFalse();
        model.body().set(model.body().get() + "more");
        assertThat(model.isChanged()).isTrue();
    }

    @Test
    void aFileThatSomebodyElseHasChangedIsNotWrittenOver() throws Exception {
        open("alert");
        model.body().set("mine");
        var theirs = file().replace("Response time: within 1 hour", "Be quick");
        Files.writeString(folder.resolve("templates.yaml"), theirs);
        model.save();
        settle();
        assertThat(file()).isEqualTo(theirs);
        assertThat(model.phase().get()).isInstanceOf(TemplateViewModel.Phase.Overtaken.class);
        assertThat(model.difference())
                .contains(
                        new LineDiff.Line(LineDiff.Kind.SAME, "{{severity}}: {{title}}"),
                        new LineDiff.Line(LineDiff.Kind.IS, "mine"));
        model.saveOver();
        settle();
        assertThat(file()).contains("Be quick").contains("    body: |\n      mine\n");
    }

    @Test
    void whatSomebodyElseWroteCanBeTaken() throws Exception {
        open("alert");
        model.body().set("mine");
        Files.writeString(
                folder.resolve("templates.yaml"),
                file().replace("\"{{severity}}: {{title}}\"", "\"Theirs: {{title}}\""));
        model.save();
        settle();
        model.takeTheirs();
        assertThat(model.subject().get()).isEqualTo("Theirs: {{title}}");
        assertThat(model.isChanged()).isFalse();
    }

    @Test
    void startingOverCanBeUndone() {
        var was = open("alert");
        model.body().set("mine");
        model.startOver();
        assertThat(model.body().get()).isEqualTo(was.body());
        assertThat(model.isChanged()).isFalse();
    }

    @Test
    void aFieldIsWrittenAsItsKindWantsIt() {
        assertThat(TemplateViewModel.written(Field.TITLE)).isEqualTo("{{title}}");
        assertThat(TemplateViewModel.written(Field.FAILURES))
                .isEqualTo("{{#failures}}\n- {{.}}\n{{/failures}}");
        open("daily-report");
        assertThat(model.fields()).contains(Field.INCIDENTS, Field.NOW).doesNotContain(Field.TITLE);
    }
}
