package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.cli.DrillCommand.Score;
import org.tocsin.engine.Drill;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Theme;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;

/** A drill as a person meets it: marked all the time, paused, ended, and scored. */
@ExtendWith(ApplicationExtension.class)
class DrillWindowTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir private static Path folder;
    private Path kept = folder;
    private DrillWindow window;
    private volatile boolean gone;

    @Start
    void open(Stage unused) {
        var home = folder.resolve("home");
        var wiring = new Wiring(new Folders(home, folder.resolve("config")), () -> NOW);
        Workspace.create(
                home,
                "home",
                new PlaybookChoice.Shipped("incident-management"),
                java.util.Map.of());
        var workspace = Site.open(home);
        var drills = new Drills(wiring);
        var reading = ShippedPlaybooks.read("incident-management").orElseThrow();
        var playbook = reading.playbook().orElseThrow();
        var staged =
                drills.staged(playbook, reading.drills().getFirst(), NOW, 1, List.of("engineer-a"));
        kept = drills.make(workspace, playbook, staged);
        var drill = drills.open(workspace, kept, playbook, staged);
        drill.start();
        var look = new Look();
        var theme = new Theme(look);
        assertThat(theme).isNotNull();
        var shell =
                new Desktop.Shell(
                        look,
                        new javafx.beans.property.SimpleObjectProperty<>(NOW),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        new Desktop.Desks(
                                (_, _) -> {
                                    throw new AssertionError("a drill has no channels");
                                },
                                (_, _) -> {
                                    throw new AssertionError("a drill has no papers");
                                },
                                drills));
        var ending =
                new DrillWindow.Ending() {
                    @Override
                    public Score keep(Drill held) {
                        return Drills.keep(kept, held);
                    }

                    @Override
                    public void gone() {
                        gone = true;
                    }
                };
        window = new DrillWindow(new DrillWindow.Held(drill, ZoneOffset.UTC, ending), shell);
        window.show();
    }

    private static void until(FxRobot robot, String query, Predicate<String> text)
            throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup(query).tryQuery().stream()
                                .anyMatch(each -> text.test(words(each))));
    }

    private static String words(javafx.scene.Node node) {
        return switch (node) {
            case Label label -> label.getText();
            case Button button -> button.getText();
            default -> node.getId();
        };
    }

    @Test
    void aDrillIsMarkedAndPausedAndEndedWithItsScore(FxRobot robot) throws Exception {
        until(robot, "#drill-word", "DRILL"::equals);
        until(robot, "#drill-state", "running"::equals);
        until(robot, "#number", text -> text.contains("1"));
        assertThat(window.stage().getTitle()).startsWith("DRILL");

        robot.interact(() ->
                robot.lookup("#drill-person").queryComboBox().getSelectionModel().selectFirst());
        assertThat(window.actor()).isEqualTo("engineer-a");

        fire(robot, "#drill-pause");
        until(robot, "#drill-state", "paused"::equals);
        var stands = window.time();
        assertThat(Duration.between(NOW, stands)).isLessThan(Duration.ofMinutes(2));

        fire(robot, "#drill-end");
        until(robot, "#drill-score", "drill-score"::equals);
        assertThat(robot.lookup("#drill-word").tryQuery()).as("the bar goes on").isNotEmpty();
        assertThat(kept.resolve("score.html")).content().contains("Clocks kept");

        fire(robot, "#drill-close");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> gone);
        assertThat(window.stage().isShowing()).isFalse();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryButton().fire());
    }
}
