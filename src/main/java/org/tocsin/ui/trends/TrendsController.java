package org.tocsin.ui.trends;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.domain.trend.SavedView.Compare;
import org.tocsin.domain.trend.SavedView.Length;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** Binds the place to its view-model. */
final class TrendsController {
    private static final double LIST_WIDTH = 240;
    private static final String HINT =
            "Drag or wheel zooms, Shift drag pans, Ctrl drag names a stretch, a click opens a value";

    private final TrendsViewModel model;
    private final Sheets sheets;

    @FXML private HBox lengths;
    @FXML private HBox pages;
    @FXML private ComboBox<Compare> compare;
    @FXML private ToggleButton logarithmic;
    @FXML private MenuButton marks;
    @FXML private MenuButton views;
    @FXML private MenuButton exports;
    @FXML private SplitPane split;
    @FXML private TextField search;
    @FXML private ListView<Entry> list;
    @FXML private Label count;
    @FXML private Hyperlink clear;
    @FXML private StackPane content;
    @FXML private Label stretch;
    @FXML private Label hint;

    /**
     * What can stand in the middle.
     *
     * @param chart the charts themselves
     * @param other anything else that shows the same values
     */
    record Sheets(Node chart, java.util.function.Function<TrendsViewModel.Page, Node> other) {}

    TrendsController(TrendsViewModel model, Sheets sheets) {
        this.model = model;
        this.sheets = sheets;
    }

