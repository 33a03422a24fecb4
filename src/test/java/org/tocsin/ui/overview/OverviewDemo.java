package org.tocsin.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.app.Frame;
import org.tocsin.app.Place;
import org.tocsin.app.Places;
import org.tocsin.app.Status;
import org.tocsin.ui.checks.Shop;
import org.tocsin.ui.incidents.BoardDemo;
import org.tocsin.ui.incidents.BoardShop;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.ThemeMode;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Ticker;

/** Opens the overview in the window's frame: {@code OverviewDemo COUNT [dark] [wall] [width=N]}. */
public final class OverviewDemo {
    private OverviewDemo() {}

    public static void main(String[] args) {
        Application.launch(Shown.class, args);
    }

    /** The toolkit wants a public class with no arguments. */
    public static final class Shown extends Application {
        @Override
        public void start(Stage stage) {
            show(stage, getParameters().getRaw());
        }
    }

    static void show(Stage stage, List<String> wishes) {
        var look = new Look();
        look.mode().set(wishes.contains("dark") ? ThemeMode.DARK : ThemeMode.LIGHT);
        var theme = new Theme(look);
        var shop = BoardShop.with(Integer.parseInt(wishes.getFirst()));
        var offset = Duration.between(Instant.now(), BoardShop.NOON);
        InstantSource clock = () -> Instant.now().plus(offset);
        var ticker = new Ticker(clock);
        var notes = new NoteBoard(ticker.now());
        var pane =
                new OverviewPane(
                        new OverviewPane.Engine(Shop.desk(), shop.desk, OverviewDemo::onCall),
                        new Threads(
                                Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater),
                        ticker.now(),
                        BoardShop.ZONE,
                        new OverviewPane.Links(
                                id -> notes.said("Room of " + id),
                                set -> notes.said("Checks of " + set),
                                hour -> notes.said("Alerts from " + hour),
                                () -> notes.said("Board"),
                                () -> notes.said("On call")));
        var actions = new Actions();
        var quiet = new Status.Part("Scheduler: this window", Status.Tone.GOOD);
        var status =
                new Status(
                        new SimpleObjectProperty<>(quiet),
                        new SimpleObjectProperty<>(quiet),
                        BoardShop.ZONE,
                        ticker.now());
        var place = new Place("overview", "Overview", Feather.HOME, "o", pane::view);
        var frame = new Frame(new Places(List.of(place), List.of()), actions, status, notes, look);
        stage.setScene(
                theme.dress(
                        new Scene(
                                frame.root(),
                                BoardDemo.number(wishes, "width=", 1_280),
                                BoardDemo.number(wishes, "height=", 800))));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        if (wishes.contains("wall")) {
            BoardDemo.later(3_000, () -> actions.find("overview.wall").ifPresent(Action::perform));
        }
        BoardDemo.later(6_500, () -> System.out.println("READY"));
    }

    static List<OnCallNow> onCall() {
        return List.of(
                new OnCallNow(
                        "Data platform, primary",
                        "Ada Lovelace",
                        Optional.of(
                                new OnCallNow.Next(
                                        "Bob Martin", BoardShop.NOON.plusSeconds(72_000)))),
                new OnCallNow("Data platform, secondary", "", Optional.empty()));
    }
}
