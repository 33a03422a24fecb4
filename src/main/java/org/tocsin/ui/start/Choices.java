package org.tocsin.ui.start;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Icons;

/** How the page draws a choice and a recent workspace. */
final class Choices {
    private Choices() {}

    /** A wide button: icon, what it does, and one line about it. */
    static void fill(Button button, Ikon ikon, String title, String about) {
        var words = new VBox(label(title, "choice-title"), label(about, "choice-about"));
        words.getStyleClass().add("choice-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(Icons.icon(ikon, "choice-icon"), words);
        row.getStyleClass().add("choice-row");
        button.setGraphic(row);
        button.setAccessibleText(title);
        button.setAccessibleHelp(about);
    }

    /** A line to click; one whose folder is gone can only be taken off the list. */
    static Node recent(Workspaces.Recent recent, String when, Runnable open, Runnable forget) {
        var path = label(recent.folder().toString(), "recent-path");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var words = new VBox(label(recent.name(), "recent-name"), path);
        HBox.setHgrow(words, Priority.ALWAYS);
        var time = label(recent.missing() ? "Folder not found" : when, "recent-when");
        time.setMinWidth(Label.USE_PREF_SIZE);
        var row =
                new HBox(
                        Icons.icon(
                                recent.missing() ? Feather.ALERT_TRIANGLE : Feather.CLOCK,
                                "recent-icon"),
                        words,
                        time);
        row.getStyleClass().add("choice-row");
        var button = new Button(null, row);
        button.getStyleClass().add("recent");
        button.setAccessibleText(recent.name() + ", " + time.getText());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setDisable(recent.missing());
        button.setOnAction(_ -> open.run());
        HBox.setHgrow(button, Priority.ALWAYS);
        var remove = Icons.button(Feather.X, "Remove from this list", forget);
        remove.getStyleClass().add("recent-remove");
        var line = new HBox(button, remove);
        line.getStyleClass().addAll("recent-line", recent.missing() ? "missing" : "there");
        return line;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
