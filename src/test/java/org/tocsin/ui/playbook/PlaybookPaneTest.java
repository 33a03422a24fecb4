package org.tocsin.ui.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.engine.BackTesting;
import org.tocsin.engine.Desk;
import org.tocsin.engine.TemplateProofs;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;

@ExtendWith(ApplicationExtension.class)
class PlaybookPaneTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir private Path folder;
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(NOW);
    private final List<CheckId> shown = new ArrayList<>();
    private FakeRulebook rulebook;
    private Quiet desk;
    private PlaybookPane pane;

    @Start
    void show(Stage stage) {
        rulebook = new FakeRulebook(folder.resolve("playbook"));
        desk = new Quiet(rulebook.playbook());
        pane =
                new PlaybookPane(
                        desk,
                        rulebook,
                        new TemplateProofs(
                                rulebook.playbook(), Shop.incidents(rulebook.playbook(), NOW)),
                        new PlaybookPane.Around(
                                new Threads(Runnable::run, Platform::runLater),
                                now,
                                ZoneOffset.UTC,
                                new NoteBoard(now)),
                        new PlaybookPane.Links(shown::add, () -> {}, () -> 2));
        stage.setScene(new Theme(new Look()).dress(new Scene(pane.view().content(), 1200, 800)));
        stage.show();
        pane.start();
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void aRuleIsReadAndItsFileOpened(FxRobot robot) {
        robot.interact(() -> pane.view().onItem().accept(Optional.of("null-client-id")));
        WaitForAsyncUtils.waitForFxEvents();
        press(robot, "#playbook-open-file");
        assertThat(rulebook.edited).containsExactly(folder.resolve("playbook/checks.yaml"));
    }

    @Test
    void anEditIsAnnouncedWithTheIncidentsThatKeepTheirRules(FxRobot robot) throws Exception {
        rulebook.edit("below: 2_000", "below: 2_500");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#playbook-news-title"))
                .isEqualTo("The files have changed: 1 changed");
        assertThat(text(robot, "#playbook-news-text"))
                .contains("In force in 10 s", "2 open incidents keep");
        press(robot, "#playbook-hold");
        robot.interact(() -> now.set(NOW.plus(Duration.ofMinutes(1))));
        assertThat(rulebook.enforced).isEmpty();
        press(robot, "#playbook-enforce");
        assertThat(rulebook.enforced).hasSize(1);
    }

    @Test
    void anExceptionNeedsAReasonAndCanBeEnded(FxRobot robot) {
        press(robot, "#playbook-add-exception");
        var save = robot.lookup("#playbook-save-exception").queryAs(Button.class);
        robot.interact(
                () -> robot.lookup("#playbook-bound").queryAs(TextField.class).setText("500"));
        assertThat(save.isDisabled()).isTrue();
        robot.interact(() ->
                robot.lookup("#playbook-reason").queryAs(TextField.class).setText("spring sale"));
        assertThat(save.isDisabled()).isFalse();
        press(robot, "#playbook-save-exception");
        assertThat(desk.adjustments).hasSize(1);
        assertThat(desk.adjustments.getFirst().change())
                .isEqualTo(new Adjustment.Change.Bound("CRITICAL", 500));
        assertThat(desk.adjustments.getFirst().term().until())
                .contains(NOW.plus(Duration.ofDays(7)));
        press(robot, ".playbook-end");
        assertThat(desk.adjustments).isEmpty();
    }

    @Test
    void aMovedThresholdIsHeldAgainstTheHistoryAtOnce(FxRobot robot) {
        desk.bench = Optional.of(Benches.of(Benches.check("event-count"), 4_000, 1_000, 1_900));
        press(robot, "#playbook-add-exception");
        assertThat(text(robot, "#playbook-tuning-kept")).isEqualTo("2 in breach by both");
        var slider = robot.lookup("#playbook-bound-slider").queryAs(Slider.class);
        robot.interact(() -> {
            slider.requestFocus();
            slider.setValue(1_501);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#playbook-bound").queryAs(TextField.class).getText())
                .isEqualTo("1,500");
        assertThat(text(robot, "#playbook-tuning-lost")).isEqualTo("1 lost");
        assertThat(text(robot, "#playbook-tuning-sentence")).contains("still 1 alert");
    }

    @Test
    void aDetectorIsTriedAndKeptAsAnException(FxRobot robot) {
        desk.bench = Optional.of(Benches.of(Benches.check("event-count"), 4_000, 1_000, 1_900));
        press(robot, "#playbook-add-exception");
        robot.interact(() ->
                robot.lookup("#playbook-reason").queryAs(TextField.class).setText("too noisy"));
        robot.interact(() ->
                robot.lookup("#playbook-detector-choice")
                        .queryAs(RadioButton.class)
                        .setSelected(true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#playbook-tuning-lost")).isEqualTo("2 lost");
        robot.interact(() -> choose(robot, DetectorKind.ZSCORE));
        var strength = robot.lookup("#playbook-strength").queryAs(TextField.class);
        var save = robot.lookup("#playbook-save-exception").queryAs(Button.class);
        robot.interact(() -> strength.setText("much"));
        assertThat(save.isDisabled()).isTrue();
        robot.interact(() -> strength.setText("3"));
        press(robot, "#playbook-save-exception");

        assertThat(desk.adjustments.getFirst().change())
                .isEqualTo(
                        new Adjustment.Change.Detector(
                                "CRITICAL",
                                new Condition.Detects(
                                        new Settings(DetectorKind.ZSCORE, Map.of("threshold", 3.0)),
                                        0,
                                        Condition.Direction.BOTH)));
        assertThat(robot.lookup("#playbook-exceptions").queryAs(VBox.class))
                .extracting(list -> texts(list))
                .asString()
                .contains("In force: CRITICAL judged by zscore threshold=3");
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, DetectorKind kind) {
        ((ComboBox<DetectorKind>) robot.lookup("#playbook-detector").queryAs(ComboBox.class))
                .setValue(kind);
    }

    private static String texts(VBox box) {
        return box.lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n"));
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void openTemplate(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("#playbook-tab-templates").queryAs(ToggleButton.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            ListView<Line> list = robot.lookup("#playbook-list").queryListView();
            list.getItems().stream()
                    .filter(each ->
                            each instanceof Line.Rule(var row, _) && row.id().equals("alert"))
                    .forEach(list.getSelectionModel()::select);
        });
        WaitForAsyncUtils.waitForFxEvents();
        press(robot, "#template-edit");
    }

    @Test
    void aTemplateIsEditedWithItsTextBesideItAndSavedInItsFile(FxRobot robot) throws Exception {
        var file = folder.resolve("playbook/templates.yaml");
        var before = Files.readString(file);
        openTemplate(robot);
        var save = robot.lookup("#template-save").queryButton();
        assertThat(save.isDisabled()).isTrue();
        type(robot, "#template-subject", "{{tilte}} is wrong");
        assertThat(save.isDisabled()).isTrue();
        assertThat(robot.lookup("#template-faults .hyperlink").queryAs(Hyperlink.class).getText())
                .isEqualTo("Subject 1:1: there is no field \"tilte\"; did you mean \"title\"?");
        type(robot, "#template-subject", "{{title}} is wrong");
        assertThat(text(robot, "#template-preview-subject"))
                .isEqualTo("Daily revenue fell to $8,120 is wrong");
        robot.interact(() -> robot.lookup("#template-body").queryAs(TextArea.class).clear());
        press(robot, "#template-insert");
        robot.write("owner").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#template-preview-body")).isEqualTo("Engineer A");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#template-editor").tryQuery()).isEmpty();
        var after = Files.readString(file);
        var at = before.indexOf("  - id: alert");
        assertThat(after)
                .isEqualTo(
                        before.substring(0, at)
                                + """
                                  - id: alert
                                    title: Alert in Slack
                                    use: initial
                                    subject: "{{title}} is wrong"
                                    body: |
                                      {{owner}}
                                """
                                + before.substring(before.indexOf("    source:", at)));
    }

    @Test
    void whatIsNotSavedIsNotLeftByMistake(FxRobot robot) {
        openTemplate(robot);
        type(robot, "#template-body", "half a thou");
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#template-editor").tryQuery()).isPresent();
        press(robot, "#template-leave");
        assertThat(robot.lookup("#template-editor").tryQuery()).isEmpty();
    }

    /** A desk without results, which keeps the exceptions it is told. */
    private static final class Quiet implements Desk {
        final List<Adjustment> adjustments = new ArrayList<>();
        private final Playbook playbook;
        Optional<BackTesting.Bench> bench = Optional.empty();

        Quiet(Playbook playbook) {
            this.playbook = playbook;
        }

        @Override
        public Playbook playbook() {
            return playbook;
        }

        @Override
        public List<Status> statuses() {
            return List.of();
        }

        @Override
        public List<CheckRun> runs(CheckId check, int limit) {
            return List.of();
        }

        @Override
        public List<Point> history(CheckId check, int limit) {
            return List.of();
        }

        @Override
        public List<Adjustment> adjustments() {
            return List.copyOf(adjustments);
        }

        @Override
        public void adjust(
                Adjustment.Change change, CheckId check, Adjustment.Term term, String reason) {
            var id = new UUID(0, adjustments.size());
            adjustments.add(
                    new Adjustment(
                            id, check, change, term, new Adjustment.Entry(reason, "ann", NOW)));
        }

        @Override
        public void endAdjustment(UUID id) {
            adjustments.removeIf(each -> each.id().equals(id));
        }

        @Override
        public Optional<BackTesting.Bench> tuning(CheckId check) {
            return bench;
        }

        @Override
        public void run(Set<CheckId> checks) {}

        @Override
        public void cancel() {}

        @Override
        public Subscription listen(Consumer<Event> listener) {
            return () -> {};
        }
    }
}
