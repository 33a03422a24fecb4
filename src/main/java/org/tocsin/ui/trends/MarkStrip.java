package org.tocsin.ui.trends;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.trend.Mark;
import org.tocsin.ui.kit.ChartInk;

/**
 * What happened, at the top of the picture: a thin rule through all charts with its name, and a
 * veil over what took time. Names that would cover each other take turns in three lines; where
 * there is no room the rule alone is left, and tells its name when it is pointed at.
 */
final class MarkStrip {
    private static final int LINES = 3;
    private static final double LINE = 15;
    private static final double GAP = 10;
    private static final double LONGEST = 180;
    private static final double LEAST = 28;
    private static final int VEIL = 22;
    private static final Font CAPTION = ChartInk.font(11);

    private final Picture picture;
    private final ChartInk ink;
    private final List<Mark> marks;

    /** Where a mark can be pointed at. */
    record Box(Mark mark, Rectangle2D area) {}

    MarkStrip(Picture picture, ChartInk ink) {
        this.picture = picture;
        this.ink = ink;
        marks = picture.shown();
    }

    /** How much room it takes above the charts. */
    double height() {
        return marks.isEmpty() ? 0 : Math.min(LINES, marks.size()) * LINE + 4;
    }

    /**
     * Draws veils and rules over the charts and names above them.
     *
     * @param left edge of the charts, and {@code right} edge
     * @param plots the charts, the highest first
     */
    List<Box> draw(Graphics2D g, Rectangle2D strip, List<Rectangle2D> plots) {
        var boxes = new ArrayList<Box>();
        if (plots.isEmpty()) {
            return boxes;
        }
        double left = plots.getFirst().getMinX();
        double right = plots.getFirst().getMaxX();
        var ends = new double[LINES];
        java.util.Arrays.fill(ends, left - GAP);
        for (var mark : marks) {
            double from = Math.max(left, x(mark.span().from().toEpochMilli(), left, right));
            double until = Math.min(right, x(mark.span().until().toEpochMilli(), left, right));
            var color = color(mark.kind());
            plots.forEach(plot -> veil(g, color, from, until, plot));
            int line = line(ends, from);
            double y = strip.getMinY() + line * LINE;
            rule(g, color, from, y + LINE - 3, plots.getLast().getMaxY());
            double width =
                    name(
                            g,
                            mark,
                            color,
                            new Rectangle2D.Double(from, y, right - from, LINE),
                            ends[line]);
            ends[line] = width == 0 ? ends[line] : from + width;
            boxes.add(
                    new Box(
                            mark,
                            new Rectangle2D.Double(
                                    from - 3, y, Math.max(8, Math.max(width, 6)), LINE)));
        }
        return boxes;
    }

    /** The first line with room, else the one that has most. */
    private static int line(double[] ends, double from) {
        int best = 0;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] + GAP <= from) {
                return i;
            }
            best = ends[i] < ends[best] ? i : best;
        }
        return best;
    }

    private double x(long at, double left, double right) {
        var sight = picture.sight();
        return left + (right - left) * (double) (at - sight.from()) / sight.span();
    }

    private void veil(Graphics2D g, Color color, double from, double until, Rectangle2D plot) {
        if (until - from > 1.5) {
            g.setPaint(new Color(color.getRed(), color.getGreen(), color.getBlue(), VEIL));
            g.fill(new Rectangle2D.Double(from, plot.getMinY(), until - from, plot.getHeight()));
        }
    }

    private static void rule(Graphics2D g, Color color, double x, double top, double bottom) {
        g.setPaint(new Color(color.getRed(), color.getGreen(), color.getBlue(), 150));
        g.setStroke(new BasicStroke(1));
        double crisp = Math.floor(x) + 0.5;
        g.draw(new Line2D.Double(crisp, top, crisp, bottom));
    }

    /** How wide the name is; 0 where there is no room for it. */
    private double name(Graphics2D g, Mark mark, Color color, Rectangle2D room, double taken) {
        if (taken + GAP > room.getMinX()) {
            return 0;
        }
        g.setFont(CAPTION);
        String text =
                fitting(
                        g,
                        title(mark.kind()) + " " + mark.label(),
                        Math.min(LONGEST, room.getWidth()));
        if (text.isEmpty()) {
            return 0;
        }
        g.setPaint(color);
        g.drawString(text, (float) room.getMinX() + 3, (float) (room.getMinY() + LINE - 4));
        return g.getFontMetrics().stringWidth(text) + 3;
    }

    private static String fitting(Graphics2D g, String text, double room) {
        var metrics = g.getFontMetrics();
        if (metrics.stringWidth(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end) + "…") > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return room < LEAST || end < 3 ? "" : text.substring(0, end).stripTrailing() + "…";
    }

    static String title(Mark.Kind kind) {
        return switch (kind) {
            case INCIDENT -> "Incident";
            case EXCEPTION -> "Exception";
            case WINDOW -> "Window";
            case HOLIDAY -> "Holiday";
            case EXCLUSION -> "Left out";
            case DEPLOYMENT -> "Deployed";
            case NOTE -> "Note";
        };
    }

    private Color color(Mark.Kind kind) {
        return switch (kind) {
            case INCIDENT -> ink.tones().getFirst();
            case EXCEPTION -> ink.tones().get(2);
            case WINDOW -> ink.tones().get(3);
            case HOLIDAY, EXCLUSION -> ink.quiet();
            case DEPLOYMENT -> ink.value();
            case NOTE -> ink.text();
        };
    }
}
