package org.tocsin.ui.incidents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Procedure;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.SeverityBadge;

/** The form by which a person opens an incident, with what helps to fill it beside it. */
final class ReportController {
    private final ReportViewModel model;
    private final Runnable onClose;
    private final ToggleGroup scaleGroup = new ToggleGroup();

    @FXML private ToggleButton known;
    @FXML private ToggleButton doubt;
    @FXML private Button close;
    @FXML private TextField title;
    @FXML private FlowPane scale;
    @FXML private Label wordsLabel;
    @FXML private TextArea words;
    @FXML private TextField since;
    @FXML private TextField reporter;
    @FXML private TextField metrics;
    @FXML private VBox pipelineBox;
    @FXML private ComboBox<BoardChoice> pipeline;
    @FXML private VBox categoryBox;
    @FXML private ComboBox<Kind> category;
    @FXML private VBox side;
    @FXML private Label trouble;
    @FXML private Button open;

    /** A category or one of its sub-categories, as the list shows them. */
    private record Kind(String category, String sub, String title) {
        @Override
        public String toString() {
            return title;
        }
    }

    ReportController(ReportViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        close.setGraphic(Icons.icon(Feather.X));
        Icons.name(close, "Close, what is typed is kept (Esc)");
        var ways = new ToggleGroup();
        known.setToggleGroup(ways);
        doubt.setToggleGroup(ways);
        known.setOnAction(_ -> model.report().set(false));
        doubt.setOnAction(_ -> model.report().set(true));
        bind(title.textProperty(), model.title());
        Bidi.wrap(words);
        bind(words.textProperty(), model.words());
        bind(since.textProperty(), model.since());
        bind(reporter.textProperty(), model.reporter());
        bind(metrics.textProperty(), model.metrics());
        for (var guide : model.severities()) {
            scale.getChildren().add(step(guide.severity()));
        }
        fillPipelines();
        fillCategories();
        trouble.textProperty().bind(model.trouble());
        open.disableProperty().bind(model.busy());
        model.report().subscribe(this::turn);
        model.severity().subscribe(this::mark);
    }

    private static void bind(StringProperty field, StringProperty value) {
        field.bindBidirectional(value);
    }

    private ToggleButton step(Severity severity) {
        var badge = new SeverityBadge();
        badge.show(severity.id(), BoardWords.tone(severity));
        var step = new ToggleButton(null, badge);
        step.getStyleClass().add("chip");
        step.setId("report-severity-" + severity.id());
        step.setUserData(severity.id());
        step.setToggleGroup(scaleGroup);
        step.setAccessibleText("Severity " + severity.id());
        step.setOnAction(_ -> model.severity().set(step.isSelected() ? severity.id() : ""));
        return step;
    }

    private void fillPipelines() {
        pipeline.getItems().add(new BoardChoice("", "Not known"));
        model.pipelines()
                .forEach(each -> pipeline.getItems().add(new BoardChoice(each.id(), each.title())));
        show(pipelineBox, pipeline.getItems().size() > 1);
        pipeline.setOnAction(_ -> model.pipeline().set(pipeline.getValue().id()));
        model.pipeline()
                .subscribe(id ->
                        pipeline.getItems().stream()
                                .filter(choice -> choice.id().equals(id))
                                .findFirst()
                                .ifPresent(pipeline::setValue));
    }

    private void fillCategories() {
        category.getItems().add(new Kind("", "", "Not known"));
        for (var each : model.categories()) {
            category.getItems().add(new Kind(each.id(), "", each.title()));
            for (var sub : each.subcategories()) {
                category.getItems()
                        .add(new Kind(each.id(), sub.id(), each.title() + ": " + sub.title()));
            }
        }
        show(categoryBox, category.getItems().size() > 1);
        category.setOnAction(_ -> choose(category.getValue()));
        model.category()
                .subscribe(id -> {
                    if (id.isEmpty()) {
                        category.getSelectionModel().selectFirst();
                    }
                });
    }

    private void choose(Kind kind) {
        model.category().set(kind.category());
        model.subcategory().set(kind.sub());
    }

