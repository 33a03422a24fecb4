package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.domain.incident.State;
import org.tocsin.ui.kit.Threads;

/** A person works on an incident. */
@ExtendWith(ApplicationExtension.class)
class RoomPaneTest {
    private final RoomRig rig = new RoomRig();
    private RoomPane pane;
    private UUID id;

    @Start
    void show(Stage stage) {
        rig.report("P3", "Another one");
        id = rig.breach("P1");
        pane =
                new RoomPane(
                        rig.desk,
                        RoomTeam.texts(),
                        new Threads(Runnable::run, Platform::runLater),
                        rig.clock(),
                        rig.callbacks());
        pane.hearKeys();
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

    private static void write(FxRobot robot, String query, String words) {
        var field = find(robot, query, TextInputControl.class);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> field.setText(words)));
    }

    private void key(FxRobot robot, String character) {
        WaitForAsyncUtils.waitForFxEvents();
        var list = find(robot, "#entries", ListView.class);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(list::requestFocus));
        robot.write(character);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String numeral(FxRobot robot, String clock) {
        return find(robot, clock + " .clock-numeral", Label.class).getText();
    }

    private void at(long minutes) {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> rig.at(minutes)));
    }

    private static String tab(FxRobot robot) {
        return find(robot, "#tabs", TabPane.class).getSelectionModel().getSelectedItem().getText();
    }

    @Test
    void acknowledgingStopsItsClock(FxRobot robot) {
        at(5);
        assertThat(numeral(robot, "#clock-acknowledge")).isEqualTo("10:00");
        robot.clickOn("#acknowledge");
        assertThat(numeral(robot, "#clock-acknowledge")).isEqualTo("Met");
        assertThat(find(robot, "#acknowledge", Button.class).isVisible()).isFalse();
        assertThat(find(robot, "#part-commander", Button.class).getText()).isEqualTo("Ada Byron");
    }

    @Test
    void postingAnUpdateMovesTheClock(FxRobot robot) {
        at(20);
        assertThat(numeral(robot, "#clock-update")).isEqualTo("10:00");
        key(robot, "u");
        robot.write("We found the batch");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(numeral(robot, "#clock-update")).isEqualTo("30:00");
        assertThat(find(robot, "#composer", TextInputControl.class).getText()).isEmpty();
    }

    @Test
    void aStepIsTickedTimedAndSigned(FxRobot robot) {
        var box = find(robot, "#step-data-quality-response-immediate-1", CheckBox.class);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(box::fire));
        assertThat(
                        find(robot, "#step-data-quality-response-immediate-1", CheckBox.class)
                                .isSelected())
                .isTrue();
        assertThat(find(robot, ".signature", Label.class).getText()).isEqualTo("Ada Byron, 10:00");
        assertThat(rig.notes.said).containsExactly("Step ticked");
    }

    @Test
    void resolvingIsRefusedUntilTheChecklistIsDoneOrWaived(FxRobot robot) {
        key(robot, "r");
        assertThat(tab(robot)).isEqualTo("Resolution");
        assertThat(find(robot, "#openSteps", Label.class).getText()).startsWith("3 steps are open");
        write(robot, "#summary", "The export ran again");
        fire(robot, "#resolveNow");
        assertThat(find(robot, "#resolutionRefusal", Label.class).getText())
                .startsWith("3 steps of the resolution checklist are open");
        var box = find(robot, "#step-resolution-technical-1", CheckBox.class);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(box::fire));
        fire(robot, "#waive-technical-2");
        write(robot, "#reason-technical-2", "monitoring is what broke");
        WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() ->
                        find0(robot, "#reason-technical-2")
                                .fireEvent(new javafx.event.ActionEvent())));
        assertThat(find(robot, "#openSteps", Label.class).getText()).startsWith("1 step is open");
        assertThat(find(robot, "#summary", TextInputControl.class).getText())
                .isEqualTo("The export ran again");
        write(robot, "#waiveAll", "nobody was told of it");
        fire(robot, "#resolveNow");
        assertThat(rig.incident(id).state()).isEqualTo(State.RESOLVED);
        assertThat(find(robot, "#reopen", Button.class).isVisible()).isTrue();
    }

    private static Node find0(FxRobot robot, String query) {
        return robot.lookup(query).query();
    }

    @Test
    void aDataIncidentClosesOnlyOnceTheBusinessOwnerApproves(FxRobot robot) {
        rig.does(id, new Command.Resolve("done", Optional.of("all fine")));
        WaitForAsyncUtils.waitForFxEvents();
        var tabs = find(robot, "#tabs", TabPane.class);
        WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> tabs.getSelectionModel().select(4)));
        fire(robot, "#close");
        assertThat(rig.incident(id).state()).isEqualTo(State.RESOLVED);
        fire(robot, "#approve");
        fire(robot, "#close");
        assertThat(rig.incident(id).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void impactIsDeclaredWithItsConsequencesSeenBefore(FxRobot robot) {
        key(robot, "i");
        assertThat(tab(robot)).isEqualTo("Impact");
        robot.write("1200");
        write(robot, "#impactRevenue", "250,000");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(
                        robot.from(find(robot, "#impactPreview", Node.class))
                                .lookup(".preview-line")
                                .queryAs(Label.class)
                                .getText())
                .isEqualTo(
                        "At once: Revenue is being lost; tells Director of data by page, escalates it to L4");
        fire(robot, "#declareImpact");
        assertThat(rig.incident(id).work().findings().impact().orElseThrow().users())
                .hasValue(1_200);
    }

    @Test
    void escalatingShowsWhomItReachesAndNeedsAReason(FxRobot robot) {
        key(robot, "e");
        fire(robot, "#sheetGo");
        assertThat(find(robot, "#sheetRefusal", Label.class).getText())
                .isEqualTo("Say why it is escalated");
        var reason = find(robot, "#reason-complexity-2", javafx.scene.control.RadioButton.class);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(reason::fire));
        fire(robot, "#sheetGo");
        assertThat(find(robot, "#level", Label.class).getText()).isEqualTo("L2 Team lead");
        assertThat(robot.lookup("#sheet").tryQuery()).isEmpty();
    }

    @Test
    void theSeverityChangesWithAReasonOnly(FxRobot robot) {
        key(robot, "s");
        var worse = find(robot, "#severity-P0", javafx.scene.control.RadioButton.class);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(worse::fire));
        fire(robot, "#sheetGo");
        assertThat(find(robot, "#sheetRefusal", Label.class).getText())
                .isEqualTo("Say why the severity changes");
        write(robot, "#reason", "all markets");
        fire(robot, "#sheetGo");
        assertThat(rig.incident(id).severity()).isEqualTo("P0");
    }

    @Test
    void aResolvedIncidentIsOpenedAgainWithAReason(FxRobot robot) {
        rig.does(id, new Command.Resolve("done", Optional.of("all fine")));
        key(robot, "R");
        robot.write("it came back").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.incident(id).state()).isEqualTo(State.DETECTED);
        assertThat(numeral(robot, "#clock-acknowledge")).isEqualTo("15:00");
    }

    @Test
    void mergingAsksOnceAndThenMerges(FxRobot robot) {
        key(robot, "m");
        assertThat(tab(robot)).isEqualTo("Related");
        fire(robot, "#merge-1");
        assertThat(rig.incident(id).state()).isEqualTo(State.DETECTED);
        fire(robot, "#mergeNow");
        assertThat(rig.incident(id).state()).isEqualTo(State.MERGED);
    }

    @Test
    void aStepOfItsLifeIsAClickAndARefusalStaysInPlace(FxRobot robot) {
        robot.clickOn("#step-mitigating");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.incident(id).state()).isEqualTo(State.MITIGATING);
        robot.clickOn("#step-detected");
        assertThat(find(robot, "#refusal", Label.class).getText())
                .startsWith("An incident is detected once");
    }

    @Test
    void theTitleIsEditedInPlace(FxRobot robot) {
        robot.doubleClickOn("#title");
        write(robot, "#titleField", "Revenue is zero");
        robot.type(KeyCode.ENTER);
        assertThat(find(robot, "#title", Label.class).getText()).isEqualTo("Revenue is zero");
    }

    @Test
    void somebodyIsAssignedByTheBeginningOfTheirName(FxRobot robot) {
        robot.clickOn("#part-technical-lead");
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("cho").type(KeyCode.ENTER);
        assertThat(find(robot, "#part-technical-lead", Button.class).getText())
                .isEqualTo("Cho Minseo");
    }

    @Test
    void whatOthersDoAppearsAtOnce(FxRobot robot) {
        var list = find(robot, "#entries", ListView.class);
        int before = list.getItems().size();
        rig.does(id, new Command.Write(Event.Entry.NOTE, "from elsewhere"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(list.getItems()).hasSize(before + 1);
    }

    @Test
    void changedRulesAreShownAndTakenOnOneClick(FxRobot robot) {
        rig.desk.changes = List.of("Initial response: 15m becomes 10m");
        rig.does(id, new Command.Acknowledge());
        WaitForAsyncUtils.waitForFxEvents();
        key(robot, "p");
        assertThat(robot.lookup("#replanBanner").tryQuery()).isPresent();
        fire(robot, "#replan");
        assertThat(robot.lookup("#replanBanner").tryQuery()).isEmpty();
    }

    @Test
    void aSchemaThatChangedUpstreamIsToldAboveWhatIsEndangered(FxRobot robot) {
        rig.desk.schemas =
                List.of(
                        new SchemaWarning(
                                "Raw orders",
                                false,
                                RoomRig.TEN,
                                "total is gone since last time",
                                List.of("Orders", "Revenue")));
        rig.does(id, new Command.Acknowledge());
        WaitForAsyncUtils.waitForFxEvents();
        var tabs = find(robot, "#tabs", TabPane.class);
        robot.interact(() -> tabs.getSelectionModel().selectLast());

        assertThat(robot.lookup(".schema-warning .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .isEqualTo(
                                                "Upstream, the schema of Raw orders changed, which"
                                                        + " warns Orders, Revenue"),
                        second ->
                                assertThat(second)
                                        .startsWith("Since ")
                                        .endsWith(": total is gone since last time"));
    }

    @Test
    void evidenceLeadsToItsCheck(FxRobot robot) {
        var tabs = find(robot, "#tabs", TabPane.class);
        WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> tabs.getSelectionModel().select(5)));
        fire(robot, "#show-orders-freshness");
        assertThat(rig.checks).containsExactly(new CheckId("orders-freshness"));
    }

    @Test
    void escapeLeavesTheSheetThenTheRoom(FxRobot robot) {
        key(robot, "e");
        assertThat(robot.lookup("#sheet").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#sheet").tryQuery()).isEmpty();
        assertThat(rig.backs).isZero();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig.backs).isEqualTo(1);
    }

    @Test
    void lettersWrittenAreNoCommands(FxRobot robot) {
        key(robot, "n");
        robot.write("are");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(find(robot, "#composer", TextInputControl.class).getText()).isEqualTo("are");
        assertThat(rig.incident(id).state()).isEqualTo(State.DETECTED);
    }

    @Test
    void actionsHaveKeysOfTheirOwnAndKnowWhenTheyCanBeDone(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pane.actions())
                .extracting(org.tocsin.ui.kit.Action::keys)
                .doesNotHaveDuplicates();
        var reopen =
                pane.actions().stream()
                        .filter(a -> a.id().equals("room.reopen"))
                        .findFirst()
                        .orElseThrow();
        assertThat(reopen.enabled().get()).isFalse();
        rig.does(id, new Command.Resolve("done", Optional.of("all fine")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(reopen.enabled().get()).isTrue();
    }
}
