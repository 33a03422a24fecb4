package org.tocsin.ui.incidents;

import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.StatePane;

/** Binds the timeline and what is written under it. */
final class RoomTimelineController {
    private final RoomViewModel room;
    private final RoomTimeline model;
    @FXML private HBox filters;
    @FXML private TextField search;
    @FXML private ListView<RoomEntry> list;
    @FXML private StackPane placeholder;
    @FXML private Button pill;
    @FXML private HBox kinds;
    @FXML private Label to;
    @FXML private ComboBox<String> audience;
    @FXML private TextArea text;
    @FXML private Label refusal;
    @FXML private Button send;

    RoomTimelineController(RoomViewModel room, RoomTimeline model) {
        this.room = room;
        this.model = model;
    }

    @FXML
    private void initialize() {
        list.setItems(model.entries());
        list.setCellFactory(_ -> new RoomEntryCell(room, model::pin));
        list.setFocusTraversable(true);
        list.skinProperty().addListener((_, _, _) -> watchBar());
        model.entries().addListener((ListChangeListener<RoomEntry>) _ -> follow());
        search.textProperty().bindBidirectional(model.search());
        toggles(
                filters,
                RoomTimeline.Filter.values(),
                RoomTimeline.Filter::title,
                model.filter()::set);
        model.filter().subscribe(now -> pick(filters, now));
        toggles(kinds, RoomTimeline.Kind.values(), RoomTimeline.Kind::title, model.kind()::set);
        model.kind().subscribe(this::kindIs);
        text.textProperty().bindBidirectional(model.text());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        send.disableProperty().bind(model.text().map(String::isBlank));
        audience.setPromptText("Everybody");
        audience.getEditor().textProperty().bindBidirectional(model.audience());
        audience.setOnShowing(_ -> audience.getItems().setAll(model.audiences()));
        refusal.textProperty().bind(model.refusal());
        model.unseen().subscribe(count -> pillSays(count.intValue()));
        room.stand().addListener((_, _, _) -> placeholders());
        model.filter().addListener((_, _, _) -> placeholders());
        model.search().addListener((_, _, _) -> placeholders());
        placeholders();
    }

    private static <E extends Enum<E>> void toggles(
            HBox box, E[] all, java.util.function.Function<E, String> title, Consumer<E> onPick) {
        var group = new ToggleGroup();
        for (var each : all) {
            var toggle = new ToggleButton(title.apply(each));
            toggle.setId(box.getId() + "-" + title.apply(each).toLowerCase(java.util.Locale.ROOT));
            toggle.setToggleGroup(group);
            toggle.setUserData(each);
            toggle.getStyleClass().add("chip");
            toggle.setMinWidth(ToggleButton.USE_PREF_SIZE);
            toggle.setOnAction(_ -> {
                // One is always chosen: a second click leaves it so.
                toggle.setSelected(true);
                onPick.accept(each);
            });
            box.getChildren().add(toggle);
        }
    }

    private static void pick(HBox box, Object chosen) {
        for (Node node : box.getChildren()) {
            if (node instanceof ToggleButton toggle && chosen.equals(toggle.getUserData())) {
                toggle.setSelected(true);
            }
        }
    }

    private void kindIs(RoomTimeline.Kind kind) {
        pick(kinds, kind);
        boolean update = kind == RoomTimeline.Kind.UPDATE;
        RoomParts.show(to, update);
        RoomParts.show(audience, update);
        text.setPromptText(kind.prompt());
        send.setText(
                update ? "Post update" : "Add " + kind.title().toLowerCase(java.util.Locale.ROOT));
    }

    private void placeholders() {
        boolean empty = model.loaded().get() && model.entries().isEmpty();
        placeholder
                .getChildren()
                .setAll(
                        !model.loaded().get()
                                ? StatePane.loading(6)
                                : StatePane.empty(
                                        Feather.FILTER, "Nothing in the timeline matches."));
        placeholder.setVisible(empty || !model.loaded().get());
    }

    private void pillSays(int count) {
        RoomParts.show(pill, count > 0);
        pill.setText("%,d new".formatted(count));
    }

    /** The list says whether its end is in view, by its bar: without one all of it is. */
    private void watchBar() {
        list.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == javafx.geometry.Orientation.VERTICAL)
                .findFirst()
                .ifPresent(this::watch);
        room.later(this::follow);
    }

    /** Only the reader leaves the end: rows that come move the bar as well. */
    private void watch(ScrollBar bar) {
        bar.valueProperty()
                .addListener((_, _, _) -> {
                    if (isAtEnd(bar)) {
                        model.reading(true);
                    }
                });
        EventHandler<InputEvent> moved = _ -> room.later(() -> model.reading(isAtEnd(bar)));
        list.addEventFilter(ScrollEvent.SCROLL, moved);
        list.addEventFilter(KeyEvent.KEY_PRESSED, moved);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, moved);
    }

    private static boolean isAtEnd(ScrollBar bar) {
        return !bar.isVisible() || bar.getValue() > bar.getMax() - 0.02;
    }

    private void follow() {
        placeholders();
        if (model.follows()) {
            // Twice: the last row is as high as its words only once it has been laid out.
            toEnd();
            room.later(this::toEnd);
        }
    }

    @FXML
    private void toEnd() {
        if (!model.entries().isEmpty()) {
            list.scrollTo(model.entries().size() - 1);
        }
        model.reading(true);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            send();
        }
    }

    @FXML
    private void send() {
        model.send();
    }

    void write(RoomTimeline.Kind kind) {
        model.kind().set(kind);
        text.requestFocus();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Esc: out of the search or the composer into the list; the draft stays. */
    boolean leave() {
        if (search.isFocused()) {
            search.clear();
            list.requestFocus();
            return true;
        }
        if (text.isFocused() || audience.isFocused() || audience.getEditor().isFocused()) {
            list.requestFocus();
            return true;
        }
        return false;
    }
}
