package org.tocsin.ui.trends;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.trend.SavedView.Length;
import org.tocsin.engine.TrendDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;

/** The Trends place. Built and used on the UI thread. */
public final class TrendsPane implements AutoCloseable {
    private static final String GROUP = "Trends";
    private static final double STEP = 1.5;
    private static final double PAN = 0.25;

    private final TrendsViewModel model;
    private final TrendChart chart;
    private final TrendsController controller;
    private final Parent root;

    /**
     * @param now the one ticker's time
     * @param zone the team's, in which times are told
     */
    public record Around(ObservableValue<Instant> now, ZoneId zone, Notes notes) {}

    /** Where it leads. */
    public record Links(Consumer<CheckId> check, Consumer<UUID> incident, Consumer<Report> report) {}

    /**
     * What is known of an incident that a person wants to open here.
     *
     * @param words what was seen, in a sentence or two
     * @param since as the report form takes it, in the team's zone
     */
    public record Report(String title, String words, String metric, String since) {}

    public TrendsPane(TrendDesk desk, Threads threads, Around around, Links links) {
        model = new TrendsViewModel(desk, threads, around);
        chart = new TrendChart(model, new TrendChart.Acts(_ -> {}, _ -> {}, _ -> {}));
        controller = new TrendsController(model, new TrendsController.Sheets(chart, _ -> chart));
        root = Views.load("trends/trends", TrendsController.class, controller);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public PlaceView view() {
        return PlaceView.of(root).withActions(actions()).onItem(item -> item.ifPresent(this::show));
    }

    /** Charts one check's metric alone. */
    public void show(String check) {
        model.showCheck(check);
    }

    /** Reads what can be charted anew, for when the playbook has changed. */
    public void refresh() {
        model.refresh();
    }

    List<Action> actions() {
        return List.of(
                act("search", "Search metrics", "/", controller::focusSearch),
                act("zoom-in", "Zoom in", "+", () -> model.zoom(1 / STEP)),
                act("zoom-out", "Zoom out", "-", () -> model.zoom(STEP)),
                act("all", "Show everything that is kept", "0", () -> model.show(Length.ALL)),
                act("day", "Show the last 24 hours", "", () -> model.show(Length.DAY)),
                act("week", "Show the last 7 days", "", () -> model.show(Length.WEEK)),
                act("month", "Show the last 28 days", "", () -> model.show(Length.MONTH)),
                act("earlier", "Look earlier (Left)", "", () -> model.pan(-PAN)),
                act("later", "Look later (Right)", "", () -> model.pan(PAN)),
                act("previous", "Crosshair to the previous value", ",", () -> model.step(-1)),
                act("next", "Crosshair to the next value", ".", () -> model.step(1)),
                act("log", "Logarithmic axis, or linear", "l", this::toggleLog),
                act("chart", "Show as charts", "1", () -> page(TrendsViewModel.Page.CHART)),
                act("segments", "Show each segment", "2", () -> page(TrendsViewModel.Page.SEGMENTS)),
                act("table", "Show as a table", "3", () -> page(TrendsViewModel.Page.TABLE)),
                act("spread", "Show the distribution", "4", () -> page(TrendsViewModel.Page.SPREAD)),
                act("pair", "Show two metrics as a scatter", "5", () -> page(TrendsViewModel.Page.PAIR)));
    }

    private void page(TrendsViewModel.Page page) {
        model.page().set(page);
    }

    private void toggleLog() {
        controller.setLogarithmic(!model.picture().get().options().logarithmic());
    }

    private static Action act(String id, String title, String keys, Runnable run) {
        return Action.of("trends." + id, title, GROUP, run).withKeys(keys);
    }

    /** Keys that are no characters; characters come by way of the actions. */
    private void pressed(KeyEvent event) {
        boolean writing = event.getTarget() instanceof TextInputControl text && text.isEditable();
        boolean onChart = event.getTarget() == chart;
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        boolean taken =
                switch (event.getCode()) {
                    case ESCAPE -> writing && controller.leaveSearch();
                    case LEFT -> onChart && done(() -> model.pan(-PAN));
                    case RIGHT -> onChart && done(() -> model.pan(PAN));
                    default -> false;
                };
        if (taken) {
            event.consume();
        }
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    @Override
    public void close() {
        model.close();
    }
}
