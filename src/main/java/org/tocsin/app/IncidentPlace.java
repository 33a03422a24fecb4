package org.tocsin.app;

import java.awt.Desktop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.RunbookDesk;
import org.tocsin.ui.incidents.BoardPane;
import org.tocsin.ui.incidents.RoomPane;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Navigator;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.trends.TrendsPane;

/** The board of incidents, and in its stead the room of the one that was opened. */
final class IncidentPlace implements AutoCloseable {
    static final String ID = "incidents";

    private final IncidentDesk desk;
    private final BoardPane board;
    private final RoomPane room;
    private final StackPane stack = new StackPane();
    private final SimpleBooleanProperty inRoom = new SimpleBooleanProperty(this, "inRoom");

    /**
     * What a room asks beside the incidents.
     *
     * @param why somebody was, or was not, told
     */
    record Asides(Function<UUID, List<String>> why, RunbookDesk runbooks) {}

    IncidentPlace(
            IncidentDesk desk,
            Rooms.Kit kit,
            Navigator navigator,
            Rooms.Texts texts,
            Asides asides) {
        this.desk = desk;
        board =
                new BoardPane(
                        desk,
                        kit.threads(),
                        new BoardPane.Clock(kit.now(), kit.zone()),
                        new BoardPane.Guide(texts.severities(), texts.categories()),
                        new BoardPane.Links(
                                kit.notes(),
                                id -> open(desk, navigator, id),
                                () -> navigator.go(ID)));
        room =
                new RoomPane(
                        desk,
                        RoomPane.Texts.of(texts.playbook().get()),
                        kit.threads(),
                        new RoomPane.Clock(kit.now(), kit.zone()),
                        new RoomPane.Callbacks(
                                kit.notes(),
                                () -> navigator.go(ID),
                                new RoomPane.Links(
                                        id -> open(desk, navigator, id),
                                        check -> showCheck(navigator, check),
                                        link ->
                                                kit.threads()
                                                        .background()
                                                        .execute(() -> browse(kit, link)),
                                        id -> openReview(desk, navigator, id)),
                                asides.why(),
                                asides.runbooks()));
        Parent onBoard = board.view().content();
        stack.getChildren().setAll(onBoard, room.root());
        onBoard.visibleProperty().bind(inRoom.not());
        room.root().visibleProperty().bind(inRoom);
    }

    /** Opens the room of an incident, with its number and title in the header. */
    static void open(IncidentDesk desk, Navigator navigator, UUID id) {
        navigator.open(ID, id.toString(), title(desk, id));
    }

    /** Opens the review of an incident. */
    private static void openReview(IncidentDesk desk, Navigator navigator, UUID id) {
        navigator.open(Rooms.REVIEWS, id.toString(), title(desk, id));
    }

    private static String title(IncidentDesk desk, UUID id) {
        return desk.incident(id)
                .map(found ->
                        "#%d %s".formatted(found.id().number(), brief(found.subject().title())))
                .orElse("Incident");
    }

    private static String brief(String title) {
        String line = title.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 59)) + "…";
    }

    private static void showCheck(Navigator navigator, CheckId check) {
        navigator.open(Rooms.CHECKS, check.value(), check.value());
    }

    /** A war room may also be the name of a channel, and there may be no browser at all. */
    private static void browse(Rooms.Kit kit, String link) {
        try {
            Desktop.getDesktop().browse(java.net.URI.create(link));
        } catch (java.io.IOException | IllegalArgumentException | UnsupportedOperationException _) {
            var trouble =
                    new Trouble(
                            "The link could not be opened.",
                            link,
                            "Copy it from here into your browser.");
            kit.threads().ui().execute(() -> kit.notes().trouble(trouble));
        }
    }

    PlaceView view() {
        var view = board.view();
        var actions = new ArrayList<>(view.actions());
        room.actions().stream()
                .filter(action -> !action.keys().equals("Esc"))
                .map(action -> action.when(Bindings.and(action.enabled(), inRoom)))
                .forEach(actions::add);
        view.controls()
                .forEach(control -> {
                    control.visibleProperty().bind(inRoom.not());
                    control.managedProperty().bind(inRoom.not());
                });
        return PlaceView.of(stack)
                .withHeader(view.filter(), view.controls())
                .withActions(onlyOnBoard(actions))
                .onItem(this::show);
    }

    /** What the board and the room call by the same keys is done by the one that is shown. */
    private List<Action> onlyOnBoard(List<Action> actions) {
        return actions.stream()
                .map(action ->
                        action.id().startsWith("board.")
                                ? action.when(Bindings.and(action.enabled(), inRoom.not()))
                                : action)
                .toList();
    }

    private void show(Optional<String> item) {
        var id = item.map(UUID::fromString).filter(each -> desk.incident(each).isPresent());
        inRoom.set(id.isPresent());
        id.ifPresent(room::show);
    }

    /** Opens the form with what is known already. */
    void declare(TrendsPane.Report seen) {
        board.declare(new BoardPane.Draft(seen.title(), seen.words(), seen.metric(), seen.since()));
    }

    Action declare() {
        return board.declare();
    }

    @Override
    public void close() {
        board.close();
        room.close();
    }
}
