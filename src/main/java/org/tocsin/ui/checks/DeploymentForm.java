package org.tocsin.ui.checks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.ui.kit.Bidi;

/** Asks for what is needed to plan a deployment. */
final class DeploymentForm extends VBox {
    private final DeploymentsViewModel model;
    private final ComboBox<ChangeKind> kind = new ComboBox<>();
    private final TextField title = new TextField();
    private final TextField what = new TextField();
    private final FlowPane dataSets = new FlowPane();
    private final Label promise = new Label();
    private final Label missing = new Label();

    DeploymentForm(DeploymentsViewModel model, Runnable leave) {
        this.model = model;
        getStyleClass().add("deployment-detail");
        setId("deploymentForm");
        kind.setId("deploymentKind");
        kind.setAccessibleText("Kind of change");
        kind.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(ChangeKind shown) {
                        return shown == null ? "" : shown.title();
                    }

                    @Override
                    public ChangeKind fromString(String text) {
                        throw new UnsupportedOperationException(text);
                    }
                });
        kind.valueProperty().subscribe(this::promise);
        title.setId("deploymentTitle");
        title.setPromptText("What it is called, such as New revenue formula");
        title.setAccessibleText("Title");
        what.setId("deploymentWhat");
        what.setPromptText("What is deployed, such as a commit or a link");
        what.setAccessibleText("What is deployed");
        dataSets.getStyleClass().add("choices");
        Bidi.wrap(promise);
        promise.getStyleClass().add("deployment-when");
        missing.getStyleClass().add("strip-fault");
        missing.setId("deploymentMissing");
        var plan = new Button("Plan it");
        plan.setId("planNow");
        plan.getStyleClass().add("accent");
        plan.setOnAction(_ -> plan(leave));
        title.setOnAction(_ -> plan(leave));
        what.setOnAction(_ -> plan(leave));
        var cancel = new Button("Cancel");
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(_ -> leave.run());
        var heading = new Label("Plan a deployment");
        heading.getStyleClass().add("deployment-name");
        var buttons = new HBox(plan, cancel, missing);
        buttons.getStyleClass().add("deed");
        getChildren()
                .setAll(
                        heading,
                        field("Kind of change", kind),
                        promise,
                        field("Title", title),
                        field("What", what),
                        field("Data sets whose checks are watched as well", dataSets),
                        buttons);
    }

    private static VBox field(String name, Node input) {
        var label = new Label(name);
        label.setLabelFor(input);
        label.getStyleClass().add("field-name");
        var box = new VBox(label, input);
        box.setSpacing(4);
        return box;
    }

    private void promise(ChangeKind chosen) {
        if (chosen == null) {
            promise.setText("");
            return;
        }
        var watch = chosen.watch();
        int items = chosen.checklist().size();
        promise.setText(
                "%s; its checks run every %s for %s%s"
                        .formatted(
                                items == 0
                                        ? "No checklist"
                                        : items == 1
                                                ? "One item to tick"
                                                : "%,d items to tick".formatted(items),
                                new Span.Wall(watch.every()),
                                new Span.Wall(watch.length()),
                                watch.checks().isEmpty() && watch.dataSets().isEmpty()
                                        ? "; every check, unless data sets are chosen."
                                        : "."));
    }

    /** Empties it. */
    void begin() {
        kind.getItems().setAll(model.kinds());
        kind.getSelectionModel().selectFirst();
        title.clear();
        what.clear();
        missing.setText("");
        dataSets.getChildren()
                .setAll(model.dataSets().stream().map(DeploymentForm::choice).toList());
    }

    private static ToggleButton choice(String dataSet) {
        var choice = new ToggleButton(dataSet);
        choice.setId("data-set-" + dataSet);
        choice.getStyleClass().add("option");
        return choice;
    }

    void focus() {
        title.requestFocus();
    }

    private void plan(Runnable leave) {
        if (title.getText().isBlank()) {
            missing.setText("Give it a title.");
            title.requestFocus();
            return;
        }
        model.plan(kind.getValue(), title.getText(), what.getText(), chosen());
        leave.run();
    }

    private Set<String> chosen() {
        return List.copyOf(dataSets.getChildren()).stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .map(ToggleButton::getText)
                .collect(Collectors.toSet());
    }
}
