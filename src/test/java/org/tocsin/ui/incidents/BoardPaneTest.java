package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.State;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.IncidentCard;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;

@ExtendWith(ApplicationExtension.class)
class BoardPaneTest {
    private final BoardShop shop = new BoardShop();
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(BoardShop.NOON);
    private final Said said = new Said();
    private final List<UUID> opened = new ArrayList<>();
    private BoardPane pane;
    private PlaceView view;

    @Start
    void show(Stage stage) {
        shop.open("Revenue is half of yesterday's", "P0", "revenue-daily");
        shop.open("Null client ids", "P1", "checkout-events");
        shop.open(BoardShop.LONG, "P2", "");
        shop.open("معدل القيم الفارغة في معرف العميل أعلى من المتوقع", "P3", "");
        pane =
                new BoardPane(
                        shop.desk,
                        new Threads(Runnable::run, Platform::runLater),
                        new BoardPane.Clock(now, BoardShop.ZONE),
                        BoardShop.guide(),
                        new BoardPane.Links(said, opened::add, () -> said.said("shown")));
        view = pane.view();
        var scene = new Scene(view.content(), 1_200, 700);
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

    /** As the window does when the action's key is pressed. */
    private void act(String id) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.asyncFx(() -> action(id).perform());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Action action(String id) {
        return view.actions().stream()
                .filter(each -> each.id().equals("board." + id))
                .findFirst()
                .orElseThrow();
    }

    private State state(long number) {
        WaitForAsyncUtils.waitForFxEvents();
        return shop.incident(number).state();
    }

    private static String clock(FxRobot robot) {
        return find(robot, "#column-detected .card-clock", Text.class).getText();
    }

    @Test
    void cardsCountDownWithTheTicker(FxRobot robot) {
        assertThat(clock(robot)).isEqualTo("15:00");
        WaitForAsyncUtils.asyncFx(() -> now.set(BoardShop.NOON.plusSeconds(1)));
        assertThat(clock(robot)).isEqualTo("14:59");
        WaitForAsyncUtils.asyncFx(() -> now.set(BoardShop.NOON.plusSeconds(941)));
        assertThat(clock(robot)).isEqualTo("+00:41");
    }

    @Test
    void everythingWorksWithoutAMouse(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        act("next");
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(opened).containsExactly(new UUID(0, 2));
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(state(2)).isEqualTo(State.ACKNOWLEDGED);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(state(2)).isEqualTo(State.INVESTIGATING);
        assertThat(said.undos).hasSize(1);
        robot.type(KeyCode.LEFT, KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(opened).last().isEqualTo(new UUID(0, 1));
        act("acknowledge");
        assertThat(state(1)).isEqualTo(State.ACKNOWLEDGED);
        act("resolve");
        assertThat(state(1)).isEqualTo(State.RESOLVED);
    }

    @Test
    void aRefusedMoveLeavesTheCardAndSaysWhy(FxRobot robot) {
        act("next");
        act("acknowledge");
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(state(1)).isEqualTo(State.ACKNOWLEDGED);
        assertThat(said.all).last().asString().contains("detected once");
    }

    @Test
    void aClickOpensTheRoom(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("Revenue is half of yesterday's");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(opened).containsExactly(new UUID(0, 1));
    }

    @Test
    void aNoteIsWrittenInPlaceAndEscapeKeepsIt(FxRobot robot) {
        act("next");
        act("note");
        assertThat(find(robot, "#board-note", TextField.class).isFocused()).isTrue();
        robot.write("half a thought");
        robot.type(KeyCode.ESCAPE);
        assertThat(find(robot, "#board-note-bar", Node.class).isVisible()).isFalse();
        act("note");
        assertThat(find(robot, "#board-note", TextField.class).getText())
                .isEqualTo("half a thought");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shop.desk.log(new UUID(0, 1)).getLast().event())
                .isEqualTo(new Event.Wrote(Event.Entry.NOTE, "half a thought"));
    }

    @Test
    void theFormOpensAnIncidentAndLeadsToIt(FxRobot robot) {
        act("new");
        assertThat(action("acknowledge").enabled().get()).as("letters are text now").isFalse();
        robot.write("Conversion looks off");
        robot.type(KeyCode.ESCAPE);
        assertThat(find(robot, "#report", Node.class).getParent().isVisible()).isFalse();
        WaitForAsyncUtils.asyncFx(() -> pane.declare().perform());
        assertThat(find(robot, "#report-title", TextField.class).getText())
                .as("the draft is kept")
                .isEqualTo("Conversion looks off");
        assertThat(said.all).containsExactly("shown");
        robot.clickOn("#report-doubt");
        robot.clickOn("#report-step-s1");
        robot.clickOn("#report-open");
        assertThat(find(robot, "#report-trouble", Label.class).getText()).contains("severe");
        robot.clickOn("#report-severity-P1");
        robot.clickOn("#report-open");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(opened).containsExactly(new UUID(0, 5));
        assertThat(shop.incident(5).work().steps()).hasSize(1);
        assertThat(find(robot, "#report", Node.class).getParent().isVisible()).isFalse();
    }

    @Test
    void theSearchNarrowsTheBoardAndEscapeLeavesIt(FxRobot robot) {
        act("search");
        robot.write("zebra");
        assertThat(find(robot, "#board-state", Node.class).isVisible()).isTrue();
        robot.clickOn("Clear the filters");
        assertThat(find(robot, "#board-state", Node.class).isVisible()).isFalse();
        assertThat(find(robot, "#board-search", TextField.class).getText()).isEmpty();
        robot.clickOn("#severity-P0");
        assertThat(find(robot, "#column-detected .list-view", ListView.class).getItems())
                .hasSize(1);
    }

    @Test
    void onlyCardsInSightExistHoweverManyThereAre(FxRobot robot) {
        for (int i = 0; i < 300; i++) {
            shop.open("more " + i, "P2", "");
        }
        WaitForAsyncUtils.asyncFx(() -> now.set(BoardShop.NOON.plusSeconds(1)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(find(robot, "#column-detected .list-view", ListView.class).getItems())
                .hasSize(304);
        assertThat(robot.lookup(".incident-card").queryAllAs(IncidentCard.class))
                .hasSizeLessThan(20);
        assertThat(pane.badge().get()).isEqualTo(304);
    }

    @Test
    void lanesAndClosedColumnsAreAClickAway(FxRobot robot) {
        shop.desk.perform(new UUID(0, 1), new Command.Dismiss("test"));
        WaitForAsyncUtils.asyncFx(() -> now.set(BoardShop.NOON.plusSeconds(1)));
        robot.clickOn("#board-closed");
        assertThat(find(robot, "#column-closed", Node.class).isVisible()).isTrue();
        robot.clickOn("#board-grouping");
        robot.clickOn("Lanes by severity");
        assertThat(find(robot, "#column-detected .list-view", ListView.class).getItems())
                .hasSize(6);
    }

    @Test
    void cardsSayInWordsWhatTheyShow(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".incident-card").queryAllAs(IncidentCard.class))
                .extracting(IncidentCard::getAccessibleText)
                .contains(
                        "Severity P0, incident 1, Revenue is half of yesterday's, unowned, next: Tells Engineering manager: Acknowledgement missed");
    }
}
