package org.tocsin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.ThemeMode;

@ExtendWith(ApplicationExtension.class)
class SettingsPaneTest {
    private final Look look = new Look();
    private final AtomicLong bytes = new AtomicLong(4_812_331);
    private PlaceView view;

    @Start
    void show(Stage stage) {
        view =
                new SettingsPane(
                                look,
                                () ->
                                        new WorkspaceFacts(
                                                Path.of("/w/shop"),
                                                Path.of("/w/shop/store.mv.db"),
                                                bytes.get(),
                                                "Shop events, version 3",
                                                "0.1.0"),
                                new NoteBoard(new SimpleObjectProperty<>(Instant.EPOCH)),
                                Runnable::run,
                                Platform::runLater)
                        .view();
        stage.setScene(new Theme(look).dress(new Scene(view.content(), 900, 600)));
        stage.show();
    }

    private static boolean chosen(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(ToggleButton.class).isSelected();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void themeAndDensityAreSetAtOnce(FxRobot robot) {
        assertThat(chosen(robot, "#theme-system")).isTrue();
        robot.clickOn("#theme-dark").clickOn("#density-compact");
        assertThat(look.mode().get()).isEqualTo(ThemeMode.DARK);
        assertThat(look.density().get()).isEqualTo(Density.COMPACT);
        assertThat(view.content().getScene().getRoot().getStyleClass()).contains("dark", "compact");
    }

    @Test
    void pressingTheChosenOneAgainChangesNothing(FxRobot robot) {
        robot.clickOn("#theme-dark").clickOn("#theme-dark");
        assertThat(look.mode().get()).isEqualTo(ThemeMode.DARK);
        assertThat(chosen(robot, "#theme-dark")).isTrue();
    }

    @Test
    void aChangeFromElsewhereIsSeenHere(FxRobot robot) {
        robot.interact(() -> look.mode().set(ThemeMode.LIGHT));
        assertThat(chosen(robot, "#theme-light")).isTrue();
        assertThat(chosen(robot, "#theme-system")).isFalse();
    }

    @Test
    void everyVisitTellsTheFactsOfTheMoment(FxRobot robot) {
        assertThat(text(robot, "#fact-store")).isEqualTo("…");
        visit(robot);
        assertThat(text(robot, "#fact-store")).isEqualTo("store.mv.db, 4.6 MB");
        assertThat(text(robot, "#fact-playbook")).isEqualTo("Shop events, version 3");
        bytes.set(12_000_000);
        visit(robot);
        assertThat(text(robot, "#fact-store")).isEqualTo("store.mv.db, 11.4 MB");
    }

    private void visit(FxRobot robot) {
        robot.interact(() -> view.onItem().accept(Optional.empty()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theFolderCanBeCopied(FxRobot robot) {
        visit(robot);
        robot.clickOn("#copy-folder");
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("/w/shop"));
    }

    @Test
    void sizesHaveFewDigits() {
        assertThat(SettingsViewModel.size(0)).isEqualTo("0 B");
        assertThat(SettingsViewModel.size(1023)).isEqualTo("1023 B");
        assertThat(SettingsViewModel.size(1_048_576)).isEqualTo("1.0 MB");
        assertThat(SettingsViewModel.size(3L << 30)).isEqualTo("3.0 GB");
    }
}
