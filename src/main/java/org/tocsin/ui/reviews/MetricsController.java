package org.tocsin.ui.reviews;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.StatePane;

/** Binds the page of figures. */
final class MetricsController {
    private static final double DETAIL_SHARE = 0.66;
    private static final String ALL = "";

    private final MetricsViewModel model;
    private final BehindPanel behind;
    private final Exporting exporting;
    private final List<FigureTile> figures =
            Arrays.stream(Figure.values()).map(FigureTile::new).toList();
    private boolean filling;
    @FXML private VBox page;
    @FXML private ComboBox<MetricsViewModel.Reach> reach;
    @FXML private HBox days;
    @FXML private DatePicker from;
    @FXML private DatePicker to;
    @FXML private ComboBox<MetricsViewModel.Choice> severity;
    @FXML private ComboBox<MetricsViewModel.Choice> category;
    @FXML private ComboBox<MetricsViewModel.Choice> team;
    @FXML private MenuButton export;
    @FXML private HBox staleBar;
    @FXML private StackPane room;
    @FXML private SplitPane split;
    @FXML private Label period;
    @FXML private Label working;
    @FXML private StackPane tiles;
    @FXML private Label trendTitle;
    @FXML private Label definition;
    @FXML private StackPane trend;
    @FXML private ComboBox<Grouping> by;
    @FXML private TableView<MetricsSheet.Row> table;
    private @Nullable TrendBars bars;
    private @Nullable Node state;

    MetricsController(MetricsViewModel model, BehindPanel behind, Exporting exporting) {
        this.model = model;
        this.behind = behind;
        this.exporting = exporting;
    }

    @FXML
    private void initialize() {
        choices();
        figures.forEach(tile -> tile.setOnAction(_ -> model.open(tile.figure())));
        tiles.getChildren().setAll(new TileGrid(figures));
        var drawn = new TrendBars(model::open);
        bars = drawn;
        trend.getChildren().setAll(drawn);
        GroupTable.prepare(table, model::open);
        for (var format : Exporting.Format.values()) {
            var item = new MenuItem(format.title());
            item.setId("metrics-export-" + format.id());
            item.setOnAction(_ -> exporting.write(format, page.getScene().getWindow()));
            export.getItems().add(item);
        }
        shownWhen(working, model.working().get());
        model.working().subscribe(busy -> working.setVisible(busy));
        model.stale().subscribe(stale -> shownWhen(staleBar, stale));
        model.stand().subscribe(this::show);
        model.figure().subscribe(_ -> model.sheet().ifPresent(this::showFigure));
        model.behind().subscribe(this::show);
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void choices() {
        reach.getItems().setAll(MetricsViewModel.Reach.values());
        reach.setConverter(words(MetricsViewModel.Reach::title));
        reach.setValue(model.asking().get().reach());
        by.getItems().setAll(Grouping.values());
        by.setConverter(words(Grouping::title));
        by.setValue(model.asking().get().by());
        from.setValue(model.asking().get().from());
        to.setValue(model.asking().get().to());
        chosen(reach, each -> ask(asking -> asking.with(each)));
        chosen(by, each -> ask(asking -> asking.by(each)));
        from.valueProperty().addListener((_, _, _) -> askDays());
        to.valueProperty().addListener((_, _, _) -> askDays());
        for (var filter : List.of(severity, category, team)) {
            filter.setConverter(words(MetricsViewModel.Choice::title));
            chosen(filter, _ -> ask(asking -> asking.with(filter())));
        }
        model.asking()
                .subscribe(
                        asking -> shownWhen(days, asking.reach() == MetricsViewModel.Reach.DATES));
    }

    private <T> void chosen(ComboBox<T> box, Consumer<T> act) {
        box.valueProperty()
                .addListener((_, _, value) -> {
                    if (!filling && value != null) {
                        act.accept(value);
                    }
                });
    }

    private void ask(Function<MetricsViewModel.Asking, MetricsViewModel.Asking> change) {
        model.asking().set(change.apply(model.asking().get()));
    }

    /** Half a choice is none; the other end moves along where it would lie on the wrong side. */
    private void askDays() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        if (filling || first == null || last == null) {
            return;
        }
        if (last.isBefore(first)) {
            boolean movedFirst = !first.equals(model.asking().get().from());
            filling = true;
            (movedFirst ? to : from).setValue(movedFirst ? first : last);
            filling = false;
            ask(asking -> movedFirst ? asking.between(first, first) : asking.between(last, last));
            return;
        }
        ask(asking -> asking.between(first, last));
    }

