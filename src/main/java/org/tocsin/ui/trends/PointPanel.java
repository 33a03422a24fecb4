package org.tocsin.ui.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Mark;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.RowsTable;
import org.tocsin.ui.kit.SeverityBadge;

/** Beside the charts: all that is known of one value, and where it leads. */
final class PointPanel {
    private static final int SQL_COLUMNS = 56;
    private static final int MOVED = 12;

    private final PointViewModel model;
    private final Supplier<List<Mark>> marks;
    private final Ways ways;
    private final VBox body = new VBox();
    private final VBox root;

    /**
     * Where it leads.
     *
     * @param open opens an incident
     * @param chart charts another metric as well
     * @param close hides the panel
     */
    record Ways(
            TrendsPane.Links links, Consumer<Mark> open, Consumer<String> chart, Runnable close) {}

    /**
     * @param marks what happened, as the charts know it now
     */
    PointPanel(PointViewModel model, Supplier<List<Mark>> marks, Ways ways) {
        this.model = model;
        this.marks = marks;
        this.ways = ways;
        body.getStyleClass().add("point-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("point-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var title = new Label("Value");
        title.getStyleClass().add("section-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(title, Icons.button(Feather.X, "Close (Esc)", ways.close()));
        head.getStyleClass().add("point-head");
        root = new VBox(head, scroll);
        root.getStyleClass().add("point");
        root.setId("trend-point");
        model.found().addListener((_, _, _) -> tell());
        model.spot().addListener((_, _, _) -> tell());
        tell();
    }

    Node root() {
        return root;
    }

    private void tell() {
        model.spot().get().ifPresent(spot -> body.getChildren().setAll(nodes(spot)));
    }

    private List<Node> nodes(Spot spot) {
        var nodes = new ArrayList<Node>();
        nodes.add(value(spot));
        nodes.add(ways(spot));
        switch (model.found().get()) {
            case PointViewModel.Found.Reading() -> nodes.add(words("Reading its run…", "caption"));
            case PointViewModel.Found.Failed(var message) -> {
                nodes.add(words(message, "fact"));
                nodes.add(button("Try again", "point-retry", model::retry));
            }
            case PointViewModel.Found.Whole(var run, var moved) -> {
                nodes.addAll(run.map(this::run).orElseGet(PointPanel::noRun));
                nodes.add(moved(moved));
            }
        }
        return nodes;
    }

    private Node value(Spot spot) {
        var track = spot.track();
        var judged = track.judgedAt(spot.at());
        var big = words(Words.value(spot.value(), track.unit()), "point-value");
        big.setId("point-value");
        var line = new HBox(big);
        line.getStyleClass().add("point-line");
        judged.flatMap(each -> Track.breach(each.verdict()))
                .ifPresent(severity -> {
                    var badge = new SeverityBadge();
                    badge.show(severity.id(), Track.tone(severity));
                    line.getChildren().add(badge);
                });
        var box = new VBox(words(track.metric().title(), "point-name"), line);
        judged.map(each -> Readout.expected(each.bounds(), track))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> box.getChildren().add(words(sentence(text), "fact")));
        judged.map(PointPanel::verdict)
                .ifPresent(text -> box.getChildren().add(words(text, "fact")));
        box.getChildren().add(words(Times.exact(spot.at(), model.zone()), "caption"));
        box.getStyleClass().add("point-section");
        return box;
    }

    private static String verdict(Judged judged) {
        return switch (judged.verdict()) {
            case Verdict.Breach(var severity) -> "In breach, " + severity.id();
            case Verdict.Healthy() -> "Healthy";
            case Verdict.Broken() -> "Could not be run";
            case Verdict.Learning() -> "Learning, not enough history yet";
        };
    }

    private Node ways(Spot spot) {
        var row = new FlowPane(8, 8);
        for (var mark : PointViewModel.incidents(spot, marks.get())) {
            String number = mark.label().split(" ", 2)[0];
            var open = button("Open incident " + number, "", () -> ways.open().accept(mark));
            open.setId("point-incident");
            row.getChildren().add(open);
        }
        row.getChildren()
                .add(
                        button(
                                "Open an incident here",
                                "point-declare",
                                () -> ways.links().report().accept(model.report(spot))));
        row.getChildren()
                .add(
                        button(
                                "Show the check",
                                "point-check",
                                () ->
                                        ways.links()
                                                .check()
                                                .accept(spot.track().metric().check().id())));
        return row;
    }

    private List<Node> run(CheckRun run) {
        var nodes = new ArrayList<Node>();
        var occasion = run.occasion();
        var about = section("Run");
        about.getChildren().add(words(run.judgement().message(), "fact"));
        about.getChildren()
                .add(
                        words(
                                "Data of %s, run %s in %,d ms, %s"
                                        .formatted(
                                                occasion.partition(),
                                                Times.exact(
                                                        occasion.startedAt().toEpochMilli(),
                                                        model.zone()),
                                                occasion.took().toMillis(),
                                                occasion.trigger()),
                                "caption"));
        nodes.add(about);
        var sample = run.findings().sample();
        if (!sample.isEmpty()) {
            var rows = section("Rows that failed");
            var table = new TableView<RowsTable.Row>();
            table.setId("point-rows");
            table.getStyleClass().add("small-table");
            RowsTable.fill(table, sample.columns(), sample.rows());
            rows.getChildren().add(table);
            nodes.add(rows);
        }
        if (!run.findings().sql().isEmpty()) {
            nodes.add(sql(run.findings().sql()));
        }
        return nodes;
    }

    private static Node sql(String text) {
        var area = new TextArea(text);
        area.setId("point-sql");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("sql");
        int lines = text.lines().mapToInt(line -> 1 + line.length() / SQL_COLUMNS).sum();
        area.setPrefRowCount(Math.clamp(lines, 2, 10));
        var box = section("SQL");
        box.getChildren().add(area);
        return box;
    }

    private static List<Node> noRun() {
        return List.of(
                words("The run behind this value is no longer kept; the value is.", "caption"));
    }

    private Node moved(List<Moved.Other> others) {
        var box = section("What else moved then");
        var those = others.stream().filter(each -> each.ranked().candidate().moved()).toList();
        if (those.isEmpty()) {
            box.getChildren().add(words("Nothing else stood out at that time.", "caption"));
            return box;
        }
        those.stream().limit(MOVED).map(this::moved).forEach(box.getChildren()::add);
        if (those.size() > MOVED) {
            box.getChildren().add(words("and %,d more".formatted(those.size() - MOVED), "caption"));
        }
        return box;
    }

    private Node moved(Moved.Other other) {
        var ranked = other.ranked();
        var movement = ranked.candidate().movement();
        var unit = other.metric().check().measure().unit();
        var name = words(other.metric().title(), "moved-name");
        var detail =
                words(
                        "%s, usually %s, %+.1f deviations%s"
                                .formatted(
                                        Words.value(movement.value(), unit),
                                        Words.about(movement.usual(), unit),
                                        movement.score(),
                                        since(
                                                ranked.candidate()
                                                        .since()
                                                        .map(at -> at.toEpochMilli()))),
                        "caption");
        var where = words(where(other), "caption");
        var button = new Button();
        button.setGraphic(new VBox(name, detail, where));
        button.getStyleClass().addAll("flat", "moved");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(
                "%s, %s, %s. Chart it too"
                        .formatted(name.getText(), detail.getText(), where.getText()));
        button.setOnAction(_ -> ways.chart().accept(other.metric().id()));
        return button;
    }

    private String since(Optional<Long> at) {
        return at.map(time -> ", since " + Times.brief(time, model.zone())).orElse("");
    }

    private static String where(Moved.Other other) {
        var dataSet = other.metric().check().measure().dataSet();
        return switch (other.ranked().place()) {
            case UPSTREAM ->
                    other.ranked().root()
                            ? "Upstream, in %s: nothing before it moved".formatted(dataSet)
                            : "Upstream, in " + dataSet;
            case SAME -> "The same data set";
            case ELSEWHERE -> "Elsewhere, in " + dataSet;
            case DOWNSTREAM -> "Downstream, in " + dataSet;
        };
    }

    private static VBox section(String title) {
        var heading = new Label(title);
        heading.getStyleClass().add("point-title");
        var box = new VBox(heading);
        box.getStyleClass().add("point-section");
        return box;
    }

    private static Button button(String text, String id, Runnable run) {
        var button = new Button(text);
        if (!id.isEmpty()) {
            button.setId(id);
        }
        button.setOnAction(_ -> run.run());
        return button;
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        Bidi.wrap(label);
        return label;
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
