package org.tocsin.ui.incidents;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Work;

/** A step to tick; who ticked it and when stands under it. */
final class RoomStepRow extends VBox {
    private final HBox head = new HBox();

    RoomStepRow(RoomSteps.Step step, RoomSnapshot shown, RoomViewModel model) {
        getStyleClass().add("step-row");
        var box = new CheckBox();
        box.setId("step-%s-%s".formatted(step.procedure(), step.step().id()));
        mark(box, step);
        box.setAccessibleText(step.step().text());
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setOnAction(_ -> {
            var mark = step.isSettled() ? Event.Mark.CLEARED : Event.Mark.DONE;
            // It shows what has been written, not what has been clicked.
            mark(box, step);
            model.perform(new Command.Tick(step.procedure(), step.step().id(), mark, ""));
        });
        var text = RoomParts.wide(RoomParts.prose(step.step().text(), "step-text"));
        text.setOnMouseClicked(_ -> box.fire());
        if (step.isWaived()) {
            text.getStyleClass().add("waived");
        }
        head.getStyleClass().add("step-head");
        head.getChildren().setAll(box, text);
        getChildren().add(head);
        step.signed().ifPresent(signed -> getChildren().add(signature(signed, shown, model)));
    }

    /** A waived step is not a done one: it has a dash where the other has a tick. */
    private static void mark(CheckBox box, RoomSteps.Step step) {
        box.setSelected(step.isSettled() && !step.isWaived());
        box.setIndeterminate(step.isWaived());
    }

    /** Puts something at the end of its first line. */
    void add(Region node) {
        head.getChildren().add(node);
    }

    private static Label signature(Work.Signed signed, RoomSnapshot shown, RoomViewModel model) {
        var who = shown.names().person(signed.by());
        var when = RoomTimes.brief(signed.at(), model.now().getValue(), model.zone());
        var words =
                switch (signed.mark()) {
                    case DONE -> "%s, %s".formatted(who, when);
                    case WAIVED -> "Waived by %s, %s: %s".formatted(who, when, signed.reason());
                    case CLEARED -> "";
                };
        var label = RoomParts.prose(words, "caption", "signature");
        RoomParts.tip(label, RoomTimes.exact(signed.at(), model.zone()));
        return label;
    }
}
