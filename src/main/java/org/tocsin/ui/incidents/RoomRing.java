package org.tocsin.ui.incidents;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/**
 * The ring of a clock, which drains clockwise. It changes its shape as well as its colour: a full or
 * partial ring while there is time, dashed when little is left, a filled disc when it was missed.
 */
final class RoomRing extends StackPane {
    private static final double RADIUS = 18;

    private final Circle track = new Circle(RADIUS);
    private final Arc left = new Arc(0, 0, RADIUS, RADIUS, 90, 360);

    RoomRing() {
        getStyleClass().add("room-ring");
        track.getStyleClass().add("track");
        left.getStyleClass().add("left");
        left.setType(ArcType.OPEN);
        left.setManaged(false);
        getChildren().addAll(track, left);
    }

    void show(RoomClock.Standing standing, double share) {
        left.setLength(360 * share);
        for (var each : RoomClock.Standing.values()) {
            pseudoClassStateChanged(RoomClockFace.pseudoClass(each), each == standing);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        left.setCenterX(track.getLayoutX());
        left.setCenterY(track.getLayoutY());
    }
}
