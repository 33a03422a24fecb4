package org.tocsin.ui.reviews;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.ActionCommand;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Passing;
import org.tocsin.ui.kit.Icons;

/** Action items as rows, each with what can be done with it now. */
final class ActionList extends VBox {
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");

    private final Around around;
    private final List<ActionItem> shown = new ArrayList<>();
    private Optional<UUID> edited = Optional.empty();

    /** What the rows need of their page. */
    interface Around {
        FormViewModel.Kit kit();

        void perform(ActionItem item, ActionCommand command, String said);

        /** Such as {@code 12-1}, with a way to its review where that is another page. */
        Node name(ActionItem item);

        /** Who owns it, by name. */
        Function<String, String> people();
    }

    ActionList(Around around) {
        this.around = around;
        getStyleClass().add("action-list");
    }

    /** Rows that are the same stay. */
    void show(List<ActionItem> items) {
        if (items.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown.clear();
        shown.addAll(items);
        draw();
    }

    private void draw() {
        getChildren().setAll(shown.stream().map(this::row).toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(around.kit().now().getValue(), around.kit().desk().zone());
    }

    private Node row(ActionItem item) {
        if (edited.filter(item.id().uuid()::equals).isPresent()) {
            return editing(item);
        }
        boolean overdue = item.isOverdue(today());
        var state =
                new Label(
                        overdue ? "Overdue" : first(item.progress().state().words()),
                        Icons.icon(icon(item, overdue), "action-icon"));
        state.getStyleClass().add("action-state");
        state.pseudoClassStateChanged(OVERDUE, overdue);
        var title = Parts.wide(Parts.words(item.aim().title(), "review-strong"));
        var head = Parts.row("action-head", Parts.whole(state), around.name(item), title);
        var facts =
                Parts.words(
                        String.join(
                                "  ·  ",
                                List.of(
                                        item.aim().kind().title(),
                                        item.aim().priority().id() + " priority",
                                        item.promise().owner().isBlank()
                                                ? "nobody owns it"
                                                : around.people().apply(item.promise().owner()),
                                        item.promise()
                                                .deadline()
                                                .map(day -> "by " + ReviewWords.day(day))
                                                .orElse("no deadline"))),
                        "review-caption");
        var row = Parts.column("action-row", head, facts);
        row.setId("action-" + item.id().number());
        more(item, row);
        row.getChildren().add(buttons(item));
        return row;
    }

    private static String first(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private void more(ActionItem item, VBox row) {
        if (!item.aim().criteria().isBlank()) {
            row.getChildren()
                    .add(Parts.words("Succeeds when: " + item.aim().criteria(), "review-caption"));
        }
        if (!item.ties().ticket().isBlank()) {
            row.getChildren().add(Parts.words("Ticket: " + item.ties().ticket(), "review-caption"));
        }
        item.promise()
                .followUp()
                .ifPresent(day ->
                        row.getChildren()
                                .add(
                                        Parts.words(
                                                "Follow-up review on " + ReviewWords.day(day),
                                                "review-caption")));
        if (!item.progress().note().isBlank()) {
            row.getChildren().add(Parts.words(item.progress().note(), "review-caption"));
        }
        gate(item, row);
    }

    /** How its check does is read from the store, and so comes a moment later. */
    private void gate(ActionItem item, VBox row) {
        var gate = item.ties().gate();
        if (gate.isEmpty()) {
            return;
        }
        var wanted =
                "Done only after check %s has passed %d times in a row since the fix"
                        .formatted(gate.get().check(), gate.get().runs());
        var label = Parts.words(wanted, "review-caption");
        row.getChildren().add(label);
        if (item.progress().fixedAt().isEmpty()) {
            label.setText(wanted + "; no fix is in place yet");
            return;
        }
        var kit = around.kit();
        kit.threads()
                .background()
                .execute(() -> {
                    Passing passing = kit.desk().passing(item);
                    kit.threads()
                            .ui()
                            .execute(() ->
                                    label.setText(
                                            wanted + "; so far " + passing.inARow() + " times"));
                });
    }

    private Node buttons(ActionItem item) {
        var buttons = Parts.row("review-buttons");
        var id = item.id().number();
        if (item.isOpen()) {
            if (item.progress().state() == ActionItem.State.OPEN) {
                button(buttons, "Begin", "begin-" + id, item, new ActionCommand.Begin(), "Begun");
            }
            if (item.ties().gate().isPresent() && item.progress().fixedAt().isEmpty()) {
                buttons.getChildren()
                        .add(
                                Parts.button(
                                        "Fix is in place",
                                        "fixed-" + id,
                                        () ->
                                                around.perform(
                                                        item,
                                                        new ActionCommand.MarkFixed(
                                                                around.kit().now().getValue()),
                                                        "Runs count from here on")));
            }
            button(buttons, "Done", "done-" + id, item, new ActionCommand.Finish(""), "Done");
            var drop = Parts.button("Drop", "drop-action-" + id, () -> askWhy(buttons, item));
            drop.getStyleClass().add("flat");
            buttons.getChildren().add(drop);
            var edit =
                    Parts.button(
                            "Edit",
                            "edit-" + id,
                            () -> {
                                edited = Optional.of(item.id().uuid());
                                draw();
                            });
            edit.getStyleClass().add("flat");
            buttons.getChildren().add(edit);
        } else {
            button(
                    buttons,
                    "Reopen",
                    "reopen-" + id,
                    item,
                    new ActionCommand.Reopen("reopened"),
                    "Open again");
        }
        return buttons;
    }

    /** An action is dropped with a reason, which is asked for where the buttons were. */
    private void askWhy(HBox buttons, ActionItem item) {
        var reason = new TextField();
        reason.setId("drop-reason");
        reason.setPromptText("Why is it dropped?");
        reason.setAccessibleText("Why is it dropped?");
        Runnable drop =
                () -> around.perform(item, new ActionCommand.Drop(reason.getText()), "Dropped");
        reason.setOnAction(_ -> drop.run());
        buttons.getChildren()
                .setAll(
                        Parts.wide(reason),
                        Parts.button("Drop it", "drop-it", drop),
                        Parts.button("Cancel", "drop-cancel", this::draw));
        reason.requestFocus();
    }

    private void button(
            HBox row,
            String title,
            String id,
            ActionItem item,
            ActionCommand command,
            String said) {
        var button = Parts.button(title, id, () -> around.perform(item, command, said));
        button.getStyleClass().add("flat");
        row.getChildren().add(button);
    }

    private Node editing(ActionItem item) {
        return new ActionForm(
                around.kit().desk(),
                Optional.of(item),
                new ActionForm.Done() {
                    @Override
                    public void save(org.tocsin.engine.ReviewDesk.Planned planned) {
                        cancel();
                        around.perform(item, ActionForm.edit(item, planned), "Saved");
                    }

                    @Override
                    public void cancel() {
                        edited = Optional.empty();
                        draw();
                    }
                });
    }

    private static Ikon icon(ActionItem item, boolean overdue) {
        return switch (item.progress().state()) {
            case OPEN -> overdue ? Feather.ALERT_CIRCLE : Feather.CIRCLE;
            case IN_PROGRESS -> overdue ? Feather.ALERT_CIRCLE : Feather.PLAY_CIRCLE;
            case DONE -> Feather.CHECK_CIRCLE;
            case DROPPED -> Feather.X_CIRCLE;
        };
    }
}
