package org.tocsin.ui.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.Figure;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;

/** One deployment: its checklist, what can be done, and each check before and after. */
final class DeploymentDetail extends VBox {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

    private final DeploymentsViewModel model;

    /** What somebody writes is not lost when the watch sees something new. */
    private final TextField note = new TextField();

    private final Label since = new Label();
    private final VBox checklist = new VBox();
    private Optional<UUID> last = Optional.empty();
    private Optional<Deployment> shown = Optional.empty();

    DeploymentDetail(DeploymentsViewModel model) {
        this.model = model;
        getStyleClass().add("deployment-detail");
        note.setId("deploymentNote");
        HBox.setHgrow(note, Priority.ALWAYS);
        since.getStyleClass().add("deployment-when");
        since.setId("deploymentSince");
        Bidi.wrap(since);
        checklist.getStyleClass().add("checklist");
        model.onTick(() -> shown.ifPresent(this::time));
    }

    /** Puts a deployment's state on a badge; the word is there as well as the colour. */
    static void state(Label badge, Deployment deployment) {
        badge.getStyleClass().setAll("label", "deployment-state");
        badge.setText(deployment.state());
        badge.setMinWidth(USE_PREF_SIZE);
        var stage = deployment.stage();
        boolean warned =
                stage instanceof Deployment.Undecided
                        || stage instanceof Deployment.BackAgain
                        || stage instanceof Deployment.Watching
                                && !deployment.proposals().isEmpty();
        badge.pseudoClassStateChanged(WARNING, warned);
        badge.pseudoClassStateChanged(GOOD, stage instanceof Deployment.Good);
        badge.pseudoClassStateChanged(LIVE, stage instanceof Deployment.Watching && !warned);
        badge.setGraphic(
                Icons.icon(
                        warned
                                ? Feather.ALERT_TRIANGLE
                                : stage instanceof Deployment.Good
                                        ? Feather.CHECK
                                        : stage instanceof Deployment.Watching
                                                ? Feather.EYE
                                                : Feather.CLIPBOARD,
                        "state-mark"));
    }

    void show(Deployment deployment, List<DeploymentDesk.Beside> figures) {
        boolean other = !last.equals(Optional.of(deployment.id()));
        if (other) {
            note.clear();
        }
        last = Optional.of(deployment.id());
        var before = shown;
        shown = Optional.of(deployment);
        time(deployment);
        var nodes = new ArrayList<Node>();
        var name = new Label(deployment.title());
        name.getStyleClass().add("deployment-name");
        name.setId("deploymentName");
        Bidi.wrap(name);
        var badge = new Label();
        badge.setId("deploymentState");
        state(badge, deployment);
        nodes.add(name);
        nodes.add(new HBox(8, badge, since));
        if (!deployment.plan().what().isEmpty()) {
            nodes.add(prose(deployment.plan().what(), "deployment-what"));
        }
        nodes.addAll(verdict(deployment));
        if (!deployment.plan().kind().checklist().isEmpty()) {
            nodes.add(heading("Checklist: " + deployment.plan().kind().title()));
            // The boxes stay as they are, so that the keyboard stays where it was.
            if (other || before.filter(was -> was.log().equals(deployment.log())).isEmpty()) {
                tickBoxes(deployment, other);
            }
            nodes.add(checklist);
        }
        nodes.addAll(deeds(deployment));
        nodes.add(
                heading(deployment.watched().isPresent() ? "Before and after" : "Will be watched"));
        nodes.add(
                figures.isEmpty()
                        ? prose("No check would be watched.", "deployment-when")
                        : table(figures));
        boolean writing = note.isFocused();
        getChildren().setAll(nodes);
        if (writing) {
            note.requestFocus();
            note.end();
        }
    }

    private void time(Deployment deployment) {
        since.setText(
                deployment
                        .watched()
                        .map(watched -> {
                            var until = deployment.watchedUntil().orElseThrow();
                            var out =
                                    "Out since %s"
                                            .formatted(
                                                    Moments.exact(watched.since(), model.zone()));
                            return deployment.stage() instanceof Deployment.Watching
                                    ? "%s, the watch ends %s"
                                            .formatted(
                                                    out, Moments.relative(until, model.present()))
                                    : out;
                        })
                        .orElseGet(() ->
                                "Planned by %s, %s"
                                        .formatted(
                                                deployment.planned().by(),
                                                Moments.exact(
                                                        deployment.planned().at(), model.zone()))));
    }

    private List<Node> verdict(Deployment deployment) {
        var nodes = new ArrayList<Node>();
        switch (deployment.stage()) {
            case Deployment.Planned _ -> {}
            case Deployment.Watching _ ->
                    deployment
                            .proposals()
                            .forEach(each ->
                                    nodes.add(notice("Rollback proposed. " + each.why(), true)));
            case Deployment.Undecided(var left) ->
                    nodes.add(
                            notice(
                                    "The window is over and somebody has to decide: " + left.why(),
                                    true));
            case Deployment.Good(var found, var entry) ->
                    nodes.add(
                            notice(
                                    "Good, says %s%s".formatted(entry.by(), after(found.note())),
                                    false));
            case Deployment.BackAgain(var back, var entry) ->
                    nodes.add(
                            notice(
                                    "Rolled back, says %s%s"
                                            .formatted(entry.by(), after(back.note())),
                                    true));
        }
        return nodes;
    }

    private static String after(String note) {
        return note.isEmpty() ? "." : ": " + note;
    }

