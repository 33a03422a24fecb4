package org.tocsin.ui.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.engine.Desk;
import org.tocsin.engine.ScheduleDesk;
import org.tocsin.ui.kit.Views;

/** The Checks place: the live table, and the panel beside it. Built and used on the UI thread. */
public final class ChecksPane implements AutoCloseable {
    private static final double DETAIL_SHARE = 0.38;
    private static final double DETAIL_MOST = 560;

    private final ChecksViewModel model;
    private final DetailViewModel detailModel;
    private final ScheduleViewModel schedule;
    private final ChecksController controller;
    private final DeploymentsViewModel deployments;
    private final DeploymentsPage deploymentsPage;
    private final Parent checks;
    private final StackPane root;
    private Optional<Parent> detail = Optional.empty();
    private OptionalDouble detailWidth = OptionalDouble.empty();

    /**
     * @param background where the store is read, never the UI thread
     * @param ui runs what it is given on the UI thread, later
     */
    public record Threads(Executor background, Executor ui) {}

    /** What of the engine is shown here. */
    public record Engine(Desk desk, ScheduleDesk schedule, DeploymentDesk deployments) {}

    /**
     * Something a person can do here, for a palette to list.
     *
     * @param keys as a person presses them, such as {@code Shift+E}; empty when there are none
     */
    public record Action(String id, String title, String keys, Runnable run) {}

