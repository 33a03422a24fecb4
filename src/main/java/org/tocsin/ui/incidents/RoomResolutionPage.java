package org.tocsin.ui.incidents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Decisions;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.response.Procedure;
import org.tocsin.ui.kit.Bidi;

/** What is to be done before "resolved" sticks, and the end itself (I-8, I-10). */
final class RoomResolutionPage {
    private final RoomViewModel model;
    private final Runnable onReopen;
    private final VBox checklist = new VBox();
    private final VBox findings = new VBox();
    private final VBox end = new VBox();
    private final ScrollPane root;
    private final TextArea summary = area("summary", "What was wrong, and what ended it");
    private final TextField waive = field("waiveAll", "Why the open steps do not matter");
    private final TextField cause = field("rootCause", "What the root cause is");
    private final TextField note = field("approvalNote", "What was looked at (optional)");
    private final StringProperty refusal = new SimpleStringProperty("");
    private Optional<Told> told = Optional.empty();

    private record Told(Incident incident, List<RoomSteps> steps, Set<String> approvalFor) {}

    RoomResolutionPage(RoomViewModel model, Runnable onReopen) {
        this.model = model;
        this.onReopen = onReopen;
        root = RoomParts.page(new VBox(checklist, findings, end));
        List.of(checklist, findings, end).forEach(box -> box.getStyleClass().add("room-section"));
        root.setId("resolutionPage");
    }

    ScrollPane root() {
        return root;
    }

    void focus() {
        summary.requestFocus();
    }

    void show(RoomSnapshot shown) {
        var steps = RoomSteps.of(Procedure.Use.RESOLUTION, shown);
        var settings = shown.terms().rules().turns().settings();
        var now = new Told(shown.incident(), steps, settings.approvalFor());
        if (told.filter(now::equals).isPresent()) {
            return;
        }
        boolean another =
                told.filter(was -> was.incident().id().uuid().equals(shown.id())).isEmpty();
        boolean sameSteps = !another && told.filter(was -> was.steps().equals(steps)).isPresent();
        told = Optional.of(now);
        if (another) {
            List.of(waive, cause, note).forEach(TextField::clear);
            summary.clear();
            refusal.set("");
        }
        if (!sameSteps) {
            checklist.getChildren().setAll(checklist(steps, shown));
        }
        findings.getChildren().setAll(findings(shown));
        end.getChildren().setAll(end(shown));
    }

    private List<Node> checklist(List<RoomSteps> all, RoomSnapshot shown) {
        var nodes = new ArrayList<Node>();
        for (var steps : all) {
            nodes.add(
                    RoomParts.row(
                            RoomParts.wide(RoomParts.heading(steps.procedure().title())),
                            RoomParts.line(
                                    "%d of %d".formatted(steps.done(), steps.count()), "caption")));
            for (var phase : steps.phases()) {
                nodes.add(RoomParts.prose(phase.title(), "phase-title"));
                phase.steps().forEach(step -> nodes.add(row(step, shown)));
            }
        }
        if (all.isEmpty()) {
            nodes.add(RoomParts.heading("Resolution checklist"));
            nodes.add(
                    RoomParts.prose(
                            "The playbook asks for nothing before it is resolved.", "muted"));
        }
        return nodes;
    }

    private Node row(RoomSteps.Step step, RoomSnapshot shown) {
        var row = new RoomStepRow(step, shown, model);
        if (!step.isSettled() && shown.incident().isOpen()) {
            var field = field("reason-" + step.step().id(), "Why it does not matter");
            var why =
                    RoomParts.row(
                            RoomParts.wide(field),
                            RoomParts.button(
                                    "Waive it", () -> waive(step, field.getText()), "small"));
            why.getStyleClass().add("waive-row");
            field.setOnAction(_ -> waive(step, field.getText()));
            RoomParts.show(why, false);
            var button =
                    RoomParts.button(
                            "Waive",
                            () -> {
                                RoomParts.show(why, !why.isVisible());
                                field.requestFocus();
                            },
                            "flat",
                            "small");
            button.setId("waive-" + step.step().id());
            row.add(button);
            row.getChildren().add(why);
        }
        return row;
    }

    private void waive(RoomSteps.Step step, String reason) {
        model.perform(
                new Command.Tick(
                        step.procedure(), step.step().id(), Event.Mark.WAIVED, reason.strip()));
    }

