package org.tocsin.ui.drills;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.When;
import org.tocsin.domain.response.Person;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.StatePane;

/** Draws the list of what can be drilled and was, and what is chosen of it. */
final class DrillsController {
    static final List<Integer> SPEEDS = List.of(1, 10, 30, 60, 120, 300, 600);

    private final DrillsViewModel model;
    @FXML private ListView<DrillEntry> list;
    @FXML private ScrollPane scroll;

    DrillsController(DrillsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        list.setItems(model.entries());
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(
                StatePane.empty(
                        Feather.TARGET,
                        "This playbook has no scenarios yet. Add some as drills/*.yaml to its"
                                + " folder."));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(entry -> {
                    if (entry != null) {
                        model.chosen().set(Optional.of(entry));
                    }
                });
        model.chosen().subscribe(entry -> entry.ifPresent(list.getSelectionModel()::select));
        model.shown().subscribe(shown -> scroll.setContent(content(shown)));
    }

    private Node content(DrillsViewModel.Shown shown) {
        return switch (shown) {
            case DrillsViewModel.Nothing() ->
                    StatePane.empty(Feather.TARGET, "Choose what to drill.");
            case DrillsViewModel.Loading() -> StatePane.loading(6);
            case DrillsViewModel.Failed(var trouble) -> StatePane.failed(trouble);
            case DrillsViewModel.Ready(var scenario) -> form(scenario);
            case DrillsViewModel.Scored(var held, var score) ->
                    page(
                            ScoreView.of(score),
                            label(
                                    "Kept in " + held.folder() + ", with score.html and score.json",
                                    "drill-muted"));
        };
    }

    private Parent form(Scenario scenario) {
        var named = scenario.named();
        var start = new Button("Start the drill", Icons.icon(Feather.PLAY));
        start.setId("drill-start");
        start.getStyleClass().add("accent");
        start.disableProperty().bind(model.opening());
        start.setOnAction(_ -> model.hold());
        var title = label(named.title(), "drill-title");
        var page =
                page(
                        title,
                        label(named.purpose(), "drill-text"),
                        label(facts(scenario), "drill-muted"),
                        section("How fast"),
                        speed(),
                        section("Who takes part"),
                        people(),
                        new HBox(start),
                        label(
                                "A window of its own opens, marked as a drill, with a store of its"
                                        + " own. Nothing is sent to anybody, no check runs, and no"
                                        + " remedy is tried.",
                                "drill-muted"));
        return page;
    }

    private static String facts(Scenario scenario) {
        var when = scenario.when();
        String day =
                switch (when.day()) {
                    case ANY -> "";
                    case WORKING_DAY -> "on a working day";
                    case FREE_DAY -> "on a free day";
                    case MONTH_END -> "on the last day of a month";
                    case QUARTER_END -> "on the last day of a quarter";
                };
        String at = when.at().map(time -> " at " + time).orElse("");
        return "Plays %s, for at most %s on its own clock.%s"
                .formatted(
                        when.equals(When.NOW) ? "now" : (day + at).strip(),
                        new Span.Wall(scenario.plot().lasts()),
                        scenario.named().source().isEmpty()
                                ? ""
                                : " After " + scenario.named().source() + ".");
    }

    private Node speed() {
        var box = new ComboBox<Integer>();
        box.setId("drill-speed");
        box.setAccessibleText("Speed of the drill's clock");
        box.getItems().setAll(SPEEDS);
        box.setConverter(new SpeedWords());
        box.setValue(model.speed().get());
        box.valueProperty().subscribe(value -> model.speed().set(value));
        return box;
    }

    private Node people() {
        var flow = new FlowPane(12, 8);
        for (var person : model.people()) {
            flow.getChildren().add(box(person));
        }
        return model.people().isEmpty() ? label("The playbook names nobody.", "drill-muted") : flow;
    }

    private CheckBox box(Person person) {
        var box = new CheckBox(person.name());
        box.setSelected(model.taking().contains(person.id()));
        box.selectedProperty()
                .subscribe((_, takes) -> {
                    if (takes) {
                        model.taking().add(person.id());
                    } else {
                        model.taking().remove(person.id());
                    }
                });
        return box;
    }

    private static VBox page(Node... parts) {
        var page = new VBox(parts);
        page.getStyleClass().add("drill-page");
        return page;
    }

    private static Label section(String text) {
        return label(text, "drill-section");
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    /** {@code 60 times as fast: an hour is a minute}. */
    static final class SpeedWords extends StringConverter<Integer> {
        @Override
        public String toString(Integer speed) {
            return speed == null ? "" : words(speed);
        }

        private static String words(int speed) {
            return speed == 1
                    ? "As fast as time itself"
                    : "%d× – an hour takes %s"
                            .formatted(
                                    speed,
                                    new Span.Wall(java.time.Duration.ofSeconds(3_600 / speed)));
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }

    private final class Cell extends ListCell<DrillEntry> {
        private final Label title = label("", "drill-entry-title");
        private final Label caption = label("", "drill-muted");
        private final VBox words = new VBox(2, title, caption);

        @Override
        protected void updateItem(DrillEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            title.setText(entry.title());
            caption.setText(entry.caption(model.zone()));
            var row = new HBox(10, Icons.icon(icon(entry), "drill-entry-icon"), words);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            row.prefWidthProperty().bind(list.widthProperty().subtract(44));
            setGraphic(row);
        }

        private static Ikon icon(DrillEntry entry) {
            return switch (entry) {
                case DrillEntry.OfScenario _ -> Feather.TARGET;
                case DrillEntry.OfIncident _ -> Feather.ROTATE_CCW;
                case DrillEntry.OfHeld _ -> Feather.AWARD;
            };
        }
    }
}
