package org.tocsin.app;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.tocsin.cli.DrillCommand.Score;
import org.tocsin.domain.drill.ScoreWords;
import org.tocsin.domain.response.Person;
import org.tocsin.engine.Drill;
import org.tocsin.ui.drills.DrillBar;
import org.tocsin.ui.drills.ScoreView;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Navigator;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Ticker;
import org.tocsin.ui.kit.Trouble;

/**
 * A window of its own in which a drill is held: the places that a response needs, on the drill's
 * store, under a bar that never goes away. Ends with the score.
 */
final class DrillWindow implements AutoCloseable {
    /** Checks and trends have nothing to show: a drill asks no source. */
    private static final Set<String> PLACES =
            Set.of(IncidentPlace.ID, Rooms.ON_CALL, Rooms.NOTICES, Rooms.PLAYBOOK);

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Held held;
    private final Desktop.Shell shell;
    private final Stage stage = new Stage();
    private final BorderPane root = new BorderPane();
    private final Ticker ticker;
    private final NoteBoard notes;
    private final Rooms rooms;
    private final Frame frame;
    private State state = State.RUNNING;

    private enum State {
        RUNNING,
        ENDING,
        ENDED
    }

    /** A drill that has begun. */
    record Held(Drill drill, ZoneId zone, Ending ending) {}

    /** What becomes of it; {@link #keep} may block. */
    interface Ending {
        Score keep(Drill drill);

        /** On the FX thread, once the window has gone. */
        void gone();
    }

    /** On the FX thread. */
    DrillWindow(Held held, Desktop.Shell shell) {
        this.held = held;
        this.shell = shell;
        var drill = held.drill();
        ticker = new Ticker(drill.clock());
        notes = new NoteBoard(ticker.now());
        var threads = new Threads(shell.work(), Platform::runLater);
        rooms =
                new Rooms(
                        drill.desk(),
                        new Rooms.Kit(threads, ticker.now(), held.zone(), notes, shell.look()),
                        new Going(this),
                        new DrilledRules(drill.desk().playbook()),
                        Optional.empty());
        frame = frame();
        frame.badge(IncidentPlace.ID).bind(rooms.open());
        var title = drill.staged().named().title();
        var bar =
                new DrillBar(
                        drill.clock(),
                        new DrillBar.Shown(title, people(drill), actor()),
                        ticker.now(),
                        held.zone(),
                        new DrillBar.Deeds(drill::actAs, this::end));
        root.getStyleClass().add("drill-window");
        root.setId("drill-window");
        root.setTop(bar.root());
        root.setCenter(frame.root());
        root.getStylesheets().addAll(bar.root().getStylesheets());
        stage.setTitle("DRILL – " + title);
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.setOnCloseRequest(asked -> {
            if (state != State.ENDED) {
                asked.consume();
                end();
            }
        });
        stage.setOnHidden(_ -> close());
        Consumer<Drill.Event> inbox = new FxInbox<>(Platform::runLater, this::happened);
        drill.listen(inbox);
    }

    private static List<Person> people(Drill drill) {
        var taking = drill.staged().staging().people();
        return drill.desk().playbook().response().directory().people().stream()
                .filter(person -> taking.contains(person.id()))
                .toList();
    }

    private Frame frame() {
        var places =
                new Places(
                        rooms.rail().stream().filter(each -> PLACES.contains(each.id())).toList(),
                        List.of());
        var status =
                new Status(
                        new Status.Parts(
                                new SimpleObjectProperty<>(
                                        new Status.Part(
                                                "Drill: nothing leaves this window",
                                                Status.Tone.QUIET)),
                                new SimpleObjectProperty<>(
                                        new Status.Part("No check runs", Status.Tone.QUIET)),
                                rooms.outbox()),
                        rooms.onCall(),
                        held.zone(),
                        ticker.now());
        var actions = new Actions();
        var made = new Frame(places, actions, status, notes, shell.look());
        actions.add(rooms.actions());
        return made;
    }

    /** Goes where a place leads, as far as a drill has that place. */
    private record Going(DrillWindow window) implements Navigator {
        @Override
        public void go(String place) {
            if (window.has(place)) {
                window.frame.go(place);
            }
        }

        @Override
        public void open(String place, String item, String title) {
            if (window.has(place)) {
                window.frame.open(place, item, title);
            }
        }

        @Override
        public void back() {
            window.frame.back();
        }

        @Override
        public void forward() {
            window.frame.forward();
        }
    }

    private boolean has(String place) {
        boolean there = PLACES.contains(place);
        if (!there) {
            notes.said("A drill runs no checks, so there is nothing to show of them.");
        }
        return there;
    }

    void show() {
        stage.show();
        frame.begin(IncidentPlace.ID);
        rooms.start();
        var desk = held.drill().desk().incidents();
        desk.incidents().stream()
                .findFirst()
                .ifPresent(incident -> IncidentPlace.open(desk, frame, incident.id().uuid()));
        frame.root().requestFocus();
        // Nobody is to lose minutes of the drill while a window is being drawn.
        Platform.runLater(held.drill().clock()::resume);
    }

    Stage stage() {
        return stage;
    }

    /** Who works at it now. */
    String actor() {
        return held.drill().desk().incidents().me().name();
    }

    /** On the drill's own clock. */
    Instant time() {
        return held.drill().clock().instant();
    }

    private void happened(List<Drill.Event> events) {
        for (var event : events) {
            switch (event) {
                case Drill.Event.Happened(var inject, _) ->
                        notes.said(ScoreWords.what(inject.what()));
                case Drill.Event.Over() ->
                        notes.trouble(
                                new Trouble(
                                        "The drill's time is up, and its clock stands.",
                                        "",
                                        "End the drill to see how it went."));
                case Drill.Event.Trouble(var message) ->
                        notes.trouble(new Trouble(message, "", ""));
            }
        }
    }

    private void end() {
        if (state != State.RUNNING) {
            return;
        }
        state = State.ENDING;
        shell.work()
                .execute(() -> {
                    try {
                        var score = held.ending().keep(held.drill());
                        Platform.runLater(() -> ended(score));
                    } catch (RuntimeException fault) {
                        Platform.runLater(() -> {
                            state = State.ENDED;
                            notes.trouble(Console.trouble(fault));
                        });
                    }
                });
    }

    private void ended(Score score) {
        state = State.ENDED;
        var close = new Button("Close");
        close.setId("drill-close");
        close.getStyleClass().add("accent");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> stage.close());
        var word = label("DRILL", "drill-word");
        word.setId("drill-word");
        var said = label("It is over. This is how it went.", "drill-what");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        var bar = new HBox(word, said, close);
        bar.getStyleClass().addAll("drill-bar", "drill-over");
        root.setTop(bar);
        root.setCenter(scroll(ScoreView.of(score.words())));
        close.requestFocus();
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static Node scroll(Node content) {
        var page = new VBox(content);
        page.getStyleClass().add("drill-page");
        var scroll = new ScrollPane(page);
        scroll.getStyleClass().add("drills-scroll");
        scroll.setFitToWidth(true);
        return scroll;
    }

    /** A drill that was not ended is cut off; what it left can be scored all the same. */
    @Override
    public void close() {
        if (stage.isShowing()) {
            stage.hide();
            return;
        }
        ticker.close();
        rooms.close();
        Thread.ofPlatform().start(held.drill()::close);
        held.ending().gone();
    }
}
