package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.StatePane;

/** What to do now, to be ticked step by step. */
final class RoomStepsPage {
    private final RoomViewModel model;
    private final VBox content = new VBox();
    private final ScrollPane root = RoomParts.page(content);
    private List<RoomSteps> told = List.of();

    RoomStepsPage(RoomViewModel model) {
        this.model = model;
        root.setId("proceduresPage");
    }

    ScrollPane root() {
        return root;
    }

    void show(RoomSnapshot shown) {
        var now = RoomSteps.now(shown);
        if (now.equals(told) && !content.getChildren().isEmpty()) {
            return;
        }
        told = now;
        var nodes = new ArrayList<Node>();
        now.forEach(steps -> nodes.add(procedure(steps, shown)));
        if (now.isEmpty()) {
            nodes.add(
                    StatePane.empty(
                            Feather.CHECK_SQUARE,
                            "The playbook has no procedure for this kind of incident."));
        }
        content.getChildren().setAll(nodes);
    }

    private Node procedure(RoomSteps steps, RoomSnapshot shown) {
        var progress =
                new ProgressBar(steps.count() == 0 ? 0 : (double) steps.done() / steps.count());
        progress.getStyleClass().add("steps-bar");
        progress.setAccessibleText("%d of %d done".formatted(steps.done(), steps.count()));
        var head =
                RoomParts.row(
                        RoomParts.wide(RoomParts.heading(steps.procedure().title())),
                        RoomParts.line(
                                "%d of %d".formatted(steps.done(), steps.count()), "caption"),
                        progress);
        var box = new VBox(head);
        box.getStyleClass().add("room-section");
        var source = steps.procedure().application().source();
        if (!source.isEmpty()) {
            box.getChildren().add(RoomParts.prose("From " + source, "caption"));
        }
        steps.phases().forEach(phase -> box.getChildren().add(phase(phase, shown)));
        return box;
    }

    private Node phase(RoomSteps.Phase phase, RoomSnapshot shown) {
        var title =
                RoomParts.row(
                        RoomParts.wide(RoomParts.prose(phase.title(), "phase-title")),
                        RoomParts.line(phase.timing(), "phase-timing"));
        var box = new VBox(title);
        box.getStyleClass().add("phase");
        String heading = "";
        for (var step : phase.steps()) {
            if (!step.step().heading().equals(heading)) {
                heading = step.step().heading();
                if (!heading.isEmpty()) {
                    box.getChildren().add(RoomParts.prose(heading, "step-heading"));
                }
            }
            box.getChildren().add(new RoomStepRow(step, shown, model));
        }
        return box;
    }
}
