package org.tocsin.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.Folders;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.ThemeMode;
import org.tocsin.ui.kit.Ticker;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.settings.SettingsPane;
import org.tocsin.ui.settings.WorkspaceFacts;
import org.tocsin.ui.start.StartPane;
import org.tocsin.ui.start.Workspaces;

/**
 * Opens the window with made-up places, to be looked at. Arguments: {@code frame}, {@code start} or
 * {@code states}, and {@code LIGHT} or {@code DARK}; the window's memory is the file in {@code
 * -Dstate=}.
 */
public final class FrameDemo {
    public static void main(String[] args) {
        // A main class that is itself an Application needs JavaFX on the module path.
        Application.launch(Shown.class, args);
    }

    /** The toolkit wants a public class with no arguments. */
    public static final class Shown extends Application {
        @Override
        public void start(Stage stage) {
            var words = getParameters().getRaw();
            new FrameDemo().start(stage, words.getFirst(), ThemeMode.valueOf(words.get(1)));
        }
    }

    private void start(Stage stage, String scene, ThemeMode mode) {
        var began =
                Instant.ofEpochMilli(
                        ProcessHandle.current()
                                .info()
                                .startInstant()
                                .orElse(Instant.now())
                                .toEpochMilli());
        var look = new Look();
        Executor work = Executors.newVirtualThreadPerTaskExecutor();
        var window =
                new MainWindow(
                        stage,
                        look,
                        new WindowStateFile(Path.of(System.getProperty("state"))),
                        work);
        look.mode().set(mode);
        var ticker = new Ticker(InstantSource.system());
        if (scene.equals("start")) {
            window.showStart(
                    new StartPane(
                                    new Made(),
                                    Folders.ofDesktop(),
                                    work,
                                    Platform::runLater,
                                    ticker.now())
                            .root());
        } else {
            window.show(frame(scene, look, work, ticker), "Puffy shop", () -> {});
        }
        window.whenPainted(() ->
                System.out.println(
                        "painted after "
                                + Duration.between(began, Instant.now()).toMillis()
                                + " ms"));
    }

    private static Frame frame(String scene, Look look, Executor work, Ticker ticker) {
        var actions = new Actions();
        var notes = new NoteBoard(ticker.now());
        var status =
                new Status(
                        new SimpleObjectProperty<>(
                                new Status.Part("Scheduler: this window", Status.Tone.GOOD)),
                        new SimpleObjectProperty<>(
                                new Status.Part("2 of 3 sources up", Status.Tone.TROUBLE)),
                        ZoneId.of("America/New_York"),
                        ticker.now());
        actions.add(
                List.of(
                        Action.of(
                                        "checks.run-all",
                                        "Run all checks",
                                        "Checks",
                                        () -> notes.said("Running 14 checks"))
                                .withKeys("Ctrl+R"),
                        Action.of("checks.cancel", "Cancel what is running", "Checks", () -> {}),
                        Action.of(
                                "checks.undo",
                                "Mute this check for a day",
                                "Checks",
                                () ->
                                        notes.undoable(
                                                "Muted Null client id until tomorrow",
                                                () -> notes.said("Unmuted")))));
        var settings =
                new SettingsPane(
                        look,
                        () ->
                                new WorkspaceFacts(
                                        Path.of("/home/ada/tocsin/puffy-shop"),
                                        Path.of("/home/ada/tocsin/puffy-shop/store.mv.db"),
                                        4_812_331,
                                        "Puffy e-commerce events, version 3",
                                        "0.1.0"),
                        notes,
                        work,
                        Platform::runLater);
        var frame =
                new Frame(
                        new Places(
                                List.of(
                                        new Place(
                                                "checks",
                                                "Checks",
                                                Feather.CHECK_SQUARE,
                                                "c",
                                                () -> checks(scene))),
                                List.of(
                                        new Place(
                                                "settings",
                                                "Settings",
                                                Feather.SETTINGS,
                                                "s",
                                                settings::view))),
                        actions,
                        status,
                        notes,
                        look);
        frame.badge("checks").set(7);
        if (scene.equals("states")) {
            notes.trouble(
                    new Trouble(
                            "The events folder cannot be read",
                            "/data/shop/events (source events)",
                            "Mount the folder or change its path in the playbook; the other sources go on."));
            notes.undoable("Muted Null client id until tomorrow", () -> {});
            notes.busy("Running 3 of 14 checks");
        }
        return frame;
    }

