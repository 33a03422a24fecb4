package org.tocsin.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.NotesView;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.StatePane;

/** Draws the rail, header and status bar, and swaps what is between them. */
final class FrameController {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final List<String> TONES = List.of("tone-good", "tone-quiet", "tone-trouble");

    private final FrameViewModel model;
    private final PaletteViewModel palette;
    private final Actions actions;
    private final NotesView notes;
    private final Map<String, PlaceView> visited = new HashMap<>();
    private final Map<String, Button> buttons = new HashMap<>();
    private Subscription placeActions = Subscription.EMPTY;
    @FXML private StackPane root;
    @FXML private VBox rail;
    @FXML private VBox railTop;
    @FXML private VBox railFoot;
    @FXML private HBox header;
    @FXML private Button back;
    @FXML private Button forward;
    @FXML private Label title;
    @FXML private Hyperlink crumb;
    @FXML private Label slash;
    @FXML private Label item;
    @FXML private HBox filter;
    @FXML private HBox controls;
    @FXML private VBox banners;
    @FXML private StackPane content;
    @FXML private VBox toasts;
    @FXML private HBox status;
    @FXML private Label scheduler;
    @FXML private Label sources;
    @FXML private Label outbox;
    @FXML private Label onCall;
    @FXML private Label busy;
    @FXML private Button hint;
    @FXML private Label teamClock;
    @FXML private Label utcClock;

    FrameController(
            FrameViewModel model, PaletteViewModel palette, Actions actions, NotesView notes) {
        this.model = model;
        this.palette = palette;
        this.actions = actions;
        this.notes = notes;
    }

    @FXML
    private void initialize() {
        model.places().rail().forEach(place -> railTop.getChildren().add(railButton(place)));
        model.places().foot().forEach(place -> railFoot.getChildren().add(railButton(place)));
        bindHeader();
        bindStatus();
        notes.banners(banners);
        notes.toasts(toasts);
        banners.managedProperty()
                .bind(javafx.beans.binding.Bindings.isNotEmpty(banners.getChildren()));
        content.getChildren().add(StatePane.loading(5));
    }

    /** From now on the place is drawn too, which takes longer than everything around it. */
    void begin() {
        model.here().subscribe(this::show);
    }

    private void bindHeader() {
        Icons.name(back, "Back (Alt+Left)");
        Icons.name(forward, "Forward (Alt+Right)");
        back.disableProperty().bind(model.canGoBack().map(can -> !can));
        forward.disableProperty().bind(model.canGoForward().map(can -> !can));
        var onItem = model.itemTitle().map(words -> !words.isEmpty());
        title.textProperty().bind(model.title());
        showWhen(title, onItem.map(on -> !on));
        crumb.textProperty().bind(model.title());
        item.textProperty().bind(model.itemTitle());
        List.of(crumb, slash, item).forEach(part -> showWhen(part, onItem));
    }

    private void bindStatus() {
        part(scheduler, model.scheduler());
        part(sources, model.sources());
        part(outbox, model.outbox());
        showWhen(outbox, model.outbox().map(part -> !part.text().isEmpty()));
        onCall.textProperty().bind(model.onCall());
        showWhen(onCall, model.onCall().map(words -> !words.isEmpty()));
        busy.textProperty().bind(model.busy());
        showWhen(busy, model.busy().map(words -> !words.isEmpty()));
        hint.setText("Commands");
        hint.setGraphic(new HBox(4));
        ((HBox) hint.getGraphic()).getChildren().addAll(Keycaps.of("Ctrl+K"));
        teamClock.textProperty().bind(model.teamClock());
        showWhen(teamClock, model.teamClock().map(words -> !words.isEmpty()));
        utcClock.textProperty().bind(model.utcClock());
    }

    private static void showWhen(Region part, ObservableValue<Boolean> condition) {
        part.visibleProperty().bind(condition);
        part.managedProperty().bind(condition);
    }

    private static void part(Labeled label, ObservableValue<Status.Part> part) {
        var mark = new Region();
        mark.getStyleClass().add("tone-mark");
        label.setGraphic(mark);
        label.textProperty().bind(part.map(Status.Part::text));
        part.subscribe(now -> {
            mark.getStyleClass().removeAll(TONES);
            mark.getStyleClass().add(TONES.get(now.tone().ordinal()));
        });
    }

    private StackPane railButton(Place place) {
        var button = Icons.button(place.icon(), place.title(), () -> model.go(place.id()));
        button.getStyleClass().setAll("button", "rail-button");
        button.setId("rail-" + place.id());
        button.getTooltip().setText(place.title() + "  (g " + place.key() + ")");
        buttons.put(place.id(), button);
        var badge = badge(button, place, model.badge(place.id()));
        var cell = new StackPane(button, badge);
        cell.getStyleClass().add("rail-cell");
        return cell;
    }

    private static Label badge(Button button, Place place, IntegerProperty count) {
        var badge = new Label();
        badge.getStyleClass().add("rail-badge");
        badge.setMouseTransparent(true);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        count.subscribe(now -> {
            badge.setVisible(now.intValue() > 0);
            badge.setText(FrameViewModel.badgeText(now.intValue()));
            button.setAccessibleText(
                    now.intValue() > 0 ? place.title() + ", " + now : place.title());
        });
        return badge;
    }

    private void show(Location location) {
        var place = model.place();
        var view = visited.computeIfAbsent(place.id(), _ -> place.view().get());
        if (!content.getChildren().contains(view.content())) {
            swap(view);
        }
        buttons.forEach(
                (id, button) -> button.pseudoClassStateChanged(SELECTED, id.equals(place.id())));
        view.onItem().accept(location.item().map(Location.Item::id));
    }

    private void swap(PlaceView view) {
        placeActions.unsubscribe();
        content.getChildren().setAll(view.content());
        filter.getChildren().setAll(view.filter());
        controls.getChildren().setAll(view.controls());
        placeActions = actions.add(view.actions());
    }

    /** A text begun in any place, or a field at hand; what is searched for is no text to lose. */
    boolean isWriting() {
        boolean begun =
                visited.values().stream()
                        .flatMap(view -> view.content().lookupAll(".text-area").stream())
                        .anyMatch(FrameController::isText);
        var scene = root.getScene();
        return begun
                || scene != null
                        && scene.getFocusOwner() instanceof TextField field
                        && !String.valueOf(field.getId()).contains("search")
                        && isText(field);
    }

    private static boolean isText(Node node) {
        return node instanceof TextInputControl text
                && text.isEditable()
                && !text.getText().isBlank();
    }

    Regions regions() {
        return new Regions(List.of(rail, header, content, status));
    }

    /** Lays something over everything but the toasts. */
    void lay(Pane overlay) {
        root.getChildren().add(root.getChildren().indexOf(toasts), overlay);
    }

    @FXML
    private void goBack() {
        model.back();
    }

    @FXML
    private void goForward() {
        model.forward();
    }

    @FXML
    private void goUp() {
        model.up();
    }

    @FXML
    private void openPalette() {
        palette.open().set(true);
    }
}