    private MetricsSheet.Filter filter() {
        return new MetricsSheet.Filter(id(severity), id(category), id(team));
    }

    private static Optional<String> id(ComboBox<MetricsViewModel.Choice> box) {
        // The first is "all"; an empty id further down is "none named".
        return box.getSelectionModel().getSelectedIndex() <= 0
                ? Optional.empty()
                : Optional.of(box.getValue().id());
    }

    private static <T> StringConverter<T> words(Function<T, String> title) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }

    // Showing

    private void show(MetricsViewModel.Stand stand) {
        export.setDisable(!(stand instanceof MetricsViewModel.Stand.Ready));
        switch (stand) {
            case MetricsViewModel.Stand.Loading() -> instead(StatePane.loading(6));
            case MetricsViewModel.Stand.Nothing() ->
                    instead(
                            StatePane.empty(
                                    Feather.BAR_CHART_2,
                                    "There has been no incident yet. How quickly they are noticed,"
                                            + " taken up and resolved is shown here."));
            case MetricsViewModel.Stand.Failed(var trouble) ->
                    instead(
                            StatePane.failed(
                                    trouble,
                                    Action.of(
                                            "metrics.again",
                                            "Try again",
                                            "Reviews",
                                            model::refresh)));
            case MetricsViewModel.Stand.Ready ready -> show(ready);
        }
    }

    private void instead(Node pane) {
        clear();
        state = pane;
        room.getChildren().add(pane);
        split.setVisible(false);
    }

    private void clear() {
        Optional.ofNullable(state).ifPresent(room.getChildren()::remove);
        state = null;
    }

    private void show(MetricsViewModel.Stand.Ready ready) {
        clear();
        split.setVisible(true);
        var sheet = ready.sheet();
        filling = true;
        refill(severity, "All severities", ready.choices().severities());
        refill(category, "All categories", ready.choices().categories());
        refill(team, "All teams", ready.choices().teams());
        filling = false;
        period.setText(MetricsWords.period(sheet.asked().period()));
        figures.forEach(tile -> tile.show(sheet.whole()));
        GroupTable.fill(table, sheet.asked().grouping().title(), sheet.rows());
        showFigure(sheet);
    }

    private static void refill(
            ComboBox<MetricsViewModel.Choice> box,
            String all,
            List<MetricsViewModel.Choice> choices) {
        var items = new ArrayList<MetricsViewModel.Choice>();
        items.add(new MetricsViewModel.Choice(ALL, all));
        items.addAll(choices);
        if (!items.equals(box.getItems())) {
            int index = Math.max(0, items.indexOf(box.getValue()));
            box.getItems().setAll(items);
            box.getSelectionModel().select(index);
        }
    }

    private void showFigure(MetricsSheet sheet) {
        var figure = model.figure().get();
        figures.forEach(tile -> tile.chosen(figure));
        trendTitle.setText(
                "%s by %s"
                        .formatted(
                                figure.title(),
                                sheet.asked().period().isByWeeks() ? "week" : "month"));
        definition.setText(figure.definition());
        if (bars != null) {
            bars.show(figure, sheet.trend());
        }
    }

    private void show(Optional<MetricsViewModel.Behind> shown) {
        shown.ifPresentOrElse(
                each -> {
                    behind.show(each);
                    if (!split.getItems().contains(behind)) {
                        split.getItems().add(behind);
                        split.setDividerPositions(DETAIL_SHARE);
                    }
                },
                () -> split.getItems().remove(behind));
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && model.behind().get().isPresent()) {
            model.closeBehind();
            key.consume();
        }
    }

    @FXML
    private void refresh() {
        model.refresh();
    }

    private static void shownWhen(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
