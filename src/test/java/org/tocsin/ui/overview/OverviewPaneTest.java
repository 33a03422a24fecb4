package org.tocsin.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.incident.Command;
import org.tocsin.ui.checks.Shop;
import org.tocsin.ui.incidents.BoardShop;
import org.tocsin.ui.kit.Threads;

@ExtendWith(ApplicationExtension.class)
class OverviewPaneTest {
    private final BoardShop shop = new BoardShop();
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(BoardShop.NOON);
    private final List<Object> visited = new ArrayList<>();
    private OverviewPane pane;

    @Start
    void show(Stage stage) {
        shop.open("Revenue is half of yesterday's", "P0", "revenue-daily");
        shop.open("Null client ids", "P1", "checkout-events");
        pane =
                new OverviewPane(
                        new OverviewPane.Engine(Shop.desk(), shop.desk, OverviewDemo::onCall),
                        new Threads(Runnable::run, Platform::runLater),
                        now,
                        BoardShop.ZONE,
                        new OverviewPane.Links(
                                visited::add,
                                visited::add,
                                visited::add,
                                () -> visited.add("board"),
                                () -> visited.add("on-call")));
        var scene = new Scene(pane.view().content(), 1_200, 700);
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

    private static String sentence(FxRobot robot) {
        return find(robot, "#overview-sentence", Label.class).getText();
    }

    @Test
    void theSentenceMovesWithTheTickerAndWithWhatHappens(FxRobot robot) {
        assertThat(sentence(robot))
                .isEqualTo(
                        "2 incidents open. Next: P0 #1 in 15:00, tells Engineering manager: Acknowledgement missed. 1 check could not be run.");
        WaitForAsyncUtils.asyncFx(() -> now.set(BoardShop.NOON.plusSeconds(910)));
        assertThat(sentence(robot))
                .startsWith("2 incidents open, 1 past its deadline. Next: P0 #1 00:10 overdue");
        shop.desk.perform(new UUID(0, 1), new Command.Dismiss("no incident"));
        assertThat(sentence(robot)).startsWith("1 incident open. Next: P1 #2 in 14:50");
    }

    @Test
    void everythingLeadsOn(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("Null client ids");
        robot.clickOn("#overview-board");
        robot.clickOn("Ada Lovelace");
        robot.clickOn("Shop events");
        var flag = robot.lookup(".time-flag").queryAllAs(Button.class).iterator().next();
        WaitForAsyncUtils.asyncFx(flag::fire);
        var bar =
                robot.lookup(".alert-bar").queryAllAs(Button.class).stream()
                        .filter(each -> !each.isDisabled())
                        .findFirst()
                        .orElseThrow();
        WaitForAsyncUtils.asyncFx(bar::fire);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(visited)
                .extracting(Object::toString)
                .containsExactly(
                        new UUID(0, 2).toString(),
                        "board",
                        "on-call",
                        "shop-events",
                        new UUID(0, 1).toString(),
                        "2025-03-04T06:00:00Z");
    }

    @Test
    void theTimeLineHasTheNextDeadlinesOfAllIncidentsInOrder(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".time-flag").queryAllAs(Button.class))
                .extracting(Button::getAccessibleText)
                .containsSubsequence(
                        "Incident 1, due in 15 minutes, Tells Engineering manager: Acknowledgement missed",
                        "Incident 1, due in 30 minutes, Update",
                        "Incident 2, due in 30 minutes, Escalates to Secondary on-call")
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void dataSetsStandByRiskAndAnEmptyShiftIsNotHidden(FxRobot robot) {
        assertThat(find(robot, "#overview-health", ListView.class).getItems())
                .extracting(each -> ((Health) each).name() + ": " + ((Health) each).words())
                .containsExactly("Shop events: 3 of 8 in breach", "Orders: 2 of 6 in breach");
        assertThat(find(robot, ".overview-nobody", Label.class).getText()).isEqualTo("Nobody");
    }
}
