package org.tocsin.ui.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Category;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;

/** The board of all incidents, and the form that opens one over it. Used on the FX thread. */
public final class BoardPane implements AutoCloseable {
    private static final String GROUP = "Incidents";

    private final Links links;
    private final BoardViewModel model;
    private final ReportViewModel report;
    private final BoardController controller;
    private final ReportController form;
    private final Parent root;
    private final StackPane veil;
    private final SimpleBooleanProperty reporting = new SimpleBooleanProperty(this, "reporting");
    private final BooleanBinding onBoard = reporting.not();

    /**
     * @param now the one ticker's time, by which the clocks move
     * @param zone the team's, in which times are typed and told
     */
    public record Clock(ObservableValue<Instant> now, ZoneId zone) {}

    /** What of the playbook helps to classify; asked when the board is made. */
    public record Guide(
            Supplier<List<SeverityGuide>> severities, Supplier<List<Category>> categories) {}

    /**
     * @param open shows the room of an incident
     * @param show brings the board to the front, for a form that was called from elsewhere
     */
    public record Links(Notes notes, Consumer<UUID> open, Runnable show) {}

    public BoardPane(IncidentDesk desk, Threads threads, Clock clock, Guide guide, Links links) {
        this.links = links;
        model = new BoardViewModel(desk, threads, clock.now(), links);
        report = new ReportViewModel(desk, threads, clock, guide, this::opened);
        var choices =
                new BoardController.Choices(
                        report.pipelines().stream()
                                .map(each -> new BoardChoice(each.id(), each.title()))
                                .toList(),
                        report.categories().stream()
                                .map(each -> new BoardChoice(each.id(), each.title()))
                                .toList());
        controller =
                new BoardController(
                        model, choices, new BoardController.Going(links.open(), this::declareHere));
        root = Views.load("incidents/board", BoardController.class, controller);
        form = new ReportController(report, this::closeForm);
        veil = new StackPane(Views.load("incidents/report", ReportController.class, form));
        veil.getStyleClass().add("board-veil");
        veil.visibleProperty().bind(reporting);
        controller.place().getChildren().add(veil);
        veil.setOnMousePressed(event -> {
            if (event.getTarget() == veil) {
                closeForm();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public PlaceView view() {
        var declare = new Button("Declare an incident", Icons.icon(Feather.PLUS));
        declare.getStyleClass().add("accent");
        declare.setId("board-declare");
        declare.setTooltip(new Tooltip("Open an incident by hand (d)"));
        declare.setOnAction(_ -> declareHere());
        return PlaceView.of(root).withHeader(List.of(), List.of(declare)).withActions(actions());
    }

    /** How many incidents are open. */
    public ReadOnlyIntegerProperty badge() {
        return model.open();
    }

    /** Opens the form from anywhere; to be added to the window's own actions. */
    public Action declare() {
        return Action.of("incidents.declare", "Declare an incident", GROUP, this::declareAnywhere)
                .withKeys("Ctrl+D");
    }

    /**
     * What somebody has seen elsewhere.
     *
     * @param since as people type it, in the team's zone
     */
    public record Draft(String title, String words, String metric, String since) {}

    /** Opens the form with what is known already, in place of what was typed before. */
    public void declare(Draft draft) {
        report.take(draft);
        declareAnywhere();
    }

    /** Reads every incident anew, for when the playbook has changed. */
    public void refresh() {
        model.refresh();
    }

    private List<Action> actions() {
        return List.of(
                act("next", "Next incident", "j", () -> controller.move(1)),
                act("previous", "Previous incident", "k", () -> controller.move(-1)),
                act("left", "Column to the left", "h", () -> controller.sidestep(-1)),
                act("right", "Column to the right", "l", () -> controller.sidestep(1)),
                act("back", "Move the incident a column left", "", () -> controller.carry(-1)),
                act("forward", "Move the incident a column right", "", () -> controller.carry(1)),
                act(
                        "acknowledge",
                        "Acknowledge the incident",
                        "a",
                        () -> controller.withCurrent(model.deeds()::acknowledge)),
                act(
                        "resolve",
                        "Resolve the incident",
                        "r",
                        () -> controller.withCurrent(model.deeds()::resolve)),
                act("note", "Write a note on the incident", "n", controller::startNote),
                act("open", "Open the incident", "", controller::openCurrent),
                act("search", "Search incidents", "/", controller::focusSearch),
                act("mine", "Show only my incidents", "m", this::toggleMine),
                act(
                        "closed",
                        "Show or hide closed incidents",
                        "",
                        () -> model.showClosed(!model.closedShown().get())),
                act("clear", "Clear the filters", "", () -> model.filter(BoardFilter.NONE)),
                act("new", "Declare an incident here", "d", this::declareHere));
    }

    private Action act(String id, String title, String keys, Runnable run) {
        return Action.of("board." + id, title, GROUP, run).withKeys(keys).when(onBoard);
    }

    private void toggleMine() {
        var filter = model.filter().get();
        model.filter(filter.withMine(!filter.mine()));
    }

    private void declareAnywhere() {
        links.show().run();
        declareHere();
    }

    private void declareHere() {
        reporting.set(true);
        form.focus();
    }

    /** What has been typed stays for the next time. */
    private void closeForm() {
        reporting.set(false);
        controller.focusBoard();
    }

    private void opened(Incident incident) {
        reporting.set(false);
        model.choose(Optional.of(incident.id().uuid()));
        links.open().accept(incident.id().uuid());
    }

    private void pressed(KeyEvent event) {
        boolean taken = reporting.get() ? onForm(event) : onBoard(event);
        if (taken) {
            event.consume();
        }
    }

    private boolean onForm(KeyEvent event) {
        return switch (event.getCode()) {
            case ESCAPE -> done(this::closeForm);
            case ENTER -> event.isShortcutDown() && done(report::submit);
            default -> false;
        };
    }

    private boolean onBoard(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            return controller.isNoting()
                    ? done(controller::leaveNote)
                    : controller.isSearching() && done(controller::leaveSearch);
        }
        if (isElsewhere(event)) {
            return false;
        }
        // A closed set of keys out of some two hundred: all others are somebody else's.
        return switch (event.getCode()) {
            case UP -> done(() -> controller.move(-1));
            case DOWN -> done(() -> controller.move(1));
            case LEFT -> done(() -> sideways(event, -1));
            case RIGHT -> done(() -> sideways(event, 1));
            case ENTER -> done(controller::openCurrent);
            default -> false;
        };
    }

    /** Fields, lists to choose from and buttons have a use of their own for these keys. */
    private static boolean isElsewhere(KeyEvent event) {
        return event.isShortcutDown()
                || event.isAltDown()
                || event.getTarget() instanceof TextInputControl
                || event.getTarget() instanceof ComboBoxBase<?>
                || event.getTarget() instanceof ButtonBase;
    }

    private void sideways(KeyEvent event, int step) {
        if (event.isShiftDown()) {
            controller.carry(step);
        } else {
            controller.sidestep(step);
        }
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    @Override
    public void close() {
        controller.close();
        model.close();
    }
}
