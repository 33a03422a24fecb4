package org.tocsin.ui.incidents;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.tocsin.domain.knowledge.RunbookEdit;
import org.tocsin.engine.RunbookDesk;
import org.tocsin.ui.kit.Bidi;

/** What an incident adds to a runbook: proposed, changed by hand, seen as a diff, and written. */
final class RoomRunbookEdit extends VBox {
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");

    private final RoomViewModel model;
    private final StringProperty said = new SimpleStringProperty("");
    private final TextArea addition = new TextArea();
    private final VBox diff = new VBox();
    private final VBox form = new VBox();
    private final Label where = RoomParts.prose("", "caption");
    private final Node begin;
    private Optional<RunbookDesk.Draft> draft = Optional.empty();
    private Optional<java.util.UUID> about = Optional.empty();

    RoomRunbookEdit(RoomViewModel model) {
        this.model = model;
        getStyleClass().addAll("room-section", "runbook-edit");
        var start = RoomParts.button("Update the runbook", this::propose, "small");
        start.setId("updateRunbook");
        begin =
                RoomParts.row(
                        RoomParts.wide(
                                RoomParts.prose(
                                        "The root cause of this incident can be kept in its"
                                                + " runbook.",
                                        "muted")),
                        start);
        addition.setId("runbookAddition");
        addition.setAccessibleText("What is added to the runbook, in Markdown");
        addition.setPrefRowCount(4);
        addition.setWrapText(true);
        Bidi.wrap(addition);
        addition.textProperty().addListener((_, _, _) -> compare());
        diff.getStyleClass().add("diff");
        diff.setId("runbookDiff");
        var write = RoomParts.button("Write it", this::save, "accent");
        write.setId("writeRunbook");
        write.disableProperty().bind(addition.textProperty().map(String::isBlank));
        form.getChildren()
                .setAll(
                        where,
                        addition,
                        diff,
                        RoomParts.row(write, RoomParts.button("Cancel", this::leave)));
        form.getStyleClass().add("room-section");
        var told = RoomParts.prose("", "refused");
        told.setId("runbookSaid");
        told.textProperty().bind(said);
        told.visibleProperty().bind(said.isNotEmpty());
        told.managedProperty().bind(told.visibleProperty());
        getChildren().setAll(RoomParts.heading("Learn from it"), begin, form, told);
        leave();
    }

    void show(RoomSnapshot shown) {
        if (!about.equals(Optional.of(shown.id()))) {
            about = Optional.of(shown.id());
            said.set("");
            leave();
        }
    }

    private void leave() {
        draft = Optional.empty();
        RoomParts.show(form, false);
        RoomParts.show(begin, true);
    }

    private void propose() {
        var id = about;
        id.ifPresent(incident ->
                model.fetch(
                        desk -> desk.propose(incident),
                        said,
                        proposed -> {
                            if (!about.equals(id)) {
                                return;
                            }
                            switch (proposed) {
                                case RunbookDesk.Proposed.Ready(var ready) -> open(ready);
                                case RunbookDesk.Proposed.Nothing(var why) ->
                                        said.set(sentence(why));
                            }
                        }));
    }

    private void open(RunbookDesk.Draft ready) {
        draft = Optional.of(ready);
        where.setText(
                ready.copied()
                        ? "%s of the built-in playbook, which is copied into the workspace first"
                                .formatted(ready.file())
                        : ready.file());
        addition.setText(ready.addition());
        compare();
        RoomParts.show(begin, false);
        RoomParts.show(form, true);
        addition.requestFocus();
    }

    private void compare() {
        var lines =
                draft.map(each -> RunbookEdit.adding(each.text(), addition.getText()).diff())
                        .orElse(List.of());
        diff.getChildren().setAll(lines.stream().map(RoomRunbookEdit::line).toList());
    }

    private static Node line(RunbookEdit.Line line) {
        var label = RoomParts.prose(line.toString(), "diff-line");
        label.pseudoClassStateChanged(ADDED, line.kind() == RunbookEdit.Kind.ADDED);
        return label;
    }

    private void save() {
        var id = about.orElseThrow();
        draft.ifPresent(seen ->
                model.fetch(
                        desk -> desk.save(id, seen, addition.getText()),
                        said,
                        saved -> {
                            switch (saved) {
                                case RunbookDesk.Saved.Done(var words, var then) -> {
                                    leave();
                                    model.callbacks().notes().said(words);
                                    then.run();
                                }
                                case RunbookDesk.Saved.Refused(var reason) -> {
                                    said.set(sentence(reason));
                                    leave();
                                }
                            }
                        }));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
