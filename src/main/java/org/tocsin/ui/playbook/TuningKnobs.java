package org.tocsin.ui.playbook;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.DetectorKind;

/** What a rule is tuned with: a bound, or a detector with its strength, by hand or by slider. */
final class TuningKnobs {
    private final ExceptionForm form;
    private final Slider boundSlider = new Slider();
    private final Node bound;
    private final VBox detector = new VBox(8);
    private final ComboBox<DetectorKind> kinds = new ComboBox<>();
    private List<Point> history;

    TuningKnobs(ExceptionForm form, CheckViewModel model) {
        this.form = form;
        history = form.known().values();
        bound = boundKnob();
        kinds.setId("playbook-detector");
        kinds.getItems().setAll(Trial.detectors());
        kinds.setConverter(words());
        kinds.setMaxWidth(Double.MAX_VALUE);
        var slider = new Slider();
        slider.setId("playbook-strength-slider");
        link(slider, form.strength(), this::strengthUnit);
        form.detector().addListener((_, _, kind) -> range(slider, kind));
        var strength = row(slider, form.strength(), "playbook-strength");
        var strengthField = ExceptionEditor.field("Strength", strength);
        strengthField
                .visibleProperty()
                .bind(
                        form.detector()
                                .map(kind -> kind.flatMap(Trial::strength).isPresent())
                                .orElse(false));
        strengthField.managedProperty().bind(strengthField.visibleProperty());
        var copy = new Button("Copy the rule for the playbook");
        copy.setId("playbook-copy-rule");
        copy.setOnAction(_ -> copy(model));
        detector.getChildren()
                .addAll(ExceptionEditor.field("Detector", kinds), strengthField, copy);
    }

    Node bound() {
        return bound;
    }

    Node detector() {
        return detector;
    }

    /** A detector is tried as long as that is chosen. */
    void choose(ObservableValue<Boolean> chosen) {
        kinds.setValue(DetectorKind.AUTO);
        kinds.valueProperty().addListener((_, _, _) -> take(chosen.getValue()));
        chosen.addListener((_, _, now) -> take(now));
        take(chosen.getValue());
    }

    private void take(boolean chosen) {
        detector.setVisible(chosen);
        detector.setManaged(chosen);
        form.detector().set(chosen ? Optional.ofNullable(kinds.getValue()) : Optional.empty());
    }

    private Node boundKnob() {
        boundSlider.setId("playbook-bound-slider");
        form.rule().addListener((_, _, _) -> range());
        range();
        link(
                boundSlider,
                form.bound(),
                () ->
                        form.rule()
                                .get()
                                .map(rule -> Terms.unit(rule, form.known().check()))
                                .orElse(Unit.NUMBER));
        return row(boundSlider, form.bound(), "playbook-bound");
    }

    private static HBox row(Slider slider, StringProperty text, String id) {
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMinWidth(80);
        var number = ExceptionEditor.text(text, id, "");
        number.setPrefColumnCount(8);
        number.setMinWidth(96);
        number.setMaxWidth(110);
        HBox.setHgrow(number, Priority.NEVER);
        var row = new HBox(slider, number);
        row.getStyleClass().add("playbook-field-row");
        return row;
    }

    /** The slider goes over all values that are known by now; where it stands is left alone. */
    void over(List<Point> points) {
        if (points.size() != history.size()) {
            history = points;
            range();
        }
    }

    private void range() {
        form.rule()
                .get()
                .ifPresent(rule ->
                        set(
                                boundSlider,
                                Trial.range(rule, history),
                                Terms.parse(
                                                form.bound().get(),
                                                Terms.unit(rule, form.known().check()))
                                        .orElse(Terms.bound(rule))));
    }

    private void range(Slider slider, Optional<DetectorKind> kind) {
        kind.flatMap(Trial::strength)
                .ifPresent(each -> set(slider, Trial.range(each), each.usual()));
    }

    private static void set(Slider slider, Trial.Range range, double value) {
        slider.setUserData(range);
        slider.setMin(range.least());
        slider.setMax(range.most());
        slider.setBlockIncrement(range.step());
        slider.setValue(value);
    }

    private Unit strengthUnit() {
        return form.detector().get().map(Trial::unit).orElse(Unit.NUMBER);
    }

    /** The text is what counts; the slider writes it while a person moves it, and follows it. */
    private static void link(Slider slider, StringProperty text, Supplier<Unit> unit) {
        var following = new boolean[1];
        slider.valueProperty()
                .addListener((_, _, now) -> {
                    if (!following[0]
                            && slider.getUserData() instanceof Trial.Range range
                            && (slider.isFocused() || slider.isValueChanging())) {
                        text.set(Terms.bound(range.snapped(now.doubleValue()), unit.get()));
                    }
                });
        text.addListener((_, _, now) -> {
            if (!slider.isValueChanging() && !slider.isFocused()) {
                following[0] = true;
                Terms.parse(now, unit.get()).ifPresent(slider::setValue);
                following[0] = false;
            }
        });
    }

    private void copy(CheckViewModel model) {
        form.yaml()
                .ifPresent(yaml -> {
                    var content = new ClipboardContent();
                    content.putString(yaml);
                    Clipboard.getSystemClipboard().setContent(content);
                    model.said("Copied " + yaml);
                });
    }

    private static StringConverter<DetectorKind> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable DetectorKind kind) {
                return kind == null ? "" : kind.id();
            }

            @Override
            public DetectorKind fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, never typed");
            }
        };
    }
}
