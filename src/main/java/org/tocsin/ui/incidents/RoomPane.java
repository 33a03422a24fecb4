package org.tocsin.ui.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.engine.Composer;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.RunbookDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;

/**
 * The room of one incident: its clocks, its timeline, and all that helps to end it. Built and used
 * on the UI thread.
 */
public final class RoomPane implements AutoCloseable {
    private final RoomViewModel model;
    private final RoomController controller;
    private final Parent root;
    private final List<Action> actions;

    /**
     * @param now the one ticker's time, by which the clocks move
     * @param zone the team's, in which exact times are told
     */
    public record Clock(ObservableValue<Instant> now, ZoneId zone) {}

    /**
     * What is somebody else's to do.
     *
     * @param back shows the board
     * @param why says line by line why somebody was, or was not, told of an incident; may block
     * @param runbooks keeps what an incident taught
     */
    public record Callbacks(
            Notes notes,
            Runnable back,
            Links links,
            Function<UUID, List<String>> why,
            RunbookDesk runbooks) {
        /** Where nobody knows why. */
        public Callbacks(
                Notes notes,
                Runnable back,
                Consumer<UUID> open,
                Consumer<CheckId> showCheck,
                Consumer<String> browse) {
            this(
                    notes,
                    back,
                    new Links(open, showCheck, browse, _ -> {}),
                    _ -> List.of(),
                    RunbookDesk.NONE);
        }

        Consumer<UUID> open() {
            return links.open();
        }

        Consumer<CheckId> showCheck() {
            return links.showCheck();
        }

        Consumer<String> browse() {
            return links.browse();
        }

        Consumer<UUID> review() {
            return links.review();
        }
    }

    /**
     * Where a room leads.
     *
     * @param open shows another incident
     * @param showCheck shows a check
     * @param browse opens a link outside
     * @param review shows what is learned from an incident
     */
    public record Links(
            Consumer<UUID> open,
            Consumer<CheckId> showCheck,
            Consumer<String> browse,
            Consumer<UUID> review) {}

    /** What the playbook says to people. */
    public record Texts(List<SeverityGuide> severities, List<Runbook> runbooks, Composer composer) {
        public Texts {
            severities = List.copyOf(severities);
            runbooks = List.copyOf(runbooks);
        }

        public static Texts of(Playbook playbook) {
            return new Texts(playbook.severities(), playbook.runbooks(), new Composer(playbook));
        }
    }

    public RoomPane(
            IncidentDesk desk, Texts texts, Threads threads, Clock clock, Callbacks callbacks) {
        model = new RoomViewModel(desk, threads, clock, callbacks);
        controller = new RoomController(model, texts);
        root = Views.load("incidents/room", RoomController.class, controller);
        actions = allActions();
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public Parent root() {
        return root;
    }

    /** Shows an incident; one that is not there is said to be absent. */
    public void show(UUID incident) {
        model.show(incident);
    }

    /** What the playbook says from now on. */
    public void show(Texts texts) {
        controller.show(texts);
    }

    /**
     * Everything that can be done here, with its keys. The room hears them itself while the focus
     * is in it; given to the window as well, they also work from elsewhere.
     */
    public List<Action> actions() {
        return actions;
    }

    private List<Action> allActions() {
        return List.of(
                when("acknowledge", "Acknowledge", "a", model::isOpen, controller::acknowledge),
                when("update", "Post an update", "u", model::isShown, controller::postUpdate),
                when("message", "Write to somebody", "w", model::isShown, controller::openMessages),
                when("note", "Write a note", "n", model::isShown, controller::writeNote),
                when("resolve", "Resolve", "r", model::isOpen, controller::openResolution),
                when("escalate", "Escalate", "e", model::isOpen, controller::escalate),
                when("impact", "Declare the impact", "i", model::isShown, controller::openImpact),
                when(
                        "severity",
                        "Change the severity",
                        "s",
                        model::isOpen,
                        controller::changeSeverity),
                when("review", "Open the review", "v", model::isOver, model::openReview),
                when("reopen", "Open it again", "R", model::isOver, controller::reopen),
                when(
                        "merge",
                        "Merge into another incident",
                        "m",
                        model::isShown,
                        controller::openMerge),
                when("plan", "Show the flight plan", "p", model::isShown, controller::openPlan),
                when("search", "Search the timeline", "/", model::isShown, controller::search),
                Action.of("room.back", "Back to the board", "Incident", this::back)
                        .withKeys("Esc"));
    }

    private Action when(
            String id,
            String title,
            String keys,
            java.util.function.BooleanSupplier condition,
            Runnable run) {
        BooleanBinding enabled =
                Bindings.createBooleanBinding(condition::getAsBoolean, model.stand());
        return Action.of("room." + id, title, "Incident", run).withKeys(keys).when(enabled);
    }

    private void back() {
        if (!controller.leave()) {
            model.callbacks().back().run();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            back();
        }
    }

    /** Hears the keys of the actions as well, for a room that stands in no window of ours. */
    void hearKeys() {
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private void typed(KeyEvent event) {
        boolean writing = event.getTarget() instanceof TextInputControl text && text.isEditable();
        if (writing || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        actions.stream()
                .filter(action -> action.keys().equals(event.getCharacter()))
                .filter(action -> action.enabled().get())
                .findFirst()
                .ifPresent(action -> {
                    event.consume();
                    action.perform();
                });
    }

    @Override
    public void close() {
        model.close();
    }
}
