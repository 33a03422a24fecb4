package org.tocsin.ui.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
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
import org.tocsin.domain.incident.State;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Review;
import org.tocsin.domain.review.Section;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;

/** A review is written as a person would, on a real store. */
@ExtendWith(ApplicationExtension.class)
class ReviewsPaneTest {
    private static final long PATIENCE = 60;

    private final ReviewRig rig = new ReviewRig();
    private final FakeNotes notes = new FakeNotes();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final List<UUID> opened = new ArrayList<>();
    private UUID incident;
    private ReviewsPane pane;

    @Start
    void show(Stage stage) {
        incident = rig.resolved("P0", "Churned customers in the active segment");
        pane =
                new ReviewsPane(
                        new ReviewsPane.Engine(
                                rig.incidents, rig.reviews, () -> rig.playbook, (_, _, _) -> {}),
                        new ReviewsPane.Around(
                                new Threads(background, Platform::runLater),
                                new SimpleObjectProperty<>(rig.now),
                                rig.reviews.zone(),
                                notes,
                                SaveAs.ofDesktop()),
                        new ReviewsPane.Links(opened::add));
        var view = pane.view();
        stage.setScene(new Theme(new Look()).dress(new Scene(view.content(), 1200, 800)));
        stage.show();
        view.onItem().accept(Optional.empty());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(pane::close);
        background.close();
        rig.store.close();
    }

    // What a person does and sees

