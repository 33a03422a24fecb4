package org.tocsin.ui.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.ThemeMode;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Ticker;

/**
 * Opens the board in the window's frame, to be looked at: {@code BoardDemo COUNT [dark] [width=N
 * height=N] [do=ACTION,ACTION] [loading]}, where actions are ids without {@code board.}.
 */
public final class BoardDemo {
    private BoardDemo() {}

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
        var background = Executors.newVirtualThreadPerTaskExecutor();
        var threads =
                new Threads(wishes.contains("loading") ? _ -> {} : background, Platform::runLater);
        var pane =
                new BoardPane(
                        shop.desk,
                        threads,
                        new BoardPane.Clock(ticker.now(), BoardShop.ZONE),
                        BoardShop.guide(),
                        new BoardPane.Links(notes, id -> notes.said("Room of " + id), () -> {}));
        var actions = new Actions();
        var status =
                new Status(
                        new SimpleObjectProperty<>(
                                new Status.Part("Scheduler: this window", Status.Tone.GOOD)),
                        new SimpleObjectProperty<>(
                                new Status.Part("3 sources answering", Status.Tone.GOOD)),
                        BoardShop.ZONE,
                        ticker.now());
        var places =
                new Places(
                        List.of(
                                new Place(
                                        "incidents",
                                        "Incidents",
                                        Feather.ALERT_OCTAGON,
                                        "i",
                                        pane::view)),
                        List.of());
        actions.add(List.of(pane.declare()));
        var frame = new Frame(places, actions, status, notes, look);
        frame.badge("incidents").bind(pane.badge());
        stage.setScene(
                theme.dress(
                        new Scene(
                                frame.root(),
                                number(wishes, "width=", 1_280),
                                number(wishes, "height=", 800))));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        later(
                4_000,
                () ->
                        wishes.stream()
                                .filter(wish -> wish.startsWith("do="))
                                .flatMap(wish -> List.of(wish.substring(3).split(",")).stream())
                                .forEach(id ->
                                        actions.find("board." + id).ifPresent(Action::perform)));
        later(6_500, () -> System.out.println("READY"));
    }

    public static void later(long millis, Runnable act) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> Platform.runLater(act));
    }

    public static double number(List<String> wishes, String name, double otherwise) {
        return wishes.stream()
                .filter(wish -> wish.startsWith(name))
                .map(wish -> Double.parseDouble(wish.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }
}
