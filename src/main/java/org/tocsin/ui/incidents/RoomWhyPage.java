package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.StatePane;

/**
 * Why somebody was, or was not, told of the incident: every decision about its alerts and what
 * became of each message. Read anew whenever the log has grown while the page is looked at.
 */
final class RoomWhyPage {
    private final RoomViewModel model;
    private final VBox content = new VBox();
    private final ScrollPane root = RoomParts.page(content);
    private Optional<Asked> asked = Optional.empty();
    private Optional<RoomSnapshot> newest = Optional.empty();

    private record Asked(UUID incident, long version) {}

    RoomWhyPage(RoomViewModel model) {
        this.model = model;
        root.setId("whyPage");
        // A page that nobody looks at costs nothing.
        root.sceneProperty().subscribe(_ -> newest.ifPresent(this::read));
        root.visibleProperty().subscribe(_ -> newest.ifPresent(this::read));
    }

    ScrollPane root() {
        return root;
    }

    void show(RoomSnapshot shown) {
        newest = Optional.of(shown);
        read(shown);
    }

    private void read(RoomSnapshot shown) {
        var question = new Asked(shown.id(), shown.incident().id().version());
        if (root.getScene() == null || asked.filter(question::equals).isPresent()) {
            return;
        }
        asked = Optional.of(question);
        model.why(
                shown.id(),
                lines -> {
                    if (asked.filter(question::equals).isPresent()) {
                        draw(lines);
                    }
                });
    }

    /** When, in small letters, above what. */
    private static Node line(String line) {
        int end = line.indexOf(": ");
        return end < 0
                ? RoomParts.prose(line, "why-line")
                : new VBox(
                        RoomParts.line(line.substring(0, end), "caption"),
                        RoomParts.prose(line.substring(end + 2), "why-line"));
    }

    private void draw(List<String> lines) {
        if (lines.isEmpty()) {
            content.getChildren()
                    .setAll(
                            StatePane.empty(
                                    Feather.HELP_CIRCLE,
                                    "Nothing has been decided about messages of this incident yet."));
            return;
        }
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.prose("Why somebody was, or was not, told", "room-heading"));
        lines.forEach(line -> nodes.add(line(line)));
        var again = new Button("Look again");
        again.setId("whyAgain");
        again.setOnAction(_ -> {
            asked = Optional.empty();
            newest.ifPresent(this::read);
        });
        nodes.add(again);
        content.getChildren().setAll(nodes);
    }
}
