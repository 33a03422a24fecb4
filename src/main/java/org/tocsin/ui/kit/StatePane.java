package org.tocsin.ui.kit;

import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * What stands where content is missing: nothing yet, failed, or still loading (console.md, "Honest
 * states"). One icon, one sentence, one button at most.
 */
public final class StatePane extends VBox {
    private static final double[] SKELETON_WIDTHS = {0.62, 0.48, 0.7, 0.55, 0.4};

    private StatePane(String style) {
        getStyleClass().addAll("state-pane", style);
    }

    /** Nothing to show, and that is fine: says what would be here. */
    public static StatePane empty(Ikon icon, String sentence) {
        var pane = new StatePane("state-empty");
        pane.getChildren()
                .addAll(Icons.icon(icon, "state-icon"), words(sentence, "state-sentence"));
        return pane;
    }

    /** As {@link #empty(Ikon, String)}, with the one thing that can be done about it. */
    public static StatePane empty(Ikon icon, String sentence, Action wayOn) {
        var pane = empty(icon, sentence);
        pane.getChildren().add(button(wayOn));
        return pane;
    }

    /** Failed: what, where, do this. */
    public static StatePane failed(Trouble trouble) {
        var pane = new StatePane("state-failed");
        pane.getChildren()
                .addAll(
                        Icons.icon(Feather.ALERT_TRIANGLE, "state-icon"),
                        words(trouble.what(), "state-sentence"));
        if (!trouble.where().isEmpty()) {
            pane.getChildren().add(words(trouble.where(), "state-detail"));
        }
        if (!trouble.doThis().isEmpty()) {
            pane.getChildren().add(words(trouble.doThis(), "state-detail"));
        }
        return pane;
    }

    /** As {@link #failed(Trouble)}, with the one thing to try. */
    public static StatePane failed(Trouble trouble, Action wayOn) {
        var pane = failed(trouble);
        pane.getChildren().add(button(wayOn));
        return pane;
    }

    /** Rows to come, drawn grey and still. */
    public static StatePane loading(int rows) {
        var pane = new StatePane("state-loading");
        pane.setAccessibleText("Loading");
        IntStream.range(0, rows).mapToObj(row -> bar(pane, row)).forEach(pane.getChildren()::add);
        return pane;
    }

    private static Node bar(StatePane pane, int row) {
        var bar = new Region();
        bar.getStyleClass().add("skeleton");
        bar.maxWidthProperty()
                .bind(pane.widthProperty().multiply(SKELETON_WIDTHS[row % SKELETON_WIDTHS.length]));
        return bar;
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        Bidi.wrap(label);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    private static Button button(Action action) {
        var button = new Button(action.title());
        button.getStyleClass().add("accent");
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
        button.setOnAction(_ -> action.perform());
        return button;
    }
}
