package org.tocsin.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.Desk;
import org.tocsin.engine.ScheduleDesk;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.VerdictBadge;

@ExtendWith(ApplicationExtension.class)
class ChecksPaneTest {
    private final FakeDesk desk = Shop.desk();
    private final FakeSchedule schedule = new FakeSchedule();
    private final FakeDeployments deployments = new FakeDeployments();
    private ChecksPane pane;

    @Start
    void show(Stage stage) {
        var threads = new ChecksPane.Threads(Runnable::run, Platform::runLater);
        pane =
                new ChecksPane(
                        new ChecksPane.Engine(desk, schedule, deployments),
                        threads,
                        new SimpleObjectProperty<>(Shop.NOW),
                        Shop.ZONE);
        var scene = new Scene(pane.root(), 1_000, 700);
        scene.getStylesheets().add("/styles/tokens.css");
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(pane::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <N extends Node> N find(FxRobot robot, String query, Class<N> type) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).queryAs(type);
    }

    private static TableView<?> table(FxRobot robot) {
        return find(robot, "#checksTable", TableView.class);
    }

    private static String title(FxRobot robot) {
        return find(robot, "#detailTitle", Label.class).getText();
    }

    private static boolean isDetailOpen(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#detail").tryQuery().isPresent();
    }

    @Test
    void runAllAsksForEveryCheck(FxRobot robot) {
        robot.clickOn("#runAll");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.ran).hasSize(1);
        assertThat(desk.ran.getFirst()).hasSize(14);
    }

    @Test
    void everythingWorksWithoutAMouse(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.J, KeyCode.J, KeyCode.K, KeyCode.J);
        robot.type(KeyCode.E);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.ran).containsExactly(Set.of(new CheckId("schema")));
        robot.type(KeyCode.ENTER);
        assertThat(title(robot)).isEqualTo("Missing columns");
        robot.type(KeyCode.J);
        assertThat(title(robot)).isEqualTo("Duplicate transactions");
        robot.type(KeyCode.ESCAPE);
        assertThat(isDetailOpen(robot)).isFalse();
        robot.press(KeyCode.SHIFT).type(KeyCode.E).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.ran.getLast()).hasSize(14);
    }

    @Test
    void theSlashLeadsToTheSearchAndEscapeBack(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("/");
        assertThat(find(robot, "#search", TextField.class).isFocused()).isTrue();
        robot.write("revenue");
        assertThat(find(robot, "#search", TextField.class).getText()).isEqualTo("revenue");
        assertThat(table(robot).getItems()).hasSize(2);
        robot.type(KeyCode.ESCAPE);
        assertThat(table(robot).getItems()).hasSize(14);
        robot.type(KeyCode.ESCAPE);
        assertThat(table(robot).isFocused()).isTrue();
    }

    @Test
    void lettersTypedIntoTheSearchAreNoCommands(FxRobot robot) {
        robot.clickOn("#search").write("bejck");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.ran).isEmpty();
        assertThat(desk.cancelled).isZero();
        assertThat(find(robot, "#search", TextField.class).getText()).isEqualTo("bejck");
    }

    @Test
    void aFilterWithoutAMatchOffersToBeCleared(FxRobot robot) {
        robot.clickOn("#search").write("zebra");
        robot.clickOn("#clear-filter");
        assertThat(table(robot).getItems()).hasSize(14);
        assertThat(find(robot, "#search", TextField.class).getText()).isEmpty();
    }

    @Test
    void aChipShowsItsVerdictAloneAndCarriesTheCount(FxRobot robot) {
        assertThat(find(robot, "#chip-breach", ToggleButton.class).getText()).isEqualTo("5");
        robot.clickOn("#chip-breach");
        assertThat(table(robot).getItems()).hasSize(5);
        robot.clickOn("#chip-breach");
        assertThat(table(robot).getItems()).hasSize(14);
    }

    @Test
    void aClickOpensTheCheckWithItsSqlRowsAndRunbook(FxRobot robot) {
        robot.clickOn("Null client id rate");
        assertThat(title(robot)).isEqualTo("Null client id rate");
        assertThat(find(robot, "#sql", TextArea.class).getText()).contains("client_id is null");
        assertThat(find(robot, "#sampleNote", Label.class).getText())
                .isEqualTo("3 of 300 failing rows.");
        assertThat(find(robot, "#sample", TableView.class).getItems()).hasSize(3);
        assertThat(find(robot, "#runs", TableView.class).getItems()).hasSize(30);
        assertThat(find(robot, "#runbook", javafx.scene.layout.VBox.class).getChildren())
                .hasSizeGreaterThan(6);
        assertThat(find(robot, ".history-chart", HistoryChart.class).getAccessibleText())
                .contains("1 in breach");
    }

    @Test
    void theSqlCanBeCopied(FxRobot robot) {
        WaitForAsyncUtils.asyncFx(() -> pane.show(new CheckId("schema")));
        var copy = find(robot, "#copySql", javafx.scene.control.Button.class);
        WaitForAsyncUtils.asyncFx(copy::fire);
        WaitForAsyncUtils.waitForFxEvents();
        var copied = WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(WaitForAsyncUtils.waitFor(copied)).contains("events_20250304.csv");
    }

    @Test
    void progressReplacesTheRunButtonsAndCanBeCancelled(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        desk.tell(new Desk.Event.Progress(Rig.checkIds("schema"), 7, 14));
        assertThat(find(robot, "#progress", Label.class).getText()).isEqualTo("7 of 14 checks");
        robot.clickOn("#cancel");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.cancelled).isEqualTo(1);
        desk.tell(new Desk.Event.Progress(Set.of(), 0, 0));
        assertThat(find(robot, "#runAll", Node.class).getParent().isVisible()).isTrue();
    }

    @Test
    void theSelectionStaysOnItsCheckWhenTheOrderChanges(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.J);
        desk.tellRan(Shop.again(desk.status("event-count"), 12, 5));
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.B);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table(robot).getSelectionModel().getSelectedItems())
                .singleElement()
                .isInstanceOfSatisfying(
                        CheckRow.class,
                        row -> assertThat(row.id().value()).isEqualTo("null-client-id"));
    }

    @Test
    void aHeaderFoldsItsChecksAway(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#grouped");
        assertThat(table(robot).getItems()).hasSize(16);
        WaitForAsyncUtils.asyncFx(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table(robot).getItems()).hasSize(8);
    }

    @Test
    void troubleIsShownUntilDismissed(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(find(robot, "#banner", Node.class).isVisible()).isFalse();
        desk.tell(new Desk.Event.Trouble("The disk is full."));
        assertThat(find(robot, "#trouble", Label.class).getText()).isEqualTo("The disk is full.");
        robot.clickOn("Dismiss");
        assertThat(find(robot, "#banner", Node.class).isVisible()).isFalse();
    }

    @Test
    void badgesSayInWordsWhatTheyShowInColour(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".verdict-badge").queryAllAs(VerdictBadge.class))
                .extracting(VerdictBadge::getAccessibleText)
                .contains("Breach", "Broken", "Learning", "Healthy");
        assertThat(robot.lookup(".severity-badge").queryAllAs(SeverityBadge.class))
                .extracting(SeverityBadge::getAccessibleText)
                .contains("Severity CRITICAL", "Severity WARNING", "Severity INFO");
    }

    @Test
    void thePaletteReachesEveryAction(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var cancel =
                pane.actions().stream()
                        .filter(action -> action.id().equals("checks.cancel"))
                        .findFirst()
                        .orElseThrow();
        WaitForAsyncUtils.asyncFx(() -> cancel.run().run());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.cancelled).isEqualTo(1);
        assertThat(pane.actions()).extracting(ChecksPane.Action::id).doesNotHaveDuplicates();
        assertThat(pane.badge().get()).isEqualTo(5);
    }

    @Test
    void pastDaysAreRunForTheSelectedChecks(FxRobot robot) {
        var table = table(robot);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(0));
        robot.interact(() -> run("checks.past"));
        robot.interact(() -> {
            find(robot, "#pastFrom", TextField.class).setText("2025-03-02");
            find(robot, "#pastTo", TextField.class).setText("2025-03-04");
            find(robot, "#runPast", Button.class).fire();
        });

        assertThat(schedule.asked)
                .singleElement()
                .asString()
                .endsWith("from 2025-03-02 to 2025-03-04")
                .doesNotContain(",");
        assertThat(robot.lookup("#runPast").tryQuery()).isEmpty();
    }

    @Test
    void aPausedScheduleIsSaidAboveTheTableAndResumedThere(FxRobot robot) {
        robot.interact(() ->
                desk.tell(
                        new Desk.Event.Schedule(
                                List.of(
                                        new ScheduleDesk.Pause(
                                                Optional.empty(), "ann", Shop.NOW, "audit night")),
                                List.of())));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> find(robot, ".obstacle .button", Button.class).fire());

        assertThat(schedule.asked).containsExactly("resume all");
    }

    @Test
    void thePanelShowsTheCardOfTheDataSet(FxRobot robot) {
        robot.interact(() -> {
            table(robot).getSelectionModel().clearAndSelect(0);
            run("checks.open");
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(find(robot, "#dataSetFacts", GridPane.class).getChildren())
                .extracting(node -> ((Label) node).getText())
                .contains("Health");
    }

    private void run(String action) {
        pane.actions().stream()
                .filter(each -> each.id().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    @Test
    void aDeploymentIsPlannedTickedAndStartedWithoutLeavingTheChecks(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.D);
        robot.clickOn("#planDeployment").write("Country column").type(KeyCode.ENTER);
        assertThat(find(robot, "#deploymentName", Label.class).getText())
                .isEqualTo("#1 Country column");
        robot.clickOn("#item-approved").clickOn("#item-plan");
        robot.clickOn("#startWatch");
        assertThat(find(robot, "#deploymentState", Label.class).getText()).isEqualTo("watching");
        robot.type(KeyCode.ESCAPE);
        assertThat(find(robot, "#deploymentsLine", Label.class).getText())
                .startsWith("Deployment #1 Country column is watched until");
        robot.clickOn("#showWatched").clickOn("#deploymentNote").write("rows are gone");
        robot.clickOn("#rolledBack");
        assertThat(find(robot, "#deploymentState", Label.class).getText()).isEqualTo("rolled back");
        assertThat(find(robot, "#deploymentNotice", Label.class).getText())
                .isEqualTo("Rolled back, says ana: rows are gone");
    }
}
