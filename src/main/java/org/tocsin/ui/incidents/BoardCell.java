package org.tocsin.ui.incidents;

import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.incident.Glance;
import org.tocsin.ui.kit.IncidentCard;

/** A card or the head of a lane. */
final class BoardCell extends ListCell<BoardLine> {
    /** With the room under the card. */
    static final double HEIGHT = IncidentCard.HEIGHT + 8;

    private static final double LANE = 32;

    private final ObservableValue<Instant> now;
    private final IncidentCard card = new IncidentCard();
    private final Label lane = new Label();
    private final Label count = new Label();
    private final HBox head = new HBox(lane, count);
    private final Tooltip whole = new Tooltip();
    private Subscription follow = Subscription.EMPTY;

    BoardCell(ObservableValue<Instant> now) {
        this.now = now;
        getStyleClass().add("board-cell");
        head.getStyleClass().add("board-lane");
        lane.getStyleClass().add("board-lane-title");
        count.getStyleClass().add("caption");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // As wide as the column, never as wide as its longest title.
        setPrefWidth(0);
        whole.setWrapText(true);
        whole.setMaxWidth(480);
    }

    @Override
    protected void updateItem(@Nullable BoardLine line, boolean empty) {
        super.updateItem(line, empty);
        follow.unsubscribe();
        follow = Subscription.EMPTY;
        setTooltip(null);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case BoardRow row -> {
                setPrefHeight(HEIGHT);
                follow = row.glance().subscribe(this::show);
                setGraphic(card);
            }
            case BoardLane(var title, var many) -> {
                setPrefHeight(LANE);
                lane.setText(title);
                count.setText("%,d".formatted(many));
                setGraphic(head);
            }
        }
    }

    private void show(Glance glance) {
        card.show(BoardWords.face(glance), now.getValue());
        whole.setText(BoardWords.whole(glance));
        setTooltip(whole);
    }

    /** Moves its clock, if it has one to be seen. */
    void tick(Instant instant) {
        if (isVisible() && getItem() instanceof BoardRow) {
            card.tick(instant);
        }
    }
}
