package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.kit.Views;

/** Binds the head of the room, and puts the timeline and the pages into it. */
final class RoomController {
    private static final List<Countdown.Clock> CLOCKS =
            List.of(Countdown.Clock.ACKNOWLEDGE, Countdown.Clock.UPDATE, Countdown.Clock.RESOLVE);

    private final RoomViewModel model;
    private final RoomTimelineController timelineController;
    private final RoomPages pages;
    private final SeverityBadge badge = new SeverityBadge();
    private final Map<Countdown.Clock, RoomClockFace> faces = new EnumMap<>(Countdown.Clock.class);
    @FXML private StackPane states;
    @FXML private VBox content;
    @FXML private Button severity;
    @FXML private Label number;
    @FXML private Label title;
    @FXML private TextField titleField;
    @FXML private Button acknowledge;
    @FXML private Button update;
    @FXML private Button resolve;
    @FXML private Button review;
    @FXML private Button reopen;
    @FXML private HBox stepper;
    @FXML private HBox facts;
    @FXML private HBox clocks;
    @FXML private GridPane people;
    @FXML private HBox refusalBox;
    @FXML private Label refusal;
    @FXML private VBox timeline;
    @FXML private TabPane tabs;
    @FXML private StackPane veil;
    private RoomSheets sheets;
    private RoomStepper steps;
    private RoomPeople parts;

    @SuppressWarnings("NullAway.Init") // what needs a node is made in initialize()
    RoomController(RoomViewModel model, RoomPane.Texts texts) {
        this.model = model;
        timelineController = new RoomTimelineController(model, new RoomTimeline(model));
        pages = new RoomPages(model, texts, this::reopen);
    }

