package org.tocsin.ui.overview;

import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Glance;
import org.tocsin.ui.kit.IncidentCard;

/** An open incident as a card. */
final class OpenCell extends ListCell<Glance> {
    static final double HEIGHT = IncidentCard.HEIGHT + 8;

    private final ObservableValue<Instant> now;
    private final IncidentCard card = new IncidentCard();

    OpenCell(ObservableValue<Instant> now) {
        this.now = now;
        getStyleClass().add("overview-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Glance glance, boolean empty) {
        super.updateItem(glance, empty);
        if (empty || glance == null) {
            setGraphic(null);
        } else {
            card.show(OverviewWords.face(glance), now.getValue());
            setGraphic(card);
        }
    }

    void tick(Instant instant) {
        if (isVisible() && !isEmpty()) {
            card.tick(instant);
        }
    }
}
