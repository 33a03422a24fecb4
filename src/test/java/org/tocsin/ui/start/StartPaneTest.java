package org.tocsin.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Theme;

@ExtendWith(ApplicationExtension.class)
class StartPaneTest {
    private final MadeUp workspaces = new MadeUp();
    private final Deque<Path> folders = new ArrayDeque<>();

    @Start
    void show(Stage stage) {
        var pane =
                new StartPane(
                        workspaces,
                        (_, _) -> Optional.ofNullable(folders.poll()),
                        Runnable::run,
                        Platform::runLater,
                        new SimpleObjectProperty<>(MadeUp.NOW));
        stage.setScene(new Theme(new Look()).dress(new Scene(pane.root(), 1280, 800)));
        stage.show();
    }

    @BeforeEach
    void letTheListsArrive() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void oneClickOpensTheSample(FxRobot robot) {
        robot.clickOn("#start-sample");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(workspaces.asked).containsExactly("sample", "shown");
    }

    @Test
    void aFolderThatIsNotChosenOpensNothing(FxRobot robot) {
        robot.clickOn("#start-open");
        assertThat(workspaces.asked).isEmpty();
        folders.add(Path.of("/w/shop"));
        robot.clickOn("#start-open");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(workspaces.asked).containsExactly("open shop", "shown");
    }

    @Test
    void aNewWorkspaceIsMadeOfAPlaybookAndTwoFolders(FxRobot robot) {
        robot.clickOn("#start-new");
        var create = robot.lookup("#start-create").queryAs(Button.class);
        assertThat(create.isDisabled()).isTrue();
        robot.clickOn("Data pipeline");
        folders.addAll(List.of(Path.of("/d/events"), Path.of("/w/new")));
        robot.clickOn("#start-choose-data").clickOn("#start-choose-folder");
        robot.clickOn("#start-create");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(workspaces.asked).containsExactly("create pipeline new events", "shown");
    }

    @Test
    void everyPlaybookIsInSight(FxRobot robot) {
        robot.clickOn("#start-new");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#start-playbooks").queryAs(ListView.class).getHeight())
                .isGreaterThanOrEqualTo(2 * PlaybookCell.HEIGHT);
    }

    @Test
    void aRefusalIsShownWhereItHappened(FxRobot robot) {
        workspaces.refuses = true;
        robot.clickOn("Shop");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#start-trouble").query().isVisible()).isTrue();
        assertThat(robot.lookup("#start-trouble-what").queryAs(Labeled.class).getText())
                .isEqualTo(MadeUp.NEWER.what());
    }

    @Test
    void aWorkspaceThatIsGoneCanOnlyBeTakenOffTheList(FxRobot robot) {
        robot.clickOn("Gone");
        assertThat(workspaces.asked).isEmpty();
        var remove = robot.lookup(".missing > .recent-remove").queryButton();
        robot.clickOn(remove);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("Gone").tryQuery()).isEmpty();
        assertThat(workspaces.asked).containsExactly("forget gone");
    }

    @Test
    void thePageIsUsableWithoutAMouse(FxRobot robot) {
        robot.interact(() -> robot.lookup("#start-sample").query().requestFocus());
        robot.type(KeyCode.TAB).type(KeyCode.SPACE);
        assertThat(robot.lookup("#start-form").query().isVisible()).isTrue();
    }
}
