package org.tocsin.ui.reviews;

import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.FigureWords;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Value;

/** One figure: its number, and how it has changed, in words and by an arrow. */
final class FigureTile extends Button {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass BETTER = PseudoClass.getPseudoClass("better");
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");

    private final Figure figure;
    private final Label number = new Label();
    private final Label change = new Label();
    private String tip = "";

    FigureTile(Figure figure) {
        this.figure = figure;
        getStyleClass().setAll("figure-tile");
        setId("figure-" + figure.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var label = new Label(figure.label());
        label.getStyleClass().add("figure-label");
        number.getStyleClass().add("figure-number");
        change.getStyleClass().add("figure-change");
        var box = new VBox(label, number, change);
        box.getStyleClass().add("figure-box");
        setGraphic(box);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        LateTip.on(this, () -> tip);
    }

    Figure figure() {
        return figure;
    }

    void show(MetricsSheet.Whole whole) {
        var value = whole.now(figure);
        number.setText(FigureWords.of(value));
        var changed = whole.change(figure);
        change.setText(changed.map(FigureTile::words).orElse("nothing to compare"));
        pseudoClassStateChanged(BETTER, is(changed, FigureWords.Verdict.BETTER));
        pseudoClassStateChanged(WORSE, is(changed, FigureWords.Verdict.WORSE));
        var beside = beside(value);
        tip = "%s%s\n\n%s".formatted(figure.title(), beside, figure.definition());
        setAccessibleText(
                "%s: %s%s. %s. %s"
                        .formatted(
                                figure.title(),
                                number.getText(),
                                beside,
                                change.getText(),
                                figure.definition()));
    }

    private static boolean is(Optional<FigureWords.Change> change, FigureWords.Verdict verdict) {
        return change.filter(each -> each.verdict() == verdict).isPresent();
    }

    private static String words(FigureWords.Change change) {
        var verdict =
                switch (change.verdict()) {
                    case BETTER -> ", better";
                    case WORSE -> ", worse";
                    case NEITHER -> "";
                };
        return "%s %s%s".formatted(change.direction().sign(), change.words(), verdict);
    }

    private static String beside(Value value) {
        var words = FigureWords.beside(value);
        return words.isEmpty() ? "" : ", " + words;
    }

    void chosen(Figure which) {
        pseudoClassStateChanged(CHOSEN, which == figure);
    }
}
