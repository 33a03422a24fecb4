package org.tocsin.ui.notices;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.notice.Stage;
import org.tocsin.ui.kit.Icons;

/** How a notice stands, as icon, colour and word. */
final class StageMark extends HBox {
    private final Label word = new Label();

    StageMark() {
        getStyleClass().add("stage-mark");
        setAlignment(Pos.CENTER_LEFT);
    }

    void show(Stage stage) {
        getStyleClass().setAll("stage-mark", stage.id());
        word.setText(NoticeWords.title(stage));
        getChildren().setAll(Icons.icon(icon(stage), "stage-icon"), word);
        setAccessibleText(NoticeWords.title(stage));
    }

    private static Ikon icon(Stage stage) {
        return switch (stage) {
            case WAITING -> Feather.CLOCK;
            case SENT -> Feather.CHECK;
            case SIMULATED -> Feather.CIRCLE;
            case DEAD -> Feather.ALERT_TRIANGLE;
            case MOOT -> Feather.SLASH;
        };
    }
}
