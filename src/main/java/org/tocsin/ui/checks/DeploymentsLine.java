package org.tocsin.ui.checks;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.kit.Bidi;

/** A line above the checks while something is watched: what, and a way to it. */
final class DeploymentsLine extends HBox {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    DeploymentsLine(DeploymentsViewModel model, Runnable show) {
        var words = new Label();
        words.setId("deploymentsLine");
        words.setMaxWidth(Double.MAX_VALUE);
        Bidi.wrap(words);
        HBox.setHgrow(words, Priority.ALWAYS);
        var button = new Button("Show");
        button.setId("showWatched");
        button.setAccessibleText("Show deployments");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> show.run());
        getStyleClass().add("deployments-line");
        getChildren().setAll(new FontIcon("fth-upload-cloud"), words, button);
        managedProperty().bind(visibleProperty());
        model.sight()
                .subscribe(sight -> {
                    var headline = sight.headline(model.zone());
                    words.setText(headline);
                    setVisible(!headline.isEmpty());
                    pseudoClassStateChanged(
                            WARNING,
                            sight.all().stream()
                                    .anyMatch(
                                            each -> each.isOpen() && !each.proposals().isEmpty()));
                });
    }
}