    /**
     * @param now the one ticker's time, by which relative times move
     * @param zone the team's, in which exact times are told
     */
    public ChecksPane(Engine engine, Threads threads, ObservableValue<Instant> now, ZoneId zone) {
        var desk = engine.desk();
        model = new ChecksViewModel(desk, threads, now, zone);
        detailModel = new DetailViewModel(desk, threads, zone);
        schedule =
                new ScheduleViewModel(desk, engine.schedule(), threads, zone, model::tellTrouble);
        schedule.from().set("" + LocalDate.ofInstant(now.getValue(), zone).minusDays(1));
        deployments = new DeploymentsViewModel(engine.deployments(), threads, now, zone);
        controller = new ChecksController(model, schedule, this::open);
        checks = Views.load("checks/checks", ChecksController.class, controller);
        deploymentsPage = new DeploymentsPage(deployments, this::leaveDeployments);
        deploymentsPage.setVisible(false);
        controller.above(new DeploymentsLine(deployments, this::showDeployments));
        controller.onDeployments(this::showDeployments);
        root = new StackPane(checks, deploymentsPage);
        // An open panel follows the selection, however it moves.
        model.selection()
                .addListener((_, _, selected) -> {
                    if (isDetailOpen() && selected.size() == 1) {
                        model.row(selected.iterator().next()).ifPresent(detailModel::open);
                    }
                });
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    public Parent root() {
        return root;
    }

    /** How many checks are in breach. */
    public ReadOnlyIntegerProperty badge() {
        return model.breaches();
    }

    /** Whether rows are low; to be bound to what the window remembers. */
    public BooleanProperty compact() {
        return model.compact();
    }

    /** Shows one check beside the list; one that is not in the playbook is left alone. */
    public void show(CheckId check) {
        if (deploymentsPage.isVisible()) {
            leaveDeployments();
        }
        model.row(check).ifPresent(this::open);
    }

    /** Reads every check anew, for when the playbook has changed. */
    public void refresh() {
        model.refresh();
    }

    /** Deployments in place of the table. */
    private void showDeployments() {
        checks.setVisible(false);
        deploymentsPage.setVisible(true);
        deploymentsPage.focus();
    }

    private void leaveDeployments() {
        deploymentsPage.setVisible(false);
        checks.setVisible(true);
        controller.focusTable();
    }

    private void planDeployment() {
        showDeployments();
        deploymentsPage.plan(true);
    }

    public List<Action> actions() {
        return List.of(
                new Action("checks.run-selected", "Run selected checks", "E", model::runSelected),
                new Action("checks.run-all", "Run all checks", "Shift+E", model::runAll),
                new Action("checks.cancel", "Cancel running checks", "C", model::cancel),
                new Action(
                        "checks.past", "Run checks as of past days", "", controller::askPastDays),
                new Action("checks.pause", "Pause the schedule", "", controller::askPause),
                new Action("checks.deployments", "Deployments", "D", this::showDeployments),
                new Action("checks.deploy", "Plan a deployment", "", this::planDeployment),
                new Action("checks.search", "Search checks", "/", controller::focusSearch),
                new Action("checks.clear", "Clear the filter", "", model::clearFilter),
                new Action("checks.group", "Group checks by data set", "B", this::toggleGroups),
                new Action("checks.open", "Open the check", "Enter", controller::openFocused),
                new Action("checks.close", "Close the panel", "Esc", this::closeDetail));
    }

    private void toggleGroups() {
        model.group(!model.layout().get().grouped());
    }

    private void open(CheckRow row) {
        // The panel first: it listens from its making on.
        var panel = detail();
        detailModel.open(row);
        controller.mark(row);
        var split = controller.split();
        if (!isDetailOpen()) {
            split.getItems().add(panel);
            double whole = Math.max(1, split.getWidth());
            double share = Math.min(whole * DETAIL_SHARE, DETAIL_MOST);
            split.setDividerPositions(1 - detailWidth.orElse(share) / whole);
        }
    }

    private boolean isDetailOpen() {
        return detail.filter(controller.split().getItems()::contains).isPresent();
    }

    /** Made when it is first opened: it holds a chart, and a start has no time for one. */
    private Parent detail() {
        var made =
                detail.orElseGet(() ->
                        Views.load(
                                "checks/detail",
                                DetailController.class,
                                new DetailController(detailModel, this::closeDetail)));
        SplitPane.setResizableWithParent(made, false);
        detail = Optional.of(made);
        return made;
    }

    private void closeDetail() {
        if (isDetailOpen()) {
            // As wide as it was left, when it opens again.
            detailWidth = OptionalDouble.of(detail().getLayoutBounds().getWidth());
            controller.split().getItems().remove(detail());
            detailModel.close();
            controller.focusTable();
        }
    }

    private void pressed(KeyEvent event) {
        if (deploymentsPage.isVisible()) {
            if (event.getCode() == KeyCode.ESCAPE) {
                if (!deploymentsPage.leaveForm()) {
                    leaveDeployments();
                }
                event.consume();
            }
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            if (controller.closeForm()) {
                event.consume();
            } else if (!controller.leaveSearch(event) && isDetailOpen()) {
                closeDetail();
                event.consume();
            }
            return;
        }
        if (event.getTarget() instanceof TextInputControl text && text.isEditable()) {
            return;
        }
        if (event.isShortcutDown() || event.isAltDown() || event.isControlDown()) {
            return;
        }
        if (command(event)) {
            event.consume();
        }
    }

    private boolean command(KeyEvent event) {
        // A closed set of keys out of some two hundred: all others are somebody else's.
        return switch (event.getCode()) {
            case J -> done(() -> controller.move(1));
            case K -> done(() -> controller.move(-1));
            case E -> done(event.isShiftDown() ? model::runAll : model::runSelected);
            case C -> done(model::cancel);
            case B -> done(this::toggleGroups);
            case D -> done(this::showDeployments);
            case ENTER ->
                    controller.holdsTable(event.getTarget())
                            && !(event.getTarget() instanceof ButtonBase)
                            && done(controller::openFocused);
            default -> false;
        };
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    /** By the character, not the key: on many keyboards the slash needs a modifier. */
    private void typed(KeyEvent event) {
        if (deploymentsPage.isVisible()) {
            return;
        }
        boolean writing = event.getTarget() instanceof TextInputControl text && text.isEditable();
        if (!writing && event.getCharacter().equals("/")) {
            event.consume();
            controller.focusSearch();
        }
    }

    @Override
    public void close() {
        schedule.close();
        deployments.close();
        detailModel.close();
        model.close();
    }
}
