package org.tocsin.ui.trends;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jfree.fx.FXGraphics2D;
import org.jspecify.annotations.Nullable;
import org.tocsin.ui.kit.ChartInk;

/**
 * A surface that is painted anew, at most once a pulse, when what it shows, its size or the theme
 * changes.
 */
class Easel extends Region {
    private static final Color NOBODYS_COLOR = new Color(1, 2, 3, 4);
    private static final float NOBODYS_SIZE = 97;

    private final Region probe = new Region();
    private final Canvas canvas = new Canvas();
    private final FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
    private Optional<Painting> painting = Optional.empty();
    private Supplier<String> words = () -> "";
    private boolean stale;

    /** Draws the same on screen and for a file. */
    @FunctionalInterface
    interface Painting {
        void paint(Graphics2D g, Rectangle2D area, ChartInk ink);
    }

    Easel() {
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        probe.getStyleClass().add("chart-ink");
        probe.setManaged(false);
        probe.setVisible(false);
        probe.backgroundProperty().addListener((_, _, _) -> repaint());
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().addAll(probe, canvas);
    }

    final void show(Painting next) {
        painting = Optional.of(next);
        repaint();
    }

    /** What whoever hears it is told; reckoned when asked, for it may take a look at all values. */
    final void tell(Supplier<String> next) {
        words = next;
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? words.get()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    final void repaint() {
        stale = true;
        requestLayout();
    }

    /** The colours of the moment; none before the style sheet has been applied. */
    final Optional<ChartInk> ink() {
        return Optional.ofNullable(probe.getBackground()).map(ChartInk::of);
    }

    @Override
    protected void layoutChildren() {
        boolean resized = canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight();
        if (stale || resized) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            paint();
        }
    }

    private void paint() {
        var ink = ink();
        if (ink.isEmpty() || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        stale = false;
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        // The canvas forgets between two drawings what its graphics believes is still set.
        graphics.setPaint(NOBODYS_COLOR);
        graphics.setStroke(new BasicStroke(NOBODYS_SIZE));
        graphics.setFont(ChartInk.font(NOBODYS_SIZE));
        var area = new Rectangle2D.Double(0, 0, getWidth(), getHeight());
        painting.ifPresent(each -> each.paint(graphics, area, ink.get()));
        painted();
    }

    /** What lies over the painting follows it. */
    void painted() {}
}
