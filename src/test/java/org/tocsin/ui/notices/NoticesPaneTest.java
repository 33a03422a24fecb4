package org.tocsin.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.ui.incidents.BoardShop;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;

@ExtendWith(ApplicationExtension.class)
class NoticesPaneTest {
    private final FakeNotices desk = new FakeNotices();
    private final List<UUID> opened = new ArrayList<>();
    private final FakeQuiet quiet = new FakeQuiet();
    private final BoardShop shop = BoardShop.with(3);
    private Incident incident;
    private NoticesPane pane;

    @Start
    void show(Stage stage) {
        incident = shop.desk.incidents().getFirst();
        var id = Optional.of(incident.id().uuid());
        desk.put(1, new Standing.Sent(FakeNotices.NOON, "202 Event processed", false), id);
        desk.put(2, new Standing.Dead(FakeNotices.NOON, "404 no_service"), id);
        desk.put(3, new Standing.Waiting(0, FakeNotices.NOON, ""), Optional.empty());
        pane =
                new NoticesPane(
                        new NoticesPane.Engine(desk, shop.desk, quiet),
                        new Threads(Runnable::run, Platform::runLater),
                        new SimpleObjectProperty<>(FakeNotices.NOON.plusSeconds(60)),
                        ZoneOffset.UTC,
                        opened::add);
        stage.setScene(new Theme(new Look()).dress(new Scene(pane.view().content(), 1200, 800)));
        stage.show();
    }

    private static TableView<?> table(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#outbox-table").queryAs(TableView.class);
    }

    private static void press(FxRobot robot, String id) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void whatWasGivenUpIsToldAboveTheListAndTriedAgainFromThere(FxRobot robot) {
        assertThat(table(robot).getItems()).hasSize(3);
        assertThat(robot.lookup("#outbox-banner-text").queryAs(Labeled.class).getText())
                .isEqualTo("1 notice was given up: look why, then let it be tried again.");
        press(robot, "#outbox-retry-all");

        assertThat(desk.asked).containsExactly("retry all");
    }

    @Test
    void aChipShowsOneKindOnly(FxRobot robot) {
        assertThat(robot.lookup("#outbox-dead").queryAs(ToggleButton.class).getText())
                .isEqualTo("Given up 1");
        robot.interact(() -> robot.lookup("#outbox-dead").queryAs(ToggleButton.class).fire());

        assertThat(table(robot).getItems()).hasSize(1);
        robot.interact(() -> robot.lookup("#outbox-all").queryAs(ToggleButton.class).fire());
        assertThat(table(robot).getItems()).hasSize(3);
    }

    @Test
    void theKeyboardOpensOneTriesItAgainAndGoesToItsIncident(FxRobot robot) {
        robot.interact(() -> table(robot).requestFocus());
        robot.press(KeyCode.J).release(KeyCode.J);
        robot.press(KeyCode.J).release(KeyCode.J);
        robot.press(KeyCode.R).release(KeyCode.R);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.asked).containsExactly("retry [00000000-0000-0000-0000-000000000002]");

        robot.interact(() -> robot.lookup("#outbox-incident").queryAs(Hyperlink.class).fire());
        assertThat(opened).containsExactly(incident.id().uuid());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#outbox-incident").tryQuery()).isEmpty();
    }

    @Test
    void whatWaitsCanBeKeptFromBeingSent(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(0));
        press(robot, "#outbox-drop");

        assertThat(desk.asked).singleElement().asString().contains("dropped by ");
    }

    @Test
    void theBadgeCountsWhatWasGivenUp(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pane.badge().get()).isEqualTo(1);
    }

    @Test
    void aSilenceShowsWhatItWouldHideBeforeItIsMade(FxRobot robot) {
        robot.interact(() -> robot.lookup("#notices-silences").queryAs(ToggleButton.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() ->
                robot.lookup("#silence-matchers")
                        .queryAs(TextArea.class)
                        .setText("data-set=orders"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#silence-preview .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("1 open incident, 2 checks, 3 alerts of the last 24 hours");
        press(robot, "#silence-add");
        assertThat(robot.lookup("#silence-fault").queryAs(Labeled.class).getText())
                .startsWith("Say why");
        robot.interact(() ->
                robot.lookup("#silence-reason")
                        .queryAs(TextField.class)
                        .setText("the vendor moves"));
        press(robot, "#silence-add");

        assertThat(quiet.asked)
                .containsExactly("silence data-set=orders for PT2H: the vendor moves");
    }

    @Test
    void theMonitorItselfIsWatched(FxRobot robot) {
        robot.interact(() ->
                robot.lookup("#notices-the-monitor-itself").queryAs(ToggleButton.class).fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup(".figure-number").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .containsExactly("1.5", "40", "–", "2 h 5 min", "25 %");
        assertThat(robot.lookup(".figure-checks .notices-text").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("noisy");
    }
}
