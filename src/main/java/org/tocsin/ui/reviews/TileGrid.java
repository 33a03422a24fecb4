package org.tocsin.ui.reviews;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Tiles of one width, as many beside one another as there is room for. */
final class TileGrid extends Region {
    private static final double LEAST = 152;
    private static final double HIGH = 84;
    private static final double GAP = 8;

    TileGrid(List<? extends Node> tiles) {
        getStyleClass().add("tile-grid");
        getChildren().addAll(tiles);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        int fit = Math.max(1, (int) ((width + GAP) / (LEAST + GAP)));
        int rows = rows(fit);
        // As many in the last row as in the others, or nearly so.
        return Math.max(1, (getChildren().size() + rows - 1) / rows);
    }

    private int rows(int columns) {
        return Math.max(1, (getChildren().size() + columns - 1) / columns);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = rows(columns(width < 0 ? 1_200 : width));
        return rows * HIGH + (rows - 1) * GAP;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double wide = (getWidth() - GAP * (columns - 1)) / columns;
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren()
                    .get(i)
                    .resizeRelocate(
                            snapPositionX(i % columns * (wide + GAP)),
                            i / columns * (HIGH + GAP),
                            snapSizeX(wide) - 1,
                            HIGH);
        }
    }
}
