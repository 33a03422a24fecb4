package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.Workspace;

/** A first start as a person meets it: the sample opens and fills with live results. */
@ExtendWith(ApplicationExtension.class)
class DesktopTest {
    @TempDir private static Path folder;
    private Desktop desktop;

    @Start
    void open(Stage stage) {
        var now = Instant.parse("2026-03-04T12:00:00Z");
        var wiring =
                new Wiring(
                        new Folders(folder.resolve("home"), folder.resolve("config")), () -> now);
        var opened = new Library(wiring).sample(Optional.empty(), _ -> {});
        var look = new Look();
        var shell =
                new Desktop.Shell(
                        look,
                        new SimpleObjectProperty<>(now),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        new Desktop.Desks(
                                (workspace, playbook) ->
                                        new ChannelSettings(wiring, workspace.folder(), playbook),
                                wiring::papers,
                                new Drills(wiring)));
        desktop = new Desktop(opened, shell, rulebook(opened, now), () -> {});
        var theme = new Theme(look);
        stage.setScene(theme.dress(new Scene(desktop.frame().root(), 1280, 800)));
        desktop.frame().begin("checks");
        stage.show();
        desktop.start();
    }

    private static PlaybookFiles rulebook(Library.Opened opened, Instant now) {
        return new PlaybookFiles(
                opened.workspace(),
                opened.before(),
                () -> now,
                new PlaybookFiles.Takeover() {
                    @Override
                    public BooleanSupplier isInUse() {
                        return () -> false;
                    }

                    @Override
                    public void reopen(
                            Workspace workspace,
                            Optional<Playbook> next,
                            Consumer<Trouble> whenRefused) {
                        throw new AssertionError("nothing was edited");
                    }
                });
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void theSampleShowsEveryKindOfVerdictByItself(FxRobot robot) throws Exception {
        for (var word : new String[] {"Breach", "Broken", "Learning", "Healthy"}) {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> shows(robot, word));
        }
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> shows(robot, "4"));
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("dark theme").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desktop.frame().root().getStyleClass()).contains("dark");
    }

    /** Asked on the window's thread: results arrive and change the scene meanwhile. */
    private static boolean shows(FxRobot robot, String word) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () ->
                        robot.lookup(node ->
                                        node instanceof Label label
                                                && word.equals(label.getText())
                                                && label.isVisible())
                                .tryQuery()
                                .isPresent());
    }
}
