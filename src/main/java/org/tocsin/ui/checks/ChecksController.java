package org.tocsin.ui.checks;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.CheckId;
import org.tocsin.ui.kit.VerdictBadge;

/** Binds the table, its toolbar and its states to the view-model. */
final class ChecksController {
    private static final double COMPACT = 28;
    private static final double ROOMY = 36;
    private static final double NARROW_BELOW = 1_080;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Rows kept in sight above the one moved to. */
    private static final int ABOVE = 4;

    private final ChecksViewModel model;
    private final ScheduleStrip strip;
    private final Consumer<CheckRow> onOpen;
    private final ObservableList<Line> items = FXCollections.observableArrayList();
    private final Map<State, ToggleButton> chips = new EnumMap<>(State.class);
    private Runnable showDeployments = () -> {};
    private boolean restoring;

    @FXML private VBox place;
    @FXML private TextField search;
    @FXML private HBox chipBox;
    @FXML private ToggleButton grouped;
    @FXML private ToggleButton roomy;
    @FXML private HBox idle;
    @FXML private HBox busy;
    @FXML private ProgressBar bar;
    @FXML private Label progress;
    @FXML private Button runSelected;
    @FXML private Button runAll;
    @FXML private HBox banner;
    @FXML private Label trouble;
    @FXML private VBox stripBox;
    @FXML private SplitPane split;
    @FXML private TableView<Line> table;

    /**
     * @param onOpen shows one check beside the list
     */
    ChecksController(ChecksViewModel model, ScheduleViewModel schedule, Consumer<CheckRow> onOpen) {
        this.model = model;
        this.strip = new ScheduleStrip(schedule, model.selection(), model::all);
        this.onOpen = onOpen;
    }

    @FXML
    private void initialize() {
        bindTable();
        bindToolbar();
        stripBox.getChildren().setAll(strip);
        for (var state : State.values()) {
            chips.put(state, chip(state));
        }
        chipBox.getChildren().setAll(chips.values());
        model.counts().addListener((_, _, now) -> count(now));
        count(model.counts().get());
        model.layout().addListener((_, _, now) -> mirror(now));
        model.lines().addListener((_, _, now) -> replace(now));
        model.phase().addListener((_, _, now) -> table.setPlaceholder(Placeholders.of(now, model)));
        table.setPlaceholder(Placeholders.of(model.phase().get(), model));
        replace(model.lines().get());
    }

