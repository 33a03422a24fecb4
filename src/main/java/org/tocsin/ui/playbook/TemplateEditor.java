package org.tocsin.ui.playbook;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.notice.Wording;
import org.tocsin.engine.TemplateProofs;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;

/**
 * Writes a template on the left; on the right stands what it would say (N-4). Ctrl+S saves,
 * Ctrl+Space offers the fields, Esc leaves.
 */
final class TemplateEditor {
    private static final KeyCombination SAVE =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIELDS =
            new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);

    private final TemplateViewModel model;
    private final TemplatePreview preview;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private final VBox root = new VBox();
    private final Label title = DetailView.label("", "playbook-title");
    private final Label where = DetailView.label("", "playbook-kind");
    private final TextField subject = new TextField();
    private final TextArea body = new TextArea();
    private final VBox faults = new VBox();
    private final VBox news = new VBox();
    private final TemplateFields picker = new TemplateFields(this::insert);
    private final Button save = button("Save", "template-save", this::save);
    private TextInputControl last = body;

    TemplateEditor(TemplateViewModel model) {
        this.model = model;
        preview = new TemplatePreview(model);
        root.getStyleClass().add("template-editor");
        root.setId("template-editor");
        VBox.setVgrow(root, Priority.ALWAYS);
        var split = new SplitPane(writing(), preview.node());
        split.setDividerPositions(0.5);
        VBox.setVgrow(split, Priority.ALWAYS);
        root.getChildren().setAll(head(), news, split);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.phase().subscribe(this::show);
        model.seen().subscribe(seen -> tell(seen.faults()));
        model.subject().subscribe(_ -> judge());
        model.body().subscribe(_ -> judge());
    }

    /** Put into the window only while something is edited. */
    Node node() {
        return root;
    }

    ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    void focus() {
        // Its halves are in the window only once they have a skin.
        root.applyCss();
        body.requestFocus();
        body.positionCaret(0);
    }

    private Node head() {
        save.getStyleClass().add("accent");
        var words = new VBox(where, title);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row =
                new HBox(
                        button("Back", "template-back", this::leave),
                        words,
                        button("Start over", "template-start-over", model::startOver),
                        save);
        row.getStyleClass().add("template-head");
        return row;
    }

    private Node writing() {
        input(subject, "template-subject", "Subject");
        subject.setPromptText("Subject; the usual one when it is empty");
        subject.textProperty().bindBidirectional(model.subject());
        input(body, "template-body", "Text");
        Bidi.wrap(body);
        body.textProperty().bindBidirectional(model.body());
        VBox.setVgrow(body, Priority.ALWAYS);
        faults.setId("template-faults");
        faults.getStyleClass().add("template-faults");
        var insert = button("Insert a field (Ctrl+Space)", "template-insert", this::offer);
        var box = new VBox(subject, body, faults, picker.node(), new HBox(insert));
        box.getStyleClass().add("template-writing");
        return box;
    }

    private void input(TextInputControl input, String id, String name) {
        input.setId(id);
        input.setAccessibleText(name);
        input.getStyleClass().add("template-code");
        input.focusedProperty().subscribe(focused -> last = focused ? input : last);
    }

    private static Button button(String words, String id, Runnable act) {
        var button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void offer() {
        picker.offer(model.fields());
    }

    private void insert(String written) {
        last.replaceSelection(written);
        putAway();
    }

    private void putAway() {
        picker.putAway();
        last.requestFocus();
        last.deselect();
    }

    // What is wrong

    private void tell(List<TemplateProofs.Fault> found) {
        faults.getChildren().setAll(found.stream().limit(6).map(this::fault).toList());
        if (found.size() > 6) {
            faults.getChildren()
                    .add(
                            DetailView.label(
                                    "and %,d more".formatted(found.size() - 6), "playbook-muted"));
        }
        shownWhen(faults, !found.isEmpty());
        judge();
    }

    private Node fault(TemplateProofs.Fault fault) {
        var link = new Hyperlink();
        link.setText(fault.toString());
        link.setWrapText(true);
        link.setMinHeight(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> go(fault.part().equals("Subject") ? subject : body, fault.spot()));
        HBox.setHgrow(link, Priority.ALWAYS);
        var row = new HBox(Icons.icon(Feather.X_CIRCLE, "playbook-mark", "error"), link);
        row.getStyleClass().add("template-fault");
        return row;
    }

    private static void go(TextInputControl input, Wording.Spot spot) {
        int from = Math.min(spot.offset(), input.getLength());
        int end = input.getText().indexOf("}}", from);
        input.requestFocus();
        input.selectRange(from, end < 0 ? input.getLength() : end + 2);
    }

    private void judge() {
        boolean open = model.phase().get() instanceof TemplateViewModel.Phase.Open;
        boolean faulty = !model.seen().get().faults().isEmpty();
        save.setDisable(!open || faulty || !model.isChanged());
        save.setText(
                model.phase().get() instanceof TemplateViewModel.Phase.Saving ? "Saving…" : "Save");
    }

    // Coming and going

    private void show(TemplateViewModel.Phase phase) {
        switch (phase) {
            case TemplateViewModel.Phase.Closed() -> shown.set(false);
            case TemplateViewModel.Phase.Opening() -> {}
            case TemplateViewModel.Phase.Open(var template, var page) -> {
                title.setText(template.title());
                where.setText("Template  %s  %s".formatted(template.id(), page.at()));
                news.getChildren().clear();
                preview.begin();
                picker.putAway();
                shown.set(true);
            }
            case TemplateViewModel.Phase.Saving(_, _) -> news.getChildren().clear();
            case TemplateViewModel.Phase.Overtaken(_, var page, var now) ->
                    news.getChildren().setAll(overtaken(page, now));
        }
        shownWhen(news, !news.getChildren().isEmpty());
        judge();
    }

    private Node overtaken(TemplateDesk.Page was, TemplateDesk.Page now) {
        boolean same = was.words().equals(now.words());
        var words =
                DetailView.wrapped(
                        "Not saved: %s has been changed since you opened it. %s"
                                .formatted(
                                        now.at().file(),
                                        same
                                                ? "This template says there what it said before."
                                                : "What the file says now (−) and what you wrote (+):"),
                        "playbook-strong");
        var box =
                new VBox(
                        words,
                        new FlowPane(
                                8,
                                8,
                                button("Write mine into it", "template-mine", model::saveOver),
                                button(
                                        "Take what the file says",
                                        "template-theirs",
                                        model::takeTheirs)));
        box.setId("template-overtaken");
        box.getStyleClass().add("template-overtaken");
        if (!same) {
            box.getChildren().add(1, difference());
        }
        return box;
    }

    private Node difference() {
        var lines = new ListView<LineDiff.Line>();
        lines.setId("template-difference");
        lines.getItems().setAll(model.difference());
        lines.setPrefHeight(Math.min(220, 12 + 24 * lines.getItems().size()));
        lines.setCellFactory(_ -> new DiffCell());
        return lines;
    }

    private static final class DiffCell extends ListCell<LineDiff.Line> {
        @Override
        protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("was", "is");
            getStyleClass().add("template-diff");
            setText(null);
            if (!empty && line != null) {
                switch (line.kind()) {
                    case SAME -> setText("   " + line.text());
                    case WAS -> {
                        setText("−  " + line.text());
                        getStyleClass().add("was");
                    }
                    case IS -> {
                        setText("+  " + line.text());
                        getStyleClass().add("is");
                    }
                }
            }
        }
    }

    private void save() {
        model.save();
    }

    private void leave() {
        if (!model.isChanged()) {
            model.close();
            return;
        }
        var stay =
                button(
                        "Go on writing",
                        "template-stay",
                        () -> {
                            news.getChildren().clear();
                            shownWhen(news, false);
                            body.requestFocus();
                        });
        var box =
                new HBox(
                        DetailView.label("What you have written is not saved.", "playbook-strong"),
                        stay,
                        button("Leave without saving", "template-leave", model::close));
        box.getStyleClass().addAll("template-overtaken", "template-ask");
        news.getChildren().setAll(box);
        shownWhen(news, true);
        stay.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (SAVE.match(event)) {
            if (!save.isDisabled()) {
                model.save();
            }
        } else if (FIELDS.match(event)) {
            offer();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (picker.isOffered()) {
                putAway();
            } else {
                leave();
            }
        } else if (!picker.takes(event.getCode())) {
            return;
        }
        event.consume();
    }

    static void shownWhen(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
