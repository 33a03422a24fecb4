package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.incident.Course;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Subject;

/** What the machine and the reporter have said about it. */
final class RoomEvidencePage {
    private final RoomViewModel model;
    private final VBox content = new VBox();
    private final ScrollPane root = RoomParts.page(content);
    private Optional<Told> told = Optional.empty();

    private record Told(Subject subject, Course course) {}

    RoomEvidencePage(RoomViewModel model) {
        this.model = model;
        root.setId("evidencePage");
    }

    ScrollPane root() {
        return root;
    }

    void show(RoomSnapshot shown) {
        var incident = shown.incident();
        var now = new Told(incident.subject(), incident.course());
        if (told.filter(now::equals).isPresent()) {
            return;
        }
        told = Optional.of(now);
        var nodes = new ArrayList<Node>();
        nodes.add(origin(incident));
        if (!incident.course().failures().isEmpty()) {
            var box = RoomParts.section("Failing checks");
            incident.course()
                    .failures()
                    .forEach((check, failing) -> box.getChildren().add(failure(failing)));
            nodes.add(box);
        }
        nodes.add(times(incident.course().times()));
        content.getChildren().setAll(nodes);
    }

    private Node origin(Incident incident) {
        return switch (incident.subject().origin()) {
            case Subject.Breach(_, var ticket) -> ticket(ticket, incident);
            case Subject.BrokenSource(var source, var first) -> {
                var box = RoomParts.section("Source that cannot be read");
                fact(box, "Source", source);
                fact(box, "What it said", first.message());
                yield box;
            }
            case Subject.Report report -> report(report);
        };
    }

    private Node ticket(Subject.Ticket ticket, Incident incident) {
        var box = RoomParts.section("Ticket, filled in by the machine");
        box.setId("ticket");
        fact(box, "Failed check", ticket.failedCheck());
        fact(box, "Error rate", ticket.errorRate());
        fact(box, "Affected rows", ticket.affected().rows());
        fact(box, "Affected system", ticket.affected().system());
        fact(box, "Business impact", ticket.affected().impact());
        fact(box, "Data sets", String.join(", ", incident.subject().place().dataSets()));
        ticket.lastGoodRun().ifPresent(at -> fact(box, "Last good run", exact(at)));
        fact(box, "Stakeholders", String.join("\n", ticket.affected().stakeholders()));
        fact(box, "Actions", String.join("\n", ticket.actions()));
        return box;
    }

    private Node report(Subject.Report report) {
        var box = RoomParts.section("Report");
        fact(box, "By", report.reporter());
        fact(box, "In their words", report.words());
        fact(box, "Metrics", String.join(", ", report.metrics()));
        report.since().ifPresent(at -> fact(box, "Since", exact(at)));
        return box;
    }

    private Node failure(Course.Failing failing) {
        var last = failing.last();
        String count =
                failing.times() == 1
                        ? "Failed once"
                        : "Failed %,d times".formatted(failing.times());
        String good =
                failing.goodRuns() == 0
                        ? ""
                        : failing.goodRuns() == 1
                                ? ", 1 good run since"
                                : ", %,d good runs since".formatted(failing.goodRuns());
        var show =
                RoomParts.button(
                        "Show check",
                        () -> model.callbacks().showCheck().accept(last.check()),
                        "small");
        show.setId("show-" + last.check().value());
        var box =
                new VBox(
                        RoomParts.row(
                                RoomParts.wide(RoomParts.line(last.check().value(), "plan-title")),
                                show),
                        RoomParts.prose(last.message(), "fact-value"),
                        RoomParts.prose(
                                "%s, first %s, last %s%s"
                                        .formatted(
                                                count,
                                                exact(failing.first().at()),
                                                exact(last.at()),
                                                good),
                                "caption"));
        box.getStyleClass().add("failure");
        return box;
    }

    private Node times(Course.Times times) {
        var box = RoomParts.section("Times");
        times.started().ifPresent(at -> fact(box, "Began", exact(at)));
        fact(box, "Detected", exact(times.detected()));
        times.acknowledged().ifPresent(at -> fact(box, "Acknowledged", exact(at)));
        times.resolved().ifPresent(at -> fact(box, "Resolved", exact(at)));
        return box;
    }

    private static void fact(VBox box, String label, String text) {
        if (!text.isBlank()) {
            box.getChildren().add(RoomFacts.row(label, text));
        }
    }

    private String exact(Instant at) {
        return RoomTimes.exact(at, model.zone());
    }
}
