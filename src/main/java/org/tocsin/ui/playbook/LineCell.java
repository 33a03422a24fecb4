package org.tocsin.ui.playbook;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Icons;

/** A line: what it is called and where it stands, below it what it says. */
final class LineCell extends ListCell<Line> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    LineCell() {
        getStyleClass().add("playbook-line");
        // As wide as the list: long words end in dots instead of pushing it sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(HEAD, !empty && line instanceof Line.Head);
        setText(null);
        setGraphic(empty || line == null ? null : drawn(line));
    }

    private Node drawn(Line line) {
        return switch (line) {
            case Line.Head(var title, int count) ->
                    label("%s  %,d".formatted(title, count), "playbook-head");
            case Line.Rule(var row, var where) ->
                    rule(
                            row.name(),
                            row.id().equals(row.name()) ? "" : row.id(),
                            row.says(),
                            row.source().isEmpty() ? where : row.source() + " · " + where);
            case Line.Fault(var fault) ->
                    marked(
                            fault.error() ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE,
                            fault.error() ? "error" : "warning",
                            rule(
                                    fault.message(),
                                    "",
                                    "%s, line %,d, column %,d"
                                            .formatted(
                                                    fault.at().file(),
                                                    fault.at().line(),
                                                    fault.at().column()),
                                    ""));
            case Line.Change(var change) ->
                    marked(
                            switch (change.kind()) {
                                case ADDED -> Feather.PLUS_CIRCLE;
                                case REMOVED -> Feather.MINUS_CIRCLE;
                                case CHANGED -> Feather.EDIT_2;
                            },
                            change.kind().word().toLowerCase(java.util.Locale.ROOT),
                            rule(
                                    change.row().name(),
                                    change.row().id(),
                                    change.kind().word() + " · " + change.row().key().kind(),
                                    ""));
        };
    }

    private static Node marked(Ikon icon, String style, Node words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(Icons.icon(icon, "playbook-mark", style), words);
        row.getStyleClass().add("playbook-marked");
        return row;
    }

    private static Node rule(String name, String id, String says, String where) {
        var title = label(name, "playbook-name");
        title.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var mono = label(id, "playbook-id");
        mono.setMinWidth(0);
        var top = new HBox(title, gap, mono);
        top.setAlignment(Pos.BASELINE_LEFT);
        top.getStyleClass().add("playbook-top");
        var box = new VBox(top, label(says, "playbook-says"));
        if (!where.isEmpty()) {
            box.getChildren().add(label(where, "playbook-where"));
        }
        box.getStyleClass().add("playbook-words");
        box.setMinWidth(0);
        return box;
    }

    private static Label label(String text, String style) {
        var label = new Label(Says.line(text));
        label.getStyleClass().add(style);
        return label;
    }
}
