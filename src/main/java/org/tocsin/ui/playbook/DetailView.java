package org.tocsin.ui.playbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.playbook.Written;
import org.tocsin.domain.response.Template;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.MarkdownView;
import org.tocsin.ui.kit.StatePane;

/** The panel on the right: everything about the line that is chosen. */
final class DetailView {
    private final PlaybookViewModel model;
    private final CheckViewModel check;
    private final TemplateViewModel templates;
    private final PlaybookPane.Links links;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final CheckPart checkPart;
    private Optional<Line> shown = Optional.empty();

    DetailView(
            PlaybookViewModel model,
            CheckViewModel check,
            TemplateViewModel templates,
            PlaybookPane.Links links) {
        this.model = model;
        this.check = check;
        this.templates = templates;
        this.links = links;
        checkPart = new CheckPart(check, links.check());
        body.getStyleClass().add("playbook-detail");
        scroll.getStyleClass().add("playbook-scroll");
        scroll.setId("playbook-detail");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(320);
    }

    Node node() {
        return scroll;
    }

    void show(Optional<Line> line) {
        if (line.equals(shown) && line.isPresent()) {
            return;
        }
        shown = line;
        scroll.setVvalue(0);
        check.leave();
        body.getChildren()
                .setAll(
                        line.map(this::parts)
                                .orElseGet(() ->
                                        List.of(
                                                StatePane.empty(
                                                        Feather.BOOK_OPEN,
                                                        "Choose a rule to read all of it."))));
    }

    private List<Node> parts(Line line) {
        return switch (line) {
            case Line.Head(var title, int count) ->
                    List.of(
                            StatePane.empty(
                                    Feather.BOOK_OPEN,
                                    "%,d %s"
                                            .formatted(
                                                    count,
                                                    title.toLowerCase(java.util.Locale.ROOT))));
            case Line.Rule(var row, _) -> rule(row);
            case Line.Fault(var fault) -> fault(fault);
            case Line.Change(var change) -> change(change);
        };
    }

    private List<Node> rule(RuleRow row) {
        var parts = new java.util.ArrayList<Node>();
        parts.add(head(row));
        parts.add(wrapped(row.says(), "playbook-sentence"));
        parts.add(where(row));
        row.check()
                .ifPresent(it -> {
                    if (!it.title().why().isEmpty()) {
                        parts.add(
                                section(
                                        "Why it matters",
                                        wrapped(it.title().why(), "playbook-text")));
                    }
                    parts.add(checkPart.of(it));
                });
        row.runbook().ifPresent(text -> parts.add(markdown(text.markdown())));
        if (row.rule() instanceof Template template) {
            parts.add(new TemplatePart(model, templates).of(template, model.spot(row)));
        }
        // What stands above as it is written need not stand twice.
        boolean template = row.rule() instanceof Template;
        parts.add(
                section(
                        "All of it",
                        facts(
                                row.facts().stream()
                                        .filter(it ->
                                                !template || !it.label().startsWith("Wording"))
                                        .toList())));
        return parts;
    }

    private static Node head(RuleRow row) {
        var kind = label("%s  %s".formatted(row.key().kind(), row.id()).strip(), "playbook-kind");
        var title = wrapped(row.name(), "playbook-title");
        return new VBox(kind, title);
    }

    private Node where(RuleRow row) {
        var box = new VBox();
        box.getStyleClass().add("playbook-origin");
        if (!row.source().isEmpty()) {
            box.getChildren().add(wrapped("From " + row.source(), "playbook-text"));
        }
        model.spot(row).ifPresent(spot -> box.getChildren().add(spot(spot)));
        box.setVisible(!box.getChildren().isEmpty());
        box.setManaged(box.isVisible());
        return box;
    }

    /** Where it is written, with the ways there. */
    private Node spot(Written.Spot spot) {
        var row = new FlowPane(label("Written in %s".formatted(spot), "playbook-text"));
        row.getStyleClass().add("playbook-spot");
        model.rulebook()
                .folder()
                .ifPresent(folder -> {
                    var open = new Button("Open file");
                    open.setId("playbook-open-file");
                    open.setOnAction(_ -> model.edit(spot));
                    var copy = new Button("Copy path");
                    copy.setId("playbook-copy-path");
                    copy.setOnAction(
                            _ -> copy("%s:%d".formatted(folder.resolve(spot.file()), spot.line())));
                    row.getChildren().addAll(open, copy);
                });
        return row;
    }