    @FXML
    private void initialize() {
        sheets = new RoomSheets(model, pages::texts, veil);
        steps = new RoomStepper(stepper, this::move);
        parts = new RoomPeople(model, people, this::escalate);
        severity.setGraphic(badge);
        for (var kind : CLOCKS) {
            var face = new RoomClockFace();
            face.setId("clock-" + kind.name().toLowerCase(java.util.Locale.ROOT));
            faces.put(kind, face);
            clocks.getChildren().add(RoomParts.wide(face));
        }
        timeline.getChildren()
                .setAll(
                        Views.load(
                                "incidents/roomTimeline",
                                RoomTimelineController.class,
                                timelineController));
        VBox.setVgrow(timeline.getChildren().getFirst(), javafx.scene.layout.Priority.ALWAYS);
        tabs.getTabs().setAll(pages.tabs());
        refusal.textProperty().bind(model.refusal());
        model.refusal().subscribe(why -> RoomParts.show(refusalBox, !why.isEmpty()));
        titleField
                .focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        endTitle();
                    }
                });
        model.now().addListener((_, _, _) -> model.snapshot().ifPresent(this::tick));
        model.stand().subscribe(this::take);
    }

    void show(RoomPane.Texts texts) {
        pages.show(texts);
    }

    private void take(RoomViewModel.Stand stand) {
        boolean shown = stand instanceof RoomViewModel.Stand.Shown;
        RoomParts.show(content, shown);
        RoomParts.show(states, !shown);
        switch (stand) {
            case RoomViewModel.Stand.Shown(var snapshot) -> take(snapshot);
            case RoomViewModel.Stand.Loading _ -> stateIs(StatePane.loading(8));
            case RoomViewModel.Stand.Nothing() ->
                    stateIs(
                            StatePane.empty(
                                    Feather.INBOX,
                                    "Pick an incident on the board to see its clocks, its timeline and what to do.",
                                    toBoard()));
            case RoomViewModel.Stand.Absent _ ->
                    stateIs(
                            StatePane.empty(
                                    Feather.SEARCH,
                                    "This incident is not in the workspace. It may belong to another one.",
                                    toBoard()));
            case RoomViewModel.Stand.Failed(_, var why) ->
                    stateIs(
                            StatePane.failed(
                                    new Trouble(
                                            "The incident cannot be read: " + why,
                                            "",
                                            "The clocks run on. Try again, or see whether the workspace's file is in reach."),
                                    Action.of(
                                            "room.retry", "Try again", "Incident", model::reload)));
        }
    }

    private Action toBoard() {
        return Action.of("room.board", "Back to the board", "Incident", model.callbacks().back());
    }

    private void stateIs(Node state) {
        sheets.hide();
        states.getChildren().setAll(state);
    }

    private void take(RoomSnapshot shown) {
        var incident = shown.incident();
        badge.show(incident.severity(), RoomParts.tone(incident.severity(), shown.terms()));
        severity.setAccessibleText("Severity " + incident.severity() + ", change it");
        RoomParts.tip(severity, "Change the severity (S)");
        number.setText("#" + incident.id().number());
        title.setText(incident.subject().title());
        RoomParts.tip(title, incident.subject().title());
        RoomParts.turn(title, incident.subject().title());
        var state = incident.state();
        boolean open = incident.isOpen();
        boolean held = incident.clockwork().anchors().acknowledged().isPresent();
        RoomParts.show(acknowledge, open && !held);
        RoomParts.show(update, open);
        RoomParts.show(resolve, open);
        RoomParts.show(review, model.isOver());
        RoomParts.show(reopen, model.isOver());
        steps.show(state);
        fact(shown);
        parts.show(shown);
        tick(shown);
        pages.take(shown);
    }

    private void tick(RoomSnapshot shown) {
        var reading = new RoomClock.Reading(model.now().getValue(), model.zone(), shown.names());
        faces.forEach((kind, face) -> face.show(RoomClock.of(kind, shown, reading), reading.now()));
        pages.tick();
    }

    private void fact(RoomSnapshot shown) {
        var subject = shown.incident().subject();
        var kind = subject.classification();
        var nodes = new ArrayList<Node>();
        nodes.add(
                RoomParts.line(
                        EventWords.kind(kind.category(), kind.subcategory()), "fact", "category"));
        var pipeline = subject.place().pipeline();
        if (!pipeline.isEmpty()) {
            nodes.add(
                    RoomParts.line(
                            shown.terms()
                                    .around()
                                    .directory()
                                    .pipeline(pipeline)
                                    .map(Pipeline::title)
                                    .orElse(pipeline),
                            "fact"));
        }
        subject.place().labels().stream()
                .sorted()
                .forEach(label -> nodes.add(RoomParts.line(label, "fact", "tag")));
        int reopened = shown.incident().course().ending().reopened();
        if (reopened > 0) {
            nodes.add(
                    RoomParts.line(
                            reopened == 1
                                    ? "Reopened once"
                                    : "Reopened %d times".formatted(reopened),
                            "fact",
                            "tag"));
        }
        facts.getChildren().setAll(nodes);
    }

    private void move(State to) {
        var here = model.snapshot().map(shown -> shown.incident().state());
        if (to == State.RESOLVED && model.isOpen()) {
            openResolution();
        } else if (to.isOpen() && here.filter(state -> !state.isOpen()).isPresent()) {
            reopen();
        } else {
            model.perform(new Command.Move(to));
        }
    }

    // What the keys and the palette reach

    @FXML
    void acknowledge() {
        model.perform(new Command.Acknowledge());
    }

    @FXML
    void postUpdate() {
        timelineController.write(RoomTimeline.Kind.UPDATE);
    }

    void openMessages() {
        open(RoomPages.Page.MESSAGES);
    }

    void writeNote() {
        timelineController.write(RoomTimeline.Kind.NOTE);
    }

    @FXML
    void openResolution() {
        open(RoomPages.Page.RESOLUTION);
    }

    void openImpact() {
        open(RoomPages.Page.IMPACT);
    }

    void openMerge() {
        open(RoomPages.Page.RELATED);
    }

    void openPlan() {
        open(RoomPages.Page.PLAN);
    }

    private void open(RoomPages.Page page) {
        sheets.hide();
        tabs.getSelectionModel().select(page.ordinal());
        pages.focus(page);
    }

    @FXML
    void changeSeverity() {
        if (model.isOpen()) {
            sheets.severity();
        }
    }

    void escalate() {
        sheets.escalate();
    }

    @FXML
    void review() {
        model.openReview();
    }

    @FXML
    void reopen() {
        sheets.reopen();
    }

    void search() {
        timelineController.focusSearch();
    }

    @FXML
    private void back() {
        model.callbacks().back().run();
    }

    @FXML
    private void dismissRefusal() {
        model.dismissRefusal();
    }

    @FXML
    private void editTitle(MouseEvent event) {
        if (event.getClickCount() == 2) {
            titleField.setText(title.getText());
            RoomParts.show(titleField, true);
            title.setVisible(false);
            titleField.requestFocus();
        }
    }

    @FXML
    private void saveTitle() {
        var text = titleField.getText();
        endTitle();
        if (!text.strip().equals(title.getText())) {
            model.perform(new Command.Retitle(text));
        }
    }

    private void endTitle() {
        RoomParts.show(titleField, false);
        title.setVisible(true);
    }

    /** Whether Esc was used up by something that lies over the room or is being written. */
    boolean leave() {
        if (sheets.hide()) {
            return true;
        }
        if (titleField.isVisible()) {
            endTitle();
            return true;
        }
        return timelineController.leave();
    }
}
