package org.tocsin.app;

import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where a window stands and how large it is, in pixels of the desktop before screen scaling. */
public record Spot(double x, double y, double width, double height, boolean maximised) {
    static final double LEAST_WIDTH = 960;
    static final double LEAST_HEIGHT = 600;
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 800;
    private static final double GRIP_WIDTH = 160;
    private static final double GRIP_HEIGHT = 32;

    /** Nowhere yet: {@link #on} puts it in the middle of the first screen. */
    static Spot anywhere() {
        return new Spot(Double.NaN, Double.NaN, USUAL_WIDTH, USUAL_HEIGHT, false);
    }

    /**
     * This spot if enough of its title bar is on one of the screens to be grabbed, else the middle
     * of the first; never larger than the screen. A screen may be gone since it was remembered.
     *
     * @param screens visual bounds, the main one first; not empty
     */
    Spot on(List<Rectangle2D> screens) {
        return screens.stream()
                .filter(this::canBeGrabbedOn)
                .findFirst()
                .map(screen -> within(screen, x, y))
                .orElseGet(() -> centredOn(screens.getFirst()));
    }

    private boolean canBeGrabbedOn(Rectangle2D screen) {
        // Comparisons with NaN are false, so a spot that is nowhere is on no screen.
        return y >= screen.getMinY()
                && y + GRIP_HEIGHT <= screen.getMaxY()
                && x + width - GRIP_WIDTH >= screen.getMinX()
                && x + GRIP_WIDTH <= screen.getMaxX();
    }

    private Spot centredOn(Rectangle2D screen) {
        double w = size(width, USUAL_WIDTH, screen.getWidth());
        double h = size(height, USUAL_HEIGHT, screen.getHeight());
        return within(
                screen,
                screen.getMinX() + (screen.getWidth() - w) / 2,
                screen.getMinY() + (screen.getHeight() - h) / 2);
    }

    private Spot within(Rectangle2D screen, double left, double top) {
        return new Spot(
                left,
                top,
                size(width, USUAL_WIDTH, screen.getWidth()),
                size(height, USUAL_HEIGHT, screen.getHeight()),
                maximised);
    }

    private static double size(double wanted, double usual, double most) {
        return Math.min(most, wanted > 0 ? wanted : usual);
    }
}
