package org.tocsin.ui.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tocsin.domain.incident.Command;
import org.tocsin.engine.Ids;
import org.tocsin.engine.LiveReviews;
import org.tocsin.engine.Shell;
import org.tocsin.store.Store;
import org.tocsin.ui.incidents.BoardShop;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;

/** The page of figures as a person uses it. */
@ExtendWith(ApplicationExtension.class)
class MetricsPageTest {
    private final BoardShop shop = new BoardShop();
    private final List<UUID> opened = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private boolean diskFull;
    private final FakeNotes notes = new FakeNotes();

    @Start
    void show(Stage stage) {
        for (int i = 1; i <= 3; i++) {
            shop.now = BoardShop.NOON.minus(Duration.ofHours(10L * i));
            var id = shop.open("Too few rows " + i, "P0", "").id().uuid();
            shop.now = shop.now.plus(Duration.ofHours(i));
            shop.done(shop.desk.perform(id, new Command.Resolve("", Optional.of("none needed"))));
        }
        var now = new SimpleObjectProperty<>(BoardShop.NOON);
        var pane =
                new ReviewsPane(
                        new ReviewsPane.Engine(
                                shop.desk,
                                reviews(),
                                () -> MetricsViewModelTest.PLAYBOOK,
                                this::write),
                        new ReviewsPane.Around(
                                new Threads(Runnable::run, Platform::runLater),
                                now,
                                BoardShop.ZONE,
                                notes,
                                (_, name) -> Optional.of(Path.of(name))),
                        new ReviewsPane.Links(opened::add));
        var view = pane.view();
        view.actions().stream()
                .filter(action -> action.id().equals("reviews.metrics"))
                .forEach(Action::perform);
        stage.setScene(new Theme(new Look()).dress(new Scene(view.content(), 1200, 800)));
        stage.show();
    }

    /** Nobody has reviewed anything. */
    private LiveReviews reviews() {
        return new LiveReviews(
                Store.inMemory(),
                shop.desk,
                MetricsViewModelTest.PLAYBOOK,
                new Shell(() -> BoardShop.NOON, Ids.TIME_ORDERED, "here"));
    }

    private void write(Object sheet, String format, Path file) throws IOException {
        if (diskFull) {
            throw new IOException("No space left on device");
        }
        written.add(format + " " + file);
    }

    private static void fire(FxRobot robot, String id) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aTileLeadsToItsIncidentsAndEnterToTheRoom(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var tile = robot.lookup("#figure-mttr").queryAs(Button.class);
        assertThat(tile.getAccessibleText())
                .contains("Mean time to resolve: 2 h")
                .contains("nothing to compare")
                .contains("Last resolution - detected");
        fire(robot, "#figure-mttr");
        var list = robot.lookup("#behind-list").queryAs(ListView.class);
        assertThat(list.getItems()).hasSize(3);
        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(0);
        });
        robot.type(KeyCode.ENTER);
        assertThat(opened).containsExactly(shop.incident(3).id().uuid());

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#behind-list").tryQuery()).isEmpty();
    }

    @Test
    void aCellOfTheTableIsReachedByKeys(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var table = robot.lookup("#metrics-table").queryAs(TableView.class);
        assertThat(table.getItems()).hasSize(1);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0, column(table, "RESOLVED"));
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#behind .behind-title").queryAs(Label.class).getText())
                .isEqualTo("Incidents resolved");
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static javafx.scene.control.TableColumn column(TableView table, String id) {
        return (javafx.scene.control.TableColumn)
                table.getColumns().stream()
                        .filter(each ->
                                ((javafx.scene.control.TableColumn) each).getId().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void figuresAreWrittenToAFileOrItIsSaidWhyNot(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var menu = robot.lookup("#metrics-export").queryAs(MenuButton.class);
        robot.interact(() -> menu.getItems().getFirst().fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(written).containsExactly("csv metrics-2024-03-05-2025-03-04.csv");
        diskFull = true;
        robot.interact(() -> menu.getItems().get(1).fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(notes.troubles)
                .anySatisfy(trouble -> assertThat(trouble.toString()).contains("No space left"));
    }
}