    private static void show(Node box, boolean on) {
        box.setVisible(on);
        box.setManaged(on);
    }

    private void turn(boolean report) {
        known.setSelected(!report);
        doubt.setSelected(report);
        wordsLabel.setText(
                report ? "What looks wrong, in the reporter's words" : "What do you see");
        lay();
    }

    private void mark(String severity) {
        scaleGroup
                .getToggles()
                .forEach(step -> step.setSelected(severity.equals(step.getUserData())));
        lay();
    }

    /** Beside the form: what to do at once for a report, and what the severities mean. */
    private void lay() {
        var parts = new ArrayList<Node>();
        if (model.report().get()) {
            model.procedures().forEach(procedure -> parts.addAll(checklist(procedure)));
        }
        parts.add(words("What the severities mean", "report-side-title"));
        var chosen = model.severity().get();
        model.severities().forEach(guide -> parts.add(guide(guide, chosen)));
        side.getChildren().setAll(parts);
    }

    private List<Node> checklist(Procedure procedure) {
        var parts = new ArrayList<Node>();
        parts.add(words(procedure.title(), "report-side-title"));
        for (var phase : procedure.phases()) {
            if (procedure.phases().size() > 1 || !phase.timing().isEmpty()) {
                parts.add(words(join(phase.title(), phase.timing()), "caption"));
            }
            for (var step : phase.steps()) {
                parts.add(tick(procedure.id(), step));
            }
        }
        return parts;
    }

    private CheckBox tick(String procedure, Procedure.Step step) {
        var box =
                new CheckBox(
                        step.heading().isEmpty()
                                ? step.text()
                                : step.heading() + ": " + step.text());
        box.setWrapText(true);
        box.setId("report-step-" + step.id());
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.setSelected(model.isTicked(procedure, step.id()));
        box.setOnAction(_ -> model.tick(procedure, step.id(), box.isSelected()));
        return box;
    }

    private static String join(String title, String timing) {
        return timing.isEmpty() ? title : title + ", " + timing;
    }

    private static VBox guide(SeverityGuide guide, String chosen) {
        var badge = new SeverityBadge();
        badge.show(guide.severity().id(), BoardWords.tone(guide.severity()));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(badge);
        head.getStyleClass().add("report-guide-head");
        if (!guide.response().isEmpty()) {
            head.getChildren().add(words(guide.response(), "medium"));
        }
        var box = new VBox(head);
        targets(guide).ifPresent(text -> box.getChildren().add(words(text, "caption")));
        guide.criteria()
                .forEach(each -> box.getChildren().add(words("• " + each, "report-example")));
        guide.examples()
                .forEach(each -> box.getChildren().add(words("• " + each, "report-example")));
        if (!guide.escalation().isEmpty()) {
            box.getChildren().add(words("Escalates: " + guide.escalation(), "caption"));
        }
        box.getStyleClass().add("report-severity");
        if (guide.severity().id().equals(chosen)) {
            box.getStyleClass().add("chosen");
        }
        return box;
    }

    private static Optional<String> targets(SeverityGuide guide) {
        var parts = new ArrayList<String>();
        guide.targets().respond().ifPresent(time -> parts.add("respond within " + length(time)));
        guide.targets().resolve().ifPresent(time -> parts.add("resolve within " + length(time)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    private static String length(Span span) {
        return switch (span) {
            case Span.Wall(var time) -> length(time);
            case Span.Business business -> {
                String days = business.toString().replace("bd", "");
                yield days + (days.equals("1") ? " business day" : " business days");
            }
        };
    }

    private static String length(Duration time) {
        return time.toMinutes() < 60
                ? time.toMinutes() + " min"
                : time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " d";
    }

    private static Label words(String text, String style) {
        var label = new Label();
        Bidi.show(label, text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    void focus() {
        title.requestFocus();
        title.end();
    }

    @FXML
    private void submit() {
        model.submit();
    }

    @FXML
    private void discard() {
        model.clear();
        onClose.run();
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
