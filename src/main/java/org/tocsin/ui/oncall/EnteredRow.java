package org.tocsin.ui.oncall;

import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.engine.RotaDesk.Entered;
import org.tocsin.ui.kit.Bidi;

/** A change that somebody entered, with what can be done about it. */
final class EnteredRow extends VBox {
    EnteredRow(Entered entered, People people, OnCallViewModel model) {
        getStyleClass().add("entered");
        var grounds = entered.grounds();
        boolean trade = grounds.kind() == ShiftOverride.Kind.TRADE;
        var title = new Label(trade ? "Trade" : "Override");
        title.getStyleClass().add("entered-kind");
        var state = new Label(state(entered, people, model));
        state.getStyleClass().addAll("entered-state", entered.waits() ? "waits" : "counts");
        Bidi.wrap(state);
        var parts =
                new Label(
                        entered.parts().stream()
                                .map(part -> part(part, people, model))
                                .collect(Collectors.joining("\n")));
        Bidi.wrap(parts);
        var by =
                new Label(
                        "Entered by %s, %s%s"
                                .formatted(
                                        people.name(grounds.by()),
                                        Words.full(entered.recorded(), model.zone()),
                                        grounds.reason().isBlank() ? "" : ": " + grounds.reason()));
        by.getStyleClass().add("caption");
        Bidi.wrap(by);
        getChildren().addAll(title, parts, by, state, actions(entered, people, model));
    }

    private static String part(ShiftOverride part, People people, OnCallViewModel model) {
        return "%s is %s from %s to %s"
                .formatted(
                        people.name(part.person()),
                        part.position(),
                        Words.shortly(part.when().from(), model.zone()),
                        Words.full(part.when().to(), model.zone()));
    }

    private static String state(Entered entered, People people, OnCallViewModel model) {
        if (entered.waits()) {
            return "Waits for approval: it does not count yet";
        }
        return entered.approval()
                .map(a ->
                        "Approved by %s, %s"
                                .formatted(people.name(a.by()), Words.full(a.at(), model.zone())))
                .orElse("In force");
    }

    private static FlowPane actions(Entered entered, People people, OnCallViewModel model) {
        var row = new FlowPane(8, 8);
        row.getStyleClass().add("entered-actions");
        if (entered.waits()) {
            var by = choice(people);
            by.setPromptText("Who approves");
            by.setId("approver");
            by.getItems().setAll(people.ids());
            by.getItems().remove(entered.grounds().by());
            var approve = new Button("Approve");
            approve.setId("approve");
            approve.disableProperty().bind(by.valueProperty().isNull());
            approve.setOnAction(_ -> model.approve(entered.id(), by.getValue()));
            row.getChildren().addAll(by, approve);
        }
        var withdraw = new Button("Withdraw");
        withdraw.setId("withdraw");
        withdraw.setOnAction(_ -> model.withdraw(entered.id()));
        row.getChildren().add(withdraw);
        return row;
    }

    /** A choice of people by name. */
    static ComboBox<String> choice(People people) {
        var choice = new ComboBox<String>();
        choice.setConverter(named(people));
        return choice;
    }

    static StringConverter<String> named(People people) {
        return new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null ? "" : people.name(id);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        };
    }
}
