package org.tocsin.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Draws a {@link NoteBoard}: banners above the content, toasts over its lower edge. */
public final class NotesView {
    private final NoteBoard board;
    private final Look look;

    public NotesView(NoteBoard board, Look look) {
        this.board = board;
        this.look = look;
    }

    /** Fills a column with the banners, newest last. */
    public void banners(Pane column) {
        mirror(board.banners(), column, this::banner);
    }

    /** Fills a column with the toasts, newest last. */
    public void toasts(Pane column) {
        mirror(board.toasts(), column, this::toast);
    }

    private static <T> void mirror(ObservableList<T> items, Pane column, Function<T, Node> draw) {
        List<Node> shown = column.getChildren();
        items.forEach(item -> shown.add(draw.apply(item)));
        items.addListener(
                (ListChangeListener<T>)
                        change -> {
                            while (change.next()) {
                                int from = change.getFrom();
                                shown.subList(from, from + change.getRemovedSize()).clear();
                                shown.addAll(
                                        from, change.getAddedSubList().stream().map(draw).toList());
                            }
                        });
    }

    private Node toast(NoteBoard.Toast toast) {
        var row = new HBox(label(toast.sentence, "toast-text"));
        row.getStyleClass().add("toast");
        row.setMaxWidth(HBox.USE_PREF_SIZE);
        toast.undo.ifPresent(_ -> {
            var undo = new Button("Undo");
            undo.getStyleClass().add("toast-undo");
            undo.setOnAction(_ -> board.undo(toast));
            row.getChildren().add(undo);
        });
        Motion.appear(row, look);
        return row;
    }

    private Node banner(NoteBoard.Banner banner) {
        var trouble = banner.trouble;
        var words = new VBox(label(trouble.what(), "banner-what"));
        words.getStyleClass().add("banner-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!trouble.where().isEmpty()) {
            words.getChildren().add(label(trouble.where(), "banner-where"));
        }
        if (!trouble.doThis().isEmpty()) {
            words.getChildren().add(label(trouble.doThis(), "banner-do"));
        }
        var row =
                new HBox(
                        Icons.icon(Feather.ALERT_TRIANGLE, "banner-icon"),
                        words,
                        Icons.button(Feather.X, "Close", () -> board.close(banner)));
        row.getStyleClass().add("banner");
        return row;
    }

    private static Label label(String text, String style) {
        var label = new Label();
        Bidi.show(label, text);
        label.getStyleClass().add(style);
        return label;
    }
}
