package org.tocsin.ui.incidents;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.State;

/** The life of an incident as steps; a click on one moves it there. */
final class RoomStepper {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final List<State> STEPS =
            List.of(
                    State.DETECTED,
                    State.ACKNOWLEDGED,
                    State.INVESTIGATING,
                    State.MITIGATING,
                    State.RESOLVED,
                    State.REVIEWED,
                    State.CLOSED);

    private final HBox box;
    private final Consumer<State> onMove;

    RoomStepper(HBox box, Consumer<State> onMove) {
        this.box = box;
        this.onMove = onMove;
    }

    void show(State state) {
        if (box.getChildren().isEmpty()) {
            STEPS.forEach(this::add);
        }
        box.getChildren().stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .forEach(button -> mark(button, state));
    }

    private void add(State step) {
        if (!box.getChildren().isEmpty()) {
            var arrow = new Label("›");
            arrow.getStyleClass().add("step-arrow");
            box.getChildren().add(arrow);
        }
        var button = RoomParts.button(Names.state(step), () -> onMove.accept(step), "step");
        button.setId("step-" + Names.state(step).toLowerCase(java.util.Locale.ROOT));
        button.setUserData(step);
        box.getChildren().add(button);
    }

    private static void mark(Button button, State state) {
        var step = (State) button.getUserData();
        button.pseudoClassStateChanged(HERE, step == state);
        button.pseudoClassStateChanged(PAST, step.compareTo(state) < 0);
        button.setAccessibleText(
                button.getText() + (step == state ? ", where it stands" : ", move it here"));
    }
}
