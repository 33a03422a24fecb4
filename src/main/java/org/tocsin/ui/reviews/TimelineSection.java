package org.tocsin.ui.reviews;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Section;

/**
 * The moments of the log that the review tells, each with what it says of it. Which ones is to be
 * chosen; their order is the log's.
 */
final class TimelineSection {
    private final FormViewModel form;
    private final SectionModel model;
    private final VBox rows = Parts.column("review-moments");
    private final Map<Long, TextField> notes = new HashMap<>();
    private final Button choose;
    private boolean choosing;

    private TimelineSection(FormViewModel form) {
        this.form = form;
        this.model = form.section(Section.TIMELINE);
        choose = Parts.button("Choose moments", "timeline-choose", this::toggle);
        model.draft().subscribe(_ -> show());
        form.facts().addListener((_, _, _) -> show());
    }

    static Node of(FormViewModel form) {
        var section = new TimelineSection(form);
        var propose = Parts.button("Add turning points", "timeline-propose", form::proposePicks);
        return new SectionBlock(form, Section.TIMELINE, section.rows, propose, section.choose);
    }

    private void toggle() {
        choosing = !choosing;
        choose.setText(choosing ? "Done choosing" : "Choose moments");
        show();
    }

    private Content.Picks picks() {
        return model.draft().get() instanceof Content.Picks picks ? picks : Content.Picks.NONE;
    }

    private List<Logged> shown() {
        var picks = picks();
        return form.facts().get().log().stream()
                .filter(logged -> choosing || picks.of(logged.version()).isPresent())
                .toList();
    }

    /** Rows stay while they are the same ones, so that nobody loses the field they type in. */
    private void show() {
        var shown = shown();
        var ids = shown.stream().map(logged -> row(logged.version())).toList();
        var before = rows.getChildren().stream().map(Node::getId).toList();
        if (ids.isEmpty()) {
            rows.getChildren()
                    .setAll(
                            Parts.words(
                                    "No moment is chosen yet. Add the turning points, or choose from the whole log.",
                                    "review-empty"));
            return;
        }
        if (!ids.equals(before)) {
            notes.clear();
            var nodes = new ArrayList<Node>();
            shown.forEach(logged -> nodes.add(node(logged)));
            rows.getChildren().setAll(nodes);
        }
        picks().picks()
                .forEach(pick -> {
                    var field = notes.get(pick.version());
                    if (field != null && !field.getText().equals(pick.note())) {
                        field.setText(pick.note());
                    }
                });
    }

    private String row(long version) {
        return (choosing ? "choice-" : "moment-") + version;
    }

    private Node node(Logged logged) {
        long version = logged.version();
        var pick = picks().of(version);
        var words = form.words();
        var when = Parts.whole(Parts.line(words.at(logged.at()), "review-when"));
        var said = words.said(logged);
        var body = words.body(logged);
        var text = Parts.wide(Parts.words(said, "review-text"));
        var column = Parts.wide(Parts.column("review-moment-words", text));
        if (!body.isBlank()) {
            column.getChildren().add(Parts.words(body, "review-caption"));
        }
        var note = new TextField(pick.map(Content.Pick::note).orElse(""));
        note.setId("note-" + version);
        note.setPromptText("What the review says of it");
        note.setAccessibleText("Note on: " + said);
        note.textProperty()
                .addListener((_, _, said2) -> {
                    if (picks().of(version).isPresent()) {
                        model.write(picks().with(new Content.Pick(version, said2)));
                    }
                });
        notes.put(version, note);
        var row = Parts.row("review-moment", when, column);
        row.setId(row(version));
        if (choosing) {
            var box = new CheckBox();
            box.setId("pick-" + version);
            box.setSelected(pick.isPresent());
            box.setAccessibleText("Tell: " + said);
            Parts.show(note, pick.isPresent());
            box.selectedProperty()
                    .addListener((_, _, on) -> {
                        Parts.show(note, on);
                        model.write(
                                on
                                        ? picks().with(new Content.Pick(version, note.getText()))
                                        : picks().without(version));
                    });
            row.getChildren().addFirst(box);
        } else {
            row.getChildren()
                    .add(
                            Parts.icon(
                                    Feather.X,
                                    "Leave out",
                                    "drop-" + version,
                                    () -> drop(version)));
        }
        column.getChildren().add(note);
        return row;
    }

    private void drop(long version) {
        var before = picks().of(version);
        model.write(picks().without(version));
        form.notes()
                .undoable(
                        "Left out of the timeline",
                        () -> before.ifPresent(pick -> model.write(picks().with(pick))));
    }
}
