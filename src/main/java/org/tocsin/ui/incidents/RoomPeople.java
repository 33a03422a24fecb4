package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Names;

/** Who has which part, where they meet, and how far it has been escalated. */
final class RoomPeople {
    private final RoomViewModel model;
    private final GridPane grid;
    private final RoomPicker picker = new RoomPicker();
    private final Runnable onEscalate;

    RoomPeople(RoomViewModel model, GridPane grid, Runnable onEscalate) {
        this.model = model;
        this.grid = grid;
        this.onEscalate = onEscalate;
    }

    void show(RoomSnapshot shown) {
        var nodes = new ArrayList<Node>();
        for (var part : Event.Part.values()) {
            row(nodes, Names.part(part), List.of(person(part, shown)));
        }
        row(nodes, "War room", List.of(bridge(shown)));
        row(nodes, "Escalation", level(shown));
        grid.getChildren().setAll(nodes);
    }

    private static void row(List<Node> nodes, String title, List<Node> values) {
        int at = (int) nodes.stream().filter(node -> GridPane.getColumnIndex(node) == 0).count();
        var label = new Label(title);
        label.getStyleClass().add("people-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setConstraints(label, 0, at);
        nodes.add(label);
        for (int i = 0; i < values.size(); i++) {
            GridPane.setConstraints(values.get(i), i + 1, at);
            if (values.size() == 1) {
                GridPane.setColumnSpan(values.get(i), 2);
            }
            nodes.add(values.get(i));
        }
    }

    private Button person(Event.Part part, RoomSnapshot shown) {
        var holder = RoomViewModel.holder(shown.incident(), part);
        var names = shown.names();
        var button = value(holder.map(names::person).orElse("Assign"), holder.isEmpty());
        button.setId(
                "part-" + Names.part(part).toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        button.setAccessibleText(Names.part(part) + ": " + button.getText());
        button.setOnAction(_ ->
                picker.ask(
                        button,
                        Names.part(part),
                        RoomPicker.people(shown.terms().around().directory()),
                        id -> model.perform(new Command.Assign(part, id))));
        return button;
    }

    private Button bridge(RoomSnapshot shown) {
        Optional<String> link = shown.incident().work().findings().bridge();
        var button = value(link.orElse("Open"), link.isEmpty());
        button.setId("bridge");
        button.setAccessibleText("War room: " + link.orElse("none yet"));
        button.setOnAction(_ ->
                link.ifPresentOrElse(
                        model.callbacks().browse(),
                        () ->
                                picker.ask(
                                        button,
                                        "Link or channel",
                                        List.of(),
                                        words -> model.perform(new Command.OpenBridge(words)))));
        return button;
    }

    private List<Node> level(RoomSnapshot shown) {
        var level =
                new Label(
                        shown.incident()
                                .level(shown.terms())
                                .map(id -> title(shown, id))
                                .orElse("None yet"));
        level.setId("level");
        level.getStyleClass().add("people-value");
        level.setMinWidth(0);
        level.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(level, javafx.scene.layout.Priority.ALWAYS);
        RoomParts.tip(level, level.getText());
        var button = RoomParts.button("Escalate", onEscalate, "small", "escalate-button");
        button.setId("escalate");
        button.setDisable(!shown.incident().isOpen());
        return List.of(level, button);
    }

    static String title(RoomSnapshot shown, String level) {
        return shown.terms().rules().turns().levels().stream()
                .filter(each -> each.id().equals(level))
                .map(each -> each.title().equals(level) ? level : level + " " + each.title())
                .findFirst()
                .orElse(level);
    }

    private static Button value(String text, boolean open) {
        var button = new Button(text);
        button.getStyleClass().addAll("flat", "small", "people-button");
        if (open) {
            button.getStyleClass().add("open");
        }
        button.setMinWidth(0);
        RoomParts.tip(button, text);
        return button;
    }
}
