package org.tocsin.ui.reviews;

import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionDecisions;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.engine.ReviewDesk;

/** Writes a new action item, or changes one. Saved by its button, not by itself. */
final class ActionForm extends VBox {
    private static final int USUAL_RUNS = 3;

    private final ReviewDesk desk;
    private final ComboBox<ActionItem.Kind> kind = new ComboBox<>();
    private final TextField title = field("action-title", "What is to be done");
    private final TextField criteria = field("action-criteria", "How one sees that it worked");
    private final ComboBox<String> owner = new ComboBox<>();
    private final DatePicker deadline = picker("action-deadline", "Deadline");
    private final DatePicker followUp = picker("action-follow-up", "Look again whether it helped");
    private final ComboBox<ActionItem.Priority> priority = new ComboBox<>();
    private final TextField ticket = field("action-ticket", "Link or key of a ticket");
    private final ComboBox<String> check = new ComboBox<>();
    private final Spinner<Integer> runs = new Spinner<>(1, 500, USUAL_RUNS);
    private final Label fault = Parts.words("", "review-fault");

    /** What the form is for. */
    interface Done {
        void save(ReviewDesk.Planned planned);

        void cancel();
    }

    /**
     * @param seen the one that is changed; empty for a new one
     */
    ActionForm(ReviewDesk desk, Optional<ActionItem> seen, Done done) {
        this.desk = desk;
        getStyleClass().add("action-form");
        setId("action-form");
        kind.setId("action-kind");
        kind.getItems().setAll(ActionItem.Kind.values());
        kind.setCellFactory(_ -> new KindCell());
        kind.setButtonCell(new KindCell());
        priority.setId("action-priority");
        priority.getItems().setAll(ActionItem.Priority.values());
        priority.setCellFactory(_ -> new PriorityCell());
        priority.setButtonCell(new PriorityCell());
        owner.setId("action-owner");
        owner.setEditable(true);
        desk.people().forEach(person -> owner.getItems().add(person.id()));
        check.setId("action-check");
        check.setEditable(true);
        check.getItems().add("");
        desk.checks().stream().map(Check::id).map(CheckId::value).forEach(check.getItems()::add);
        runs.setId("action-runs");
        runs.setEditable(true);
        runs.setPrefWidth(90);
        fill(seen);
        fault.setId("action-fault");
        Parts.show(fault, false);
        var save = Parts.button(seen.isPresent() ? "Save" : "Add action", "action-save", () -> {});
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> check(done));
        title.setOnAction(_ -> check(done));
        getChildren()
                .setAll(
                        row(grow("What for", kind), grow("Priority", priority)),
                        Parts.labelled("What is to be done", title),
                        Parts.labelled("Success criteria", criteria),
                        row(
                                grow("Owner", owner),
                                grow("Deadline, its last day", deadline),
                                grow("Follow-up review on", followUp)),
                        row(
                                grow("Ticket", ticket),
                                grow("Not done before this check passes", check),
                                Parts.labelled("so many runs in a row", runs)),
                        fault,
                        Parts.row(
                                "review-buttons",
                                save,
                                Parts.button("Cancel", "action-cancel", done::cancel)));
    }

    private static final class KindCell extends ListCell<ActionItem.Kind> {
        @Override
        protected void updateItem(ActionItem.Kind each, boolean empty) {
            super.updateItem(each, empty);
            setText(empty || each == null ? "" : each.title());
        }
    }

    private static final class PriorityCell extends ListCell<ActionItem.Priority> {
        @Override
        protected void updateItem(ActionItem.Priority each, boolean empty) {
            super.updateItem(each, empty);
            setText(empty || each == null ? "" : FormViewModel.sentence(each.id()));
        }
    }

    private static TextField field(String id, String name) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(name);
        return field;
    }

    private static DatePicker picker(String id, String name) {
        var picker = new DatePicker();
        picker.setId(id);
        picker.setPromptText("2026-03-31");
        picker.setAccessibleText(name);
        picker.setConverter(new Days());
        return picker;
    }

    private static VBox grow(String label, javafx.scene.control.Control field) {
        field.setMaxWidth(Double.MAX_VALUE);
        return Parts.wide(Parts.labelled(label, field));
    }

    private static HBox row(javafx.scene.Node... fields) {
        return Parts.row("review-fields", fields);
    }

    private void fill(Optional<ActionItem> seen) {
        kind.setValue(seen.map(item -> item.aim().kind()).orElse(ActionItem.Kind.PREVENT));
        priority.setValue(
                seen.map(item -> item.aim().priority()).orElse(ActionItem.Priority.MEDIUM));
        seen.ifPresent(item -> {
            title.setText(item.aim().title());
            criteria.setText(item.aim().criteria());
            owner.setValue(item.promise().owner());
            item.promise().deadline().ifPresent(deadline::setValue);
            item.promise().followUp().ifPresent(followUp::setValue);
            ticket.setText(item.ties().ticket());
            item.ties()
                    .gate()
                    .ifPresent(gate -> {
                        check.setValue(gate.check().value());
                        runs.getValueFactory().setValue(gate.runs());
                    });
        });
    }

    private void check(Done done) {
        var planned = planned();
        var wrong =
                ActionDecisions.wrong(planned.aim(), planned.ties())
                        .or(() -> unknownCheck(planned))
                        .or(this::wrongDay);
        fault.setText(wrong.map(FormViewModel::sentence).orElse(""));
        Parts.show(fault, wrong.isPresent());
        if (wrong.isEmpty()) {
            done.save(planned);
        }
    }

    private Optional<String> unknownCheck(ReviewDesk.Planned planned) {
        return planned.ties()
                .gate()
                .filter(gate ->
                        desk.checks().stream().noneMatch(each -> each.id().equals(gate.check())))
                .map(gate -> "the playbook has no check " + gate.check());
    }

    private Optional<String> wrongDay() {
        for (var picker : new DatePicker[] {deadline, followUp}) {
            var text = picker.getEditor().getText().strip();
            if (!text.isEmpty() && Days.parse(text).isEmpty()) {
                return Optional.of("\"%s\" is no day; write 2026-03-31".formatted(text));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(DatePicker picker) {
        return Days.parse(picker.getEditor().getText().strip());
    }

    private static String text(ComboBox<String> box) {
        return Optional.ofNullable(box.getEditor().getText()).orElse("").strip();
    }

    private ReviewDesk.Planned planned() {
        var gate = text(check);
        return new ReviewDesk.Planned(
                new ActionItem.Aim(
                        kind.getValue(),
                        title.getText().strip(),
                        criteria.getText().strip(),
                        priority.getValue()),
                new ActionItem.Promise(text(owner), day(deadline), day(followUp)),
                new ActionItem.Ties(
                        ticket.getText().strip(),
                        gate.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        new ActionItem.Gate(new CheckId(gate), runs.getValue()))));
    }

    void begin() {
        title.requestFocus();
    }

    /** What saving a change of one asks for. */
    static ActionCommand edit(ActionItem seen, ReviewDesk.Planned planned) {
        return new ActionCommand.Edit(seen, planned.aim(), planned.promise(), planned.ties());
    }
}
