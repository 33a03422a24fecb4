package org.tocsin.ui.overview;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.tocsin.ui.kit.VerdictBadge;

/** A data set: how it stands as shape, colour and word, and its name. */
final class HealthCell extends ListCell<Health> {
    static final double HEIGHT = 32;

    private final VerdictBadge badge = new VerdictBadge();
    private final Label name = new Label();
    private final Label words = new Label();
    private final HBox row = new HBox(badge, name, words);

    HealthCell() {
        getStyleClass().add("overview-cell");
        setPrefWidth(0);
        row.getStyleClass().add("overview-health-row");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        words.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().add("caption");
        badge.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable Health health, boolean empty) {
        super.updateItem(health, empty);
        if (empty || health == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        badge.show(OverviewWords.kind(health.state()), "", health.worst().map(OverviewWords::tone));
        name.setText(health.name());
        words.setText(health.words());
        setTooltip(new Tooltip(health.name() + ": " + health.words()));
        setAccessibleText(health.name() + ", " + health.words());
        setGraphic(row);
    }
}
