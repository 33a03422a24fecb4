package org.tocsin.ui.trends;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/**
 * A line through more values than there are columns of pixels: of each column the stretch that it
 * covers, as one upright bar that touches its neighbours. It looks as the line would, for a small
 * part of what stroking thousands of steep pieces costs. Draws once.
 */
final class DenseLine extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1;
    private static final double THIN = 1.25;

    private long column = Long.MIN_VALUE;
    private double top;
    private double bottom;
    private double last = Double.NaN;

    DenseLine() {
        super(true, false);
    }

    @Override
    public int getPassCount() {
        return 1;
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        double x =
                domain.valueToJava2D(dataset.getXValue(series, item), area, RectangleEdge.BOTTOM);
        double y = range.valueToJava2D(dataset.getYValue(series, item), area, RectangleEdge.LEFT);
        long here = (long) Math.floor(x);
        g.setPaint(getItemPaint(series, item));
        if (here != column) {
            flush(g);
            // From where the column before ended, so that no gap is left between the two.
            top = Double.isNaN(last) ? y : Math.min(last, y);
            bottom = Double.isNaN(last) ? y : Math.max(last, y);
            column = here;
        }
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
        last = y;
        if (item == dataset.getItemCount(series) - 1) {
            flush(g);
        }
    }

    private void flush(Graphics2D g) {
        if (column != Long.MIN_VALUE) {
            double high = Math.max(THIN, bottom - top);
            g.fill(new Rectangle2D.Double(column, top, 1, high));
        }
    }
}
