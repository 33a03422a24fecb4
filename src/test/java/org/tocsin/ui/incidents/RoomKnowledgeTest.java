package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.incident.Command;
import org.tocsin.ui.kit.Threads;

/** What past incidents teach is a click away, and what this one teaches is written down. */
@ExtendWith(ApplicationExtension.class)
class RoomKnowledgeTest {
    private final RoomRig rig = new RoomRig();
    private RoomPane pane;
    private UUID id;

    @Start
    void show(Stage stage) {
        var past = rig.breach("P2");
        rig.does(past, new Command.RecordRootCause("A late vendor file"));
        rig.at(60);
        id = rig.breach("P1");
        pane =
                new RoomPane(
                        rig.desk,
                        RoomTeam.texts(),
                        new Threads(Runnable::run, Platform::runLater),
                        rig.clock(),
                        rig.callbacks());
        var scene = new Scene(pane.root(), 1_240, 800);
        scene.getStylesheets().addAll("/styles/tokens.css", "/styles/frame.css");
        stage.setScene(scene);
        stage.show();
        pane.show(id);
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

    private static void fire(FxRobot robot, String query) {
        var button = find(robot, query, Button.class);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(button::fire));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void select(FxRobot robot, String tab) {
        var tabs = find(robot, "#tabs", TabPane.class);
        WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() ->
                        tabs.getTabs().stream()
                                .filter(each -> tab.equals(each.getId()))
                                .forEach(tabs.getSelectionModel()::select)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aRootCauseOfOldIsTakenOverWithOneClick(FxRobot robot) {
        select(robot, "tab-related");
        assertThat(robot.lookup("#seenBefore .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("A late vendor file")
                .anyMatch(words -> words.startsWith("Why offered: same check orders-freshness"));
        fire(robot, "#same-1");
        assertThat(rig.incident(id).work().findings().rootCause()).contains("A late vendor file");
        assertThat(robot.lookup("#seenBefore").tryQuery()).isEmpty();
    }

    @Test
    void theRunbookIsUpdatedOnceTheDiffWasSeen(FxRobot robot) {
        select(robot, "tab-runbook");
        fire(robot, "#updateRunbook");
        assertThat(robot.lookup("#runbookDiff .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("  The newest row is old.", "+ ## Known root causes");
        var addition = find(robot, "#runbookAddition", TextArea.class);
        WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(
                        () -> addition.setText("- **Late file**, ask the vendor")));
        rig.runbooks.refusal = Optional.of("the file has changed meanwhile");
        fire(robot, "#writeRunbook");
        assertThat(find(robot, "#runbookSaid", Label.class).getText())
                .isEqualTo("The file has changed meanwhile.");
        rig.runbooks.refusal = Optional.empty();
        fire(robot, "#updateRunbook");
        fire(robot, "#writeRunbook");
        assertThat(rig.runbooks.text).contains("## Known root causes\n\n- **A late vendor file**");
        assertThat(find(robot, "#updateRunbook", Button.class).isVisible()).isTrue();
    }
}
