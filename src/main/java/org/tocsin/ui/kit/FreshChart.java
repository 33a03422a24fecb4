package org.tocsin.ui.kit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;

/**
 * A chart that draws the same each time. The canvas forgets paint, stroke and font between two
 * drawings while its graphics object believes they are still set and skips what seems unchanged;
 * setting each to something nobody uses makes the next setting count.
 */
public final class FreshChart extends JFreeChart {
    private static final long serialVersionUID = 1;
    private static final Color NOBODYS_COLOR = new Color(1, 2, 3, 4);
    private static final float NOBODYS_SIZE = 97;

    public FreshChart(Plot plot) {
        super(null, null, plot, false);
    }

    @Override
    public void draw(
            Graphics2D graphics, Rectangle2D area, Point2D anchor, ChartRenderingInfo info) {
        graphics.setPaint(NOBODYS_COLOR);
        graphics.setStroke(new BasicStroke(NOBODYS_SIZE));
        graphics.setFont(ChartInk.font(NOBODYS_SIZE));
        super.draw(graphics, area, anchor, info);
    }
}