    private void bindTable() {
        new Columns(table, model);
        table.setItems(items);
        table.setTableMenuButtonVisible(true);
        // Keys work at once, without a click first.
        table.sceneProperty().subscribe(scene -> table.requestFocus());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setRowFactory(_ -> new LineRow(this::openLine));
        table.fixedCellSizeProperty()
                .bind(Bindings.when(model.compact()).then(COMPACT).otherwise(ROOMY));
        table.hoverProperty().addListener((_, _, inside) -> model.pointer(inside));
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<Line>) _ -> tellSelection());
    }

    private void bindToolbar() {
        place.widthProperty()
                .addListener((_, _, width) ->
                        place.pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_BELOW));
        search.textProperty().addListener((_, _, text) -> model.search(text));
        grouped.selectedProperty().addListener((_, _, on) -> model.group(on));
        roomy.selectedProperty().addListener((_, _, on) -> model.compact().set(!on));
        model.compact().addListener((_, _, compact) -> roomy.setSelected(!compact));
        runSelected.disableProperty().bind(model.selection().map(Set::isEmpty));
        runAll.disableProperty().bind(model.counts().map(counts -> counts.total() == 0));
        progress.textProperty().bind(model.progress().map(ChecksViewModel.Progress::words));
        bar.progressProperty()
                .bind(
                        model.progress()
                                .map(at ->
                                        at.total() == 0 ? 0.0 : (double) at.done() / at.total()));
        var underWay = model.progress().map(ChecksViewModel.Progress::underWay);
        busy.visibleProperty().bind(underWay);
        idle.visibleProperty().bind(underWay.map(on -> !on));
        trouble.textProperty().bind(model.trouble());
        banner.visibleProperty().bind(model.trouble().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
    }

    private ToggleButton chip(State state) {
        var badge = new VerdictBadge();
        badge.show(Badges.kind(state), state.title(), Optional.empty());
        var chip = new ToggleButton();
        chip.setGraphic(badge);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setId("chip-" + state.name().toLowerCase(Locale.ROOT));
        chip.setTooltip(new Tooltip(state.title()));
        chip.setOnAction(_ -> model.show(chosen()));
        return chip;
    }

    private Set<State> chosen() {
        var states = EnumSet.noneOf(State.class);
        chips.forEach((state, chip) -> {
            if (chip.isSelected()) {
                states.add(state);
            }
        });
        return states;
    }

    private void count(Tally.Counts counts) {
        chips.forEach((state, chip) -> {
            int count = counts.of(state);
            chip.setText("%,d".formatted(count));
            chip.setAccessibleText("Show only " + state.counted(count));
            // A state that no check is in offers nothing to filter by.
            boolean useful = count > 0 || chip.isSelected();
            chip.setVisible(useful);
            chip.setManaged(useful);
        });
    }

    /** Shows choices that were made elsewhere: by a key, the palette, or the clear button. */
    private void mirror(Layout layout) {
        grouped.setSelected(layout.grouped());
        if (!new Layout.Filter(Set.of(), search.getText()).text().equals(layout.filter().text())) {
            search.setText(layout.filter().text());
        }
        chips.forEach((state, chip) -> chip.setSelected(layout.filter().states().contains(state)));
        count(model.counts().get());
    }

    private void replace(List<Line> lines) {
        var selected = model.selection().get();
        var focused = table.getFocusModel().getFocusedItem();
        restoring = true;
        try {
            items.setAll(lines);
            int[] indices =
                    IntStream.range(0, lines.size())
                            .filter(i ->
                                    lines.get(i) instanceof CheckRow row
                                            && selected.contains(row.id()))
                            .toArray();
            table.getSelectionModel().clearSelection();
            if (indices.length > 0) {
                table.getSelectionModel().selectIndices(indices[0], indices);
            }
            if (focused != null && lines.contains(focused)) {
                table.getFocusModel().focus(lines.indexOf(focused));
            }
        } finally {
            restoring = false;
        }
    }

    private void tellSelection() {
        if (!restoring) {
            Set<CheckId> ids =
                    table.getSelectionModel().getSelectedItems().stream()
                            .filter(CheckRow.class::isInstance)
                            .map(line -> ((CheckRow) line).id())
                            .collect(Collectors.toCollection(HashSet::new));
            model.select(ids);
        }
    }

    private void openLine(Line line) {
        switch (line) {
            case CheckRow row -> onOpen.accept(row);
            case GroupRow group -> model.fold(group);
        }
    }

    /** Puts a line above the table. */
    void above(Node line) {
        stripBox.getChildren().addFirst(line);
    }

    void onDeployments(Runnable show) {
        this.showDeployments = show;
    }

    @FXML
    private void deployments() {
        showDeployments.run();
    }

    @FXML
    void askPastDays() {
        strip.askPastDays();
    }

    /** False when no form was open. */
    boolean closeForm() {
        boolean was = strip.close();
        if (was) {
            focusTable();
        }
        return was;
    }

    @FXML
    void askPause() {
        strip.askPause();
    }

    /** Opens what the keyboard rests on. */
    void openFocused() {
        var line = table.getFocusModel().getFocusedItem();
        if (line != null) {
            openLine(line);
        }
    }

    /** Marks the check that is shown beside the list, wherever it was opened from. */
    void mark(CheckRow row) {
        int at = items.indexOf(row);
        if (at >= 0 && !table.getSelectionModel().isSelected(at)) {
            table.getSelectionModel().clearAndSelect(at);
            table.scrollTo(Math.max(0, at - ABOVE));
        }
    }

    /** Moves the selection to the next check, over headers. */
    void move(int step) {
        int at = table.getSelectionModel().getSelectedIndex();
        for (int i = at + step; i >= 0 && i < items.size(); i += step) {
            if (items.get(i) instanceof CheckRow) {
                table.getSelectionModel().clearAndSelect(i);
                table.scrollTo(Math.max(0, i - ABOVE));
                table.requestFocus();
                return;
            }
        }
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    void focusTable() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !items.isEmpty()) {
            move(1);
        }
    }

    /** Handles Escape in the search field: first its text goes, then the focus. */
    boolean leaveSearch(KeyEvent event) {
        if (!search.isFocused()) {
            return false;
        }
        event.consume();
        if (search.getText().isEmpty()) {
            focusTable();
        } else {
            search.clear();
        }
        return true;
    }

    boolean holdsTable(Object target) {
        return target instanceof Node node && (node == table || isInside(node));
    }

    private boolean isInside(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == table) {
                return true;
            }
        }
        return false;
    }

    SplitPane split() {
        return split;
    }

    @FXML
    private void runSelected() {
        model.runSelected();
    }

    @FXML
    private void runAll() {
        model.runAll();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void dismiss() {
        model.dismissTrouble();
    }
}
