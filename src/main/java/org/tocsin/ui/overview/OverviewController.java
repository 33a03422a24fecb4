package org.tocsin.ui.overview;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.incident.Glance;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** Binds the overview's parts to the view-model; every one of them leads on. */
final class OverviewController {
    private static final PseudoClass WALL = PseudoClass.getPseudoClass("wall");
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final OverviewViewModel model;
    private final OverviewPane.Links links;
    private final List<OpenCell> cells = new ArrayList<>();
    private final TimeLine line;
    private final AlertBars bars;
    private final ChangeListener<Instant> onBeat = (_, _, now) -> tick(now);

    @FXML private StackPane place;
    @FXML private VBox all;
    @FXML private Label sentence;
    @FXML private ListView<Glance> open;
    @FXML private StackPane lineBox;
    @FXML private ListView<Health> health;
    @FXML private VBox onCall;
    @FXML private Label alertsTotal;
    @FXML private StackPane alertsBox;
    @FXML private StackPane state;

    OverviewController(OverviewViewModel model, OverviewPane.Links links) {
        this.model = model;
        this.links = links;
        line = new TimeLine(model.zone(), links.incident());
        bars = new AlertBars(model.zone(), links.alerts());
    }

    @FXML
    private void initialize() {
        sentence.textProperty().bind(model.sentence());
        bindOpen();
        bindHealth();
        lineBox.getChildren().add(line);
        alertsBox.getChildren().add(bars);
        model.burning().subscribe(this::show);
        model.standing()
                .subscribe(now -> {
                    health.getItems().setAll(now.health());
                    showAlerts();
                });
        model.onCall().subscribe(this::show);
        model.phase().subscribe(this::show);
        model.now().addListener(onBeat);
    }

    private void bindOpen() {
        open.setFixedCellSize(OpenCell.HEIGHT);
        open.setCellFactory(_ -> {
            var cell = new OpenCell(model.now());
            cells.add(cell);
            return cell;
        });
        open.setPlaceholder(StatePane.empty(Feather.CHECK_CIRCLE, "No incident is open."));
        open.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                openChosen();
            }
        });
        open.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openChosen();
            }
        });
    }

    private void openChosen() {
        var chosen = open.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            links.incident().accept(chosen.incident().id().uuid());
        }
    }

    private void bindHealth() {
        health.setFixedCellSize(HealthCell.HEIGHT);
        health.setCellFactory(_ -> new HealthCell());
        health.setPlaceholder(StatePane.empty(Feather.DATABASE, "No data set is checked yet."));
        health.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                openDataSet();
            }
        });
        health.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openDataSet();
            }
        });
    }

    private void openDataSet() {
        var chosen = health.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            links.dataSet().accept(chosen.dataSet());
        }
    }

    private void show(OverviewViewModel.Burning burning) {
        // In place where only an incident has changed, so that nothing jumps under the pointer.
        var chosen = open.getSelectionModel().getSelectedIndex();
        open.getItems().setAll(burning.open());
        if (chosen >= 0 && chosen < burning.open().size()) {
            open.getSelectionModel().select(chosen);
        }
        line.show(burning.upcoming(), model.now().getValue());
        showAlerts();
    }

    private void showAlerts() {
        var alerts = model.alerts();
        bars.show(alerts);
        alertsTotal.setText(
                alerts.total() == 0
                        ? "none in the last 24 hours"
                        : "%,d in the last 24 hours".formatted(alerts.total()));
    }

    private void show(List<OnCallNow> shifts) {
        onCall.getChildren().clear();
        if (shifts.isEmpty()) {
            onCall.getChildren().add(label("No rotation is set up.", "muted"));
        }
        for (var shift : shifts) {
            var person =
                    label(
                            shift.person().isEmpty() ? "Nobody" : shift.person(),
                            shift.person().isEmpty() ? "overview-nobody" : "medium");
            var box = new VBox(label(shift.rotation(), "caption"), person);
            shift.next()
                    .ifPresent(next ->
                            box.getChildren()
                                    .add(
                                            label(
                                                    "then %s from %s"
                                                            .formatted(
                                                                    next.person(),
                                                                    AT.format(
                                                                            next.at()
                                                                                    .atZone(
                                                                                            model
                                                                                                    .zone()))),
                                                    "caption")));
            var button = new Button(null, box);
            button.getStyleClass().setAll("overview-shift");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAccessibleText(shift.rotation() + ": " + person.getText());
            button.setOnAction(_ -> links.onCall().run());
            onCall.getChildren().add(button);
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private void show(OverviewViewModel.Phase phase) {
        all.setVisible(phase == OverviewViewModel.Phase.SHOWN);
        switch (phase) {
            case LOADING -> state.getChildren().setAll(StatePane.loading(8));
            case FAILED ->
                    state.getChildren()
                            .setAll(
                                    StatePane.failed(
                                            new Trouble(
                                                    "The overview could not be read",
                                                    "",
                                                    "The store may be busy; try again."),
                                            Action.of("", "Try again", "", model::refresh)));
            case SHOWN -> state.getChildren().clear();
        }
        state.setVisible(phase != OverviewViewModel.Phase.SHOWN);
    }

    private void tick(Instant now) {
        if (place.getScene() != null) {
            cells.forEach(cell -> cell.tick(now));
            line.tick(now);
            if (now.getEpochSecond() % 60 == 0) {
                line.requestLayout();
                showAlerts();
            }
        }
    }

    /** Larger and over the whole screen, to be read from across the room; and back. */
    void toggleWall() {
        if (place.getScene() != null && place.getScene().getWindow() instanceof Stage stage) {
            boolean on = !place.getPseudoClassStates().contains(WALL);
            place.pseudoClassStateChanged(WALL, on);
            stage.setFullScreen(on);
        }
    }

    @FXML
    private void showBoard() {
        links.board().run();
    }

    void close() {
        model.now().removeListener(onBeat);
    }
}