    @FXML
    private void initialize() {
        Choice.fill(
                lengths,
                List.of(Length.DAY, Length.WEEK, Length.MONTH, Length.ALL),
                model.length(),
                TrendsController::words);
        // Choosing a length looks at it; a zoom merely lets it go.
        lengths.getChildren()
                .forEach(button ->
                        ((ToggleButton) button)
                                .setOnAction(_ -> model.show((Length) button.getUserData())));
        Choice.fill(
                pages,
                List.of(TrendsViewModel.Page.values()),
                model.page(),
                TrendsController::words);
        compare.getItems().setAll(Compare.values());
        compare.setConverter(new Comparing());
        compare.setValue(Compare.NOTHING);
        compare.setOnAction(_ ->
                model.options(before ->
                        new SavedView.Options(
                                compare.getValue(), before.logarithmic(), before.hidden())));
        logarithmic.setOnAction(_ -> setLogarithmic(logarithmic.isSelected()));
        fillMarks();
        list.setItems(model.list().found());
        list.setFixedCellSize(MetricCell.HEIGHT);
        list.setCellFactory(_ -> new MetricCell(model::toggle));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::listKey);
        search.textProperty().bindBidirectional(model.list().search());
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::counted, model.picture(), model.list().found()));
        clear.disableProperty().bind(model.picture().map(p -> p.tracks().isEmpty()));
        say("");
        model.picture().subscribe(this::tell);
        model.picture()
                .addListener((_, before, now) -> {
                    // A scatter begins with the second metric.
                    if (isPair(before) != isPair(now)) {
                        lay();
                    }
                });
        model.phase().subscribe(_ -> lay());
        model.page().subscribe(_ -> lay());
        split.widthProperty()
                .addListener((_, before, width) -> {
                    if (before.doubleValue() == 0 && width.doubleValue() > 0) {
                        split.setDividerPositions(LIST_WIDTH / width.doubleValue());
                    }
                });
    }

    private static boolean isPair(Picture picture) {
        return picture.tracks().size() > 1;
    }

    private String counted() {
        int charted = model.picture().get().tracks().size();
        return "%,d of %,d charted".formatted(charted, model.list().found().size());
    }

    private void tell(Picture picture) {
        var sight = picture.sight();
        stretch.setText(
                "%s to %s"
                        .formatted(
                                Times.exact(sight.from(), picture.zone()),
                                Times.exact(sight.until(), picture.zone())));
        compare.setValue(picture.options().compare());
        logarithmic.setSelected(picture.options().logarithmic());
        for (var item : marks.getItems()) {
            if (item instanceof CheckMenuItem check
                    && check.getUserData() instanceof Mark.Kind kind) {
                check.setSelected(!picture.options().hidden().contains(kind));
            }
        }
    }

    private void fillMarks() {
        for (var kind : Mark.Kind.values()) {
            var item = new CheckMenuItem(many(kind));
            item.setUserData(kind);
            item.setSelected(true);
            item.setOnAction(_ -> model.toggle(kind));
            marks.getItems().add(item);
        }
    }

    private static String many(Mark.Kind kind) {
        return switch (kind) {
            case INCIDENT -> "Incidents";
            case EXCEPTION -> "Exceptions to rules";
            case WINDOW -> "Maintenance windows";
            case HOLIDAY -> "Holidays";
            case EXCLUSION -> "Stretches left out of baselines";
            case DEPLOYMENT -> "Deployments";
            case NOTE -> "Notes";
        };
    }

    void setLogarithmic(boolean on) {
        model.options(before -> new SavedView.Options(before.compare(), on, before.hidden()));
    }

    private static List<String> words(Length length) {
        return switch (length) {
            case DAY -> List.of("24 h", "The last 24 hours");
            case WEEK -> List.of("7 d", "The last 7 days");
            case MONTH -> List.of("28 d", "The last 28 days");
            case ALL -> List.of("All", "Everything that is kept (0)");
            case FIXED -> List.of("Fixed", "A stretch of its own");
        };
    }

    private static List<String> words(TrendsViewModel.Page page) {
        return switch (page) {
            case CHART -> List.of("Chart", "Values over time (1)");
            case SEGMENTS -> List.of("Segments", "Each segment by itself (2)");
            case TABLE -> List.of("Table", "The same values as a table (3)");
            case SPREAD -> List.of("Distribution", "How the visible values are spread (4)");
            case PAIR -> List.of("Scatter", "How two metrics go together (5)");
        };
    }

    private void lay() {
        content.getChildren().setAll(shown());
    }

    private Node shown() {
        return switch (model.phase().get()) {
            case TrendsViewModel.Phase.Loading() -> StatePane.loading(6);
            case TrendsViewModel.Phase.Failed(var message) ->
                    StatePane.failed(
                            new Trouble("The metrics could not be read.", message, ""),
                            Action.of("trends.retry", "Try again", "Trends", model::retry));
            case TrendsViewModel.Phase.Nothing() ->
                    StatePane.empty(
                            Feather.TRENDING_UP,
                            "This playbook has no checks yet; what they measure is charted here.");
            case TrendsViewModel.Phase.Unchosen() ->
                    StatePane.empty(
                            Feather.TRENDING_UP,
                            "Choose one or several metrics at the left to see them over time.",
                            Action.of(
                                    "trends.first",
                                    "Show those that are in breach",
                                    "Trends",
                                    model::showBreaching));
            case TrendsViewModel.Phase.Shown() ->
                    model.page().get() == TrendsViewModel.Page.CHART
                            ? sheets.chart()
                            : sheets.other().apply(model.page().get());
        };
    }

    private void listKey(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            Optional.ofNullable(list.getFocusModel().getFocusedItem())
                    .ifPresent(entry -> {
                        int index = list.getFocusModel().getFocusedIndex();
                        model.toggle(entry.id());
                        list.getFocusModel().focus(index);
                        event.consume();
                    });
        }
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Whether the keys went into the search, which they now leave. */
    boolean leaveSearch() {
        boolean there = search.isFocused();
        if (there) {
            model.list().search().set("");
            list.requestFocus();
        }
        return there;
    }

    /** What to do next, in place of the usual hint; empty for that. */
    void say(String next) {
        hint.setText(next.isEmpty() ? HINT : next);
    }

    /** Where charts stand. */
    StackPane area() {
        return content;
    }

    SplitPane split() {
        return split;
    }

    MenuButton views() {
        return views;
    }

    MenuButton exports() {
        return exports;
    }

    @FXML
    private void clear() {
        model.showOnly(List.of());
    }

    /** Comparisons by what people call them. */
    private static final class Comparing extends StringConverter<Compare> {
        @Override
        public String toString(Compare compare) {
            return switch (compare) {
                case NOTHING -> "Compare with nothing";
                case LAST_WEEK -> "Compare with last week";
                case LAST_MONTH -> "Compare with 4 weeks ago";
            };
        }

        @Override
        public Compare fromString(String text) {
            throw new UnsupportedOperationException("the list is not typed into");
        }
    }
}
