package org.tocsin.ui.playbook;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Words;

/** Writes a dated exception, and shows as it is typed what it would have changed. */
final class ExceptionEditor {
    private final ExceptionForm form;
    private final CheckViewModel model;
    private final Runnable away;
    private final VBox box = new VBox();
    private final VBox preview = new VBox();
    private final TuningViewModel tuning;
    private final TuningOutcome outcome;
    private final TuningKnobs knobs;
    private final Label trouble = DetailView.wrapped("", "playbook-muted");
    private final Button save = new Button("Add");

    /**
     * @param away puts the form away
     */
    ExceptionEditor(ExceptionForm form, CheckViewModel model, Runnable away) {
        this.form = form;
        this.model = model;
        this.away = away;
        knobs = new TuningKnobs(form, model);
        outcome = new TuningOutcome(model.zone());
        tuning = model.tuning(form.known().check());
        tuning.state().addListener((_, _, now) -> tuned(now));
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
        for (var each :
                List.of(
                        form.bound(),
                        form.expected(),
                        form.rule(),
                        form.detector(),
                        form.strength())) {
            each.addListener((_, _, _) -> tuning.attempt(form.tried()));
        }
        tuning.attempt(form.tried());
        tuned(tuning.state().get());
    }

    Node node() {
        return box;
    }

    private Node kind() {
        var group = new ToggleGroup();
        var bound = radio("Another bound", "playbook-bound-choice", group);
        var detector = radio("Another detector", "playbook-detector-choice", group);
        var expected = radio("Expected: nothing breaches", "playbook-expected", group);
        expected.setSelected(form.expected().get());
        bound.setSelected(!form.expected().get());
        expected.selectedProperty().bindBidirectional(form.expected());
        var rules = rules();
        rules.disableProperty().bind(form.expected());
        knobs.bound().disableProperty().bind(form.expected());
        knobs.choose(detector.selectedProperty());
        var boundField = field("Bound", knobs.bound());
        boundField.visibleProperty().bind(detector.selectedProperty().not());
        boundField.managedProperty().bind(boundField.visibleProperty());
        var none = form.known().check().rules().isEmpty();
        bound.setDisable(none);
        detector.setDisable(none || Segmentation.of(form.known().check().measure()).isPresent());
        return new VBox(
                8,
                new FlowPane(16, 6, bound, detector, expected),
                field("Rule", rules),
                boundField,
                knobs.detector());
    }

    private ComboBox<Rule> rules() {
        var rules = new ComboBox<Rule>();
        rules.setId("playbook-rule");
        rules.setConverter(words());
        rules.getItems().setAll(form.known().check().rules());
        form.rule().get().ifPresent(rules::setValue);
        rules.valueProperty()
                .addListener((_, _, rule) -> form.rule().set(Optional.ofNullable(rule)));
        rules.setMinWidth(0);
        rules.setMaxWidth(Double.MAX_VALUE);
        return rules;
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

    static TextField text(javafx.beans.property.StringProperty value, String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    static Node field(String name, Node value) {
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

    private void tuned(TuningViewModel.State state) {
        switch (state) {
            case TuningViewModel.State.Loading() ->
                    preview.getChildren()
                            .setAll(DetailView.label("Reading the history…", "playbook-muted"));
            case TuningViewModel.State.Nothing(var why) -> {
                preview.getChildren().setAll(DetailView.wrapped(why, "playbook-muted"));
                form.preview()
                        .filter(it -> !it.results().isEmpty())
                        .ifPresent(it ->
                                preview.getChildren()
                                        .add(DetailView.wrapped(it.sentence(), "playbook-text")));
            }
            case TuningViewModel.State.Done(var bench, var result) -> {
                knobs.over(bench.history().points());
                outcome.show(bench, result, form);
                if (!preview.getChildren().contains(outcome.node())) {
                    preview.getChildren().setAll(outcome.node());
                }
            }
        }
    }
}
