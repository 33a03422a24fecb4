package org.tocsin.ui.trends;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.tocsin.ui.kit.ChartInk;
import org.tocsin.ui.kit.FreshChart;

/** Small charts side by side, each under its name and one line of words. */
final class Grid {
    private static final double GAP = 24;
    private static final double HEAD = 36;
    private static final double EDGE = 16;
    private static final double WIDEST = 520;
    private static final Font NAME = ChartInk.font(13);
    private static final Font CAPTION = ChartInk.font(11);

    private final ChartInk ink;

    Grid(ChartInk ink) {
        this.ink = ink;
    }

    /** What stands in one cell. */
    record Cell(String name, String words, Made plot) {}

    /** Makes a chart that fits a size. */
    @FunctionalInterface
    interface Made {
        XYPlot of(double width, double height);
    }

    void paint(Graphics2D g, Rectangle2D area, List<Cell> cells) {
        g.setPaint(ink.surface());
        g.fill(area);
        if (cells.isEmpty()) {
            return;
        }
        int columns = columns(cells.size(), area);
        int rows = (cells.size() + columns - 1) / columns;
        double width = (area.getWidth() - 2 * EDGE - GAP * (columns - 1)) / columns;
        double height = (area.getHeight() - EDGE - GAP * (rows - 1)) / rows;
        for (int i = 0; i < cells.size(); i++) {
            double x = area.getX() + EDGE + (i % columns) * (width + GAP);
            double y = area.getY() + 8 + (i / columns) * (height + GAP);
            cell(g, cells.get(i), new Rectangle2D.Double(x, y, width, height));
        }
    }

    /** As many side by side as keep charts wider than high. */
    private static int columns(int cells, Rectangle2D area) {
        int most = (int) Math.max(1, Math.ceil(area.getWidth() / WIDEST));
        int even = (int) Math.ceil(Math.sqrt(cells * area.getWidth() / area.getHeight() / 2));
        return Math.clamp(
                Math.max(even, cells > 3 ? 2 : 1), 1, Math.min(cells, Math.max(most, even)));
    }

    private void cell(Graphics2D g, Cell cell, Rectangle2D room) {
        if (room.getHeight() < HEAD + 24 || room.getWidth() < 40) {
            return;
        }
        var plot = cell.plot().of(room.getWidth(), room.getHeight() - HEAD);
        plot.setBackgroundPaint(ink.surface());
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        var chart = new FreshChart(plot);
        chart.setBackgroundPaint(ink.surface());
        // The uppermost word of the scale reaches over its line.
        chart.setPadding(new RectangleInsets(6, 0, 0, 0));
        chart.draw(
                g,
                new Rectangle2D.Double(
                        room.getX(), room.getY() + HEAD, room.getWidth(), room.getHeight() - HEAD));
        write(g, NAME, cell.name(), room, 13);
        write(g, CAPTION, cell.words(), room, 28);
    }

    private void write(Graphics2D g, Font font, String text, Rectangle2D room, double down) {
        g.setFont(font);
        g.setPaint(font == NAME ? ink.text() : ink.quiet());
        var metrics = g.getFontMetrics();
        int end = text.length();
        while (end > 1 && metrics.stringWidth(text.substring(0, end)) > room.getWidth()) {
            end = text.offsetByCodePoints(end, -1);
        }
        String shown = end == text.length() ? text : text.substring(0, end - 1) + "…";
        g.drawString(shown, (float) room.getX(), (float) (room.getY() + down));
    }
}
