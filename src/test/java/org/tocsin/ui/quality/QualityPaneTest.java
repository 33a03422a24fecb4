package org.tocsin.ui.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.Desk;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.quality.QualityPane.Sheet;

@ExtendWith(ApplicationExtension.class)
class QualityPaneTest {
    private final Garden garden = new Garden();
    private final List<CheckId> checks = new ArrayList<>();
    private final List<Consumer<Desk.Event>> listeners = new ArrayList<>();
    private final StackPane place = new StackPane();
    private QualityPane pane;

    @TempDir private Path folder;

    @Start
    void show(Stage stage) {
        var playbook = ShippedPlaybooks.read("puffy").orElseThrow().playbook().orElseThrow();
        pane =
                new QualityPane(
                        new QualityPane.Engine(
                                garden,
                                () -> playbook,
                                listener -> {
                                    listeners.add(listener);
                                    return () -> listeners.remove(listener);
                                }),
                        new QualityPane.Around(
                                new Threads(Runnable::run, Platform::runLater),
                                new NoteBoard(new SimpleObjectProperty<>(Instant.EPOCH)),
                                (_, name) -> Optional.of(folder.resolve(name))),
                        checks::add);
        var scene = new Scene(place, 1_200, 700);
        scene.getStylesheets().add("/styles/tokens.css");
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(pane::close);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(listeners).isEmpty();
    }

    private void open(FxRobot robot, Sheet sheet) {
        robot.interact(() -> place.getChildren().setAll(pane.open(sheet)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static List<String> words(FxRobot robot, String within) {
        return robot.lookup(within + " .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void theWorstDataSetIsOpenAndLeadsToWhatFailed(FxRobot robot) {
        open(robot, Sheet.SCORECARD);
        assertThat(text(robot, "#scorecard-week")).isEqualTo("26 Feb to 4 Mar 2025");
        assertThat(words(robot, "#scorecard-detail"))
                .contains("Events", "Risk ▲ high, trend ↘ falling");
        robot.interact(
                () -> robot.lookup("#scorecard-detail .hyperlink").queryAs(Hyperlink.class).fire());
        assertThat(checks).containsExactly(Garden.SCHEMA);
    }

    @Test
    void aRowIsChosenByKeysAndStaysChosenWhenSomethingHasRun(FxRobot robot) {
        open(robot, Sheet.SCORECARD);
        var table = robot.lookup("#scorecard-table").queryAs(TableView.class);
        robot.interact(table::requestFocus);
        robot.type(KeyCode.DOWN);
        assertThat(words(robot, "#scorecard-detail"))
                .contains("Beds", "Nothing failed in this week.");
        robot.interact(() -> listeners.forEach(each -> each.accept(new Desk.Event.Ran(List.of()))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(garden.asked).hasSize(2);
        assertThat(words(robot, "#scorecard-detail")).contains("Beds");
    }

    @Test
    void weeksAreTurnedAndAnEmptyOneSaysSo(FxRobot robot) {
        open(robot, Sheet.SCORECARD);
        press(robot, "#scorecard-earlier");
        assertThat(text(robot, "#scorecard-week")).isEqualTo("19 Feb to 25 Feb 2025");
        assertThat(words(robot, "#scorecard"))
                .anyMatch(each -> each.startsWith("No check was judged from 19 Feb"));
        press(robot, "#scorecard-newest");
        assertThat(text(robot, "#scorecard-week")).isEqualTo("26 Feb to 4 Mar 2025");
        assertThat(robot.lookup("#scorecard-later").queryAs(Button.class).isDisabled()).isTrue();
    }

    @Test
    void changesOfColumnsAreListedAndWritten(FxRobot robot) throws Exception {
        open(robot, Sheet.DRIFT);
        assertThat(robot.lookup("#drift-table").queryAs(TableView.class).getItems()).hasSize(3);
        assertThat(text(robot, "#drift-summary")).contains("Never looked at: Beds.");
        press(robot, "#drift-export");
        assertThat(Files.readString(folder.resolve("drift.csv"))).contains("renamed");
        open(robot, Sheet.SCORECARD);
        press(robot, "#scorecard-export");
        assertThat(Files.readString(folder.resolve("scorecard-2025-03-04.csv"))).contains("HIGH");
    }

    @Test
    void beforeTheFirstRunBothSayWhatWouldBeThere(FxRobot robot) {
        garden.empty = true;
        open(robot, Sheet.SCORECARD);
        assertThat(words(robot, "#scorecard"))
                .anyMatch(each -> each.startsWith("No check has run yet."));
        open(robot, Sheet.DRIFT);
        assertThat(words(robot, "#drift"))
                .anyMatch(each -> each.startsWith("No columns have been looked at yet."));
    }

    @Test
    void whatCannotBeReadIsSaidWithAWayOn(FxRobot robot) {
        garden.broken = true;
        open(robot, Sheet.SCORECARD);
        assertThat(words(robot, "#scorecard")).contains("the disk is gone");
        garden.broken = false;
        robot.interact(() -> robot.lookup(".state-failed .button").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#scorecard-week")).isEqualTo("26 Feb to 4 Mar 2025");
    }
}
