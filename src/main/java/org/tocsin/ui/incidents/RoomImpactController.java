package org.tocsin.ui.incidents;

import java.util.ArrayList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.response.ImpactRule;

/** Binds the form of the impact. */
final class RoomImpactController {
    private final RoomViewModel room;
    private final RoomImpact model;
    @FXML private TextField users;
    @FXML private TextField revenue;
    @FXML private FlowPane aspects;
    @FXML private TextField teams;
    @FXML private TextField metrics;
    @FXML private TextField decisions;
    @FXML private VBox preview;
    @FXML private Button declare;
    @FXML private Button reset;
    @FXML private Label refusal;

    RoomImpactController(RoomViewModel room, RoomImpact model) {
        this.room = room;
        this.model = model;
    }

    @FXML
    private void initialize() {
        users.textProperty().bindBidirectional(model.users());
        revenue.textProperty().bindBidirectional(model.revenue());
        teams.textProperty().bindBidirectional(model.teams());
        metrics.textProperty().bindBidirectional(model.metrics());
        decisions.textProperty().bindBidirectional(model.decisions());
        for (var aspect : ImpactRule.Aspect.values()) {
            var box = new CheckBox(Names.aspect(aspect));
            box.setId(
                    "touches-"
                            + aspect.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            box.selectedProperty().bindBidirectional(model.touches(aspect));
            aspects.getChildren().add(box);
        }
        refusal.textProperty().bind(model.refusal());
        declare.disableProperty().bind(model.changed().map(changed -> !changed));
        reset.disableProperty().bind(model.changed().map(changed -> !changed));
        model.preview().subscribe(this::tell);
    }

    private void tell(RoomImpact.Preview now) {
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.heading("Declaring it will"));
        if (!now.problem().isEmpty()) {
            nodes.add(RoomParts.prose(now.problem(), "refused"));
        } else if (now.acts().isEmpty()) {
            nodes.add(RoomParts.prose("Tell nobody else: no rule asks for it.", "muted"));
        }
        room.snapshot()
                .ifPresent(shown -> now.acts().forEach(act -> nodes.add(line(act, shown.names()))));
        preview.getChildren().setAll(nodes);
    }

    private Node line(Act act, Names names) {
        var at = room.now().getValue();
        String when =
                act.at().isAfter(at)
                        ? RoomTimes.brief(act.at(), at, room.zone()) + ": "
                        : "At once: ";
        var line =
                RoomParts.prose(
                        when + act.outcome().title() + "; " + RoomClock.then(act, names),
                        "preview-line");
        RoomParts.tip(line, RoomTimes.exact(act.at(), room.zone()));
        return line;
    }

    @FXML
    private void declare() {
        model.declare();
    }

    @FXML
    private void reset() {
        model.reset();
    }

    void focus() {
        users.requestFocus();
    }
}
