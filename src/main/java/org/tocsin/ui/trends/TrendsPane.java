package org.tocsin.ui.trends;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView.Length;
import org.tocsin.engine.TrendDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;
import org.tocsin.ui.trends.TrendsViewModel.Page;

/** The Trends place. Built and used on the UI thread. */
public final class TrendsPane implements AutoCloseable {
    private static final String GROUP = "Trends";
    private static final double STEP = 1.5;
    private static final double PAN = 0.25;
    private static final double PANEL = 380;

    private final Links links;
    private final TrendsViewModel model;
    private final PointViewModel point;
    private final TrendChart chart;
    private final Pages pages;
    private final TrendsController controller;
    private final Deeds deeds;
    private final StretchForm form;
    private final PointPanel panel;
    private final Exporting exporting;
    private final ViewsMenu saved;
    private final StackPane over;
    private final Parent root;
    private Optional<Long> begun = Optional.empty();

    /**
     * @param now the one ticker's time
     * @param zone the team's, in which times are told
     * @param saveAs asks where files go
     */
    public record Around(ObservableValue<Instant> now, ZoneId zone, Notes notes, SaveAs saveAs) {}

    /** Where it leads. */
    public record Links(
            Consumer<CheckId> check, Consumer<UUID> incident, Consumer<Report> report) {}

    /**
     * What is known of an incident that a person wants to open here.
     *
     * @param words what was seen, in a sentence or two
     * @param metric what was measured
     * @param since as the report form takes it, in the team's zone
     */
    public record Report(String title, String words, String metric, String since) {}

    public TrendsPane(TrendDesk desk, Threads threads, Around around, Links links) {
        this.links = links;
        model = new TrendsViewModel(desk, threads, around);
        point = new PointViewModel(desk, threads, around.zone());
        chart = new TrendChart(model, new TrendChart.Acts(this::open, this::name, this::follow));
        pages =
                new Pages(
                        model,
                        new SegmentsViewModel(model, desk, threads),
                        new ValueTable(around.zone(), this::open));
        controller = new TrendsController(model, new TrendsController.Sheets(chart, pages::node));
        var place = Views.load("trends/trends", TrendsController.class, controller);
        saved = new ViewsMenu(model, desk, threads, controller.views());
        deeds =
                new Deeds(
                        desk,
                        threads,
                        around.notes(),
                        new Deeds.Told(model::readMarks, saved::refresh));
        saved.saveBy(deeds);
        form =
                new StretchForm(
                        new StretchForm.Ways(deeds, model::look, this::report, this::closeForm),
                        around.zone());
        panel =
                new PointPanel(
                        point,
                        () -> model.picture().get().marks(),
                        new PointPanel.Ways(links, this::follow, model::toggle, this::closePoint));
        exporting =
                new Exporting(
                        model,
                        new Exporting.Shown(pages::painting, chart::ink, controller.area()),
                        new Exporting.Outside(threads, around.notes(), around.saveAs()));
        exporting.fill(controller.exports());
        over = new StackPane(form.root());
        over.getStyleClass().add("form-over");
        over.setPickOnBounds(false);
        over.setVisible(false);
        StackPane.setAlignment(form.root(), Pos.TOP_CENTER);
        root = new StackPane(place, over);
        root.getStylesheets().addAll(place.getStylesheets());
        root.getStyleClass().add("trends");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        warm(threads);
    }

    private void warm(Threads threads) {
        var example = model.example();
        threads.background().execute(() -> TrendPainter.warm(example));
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

    void toggle(String metric) {
        model.toggle(metric);
    }

    void saveView(String name) {
        saved.save(name);
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
                act("earlier", "Look earlier (Left)", "h", () -> model.pan(-PAN)),
                act("later", "Look later (Right)", "l", () -> model.pan(PAN)),
                act("previous", "Crosshair to the value before", ",", () -> model.step(-1)),
                act("next", "Crosshair to the next value", ".", () -> model.step(1)),
                act("open", "Open the value under the crosshair", "e", this::openCursor),
                act("mark", "Begin a stretch, or end and name it", "m", this::brush),
                act("note", "Note something at the crosshair", "n", this::note),
                act("declare", "Open an incident here", "d", this::declare),
                act("remove", "Take away the mark at the crosshair", "x", this::removeMark),
                act("log", "Logarithmic axis, or linear", "L", this::toggleLog),
                act("chart", "Show as charts", "1", () -> model.page().set(Page.CHART)),
                act("segments", "Show each segment", "2", () -> model.page().set(Page.SEGMENTS)),
                act("table", "Show as a table", "3", () -> model.page().set(Page.TABLE)),
                act("spread", "Show the distribution", "4", () -> model.page().set(Page.SPREAD)),
                act(
                        "pair",
                        "Show two metrics as a scatter",
                        "5",
                        () -> model.page().set(Page.PAIR)),
                act("views", "Saved views", "v", () -> controller.views().show()),
                act("png", "Export as a picture (PNG)", "", () -> export(Exporting.Format.PNG)),
                act("svg", "Export as a drawing (SVG)", "", () -> export(Exporting.Format.SVG)),
                act("csv", "Export values (CSV)", "", () -> export(Exporting.Format.CSV)),
                act("clear", "Chart nothing", "", () -> model.showOnly(List.of())));
    }

    private static Action act(String id, String title, String keys, Runnable run) {
        return Action.of("trends." + id, title, GROUP, run).withKeys(keys);
    }

