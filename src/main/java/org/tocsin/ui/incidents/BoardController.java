package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** Binds the board, its toolbar and its states to the view-model. */
final class BoardController implements BoardColumn.Doing {
    private static final int SKELETON = 6;

    private final BoardViewModel model;
    private final Choices choices;
    private final Going going;
    private final Map<String, ToggleButton> chips = new HashMap<>();
    private final Map<UUID, String> drafts = new HashMap<>();
    private final ChangeListener<Instant> onBeat = (_, _, now) -> tick(now);
    private List<BoardColumn> shown = List.of();
    private Optional<UUID> noting = Optional.empty();

    @FXML private StackPane place;
    @FXML private TextField search;
    @FXML private HBox severities;
    @FXML private ToggleButton mine;
    @FXML private ComboBox<BoardChoice> pipeline;
    @FXML private ComboBox<BoardChoice> category;
    @FXML private ComboBox<BoardChoice> grouping;
    @FXML private Button clear;
    @FXML private ToggleButton closed;
    @FXML private ScrollPane scroll;
    @FXML private HBox columns;
    @FXML private StackPane state;
    @FXML private HBox noteBar;
    @FXML private Label noteOn;
    @FXML private TextField noteText;

    /** What there is to filter by. */
    record Choices(List<BoardChoice> pipelines, List<BoardChoice> categories) {}

    /** Where the board leads. */
    record Going(Consumer<UUID> open, Runnable declare) {}

    BoardController(BoardViewModel model, Choices choices, Going going) {
        this.model = model;
        this.choices = choices;
        this.going = going;
    }

    @FXML
    private void initialize() {
        bindToolbar();
        layColumns();
        model.closedShown()
                .addListener((_, _, on) -> {
                    closed.setSelected(on);
                    layColumns();
                });
        model.filter().subscribe(this::mirror);
        model.phase().subscribe(this::show);
        model.current().subscribe(this::mark);
        model.now().addListener(onBeat);
        showNote(false);
    }

    private void bindToolbar() {
        search.textProperty()
                .addListener((_, _, text) -> model.filter(model.filter().get().withText(text)));
        mine.setOnAction(_ -> model.filter(model.filter().get().withMine(mine.isSelected())));
        for (var severity : model.scale()) {
            severities.getChildren().add(chip(severity.id(), BoardWords.tone(severity)));
        }
        offer(
                pipeline,
                "Any pipeline",
                choices.pipelines(),
                id -> model.filter(model.filter().get().withPipeline(id)));
        offer(
                category,
                "Any category",
                choices.categories(),
                id -> model.filter(model.filter().get().withCategory(id)));
        for (var each : BoardGrouping.values()) {
            grouping.getItems().add(new BoardChoice(each.name(), each.title()));
        }
        grouping.getSelectionModel().selectFirst();
        grouping.setOnAction(_ -> model.group(BoardGrouping.valueOf(grouping.getValue().id())));
        closed.setOnAction(_ -> model.showClosed(closed.isSelected()));
    }

    private ToggleButton chip(String severity, SeverityBadge.Tone tone) {
        var badge = new SeverityBadge();
        badge.show(severity, tone);
        var chip = new ToggleButton(null, badge);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setId("severity-" + severity);
        chip.setTooltip(new Tooltip("Only " + severity));
        chip.setAccessibleText("Only severity " + severity);
        chip.setOnAction(_ -> model.filter(model.filter().get().toggle(severity)));
        chips.put(severity, chip);
        return chip;
    }

    private static void offer(
            ComboBox<BoardChoice> box,
            String any,
            List<BoardChoice> choices,
            Consumer<String> onChosen) {
        box.getItems().add(new BoardChoice("", any));
        box.getItems().addAll(choices);
        box.getSelectionModel().selectFirst();
        box.setOnAction(_ -> onChosen.accept(box.getValue().id()));
        // A list with nothing in it offers nothing to filter by.
        box.setVisible(!choices.isEmpty());
        box.setManaged(!choices.isEmpty());
    }

    private void layColumns() {
        shown =
                model.shown().stream()
                        .map(column -> {
                            var made = new BoardColumn(column, model.now(), this);
                            made.whenHovered(model::pointer);
                            return made;
                        })
                        .toList();
        columns.getChildren().setAll(shown);
        mark(model.current().get());
    }

    /** Shows choices that were made elsewhere. */
    private void mirror(BoardFilter filter) {
        if (!search.getText().equals(filter.text())) {
            search.setText(filter.text());
        }
        mine.setSelected(filter.mine());
        chips.forEach((id, chip) -> chip.setSelected(filter.severities().contains(id)));
        select(pipeline, filter.about().pipeline());
        select(category, filter.about().category());
        clear.setVisible(!filter.isNone());
        clear.setManaged(!filter.isNone());
    }

    private static void select(ComboBox<BoardChoice> box, String id) {
        box.getItems().stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .ifPresent(box::setValue);
    }