    private List<Node> findings(RoomSnapshot shown) {
        var known = shown.incident().work().findings();
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.heading("Root cause"));
        known.rootCause().ifPresent(text -> nodes.add(RoomParts.prose(text, "fact-value")));
        cause.setOnAction(_ -> recordCause());
        cause.setPromptText(
                known.rootCause().isPresent()
                        ? "A better account of it"
                        : "What the root cause is");
        nodes.add(
                RoomParts.row(
                        RoomParts.wide(cause),
                        RoomParts.button("Record", this::recordCause, "small")));
        var kind = shown.incident().subject().classification().category();
        var settings = shown.terms().rules().turns().settings();
        if (settings.approvalFor().contains(kind) || known.approved().isPresent()) {
            nodes.addAll(approval(known.approved()));
        }
        return nodes;
    }

    private List<Node> approval(Optional<String> given) {
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.prose("Business owner's approval", "room-heading", "later"));
        if (given.isPresent()) {
            nodes.add(
                    RoomParts.prose(
                            "The corrected data is approved"
                                    + (given.get().isBlank() ? "" : ": " + given.get()),
                            "ok-words"));
        } else {
            nodes.add(
                    RoomParts.prose(
                            "The business owner has to approve the corrected data before the incident is closed.",
                            "muted"));
            var button =
                    RoomParts.button(
                            "Approve",
                            () ->
                                    model.perform(
                                            new Command.Approve(note.getText().strip()),
                                            refusal,
                                            note::clear),
                            "small");
            button.setId("approve");
            nodes.add(RoomParts.row(RoomParts.wide(note), button));
        }
        return nodes;
    }

    private void recordCause() {
        model.perform(new Command.RecordRootCause(cause.getText()), refusal, cause::clear);
    }

    private List<Node> end(RoomSnapshot shown) {
        return shown.incident().isOpen() ? resolve(shown) : ended(shown.incident());
    }

    private List<Node> resolve(RoomSnapshot shown) {
        var open = Decisions.openSteps(shown.incident(), shown.terms());
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.heading("Resolve"));
        nodes.add(summary);
        if (!open.isEmpty()) {
            var first = open.stream().limit(3).map(Decisions.OpenStep::text).toList();
            var words =
                    RoomParts.prose(
                            (open.size() == 1
                                            ? "1 step is open: "
                                            : open.size() + " steps are open: ")
                                    + String.join("; ", first)
                                    + (open.size() > first.size() ? "; …" : "")
                                    + ". Tick or waive them, or say why they do not matter:",
                            "open-words");
            words.setId("openSteps");
            nodes.add(words);
            nodes.add(waive);
        }
        var button = RoomParts.button("Resolve", this::resolve, "accent");
        button.setId("resolveNow");
        var refused = RoomParts.wide(RoomParts.prose("", "refused"));
        refused.setId("resolutionRefusal");
        refused.textProperty().bind(refusal);
        nodes.add(RoomParts.row(button, refused));
        return nodes;
    }

    private void resolve() {
        model.perform(
                new Command.Resolve(
                        summary.getText().strip(),
                        Optional.of(waive.getText().strip()).filter(why -> !why.isEmpty())),
                refusal,
                summary::clear);
    }

    private List<Node> ended(Incident incident) {
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.heading(Names.state(incident.state())));
        incident.course()
                .times()
                .resolved()
                .ifPresent(at ->
                        nodes.add(
                                RoomParts.prose(
                                        "Resolved at %s, %s after the detection."
                                                .formatted(
                                                        RoomTimes.exact(at, model.zone()),
                                                        RoomTimes.length(
                                                                Duration.between(
                                                                                incident
                                                                                        .detectedAt(),
                                                                                at)
                                                                        .abs())))));
        incident.course()
                .ending()
                .dismissed()
                .ifPresent(why -> nodes.add(RoomParts.prose("Dismissed: " + why)));
        var buttons = RoomParts.row();
        if (incident.state() != State.MERGED && incident.course().ending().dismissed().isEmpty()) {
            var review = RoomParts.button("Open the review", model::openReview);
            review.setId("open-review");
            review.getStyleClass().add("accent");
            buttons.getChildren().add(review);
        }
        if (incident.state() == State.RESOLVED) {
            buttons.getChildren().add(button("review", "Mark reviewed", new Command.Review("")));
        }
        if (incident.state() == State.RESOLVED || incident.state() == State.REVIEWED) {
            buttons.getChildren().add(button("close", "Close", new Command.Close()));
        }
        if (incident.state() != State.MERGED) {
            buttons.getChildren().add(RoomParts.button("Reopen", onReopen));
        }
        Label refused = RoomParts.prose("", "refused");
        refused.textProperty().bind(refusal);
        nodes.add(buttons);
        nodes.add(refused);
        return nodes;
    }

    private Node button(String id, String text, Command command) {
        var button = RoomParts.button(text, () -> model.perform(command, refusal, () -> {}));
        button.setId(id);
        return button;
    }

    private static TextField field(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        return field;
    }

    private static TextArea area(String id, String prompt) {
        var area = new TextArea();
        area.setId(id);
        area.setPromptText(prompt);
        area.setAccessibleText(prompt);
        Bidi.wrap(area);
        area.setPrefRowCount(2);
        return area;
    }
}