    private void export(Exporting.Format format) {
        exporting.export(format);
    }

    private void toggleLog() {
        controller.setLogarithmic(!model.picture().get().options().logarithmic());
    }

    // One value

    private void open(Spot spot) {
        point.open(spot);
        var split = controller.split();
        if (!isPointOpen()) {
            SplitPane.setResizableWithParent(panel.root(), false);
            split.getItems().add(panel.root());
            double whole = Math.max(1, split.getWidth());
            split.setDividerPosition(1, 1 - Math.min(PANEL, whole * 0.4) / whole);
        }
    }

    private boolean isPointOpen() {
        return controller.split().getItems().contains(panel.root());
    }

    private void closePoint() {
        controller.split().getItems().remove(panel.root());
        point.close();
        chart.requestFocus();
    }

    private void openCursor() {
        chart.spot().ifPresent(this::open);
    }

    private void declare() {
        chart.spot()
                .or(() -> point.spot().get())
                .ifPresent(spot -> links.report().accept(point.report(spot)));
    }

    private void report(Track track, Sight sight) {
        var trace = track.trace();
        int index = trace.from(sight.from());
        if (index < trace.size()) {
            links.report().accept(point.report(new Spot(track, index)));
        }
    }

    // Marks and stretches

    private void follow(Mark mark) {
        switch (mark.kind()) {
            case INCIDENT -> mark.id().ifPresent(links.incident());
            case EXCEPTION -> mark.checks().stream().findFirst().ifPresent(links.check());
            case EXCLUSION, DEPLOYMENT, NOTE -> offerRemoval(mark);
            case WINDOW, HOLIDAY -> {}
        }
    }

    private void offerRemoval(Mark mark) {
        boolean stretch = mark.kind() == Mark.Kind.EXCLUSION;
        var remove = new MenuItem(stretch ? "Bring it back into baselines" : "Take the note away");
        remove.setOnAction(_ -> deeds.remove(mark));
        remove.setDisable(!Deeds.isRemovable(mark));
        var menu = new ContextMenu(remove);
        var at = chart.localToScreen(chart.getWidth() / 2, 40);
        menu.show(chart, at.getX(), at.getY());
    }

    private void removeMark() {
        model.cursor()
                .get()
                .map(Instant::ofEpochMilli)
                .flatMap(at ->
                        model.picture().get().shown().stream()
                                .filter(Deeds::isRemovable)
                                .filter(mark -> mark.span().touches(at, at.plusMillis(1)))
                                .findFirst())
                .ifPresent(deeds::remove);
    }

    private void brush() {
        var at = model.cursor().get();
        if (at.isEmpty() || begun.isEmpty()) {
            begun = at;
            controller.say(
                    at.isEmpty()
                            ? "Put the crosshair where the stretch begins (, and .), then press m"
                            : "The stretch begins here; move the crosshair to its end, press m again");
            return;
        }
        long one = begun.get();
        begun = Optional.empty();
        controller.say("");
        name(new Sight(Math.min(one, at.get()), Math.max(one, at.get()) + 1));
    }

    private void note() {
        model.cursor()
                .get()
                .ifPresent(at -> ask(new Sight(at, at + 1), StretchForm.Name.DEPLOYMENT));
    }

    private void name(Sight stretch) {
        ask(stretch, StretchForm.Name.INCIDENT);
    }

    private void ask(Sight stretch, StretchForm.Name first) {
        over.setVisible(true);
        var tracks = model.picture().get().tracks();
        var about = chart.pointed().or(() -> tracks.stream().findFirst());
        form.ask(stretch, about, first);
    }

    private void closeForm() {
        over.setVisible(false);
        chart.requestFocus();
    }

    /** Keys that are no characters; characters come by way of the actions. */
    private void pressed(KeyEvent event) {
        boolean writing = event.getTarget() instanceof TextInputControl text && text.isEditable();
        boolean onChart = event.getTarget() == chart;
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        // A closed set of keys out of some two hundred: all others are somebody else's.
        boolean taken =
                switch (event.getCode()) {
                    case ESCAPE -> escape(writing);
                    case LEFT -> onChart && done(() -> model.pan(-PAN));
                    case RIGHT -> onChart && done(() -> model.pan(PAN));
                    case UP -> onChart && done(() -> model.zoom(1 / STEP));
                    case DOWN -> onChart && done(() -> model.zoom(STEP));
                    case ENTER -> onChart && done(this::openCursor);
                    default -> false;
                };
        if (taken) {
            event.consume();
        }
    }

    private boolean escape(boolean writing) {
        if (over.isVisible()) {
            return done(this::closeForm);
        }
        if (writing && controller.leaveSearch()) {
            return true;
        }
        return isPointOpen() && done(this::closePoint);
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    /** Charts all that is kept of one check's metric. */
    public void showAll(String check) {
        model.show(Length.ALL);
        model.showCheck(check);
    }

    /** How many values the charts on screen stand for, to be measured. */
    public int charted() {
        return chart.layoutNow().plots().stream()
                .mapToInt(plot -> plot.track().trace().size())
                .sum();
    }

    /** Looks at so much of what is seen, around the crosshair or the middle. */
    public void zoom(double factor) {
        model.zoom(factor);
    }

    /** Looks later by a share of what is seen; earlier when negative. */
    public void pan(double share) {
        model.pan(share);
    }

    @Override
    public void close() {
        model.close();
    }
}