    private void show(BoardViewModel.Phase phase) {
        var pane =
                switch (phase) {
                    case BoardViewModel.Phase.Loading() -> Optional.of(StatePane.loading(SKELETON));
                    case BoardViewModel.Phase.Failed(var message) ->
                            Optional.of(
                                    StatePane.failed(
                                            new Trouble(message, "", "Try again in a moment."),
                                            Action.of("", "Try again", "", model::refresh)));
                    case BoardViewModel.Phase.NoIncidents() ->
                            Optional.of(
                                    StatePane.empty(
                                            Feather.SHIELD,
                                            "No incident yet. One opens by itself when a check fails, or when somebody says that the numbers don't look right.",
                                            Action.of(
                                                    "",
                                                    "Declare an incident",
                                                    "",
                                                    going.declare())));
                    case BoardViewModel.Phase.NoMatch() ->
                            Optional.of(
                                    StatePane.empty(
                                            Feather.SEARCH,
                                            "No incident matches the filters.",
                                            Action.of(
                                                    "",
                                                    "Clear the filters",
                                                    "",
                                                    this::clearFilter)));
                    case BoardViewModel.Phase.Shown() -> Optional.<StatePane>empty();
                };
        state.getChildren().setAll(pane.stream().toList());
        state.setVisible(pane.isPresent());
        scroll.setVisible(pane.isEmpty());
    }

    private void mark(Optional<UUID> incident) {
        shown.forEach(column -> column.mark(incident));
    }

    private void tick(Instant now) {
        shown.forEach(column -> column.tick(now));
    }

    /** Moves to the next card of the column, or to the first one of all. */
    void move(int step) {
        var here = column();
        if (here.isEmpty()) {
            shown.stream()
                    .flatMap(column -> column.model().cards().stream())
                    .findFirst()
                    .ifPresent(row -> choose(row.id()));
        } else {
            var cards = here.get().model().cards();
            choose(cards.get(Math.clamp(index(cards) + (long) step, 0, cards.size() - 1)).id());
        }
        column().ifPresent(BoardColumn::focus);
    }

    /** Moves to the next column with cards. */
    void sidestep(int step) {
        var here = column();
        if (here.isEmpty()) {
            move(0);
            return;
        }
        int row = index(here.get().model().cards());
        for (int i = shown.indexOf(here.get()) + step; i >= 0 && i < shown.size(); i += step) {
            var cards = shown.get(i).model().cards();
            if (!cards.isEmpty()) {
                choose(cards.get(Math.min(row, cards.size() - 1)).id());
                shown.get(i).focus();
                return;
            }
        }
    }

    /** Carries the marked card into the next column. */
    void carry(int step) {
        var here = column();
        here.ifPresent(column -> {
            int to = shown.indexOf(column) + step;
            if (to >= 0 && to < shown.size()) {
                withCurrent(row -> drop(row.id(), shown.get(to).model()));
            }
        });
    }

    private Optional<BoardColumn> column() {
        return shown.stream().filter(column -> index(column.model().cards()) >= 0).findFirst();
    }

    private int index(List<BoardRow> cards) {
        var current = model.current().get();
        for (int i = 0; i < cards.size(); i++) {
            if (current.filter(cards.get(i).id()::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void choose(UUID incident) {
        model.choose(Optional.of(incident));
    }

    @Override
    public void open(UUID incident) {
        going.open().accept(incident);
    }

    @Override
    public void drop(UUID incident, BoardColumnModel onto) {
        model.row(incident).ifPresent(row -> model.deeds().move(row, onto.state()));
    }

    void withCurrent(Consumer<BoardRow> act) {
        model.currentRow().ifPresent(act);
    }

    void openCurrent() {
        withCurrent(row -> open(row.id()));
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    void focusBoard() {
        column().or(() -> shown.stream().findFirst()).ifPresent(BoardColumn::focus);
    }

    boolean isSearching() {
        return search.isFocused();
    }

    /** First the text goes, then the focus. */
    void leaveSearch() {
        if (search.getText().isEmpty()) {
            focusBoard();
        } else {
            search.clear();
        }
    }

    boolean isNoting() {
        return noteBar.isVisible();
    }

    void startNote() {
        withCurrent(row -> {
            // The note stays with this card, whatever is marked while it is being written.
            noting = Optional.of(row.id());
            noteOn.setText("Note on #" + row.now().incident().id().number());
            noteText.setText(drafts.getOrDefault(row.id(), ""));
            showNote(true);
            noteText.requestFocus();
            noteText.end();
        });
    }

    /** Puts the note away; what was typed is there again the next time. */
    void leaveNote() {
        noting.ifPresent(incident -> drafts.put(incident, noteText.getText()));
        showNote(false);
        focusBoard();
    }

    private void showNote(boolean on) {
        noteBar.setVisible(on);
        noteBar.setManaged(on);
    }

    @FXML
    private void addNote() {
        if (!noteText.getText().isBlank()) {
            noting.flatMap(model::row)
                    .ifPresent(row -> model.deeds().note(row, noteText.getText()));
            noteText.clear();
            leaveNote();
        }
    }

    @FXML
    private void clearFilter() {
        model.filter(BoardFilter.NONE);
    }

    /** Where something can be laid over the board. */
    Pane place() {
        return place;
    }

    void close() {
        model.now().removeListener(onBeat);
    }
}
