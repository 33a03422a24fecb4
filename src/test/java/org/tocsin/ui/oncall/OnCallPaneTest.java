package org.tocsin.ui.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.RotaFixture.at;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.oncall.Shift;
import org.tocsin.engine.RotaFixture;
import org.tocsin.ui.kit.Action;

@ExtendWith(ApplicationExtension.class)
class OnCallPaneTest {
    private final OnCallRig rig = new OnCallRig();
    private OnCallPane pane;

    @Start
    void show(Stage stage) {
        var threads = new OnCallPane.Threads(Runnable::run, Platform::runLater);
        pane = new OnCallPane(rig.desk, threads, rig.now, RotaFixture.ZONE);
        var scene = new Scene(pane.root(), 1_240, 900);
        scene.getStylesheets().add("/styles/tokens.css");
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(pane::close);
        WaitForAsyncUtils.waitForFxEvents();
        rig.desk.close();
        rig.store.close();
    }

    private static <N extends Node> N find(FxRobot robot, String query, Class<N> type) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).queryAs(type);
    }

    private static void fx(Runnable act) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, act);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String query) {
        return find(robot, query, Label.class).getText();
    }

    private Button bar(FxRobot robot, String words) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".bar").queryAllAs(Button.class).stream()
                .filter(b -> b.getAccessibleText().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private void act(String id) {
        var action =
                pane.view().actions().stream()
                        .filter(a -> a.id().equals("oncall." + id))
                        .findFirst()
                        .orElseThrow();
        fx(action::perform);
    }

    private static void press(FxRobot robot, String query) {
        fx(find(robot, query, Button.class)::fire);
    }

    private String holder(String local) {
        return OnCallRig.shift(rig.desk, RotaFixture.PRIMARY, local).person();
    }

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> choice(FxRobot robot, String query) {
        return find(robot, query, ComboBox.class);
    }

    @Test
    void oneGlanceSaysWhoIsOnCall(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".card-name").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("Engineer C", "Engineer D", "Engineer B");
        assertThat(robot.lookup(".card-left").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("2 d 23 h");
        assertThat(pane.nowOnCall().get())
                .first()
                .isEqualTo(
                        new OnCallPane.Holder(
                                RotaFixture.PRIMARY,
                                "Primary",
                                List.of("Engineer C"),
                                at("2025-11-24T09:00"),
                                "rotation: week 3"));
    }

    @Test
    void aShiftIsTakenOverAndGivenBack(FxRobot robot) {
        robot.clickOn(bar(robot, "Engineer C, primary\nfrom Mon 17 Nov"));
        assertThat(text(robot, "#shiftPerson")).isEqualTo("Engineer C");
        assertThat(text(robot, "#shiftContacts")).contains("engineer-c@company.com");
        fx(() -> OnCallPaneTest.<String>choice(robot, "#taker").setValue("engineer-a"));
        fx(() -> find(robot, "#from", TextField.class).setText("2025-11-22 09:00"));
        robot.clickOn("#reason").write("dentist");
        press(robot, "#takeOver");
        assertThat(text(robot, "#said")).startsWith("Engineer A takes over.");
        assertThat(holder("2025-11-22T12:00")).isEqualTo("engineer-a");
        assertThat(text(robot, ".entered-state")).isEqualTo("In force");
        press(robot, "#undo");
        assertThat(holder("2025-11-22T12:00")).isEqualTo("engineer-c");
    }

    @Test
    void aRefusalStandsWhereItWasAsked(FxRobot robot) {
        act("now");
        press(robot, "#takeOver");
        assertThat(text(robot, "#said")).isEqualTo("Choose who takes over.");
        assertThat(find(robot, "#saidBox", Node.class).isVisible()).isTrue();
    }

    @Test
    void aTradeIsProposedApprovedAndWithdrawn(FxRobot robot) {
        fx(bar(robot, "holiday cover: Thanksgiving Week")::fire);
        assertThat(text(robot, "#shiftPerson")).isEqualTo("Engineer D");
        ComboBox<Shift> partner = choice(robot, "#partner");
        fx(() ->
                partner.setValue(
                        partner.getItems().stream()
                                .filter(s -> s.post().equals(RotaFixture.PRIMARY))
                                .filter(s -> s.person().equals("engineer-a"))
                                .findFirst()
                                .orElseThrow()));
        press(robot, "#trade");
        assertThat(holder("2025-11-27T12:00")).isEqualTo("engineer-d");
        assertThat(text(robot, "#shiftChanges .waits")).contains("Waits for approval");

        fx(() ->
                OnCallPaneTest.<String>choice(robot, "#shiftChanges #approver")
                        .setValue("engineer-b"));
        press(robot, "#shiftChanges #approve");
        assertThat(holder("2025-11-27T12:00")).isEqualTo("engineer-a");
        assertThat(text(robot, "#shiftChanges .counts"))
                .isEqualTo("Approved by Engineer B, Fri 21 Nov 2025 10:00 PST");

        press(robot, "#shiftChanges #withdraw");
        assertThat(holder("2025-11-27T12:00")).isEqualTo("engineer-d");
    }

    @Test
    void aCalendarIsSeenBeforeItIsEntered(FxRobot robot) {
        act("import");
        fx(() ->
                find(robot, "#pasted", TextArea.class)
                        .setText(
                                """
                                BEGIN:VCALENDAR
                                BEGIN:VEVENT
                                UID:1
                                SUMMARY:Engineer A stands in
                                DTSTART:20251122T200000Z
                                DTEND:20251123T020000Z
                                END:VEVENT
                                BEGIN:VEVENT
                                UID:2
                                SUMMARY:Somebody else
                                DTSTART:20251122T200000Z
                                DTEND:20251123T020000Z
                                END:VEVENT
                                END:VCALENDAR
                                """));
        press(robot, "#look");
        assertThat(robot.lookup(".import-line").queryAllAs(Label.class))
                .extracting(Label::getText)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("+ Engineer A is primary"),
                        line -> assertThat(line).startsWith("Left out: \"Somebody else\""));
        assertThat(rig.desk.rota().entered()).isEmpty();
        press(robot, "#enterImport");
        assertThat(text(robot, "#transferSaid")).isEqualTo("Entered 1 of 1.");
        assertThat(holder("2025-11-22T13:00")).isEqualTo("engineer-a");
    }

    @Test
    void aWarningLeadsToItsDay(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(
                robot.lookup(".warning .button").queryAllAs(Button.class).stream()
                                .filter(b -> b.getText().equals("Show 10 Dec"))
                                .findFirst()
                                .orElseThrow()
                        ::fire);
        assertThat(text(robot, "#range")).isEqualTo("8 Dec – 18 Jan 2026");
    }

    @Test
    void everythingIsInReachOfTheKeyboard(FxRobot robot) {
        assertThat(pane.view().actions())
                .extracting(Action::keys)
                .contains("[", "]", "t", "m", "w", "s");
        act("month");
        assertThat(text(robot, "#range")).isEqualTo("November 2025");
        assertThat(robot.lookup(".strip.week").queryAll()).hasSize(6);
        act("on");
        assertThat(text(robot, "#range")).isEqualTo("December 2025");
        act("today");
        act("timeline");
        act("now");
        assertThat(bar(robot, "Engineer C, primary").isFocused()).isTrue();
        assertThat(robot.lookup("#shift").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#shift").tryQuery()).isEmpty();
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#shift").tryQuery()).isPresent();
    }

    @Test
    void listsTellFairnessOwnersAndDuties(FxRobot robot) {
        var tabs = find(robot, "#oncallTabs", TabPane.class);
        fx(() -> tabs.getSelectionModel().select(2));
        assertThat(find(robot, "#fairness", javafx.scene.control.TableView.class).getItems())
                .hasSize(4);
        fx(() -> tabs.getSelectionModel().select(3));
        assertThat(find(robot, "#ownership", javafx.scene.control.TableView.class).getItems())
                .isNotEmpty();
        fx(() -> tabs.getSelectionModel().select(4));
        assertThat(find(robot, "#duties", javafx.scene.control.TableView.class).getItems())
                .isNotEmpty();
    }
}
