package org.tocsin.ui.reviews;

import java.time.Instant;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says honestly how a section stands to what is kept: icon and word, not colour alone. */
final class SaveMark extends HBox {
    private static final List<String> STYLES = List.of("clean", "unsaved", "failed", "conflict");

    private final FontIcon icon = new FontIcon(Feather.CHECK);
    private final Label words = new Label();

    SaveMark(SectionModel model, FormViewModel form) {
        getStyleClass().add("save-mark");
        icon.getStyleClass().add("save-icon");
        words.setMinWidth(0);
        getChildren().setAll(icon, words);
        model.mark().subscribe(mark -> show(mark, form));
    }

    private void show(SectionModel.Mark mark, FormViewModel form) {
        switch (mark) {
            case SectionModel.Clean(var by, boolean merged) ->
                    say(
                            by.isPresent() ? Feather.CHECK : Feather.MINUS,
                            by.map(signed ->
                                            (merged ? "Taken over from %s, %s" : "Saved by %s, %s")
                                                    .formatted(
                                                            form.words().person(signed.author()),
                                                            form.words().at(signed.at())))
                                    .orElse("Nothing written yet"),
                            "clean");
            case SectionModel.Unsaved() -> say(Feather.EDIT_2, "Not saved yet", "unsaved");
            case SectionModel.Underway() -> say(Feather.EDIT_2, "Saving", "unsaved");
            case SectionModel.Failed(var why) -> say(Feather.ALERT_TRIANGLE, why, "failed");
            case SectionModel.Conflict(var theirs) ->
                    say(
                            Feather.GIT_MERGE,
                            "%s changed the same"
                                    .formatted(
                                            theirs.by()
                                                    .map(signed ->
                                                            form.words().person(signed.author()))
                                                    .orElse("Somebody")),
                            "conflict");
        }
    }

    private void say(Feather sign, String text, String style) {
        icon.setIconCode(sign);
        words.setText(text);
        getStyleClass().removeAll(STYLES);
        getStyleClass().add(style);
        setAccessibleText(text);
    }

    /** For clocks elsewhere: runs something on every beat for as long as the node is shown. */
    static void onBeat(javafx.scene.Node node, ObservableValue<Instant> now, Runnable what) {
        javafx.beans.value.ChangeListener<Instant> beat = (_, _, _) -> what.run();
        node.sceneProperty()
                .subscribe(scene -> {
                    now.removeListener(beat);
                    if (scene != null) {
                        now.addListener(beat);
                    }
                });
    }
}
