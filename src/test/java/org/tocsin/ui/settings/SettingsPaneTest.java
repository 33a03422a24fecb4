package org.tocsin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
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
import org.tocsin.ui.kit.Threads;

@ExtendWith(ApplicationExtension.class)
class SettingsPaneTest {
    private final Look look = new Look();
    private final AtomicLong bytes = new AtomicLong(4_812_331);
    private final FakeSources sources = new FakeSources();
    private final FakeChannels channels = new FakeChannels();
    private PlaceView view;

    @Start
    void show(Stage stage) {
        view =
                new SettingsPane(
                                look,
                                new SettingsPane.Facts(
                                        () ->
                                                new WorkspaceFacts(
                                                        Path.of("/w/shop"),
                                                        Path.of("/w/shop/store.mv.db"),
                                                        bytes.get(),
                                                        "Shop events, version 3",
                                                        "0.1.0"),
                                        sources,
                                        channels),
                                new NoteBoard(new SimpleObjectProperty<>(Instant.EPOCH)),
                                new Threads(Runnable::run, Platform::runLater),
                                () -> Instant.EPOCH.plusSeconds(600))
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

    @Test
    void aSourceIsShownWithItsStateAndNoSecret(FxRobot robot) {
        visit(robot);
        robot.interact(() -> {
            assertThat(shown(robot, "Down, 10 min ago")).isTrue();
            assertThat(shown(robot, "Database: jdbc:h2:mem:shop, as reader")).isTrue();
            assertThat(shown(robot, "Password kept in the environment variable SHOP")).isTrue();
        });
    }

    private static boolean shown(FxRobot robot, String words) {
        return robot.lookup(node -> node instanceof Labeled label && words.equals(label.getText()))
                .tryQuery()
                .isPresent();
    }

    @Test
    void aTestOfAConnectionSaysHowLongItTook(FxRobot robot) throws Exception {
        visit(robot);
        robot.interact(() -> robot.lookup("#test-shop").queryButton().fire());
        sources.answers.put(
                new Sources.Tested(true, "Orders has 3 columns", Duration.ofMillis(1500)));
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> shownNow(robot, "Answered in 1.5 s: Orders has 3 columns"));
    }

    @Test
    void aTestThatHangsCanBeGivenUp(FxRobot robot) throws Exception {
        visit(robot);
        robot.interact(() -> robot.lookup("#test-shop").queryButton().fire());
        robot.interact(() -> robot.lookup("#cancel-shop").queryButton().fire());
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> shownNow(robot, "Given up."));
        assertThat(sources.givenUp.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean shownNow(FxRobot robot, String words) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> shown(robot, words));
    }

    /** One source, which answers when it is told to. */
    private static final class FakeSources implements Sources {
        final BlockingQueue<Tested> answers = new LinkedBlockingQueue<>();
        final CountDownLatch givenUp = new CountDownLatch(1);

        @Override
        public List<Source> all() {
            return List.of(
                    new Source(
                            "shop",
                            "Database",
                            "jdbc:h2:mem:shop, as reader",
                            new Terms(
                                    "At most 2 at once",
                                    Optional.of("Password kept in the environment variable SHOP")),
                            new Standing(
                                    State.DOWN, Optional.of(Instant.EPOCH), "connection refused")));
        }

        @Override
        public Tested test(String id) throws InterruptedException {
            try {
                return answers.take();
            } catch (InterruptedException stop) {
                givenUp.countDown();
                throw stop;
            }
        }
    }

    @Test
    void aChannelThatTheRulesNeedIsSetUpInPlace(FxRobot robot) {
        visit(robot);
        robot.interact(() -> robot.lookup("#edit-channel-page").queryAs(Button.class).fire());
        robot.interact(() -> {
            robot.lookup("#channel-key").queryAs(TextField.class).setText("s3cret");
            robot.lookup("#channel-save").queryAs(Button.class).fire();
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(channels.saved)
                .containsExactly(
                        "page PAGER_DUTY {} {key=Secret[System keyring tocsin-page-key]} s3cret");
        assertThat(robot.lookup("#channel-key").tryQuery()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidInTheForm(FxRobot robot) {
        visit(robot);
        channels.wrong = Optional.of("'page' has no 'key'; add it");
        robot.interact(() -> robot.lookup("#edit-channel-page").queryAs(Button.class).fire());
        robot.interact(() -> robot.lookup("#channel-save").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "#channel-fault")).isEqualTo("'page' has no 'key'; add it");
    }

    @Test
    void aTestSaysWhatCameOfIt(FxRobot robot) throws Exception {
        visit(robot);
        robot.interact(() -> robot.lookup("#test-channel-slack").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup("#tested-channel-slack").tryQuery().isPresent()
                                && text(robot, "#tested-channel-slack").startsWith("Taken"));

        assertThat(text(robot, "#tested-channel-slack")).isEqualTo("Taken in 0.2 s: ok");
    }
}
