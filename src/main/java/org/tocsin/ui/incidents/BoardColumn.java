package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One state's column: its name, how many, and its cards, of which only those in sight exist. */
final class BoardColumn extends VBox {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final String MARK = "tocsin-incident:";

    private final BoardColumnModel model;
    private final Doing doing;
    private final ObservableList<BoardLine> items = FXCollections.observableArrayList();
    private final ListView<BoardLine> list = new ListView<>(items);
    private final List<BoardCell> cells = new ArrayList<>();

    /** What the person at the board does with the cards of a column. */
    interface Doing {
        void choose(UUID incident);

        void open(UUID incident);

        void drop(UUID incident, BoardColumnModel onto);
    }

    BoardColumn(BoardColumnModel model, ObservableValue<Instant> now, Doing doing) {
        this.model = model;
        this.doing = doing;
        getStyleClass().add("board-column");
        setId("column-" + model.title().toLowerCase(java.util.Locale.ROOT));
        HBox.setHgrow(this, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head(), list);
        list.getStyleClass().add("board-list");
        list.setAccessibleText(model.title());
        list.setPlaceholder(new Label(""));
        list.setFixedCellSize(BoardCell.HEIGHT);
        list.setCellFactory(_ -> cell(now));
        list.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        list.addEventFilter(MouseEvent.DRAG_DETECTED, this::dragged);
        setOnDragOver(this::over);
        setOnDragExited(_ -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(this::dropped);
        model.lines().addListener((_, _, next) -> show(next));
        show(model.lines().get());
    }

    private HBox head() {
        var title = new Label(model.title());
        title.getStyleClass().add("board-column-title");
        var count = new Label();
        count.getStyleClass().add("board-count");
        count.textProperty().bind(model.count().map(now -> "%,d".formatted(now.intValue())));
        var head = new HBox(title, count);
        head.getStyleClass().add("board-column-head");
        return head;
    }

    private BoardCell cell(ObservableValue<Instant> now) {
        var cell = new BoardCell(now);
        cells.add(cell);
        return cell;
    }

    private void show(List<BoardLine> next) {
        boolean lanes = !next.isEmpty() && next.getFirst() instanceof BoardLane;
        double height = lanes ? ListView.USE_COMPUTED_SIZE : BoardCell.HEIGHT;
        if (list.getFixedCellSize() != height) {
            list.setFixedCellSize(height);
        }
        var chosen = list.getSelectionModel().getSelectedItem();
        items.setAll(next);
        int at = chosen == null ? -1 : items.indexOf(chosen);
        if (at >= 0) {
            list.getSelectionModel().clearAndSelect(at);
        }
    }

    BoardColumnModel model() {
        return model;
    }

    /** Moves the clocks of the cards that can be seen. */
    void tick(Instant now) {
        if (list.getScene() != null) {
            cells.forEach(cell -> cell.tick(now));
        }
    }

    /** Marks one card and brings it into sight, or none. */
    void mark(Optional<UUID> incident) {
        int at = incident.map(this::indexOf).orElse(-1);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != at) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - 1));
        }
    }

    private int indexOf(UUID incident) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof BoardRow row && row.id().equals(incident)) {
                return i;
            }
        }
        return -1;
    }

    void focus() {
        list.requestFocus();
    }

    private Optional<BoardRow> under(MouseEvent event) {
        for (var node = event.getPickResult().getIntersectedNode();
                node != null;
                node = node.getParent()) {
            if (node instanceof BoardCell cell) {
                return cell.getItem() instanceof BoardRow row ? Optional.of(row) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            under(event)
                    .ifPresent(row -> {
                        doing.choose(row.id());
                        doing.open(row.id());
                    });
        }
    }

    private void dragged(MouseEvent event) {
        under(event)
                .ifPresent(row -> {
                    doing.choose(row.id());
                    var board = startDragAndDrop(TransferMode.MOVE);
                    var content = new ClipboardContent();
                    content.putString(MARK + row.id());
                    board.setContent(content);
                    event.consume();
                });
    }

    private Optional<UUID> carried(DragEvent event) {
        return Optional.ofNullable(event.getDragboard().getString())
                .filter(text -> text.startsWith(MARK))
                .map(text -> UUID.fromString(text.substring(MARK.length())));
    }

    private void over(DragEvent event) {
        if (event.getGestureSource() instanceof BoardColumn from
                && from != this
                && carried(event).isPresent()) {
            event.acceptTransferModes(TransferMode.MOVE);
            pseudoClassStateChanged(TARGET, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        var what = carried(event);
        what.ifPresent(incident -> doing.drop(incident, model));
        event.setDropCompleted(what.isPresent());
        event.consume();
    }

    /** For whatever has to be told of every click or scroll in the list. */
    void whenHovered(Consumer<Boolean> onHover) {
        hoverProperty().addListener((_, _, inside) -> onHover.accept(inside));
    }
}
