package org.tocsin.ui.playbook;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;

/** Writes a dated exception, and shows as it is typed what it would have changed. */
final class ExceptionEditor {
    private final ExceptionForm form;
    private final CheckViewModel model;
    private final Runnable away;
    private final VBox box = new VBox();
    private final VBox preview = new VBox();
    private final Label trouble = DetailView.wrapped("", "playbook-muted");
    private final Button save = new Button("Add");

    /**
     * @param away puts the form away
     */
    ExceptionEditor(ExceptionForm form, CheckViewModel model, Runnable away) {
        this.form = form;
        this.model = model;
        this.away = away;
        box.setId("playbook-exception-form");
        box.getStyleClass().add("playbook-form");
        preview.getStyleClass().add("playbook-preview");
        box.getChildren()
                .addAll(
                        kind(),
                        field(
                                "Reason",
                                text(form.reason(), "playbook-reason", "Such as: spring sale")),
                        until(),
                        preview,
                        trouble,
                        buttons());
        form.draft().subscribe(this::show);
        form.bound().addListener((_, _, _) -> previewed());
        form.expected().addListener((_, _, _) -> previewed());
        form.rule().addListener((_, _, _) -> previewed());
        previewed();
    }

    Node node() {
        return box;
    }

    private Node kind() {
        var group = new ToggleGroup();
        var bound = radio("Another bound", "playbook-bound-choice", group);
        var expected = radio("Expected: nothing breaches", "playbook-expected", group);
        expected.setSelected(form.expected().get());
        bound.setSelected(!form.expected().get());
        expected.selectedProperty().bindBidirectional(form.expected());
        var rules = new ComboBox<Rule>();
        rules.setId("playbook-rule");
        rules.setConverter(words());
        rules.getItems().setAll(form.known().check().rules());
        form.rule().get().ifPresent(rules::setValue);
        rules.valueProperty()
                .addListener((_, _, rule) -> form.rule().set(Optional.ofNullable(rule)));
        rules.setMinWidth(0);
        rules.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(rules, Priority.ALWAYS);
        var number = text(form.bound(), "playbook-bound", "");
        number.setPrefColumnCount(8);
        number.setMinWidth(96);
        var row = new HBox(rules, number);
        row.getStyleClass().add("playbook-field-row");
        row.disableProperty().bind(form.expected());
        var none = form.known().check().rules().isEmpty();
        bound.setDisable(none);
        return new VBox(8, new HBox(16, bound, expected), field("Bound", row));
    }

    private static RadioButton radio(String words, String id, ToggleGroup group) {
        var radio = new RadioButton(words);
        radio.setId(id);
        radio.setToggleGroup(group);
        return radio;
    }

    private StringConverter<Rule> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Rule rule) {
                return rule == null ? "" : Words.rule(rule, form.known().check().measure().unit());
            }

            @Override
            public Rule fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, never typed");
            }
        };
    }

    private Node until() {
        var end = text(form.until(), "playbook-until", "2026-03-31 18:00");
        end.disableProperty().bind(form.openEnded());
        var open = new CheckBox("Until further notice");
        open.setId("playbook-open-ended");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.selectedProperty().bindBidirectional(form.openEnded());
        var row = new HBox(end, DetailView.label(model.zone().getId(), "playbook-muted"), open);
        row.getStyleClass().add("playbook-field-row");
        return field("Ends", row);
    }

    private static TextField text(
            javafx.beans.property.StringProperty value, String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Node field(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("playbook-field-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(value, Priority.ALWAYS);
        var row = new HBox(label, value);
        row.getStyleClass().add("playbook-field");
        return row;
    }

    private Node buttons() {
        save.setId("playbook-save-exception");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> save());
        var cancel = new Button("Cancel");
        cancel.setId("playbook-cancel-exception");
        cancel.setOnAction(_ -> away.run());
        var row = new HBox(save, cancel);
        row.getStyleClass().add("playbook-field-row");
        return row;
    }

    private void save() {
        switch (form.finished()) {
            case ExceptionForm.Draft.Unfinished(var what) -> trouble.setText(what);
            case ExceptionForm.Draft.Ready(var change, var term, var reason) -> {
                save.setDisable(true);
                model.adjust(change, term, reason, this::refused, () -> {});
            }
        }
    }

    private void refused(String why) {
        save.setDisable(false);
        trouble.setText(why);
    }

    private void show(ExceptionForm.Draft draft) {
        boolean ready = draft instanceof ExceptionForm.Draft.Ready;
        save.setDisable(!ready);
        trouble.setText(draft instanceof ExceptionForm.Draft.Unfinished(var what) ? what : "");
        trouble.setVisible(!ready);
        trouble.setManaged(!ready);
    }

    private void previewed() {
        preview.getChildren().clear();
        form.preview()
                .ifPresent(it -> {
                    preview.getChildren().add(DetailView.wrapped(it.sentence(), "playbook-text"));
                    if (!it.results().isEmpty()) {
                        preview.getChildren()
                                .addAll(strip("Now", it, false), strip("With this", it, true));
                    }
                });
    }

    /** One mark a result, the oldest first: shape and colour say the verdict. */
    private Node strip(String name, Preview it, boolean would) {
        var marks = new HBox();
        marks.getStyleClass().add("playbook-strip");
        var title = DetailView.label(name, "playbook-strip-name");
        title.setMinWidth(Region.USE_PREF_SIZE);
        marks.getChildren().add(title);
        for (var result : it.results()) {
            var verdict = would ? result.would() : result.was();
            var mark =
                    switch (verdict) {
                        case Verdict.Breach _ -> DetailView.label("▲", "breach");
                        case Verdict.Broken _ -> DetailView.label("✕", "broken");
                        case Verdict.Learning _ -> DetailView.label("·", "learning");
                        case Verdict.Healthy _ -> DetailView.label("•", "healthy");
                    };
            mark.setMinWidth(10);
            mark.setTooltip(
                    new Tooltip(
                            "%s, %s"
                                    .formatted(
                                            Words.value(
                                                    result.point().value(),
                                                    it.check().measure().unit()),
                                            Terms.exact(result.point().at(), model.zone()))));
            marks.getChildren().add(mark);
        }
        return marks;
    }
}
