package org.tocsin.ui.trends;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A metric with whether it is charted, and its data set under it. */
final class MetricCell extends ListCell<Entry> {
    static final double HEIGHT = 44;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Label name = new Label();
    private final Label dataSet = new Label();
    private final StackPane box = new StackPane();
    private final Tooltip tip = new Tooltip();
    private final HBox row;

    MetricCell(Consumer<String> toggle) {
        name.getStyleClass().add("metric-name");
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        dataSet.getStyleClass().add("metric-set");
        box.getStyleClass().add("metric-tick");
        var tick = new Region();
        tick.getStyleClass().add("tick");
        box.getChildren().add(tick);
        var words = new VBox(name, dataSet);
        words.setMinWidth(0);
        row = new HBox(box, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("metric-row");
        // As wide as the list, not as its longest name.
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            var entry = getItem();
            if (entry != null) {
                toggle.accept(entry.id());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (entry == null || empty) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        name.setText(entry.title());
        dataSet.setText(entry.dataSet());
        box.pseudoClassStateChanged(CHOSEN, entry.chosen());
        setGraphic(row);
        tip.setText(entry.title() + "\n" + entry.id());
        setTooltip(tip);
        setAccessibleText(
                "%s, %s, %s"
                        .formatted(
                                entry.title(),
                                entry.dataSet(),
                                entry.chosen() ? "charted" : "not charted"));
    }
}