    private static PlaceView checks(String scene) {
        var run = new Button("Run all");
        run.getStyleClass().add("accent");
        var search = new TextField();
        search.setPromptText("Filter checks");
        search.setPrefWidth(280);
        if (scene.equals("states")) {
            return PlaceView.of(
                    StatePane.empty(
                            Feather.CHECK_SQUARE,
                            "No checks yet. A playbook says what to check, and when.",
                            Action.of("x", "Choose a playbook", "", () -> {})));
        }
        if (scene.equals("loading")) {
            return PlaceView.of(StatePane.loading(8));
        }
        if (scene.equals("failed")) {
            return PlaceView.of(
                    StatePane.failed(
                            new Trouble(
                                    "The store cannot be read",
                                    "/home/ada/tocsin/puffy-shop/store.mv.db",
                                    "Close the other program that has it open, then try again."),
                            Action.of("x", "Try again", "", () -> {})));
        }
        var table = new TableView<Integer>();
        for (var name : List.of("Check", "Data set", "Value")) {
            var column = new TableColumn<Integer, String>(name);
            column.setCellValueFactory(row ->
                    new SimpleObjectProperty<>(
                            name.equals("Value")
                                    ? "%,d".formatted(row.getValue() * 1111)
                                    : name + " " + row.getValue()));
            column.setPrefWidth(240);
            table.getColumns().add(column);
        }
        IntStream.range(0, 200).forEach(table.getItems()::add);
        return PlaceView.of(table).withHeader(List.of(search), List.of(run));
    }

    private static final class Made implements Workspaces {
        @Override
        public List<Recent> recents() {
            return List.of(
                    new Recent(
                            "Puffy shop",
                            Path.of("/home/ada/tocsin/puffy-shop"),
                            Instant.now().minusSeconds(600),
                            false),
                    new Recent(
                            "A name that somebody has made much too long for the room there is on one line of the page",
                            Path.of(
                                    "/home/ada/projects/clients/2025/quarter-four/observability/tocsin/workspaces/long"),
                            Instant.now().minusSeconds(86_400),
                            false),
                    new Recent(
                            "Old",
                            Path.of("/mnt/usb/old"),
                            Instant.parse("2025-03-04T06:35:00Z"),
                            true));
        }

        @Override
        public void forget(Path folder) {}

        @Override
        public List<Shipped> playbooks() {
            return List.of(
                    new Shipped(
                            "puffy",
                            "Shop events",
                            "Daily event files of a web shop: freshness, completeness, duplicates, funnel, revenue."),
                    new Shipped(
                            "data-pipeline",
                            "Data pipeline",
                            "Severities, procedures and on-call of a data platform."));
        }

        @Override
        public Outcome open(Path folder, Consumer<String> progress) {
            return refused(folder);
        }

        @Override
        public Outcome create(String playbook, Path folder, Path data, Consumer<String> progress) {
            return refused(folder);
        }

        private static Outcome refused(Path folder) {
            return new Outcome.Refused(
                    new Trouble(
                            "This workspace was made by a newer Tocsin",
                            folder.toString(),
                            "Update Tocsin to 0.3 or later; nothing has been changed."));
        }

        @Override
        public Outcome openSample(Consumer<String> progress) {
            progress.accept("Generating day 3 of 14");
            return new Outcome.Opened(() -> {});
        }
    }
}
