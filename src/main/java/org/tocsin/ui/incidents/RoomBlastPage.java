package org.tocsin.ui.incidents;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.SchemaWarning;
import org.tocsin.ui.kit.StatePane;

/** Who reads what is wrong: dashboards, reports, other pipelines (C-24). */
final class RoomBlastPage {
    private final VBox content = new VBox();
    private final ScrollPane root = RoomParts.page(content);
    private final ZoneId zone;
    private Optional<Told> told = Optional.empty();

    private record Told(List<RoomBlast> blast, List<SchemaWarning> schemas) {}

    RoomBlastPage(ZoneId zone) {
        this.zone = zone;
        root.setId("blastPage");
    }

    ScrollPane root() {
        return root;
    }

    void show(RoomSnapshot shown) {
        var now = RoomBlast.of(shown.incident(), shown.terms().around().directory());
        var next = new Told(now, shown.ahead().schemas());
        if (told.filter(next::equals).isPresent()) {
            return;
        }
        told = Optional.of(next);
        var nodes = new ArrayList<Node>();
        next.schemas().forEach(each -> nodes.add(schema(each)));
        if (now.isEmpty()) {
            nodes.add(
                    StatePane.empty(
                            Feather.SHARE_2,
                            "Nobody is known to read this: no pipeline of the playbook names its data sets."));
        } else {
            long consumers =
                    now.stream().mapToLong(each -> each.pipeline().flow().consumers().size()).sum();
            nodes.add(
                    RoomParts.prose(
                            "%,d consumers of %,d pipelines are endangered"
                                    .formatted(consumers, now.size()),
                            "room-heading"));
        }
        now.forEach(each -> nodes.add(pipeline(each, shown.names())));
        content.getChildren().setAll(nodes);
    }

    /** A warning to whoever reads it, whether anything has failed there or not. */
    private Node schema(SchemaWarning warning) {
        var box =
                new VBox(
                        RoomParts.prose(warning.words(), "plan-title"),
                        RoomParts.prose(
                                "Since %s: %s"
                                        .formatted(
                                                RoomTimes.exact(warning.since(), zone),
                                                warning.what()),
                                "caption"));
        box.getStyleClass().addAll("failure", "schema-warning");
        return box;
    }

    private static Node pipeline(RoomBlast blast, Names names) {
        var pipeline = blast.pipeline();
        var owner = pipeline.ownership().primary();
        String where =
                blast.steps() == 0
                        ? "the incident's own"
                        : "%d %s downstream, reads %s"
                                .formatted(
                                        blast.steps(),
                                        blast.steps() == 1 ? "step" : "steps",
                                        blast.via());
        var box =
                new VBox(
                        RoomParts.prose(pipeline.title(), "plan-title"),
                        RoomParts.prose(
                                where
                                        + (owner.isEmpty()
                                                ? ", nobody owns it"
                                                : ", owned by " + names.person(owner)),
                                "caption"));
        pipeline.flow()
                .consumers()
                .forEach(consumer ->
                        box.getChildren()
                                .add(
                                        RoomFacts.row(
                                                consumer.name(),
                                                consumer.impact().isEmpty()
                                                        ? "Impact not stated"
                                                        : consumer.impact())));
        box.getStyleClass().addAll("failure", "blast-" + Math.min(blast.steps(), 2));
        return box;
    }
}