    private static Node notice(String words, boolean warning) {
        var label = prose(words, "deployment-notice");
        label.setGraphic(
                Icons.icon(warning ? Feather.ALERT_TRIANGLE : Feather.CHECK, "state-mark"));
        label.pseudoClassStateChanged(WARNING, warning);
        label.setId("deploymentNotice");
        return label;
    }

    private void tickBoxes(Deployment deployment, boolean anew) {
        var items = deployment.plan().kind().checklist();
        if (anew || checklist.getChildren().size() != items.size()) {
            checklist.getChildren().setAll(items.stream().map(this::box).toList());
        }
        var ticks = deployment.ticks();
        boolean open = deployment.stage() instanceof Deployment.Planned;
        for (int i = 0; i < items.size(); i++) {
            var row = (HBox) checklist.getChildren().get(i);
            var box = (CheckBox) row.getChildren().get(0);
            var who = (Label) row.getChildren().get(1);
            var tick = Optional.ofNullable(ticks.get(items.get(i).id()));
            box.setSelected(tick.isPresent());
            box.setDisable(!open);
            who.setText(
                    tick.map(each ->
                                    "%s, %s"
                                            .formatted(
                                                    each.by(),
                                                    Moments.brief(each.at(), model.zone())))
                            .orElse(""));
        }
    }

    private HBox box(ChangeKind.Item item) {
        var box = new CheckBox(item.text());
        box.setId("item-" + item.id());
        box.setWrapText(true);
        box.setOnAction(_ -> model.tick(item.id(), box.isSelected()));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        var who = new Label();
        who.getStyleClass().add("deployment-when");
        who.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(8, box, who);
        row.getStyleClass().add("check-item");
        return row;
    }

    private List<Node> deeds(Deployment deployment) {
        var row = new HBox();
        row.getStyleClass().add("deed");
        switch (deployment.stage()) {
            case Deployment.Planned(var checked) -> {
                var start = button("startWatch", "It is out: start the watch", "accent");
                start.setOnAction(_ -> model.start(checked ? "" : note.getText()));
                if (!checked) {
                    say("Why it goes out with open items");
                    start.disableProperty().bind(note.textProperty().map(String::isBlank));
                    row.getChildren().add(note);
                }
                row.getChildren().add(start);
            }
            case Deployment.Watching _, Deployment.Undecided _ -> {
                say("Why, for whoever reads it later");
                var back = button("rolledBack", "Rolled back", "plain");
                back.setOnAction(_ -> model.rolledBack(note.getText()));
                back.disableProperty().bind(note.textProperty().map(String::isBlank));
                // What is proposed is not the other one.
                boolean proposed = !deployment.proposals().isEmpty();
                var good = button("isGood", "It is good", proposed ? "plain" : "accent");
                good.setOnAction(_ -> model.good(note.getText()));
                row.getChildren().addAll(note, back, good);
            }
            case Deployment.Good _, Deployment.BackAgain _ -> {
                return List.of();
            }
        }
        return List.of(row);
    }

    private void say(String prompt) {
        note.setPromptText(prompt);
        note.setAccessibleText(prompt);
    }

    private static Button button(String id, String text, String style) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(style);
        return button;
    }

    private Node table(List<DeploymentDesk.Beside> figures) {
        var grid = new GridPane();
        grid.setId("deploymentFigures");
        grid.getStyleClass().add("figures-grid");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(120);
        grid.getColumnConstraints().add(name);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setMinWidth(160);
            column.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(0, caption("Check"), caption("Before"), caption("After"));
        int row = 1;
        for (var beside : sorted(figures)) {
            var title = new Label(model.name(beside.before().check()));
            title.getStyleClass().add("figure-name");
            title.setMaxWidth(Double.MAX_VALUE);
            grid.addRow(row++, title, figure(beside.before()), figure(beside.after()));
        }
        return grid;
    }

    /** What is worse now comes first. */
    private static List<DeploymentDesk.Beside> sorted(List<DeploymentDesk.Beside> figures) {
        return figures.stream()
                .sorted(
                        java.util.Comparator.comparing(beside ->
                                isBad(beside.after()) && !isBad(beside.before())
                                        ? 0
                                        : isBad(beside.after()) ? 1 : 2))
                .toList();
    }

    private static boolean isBad(Figure figure) {
        return figure.finding() == Figure.Finding.BREACH
                || figure.finding() == Figure.Finding.BROKEN;
    }

    private Label figure(Figure figure) {
        var label = new Label(figure.words());
        label.getStyleClass().add("figure-words");
        label.setGraphic(
                Icons.icon(
                        switch (figure.finding()) {
                            case NOT_RUN -> Feather.MINUS;
                            case HEALTHY -> Feather.CHECK;
                            case LEARNING -> Feather.CLOCK;
                            case BREACH -> Feather.ALERT_TRIANGLE;
                            case BROKEN -> Feather.ZAP_OFF;
                        },
                        "state-mark"));
        label.pseudoClassStateChanged(WARNING, isBad(figure));
        label.pseudoClassStateChanged(GOOD, figure.finding() == Figure.Finding.HEALTHY);
        figure.at()
                .ifPresent(at ->
                        label.setTooltip(
                                new javafx.scene.control.Tooltip(
                                        "%s\n%s"
                                                .formatted(
                                                        Moments.exact(at, model.zone()),
                                                        figure.message()))));
        return label;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("deployment-heading");
        return label;
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().add("deployment-when");
        return label;
    }

    private static Label prose(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        Bidi.wrap(label);
        return label;
    }
}