    private static void until(Callable<Boolean> seen) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, seen);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, String id) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().isPresent();
    }

    private static String words(FxRobot robot, String id) {
        return robot.from(robot.lookup(id)).lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining(" "));
    }

    private void open(FxRobot robot) throws TimeoutException {
        until(() -> isThere(robot, "#review-list"));
        robot.interact(() ->
                robot.lookup("#review-list").queryAs(ListView.class).getSelectionModel().select(1));
        until(() -> isThere(robot, "#review-form"));
    }

    /** As the store has it, whatever the window says. */
    private Review kept() {
        return rig.store.reviews().find(incident);
    }

    @Test
    void aReviewIsWrittenSavedByItselfAndFinished(FxRobot robot) throws TimeoutException {
        open(robot);
        assertThat(words(robot, "#review-form")).contains("Due in 2 d");

        robot.interact(() -> robot.lookup("#text-summary").query().requestFocus());
        robot.write("It was");
        until(() -> kept().words(Section.SUMMARY).equals("It was"));
        until(() -> words(robot, "#section-summary").contains("Saved by ada"));

        press(robot, "#impact-propose");
        until(() -> kept().harm().figures().users().orElse(0) == 12_400);
        assertThat(kept().harm().figures().minutes()).hasValue(64);
        type(robot, "#impact-users", "many");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(words(robot, "#section-impact")).contains("\"many\" is no whole number");
        type(robot, "#impact-users", "12,500");
        until(() -> kept().harm().figures().users().orElse(0) == 12_500);

        press(robot, "#timeline-propose");
        until(() -> kept().picks().picks().size() > 3);
        type(robot, "#note-1", "Marketing called");
        press(robot, "#drop-3");
        until(() ->
                kept().picks().of(3).isEmpty()
                        && kept().picks().of(1).orElseThrow().note().equals("Marketing called"));

        type(robot, "#text-primary-cause", "Nobody watches the CRM's schema");
        until(() -> kept().words(Section.PRIMARY_CAUSE).startsWith("Nobody"));
        press(robot, "#review-finish");
        assertThat(words(robot, "#review-gaps")).contains("nobody has asked why yet");
        press(robot, "#finish-anyway");
        until(() ->
                rig.incidents.incident(incident).orElseThrow().state() == State.REVIEWED
                        && words(robot, "#review-form").contains("Finished"));
        assertThat(rig.incidents.incident(incident).orElseThrow().work().findings().rootCause())
                .contains("Nobody watches the CRM's schema");
        press(robot, "#review-incident");
        assertThat(opened).containsExactly(incident);
    }

    @Test
    void whysAreAskedLinkedMovedAndDeletedByTheKeyboard(FxRobot robot) throws TimeoutException {
        open(robot);
        press(robot, "#why-add");
        robot.write("job");
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        robot.write("schema");
        robot.push(KeyCode.ENTER);
        robot.write("retry");
        until(() -> whys().equals("1:job 2:schema 2:retry"));
        assertThat(words(robot, "#section-whys"))
                .contains("3 of 3 answers rest on nothing yet", "Hollow: no evidence");

        robot.press(KeyCode.CONTROL, KeyCode.UP).release(KeyCode.UP, KeyCode.CONTROL);
        until(() -> whys().equals("1:job 2:retry 2:schema"));
        robot.press(KeyCode.CONTROL, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.CONTROL);
        until(() -> whys().equals("1:job 2:schema 1:retry"));

        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        until(() -> isThere(robot, "#evidence-search"));
        type(robot, "#evidence-search", "schema changed");
        robot.push(KeyCode.ENTER);
        until(() -> kept().whys().hollow().size() == 2);
        assertThat(words(robot, "#section-whys")).contains("Pinned: ", "2 of 3 answers");

        robot.press(KeyCode.CONTROL, KeyCode.DELETE).release(KeyCode.DELETE, KeyCode.CONTROL);
        until(() -> whys().equals("1:job 2:schema"));
        robot.interact(() -> notes.undos.getLast().run());
        until(() -> whys().equals("1:job 2:schema 1:retry"));
        assertThat(kept().whys().hollow()).as("with its evidence").hasSize(2);
    }

    private String whys() {
        return kept().whys().nodes().stream()
                .map(node -> node.depth() + ":" + node.why().text())
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatAnotherWritesComesInAndWhatBothChangeIsShown(FxRobot robot) throws TimeoutException {
        rig.say(incident, Section.SUMMARY, "one\ntwo\nthree");
        open(robot);
        var bob = rig.reviews(rig.incidents("bob"));
        bobSays(bob, "ONE\ntwo\nthree");
        rig.reviews.catchUp();
        until(() -> text(robot, "#text-summary").startsWith("ONE"));
        assertThat(words(robot, "#section-summary")).contains("Taken over from bob");

        robot.interact(() -> {
            // Both at once: what bob saves is not known here yet.
            bobSays(bob, "ONE\ntwo, says bob\nthree");
            robot.lookup("#text-summary")
                    .queryAs(TextInputControl.class)
                    .setText("ONE\ntwo, says ada\nthree");
        });
        until(() -> isThere(robot, "#both-summary"));
        assertThat(words(robot, "#section-summary")).contains("two, says bob", "kept aside");
        assertThat(kept().words(Section.SUMMARY)).contains("says bob");
        assertThat(rig.store.reviews().asides(incident)).hasSize(1);

        press(robot, "#both-summary");
        until(() -> kept().words(Section.SUMMARY).contains("says ada"));
        assertThat(kept().words(Section.SUMMARY)).contains("says bob");
        assertThat(rig.store.reviews().asides(incident)).isEmpty();
    }

    private void bobSays(org.tocsin.engine.LiveReviews bob, String text) {
        bob.catchUp();
        bob.save(
                incident,
                bob.find(incident).orElseThrow().review().section(Section.SUMMARY),
                new Content.Words(text));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextInputControl.class).getText();
    }

    @Test
    void anActionIsPlannedGuardedByACheckAndSeenAmongAll(FxRobot robot) throws TimeoutException {
        rig.add(
                incident,
                ActionItem.Kind.PREVENT,
                "Long owed",
                "ben",
                rig.now.minus(Duration.ofDays(9)));
        open(robot);
        press(robot, "#action-add");
        press(robot, "#action-save");
        assertThat(words(robot, "#action-form")).contains("Say what is to be done");
        type(robot, "#action-title", "Watch the schema");
        var check = rig.playbook.checks().getFirst().id();
        robot.interact(() -> {
            edit(robot, "#action-owner", "ada");
            edit(robot, "#action-check", check.value());
            robot.lookup("#action-deadline")
                    .queryAs(DatePicker.class)
                    .getEditor()
                    .setText("2026-03-31");
        });
        press(robot, "#action-save");
        until(() -> rig.store.actions().of(incident).size() == 2 && isThere(robot, "#done-2"));
        var item = rig.store.actions().of(incident).get(1);
        assertThat(item.ties().gate()).contains(new ActionItem.Gate(new CheckId(check.value()), 3));
        assertThat(item.promise().deadline().orElseThrow()).hasToString("2026-03-31");

        press(robot, "#done-2");
        until(() -> !notes.troubles.isEmpty());
        assertThat(notes.troubles.getFirst().what())
                .contains("say first when the fix was put in place");

        press(robot, "#reviews-actions");
        until(() -> words(robot, ".action-list").contains("Long owed"));
        assertThat(words(robot, ".action-list")).startsWith("Overdue");
        assertThat(words(robot, "#reviews")).contains("2 actions, 1 overdue");
        robot.interact(() -> choose(robot, "#actions-owner", "ada"));
        until(() -> !words(robot, ".action-list").contains("Long owed"));
    }

    private static void edit(FxRobot robot, String id, String text) {
        robot.lookup(id).queryAs(ComboBox.class).getEditor().setText(text);
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, String id, String item) {
        ((ComboBox<String>) robot.lookup(id).queryAs(ComboBox.class)).setValue(item);
    }

    @Test
    void aMeetingIsPreparedTimedAndItsFollowUpsBecomeActions(FxRobot robot)
            throws TimeoutException {
        open(robot);
        press(robot, "#review-meeting");
        assertThat(robot.lookup("#review-list").<Node>query().isVisible()).isFalse();
        press(robot, "#prepared-gather");
        press(robot, "#agenda-discuss");
        assertThat(robot.lookup("#text-went-well").<Node>query().isFocused()).isTrue();
        robot.write("quick");
        until(() ->
                kept().words(Section.WENT_WELL).equals("quick")
                        && kept().meeting().ticks().size() == 1
                        && kept().meeting().spent().size() == 1);

        press(robot, "#agenda-causes");
        press(robot, "#follow-share");

        until(() ->
                rig.store.actions().of(incident).size() == 1
                        && kept().meeting().ticks().size() == 2
                        && kept().meeting().spent().size() == 2);
        assertThat(kept().meeting().spent())
                .as("one clock runs at a time")
                .filteredOn(spent -> spent.since().isPresent())
                .extracting(Content.Spent::item)
                .containsExactly("causes");
    }
}