    private void copy(String path) {
        var content = new ClipboardContent();
        content.putString(path);
        Clipboard.getSystemClipboard().setContent(content);
        model.notes().said("Copied " + path);
    }

    private List<Node> fault(Rulebook.Fault fault) {
        return List.of(
                new VBox(
                        label(fault.error() ? "Error" : "Warning", "playbook-kind"),
                        wrapped(fault.message(), "playbook-title")),
                spot(fault.at()),
                wrapped(
                        fault.error()
                                ? "As long as an error is there the files are not used, and the rules in force stay."
                                : "The rules are used as they are; this probably says something else than meant.",
                        "playbook-text"));
    }

    private List<Node> change(RuleChange change) {
        var table = new VBox();
        table.getStyleClass().add("playbook-diff");
        for (var part : change.parts()) {
            table.getChildren().add(label(part.label(), "playbook-label"));
            table.getChildren().addAll(diff(part.was(), part.is()));
        }
        var parts = new java.util.ArrayList<Node>();
        parts.add(head(change.row()));
        parts.add(
                wrapped(
                        switch (change.kind()) {
                            case ADDED -> "This rule is new.";
                            case REMOVED -> "This rule is gone; below is what it said.";
                            case CHANGED -> "Below is what it said, and what it says now.";
                        },
                        "playbook-sentence"));
        long open = links.open().getAsLong();
        if (open > 0) {
            var board = new Hyperlink("%,d open".formatted(open));
            board.setOnAction(_ -> links.incidents().run());
            var row =
                    new FlowPane(
                            wrapped(
                                    "Incidents keep the rules they opened under; each offers to take the new ones.",
                                    "playbook-text"),
                            board);
            row.getStyleClass().add("playbook-spot");
            parts.add(row);
        }
        parts.add(table);
        return parts;
    }

    /** Of texts of several lines only those lines that differ, with what stands around them. */
    private static List<Node> diff(Optional<String> was, Optional<String> is) {
        if (was.isEmpty() || is.isEmpty() || !(was.get() + is.get()).contains("\n")) {
            return Stream.concat(
                            was.stream().map(text -> diff("−  " + text, "was")),
                            is.stream().map(text -> diff("+  " + text, "is")))
                    .toList();
        }
        return LineDiff.around(LineDiff.of(was.get(), is.get())).stream()
                .map(line ->
                        switch (line.kind()) {
                            case SAME -> diff("    " + line.text(), "same");
                            case WAS -> diff("−  " + line.text(), "was");
                            case IS -> diff("+  " + line.text(), "is");
                        })
                .toList();
    }

    private static Node diff(String text, String style) {
        var label = wrapped(text, "playbook-diff-line");
        label.getStyleClass().add(style);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Node facts(List<Facts.Fact> facts) {
        var grid = new GridPane();
        grid.getStyleClass().add("playbook-facts");
        var names = new javafx.scene.layout.ColumnConstraints();
        names.setPercentWidth(34);
        var values = new javafx.scene.layout.ColumnConstraints();
        values.setPercentWidth(66);
        grid.getColumnConstraints().setAll(names, values);
        int line = 0;
        for (var fact : facts) {
            grid.addRow(
                    line++,
                    wrapped(fact.label(), "playbook-label"),
                    wrapped(fact.value(), "playbook-text"));
        }
        return grid;
    }

    private static Node markdown(String text) {
        var box = new VBox();
        box.getStyleClass().add("playbook-markdown");
        box.getChildren().setAll(MarkdownView.nodes(text));
        return box;
    }

    static Node section(String title, Node... parts) {
        var box = new VBox(label(title, "playbook-section"));
        box.getChildren().addAll(parts);
        box.getStyleClass().add("playbook-part");
        return box;
    }

    static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    static Label wrapped(String text, String style) {
        var label = label("", style);
        Bidi.show(label, text);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }
}
