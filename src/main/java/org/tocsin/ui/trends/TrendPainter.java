package org.tocsin.ui.trends;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.StandardEntityCollection;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.tocsin.domain.check.Words;
import org.tocsin.ui.kit.ChartInk;
import org.tocsin.ui.kit.FreshChart;

/**
 * Draws a picture, on screen or for a file: charts one above the other with one axis of time, each
 * under its name, and what happened at the top.
 */
final class TrendPainter {
    /** The uppermost word of a scale reaches over its line by so much. */
    private static final double OVER = 6;

    private static final int WARM = 240;
    private static final double TITLE = 30;
    private static final double EDGE = 16;
    private static final Font NAME = ChartInk.font(13);
    private static final Font CAPTION = ChartInk.font(11);
    private static final Duration HOURS = Duration.ofHours(60);
    private static final Duration MINUTES = Duration.ofMinutes(20);
    private static final Duration YEARS = Duration.ofDays(500);

    private final Picture picture;
    private final ChartInk ink;

    TrendPainter(Picture picture, ChartInk ink) {
        this.picture = picture;
        this.ink = ink;
    }

    /**
     * Where things were drawn.
     *
     * @param plots one for each track that is drawn
     */
    record Layout(List<Chart> plots, List<MarkStrip.Box> marks) {
        static final Layout NONE = new Layout(List.of(), List.of());
    }

    record Chart(Track track, Rectangle2D area, ValueAxis axis) {}

    /**
     * Draws once where nobody sees it: the first drawing loads a thousand classes and a typeface,
     * for which the first look need not wait.
     */
    static void warm(Picture picture) {
        var grey = Color.GRAY;
        var ink = new ChartInk(grey, grey, grey, grey, grey, grey, Collections.nCopies(4, grey));
        var image = new BufferedImage(WARM, WARM, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        new TrendPainter(picture, ink).paint(g, new Rectangle2D.Double(0, 0, WARM, WARM));
        g.dispose();
    }

    Layout paint(Graphics2D g, Rectangle2D area) {
        g.setPaint(ink.surface());
        g.fill(area);
        if (picture.tracks().isEmpty()) {
            return Layout.NONE;
        }
        var strip = new MarkStrip(picture, ink);
        double above = strip.height();
        var room =
                new Rectangle2D.Double(
                        area.getX() + EDGE,
                        area.getY() + above + TITLE - OVER,
                        Math.max(1, area.getWidth() - 2 * EDGE),
                        Math.max(1, area.getHeight() - above - TITLE + OVER - 4));
        var combined = combined(room);
        var chart = new FreshChart(combined);
        chart.setBackgroundPaint(ink.surface());
        chart.setPadding(new RectangleInsets(OVER, 0, 0, 0));
        // Without a shape kept for each value: nobody asks for them, and there are thousands.
        var info = new ChartRenderingInfo(new Nothing());
        chart.draw(g, room, info);
        var charts = charts(combined, info);
        charts.forEach(each -> name(g, each));
        var boxes =
                strip.draw(
                        g,
                        new Rectangle2D.Double(
                                room.getX(), area.getY() + 2, room.getWidth(), above),
                        charts.stream().map(Chart::area).toList());
        return new Layout(charts, boxes);
    }

    private CombinedDomainXYPlot combined(Rectangle2D room) {
        var combined = new CombinedDomainXYPlot(timeAxis());
        combined.setGap(TITLE);
        combined.setInsets(RectangleInsets.ZERO_INSETS);
        combined.setBackgroundPaint(ink.surface());
        int count = picture.tracks().size();
        double height = Math.max(1, (room.getHeight() - TITLE * (count - 1) - 20) / count);
        for (var track : picture.tracks()) {
            combined.add(new TrackPlot(picture, track, ink, room.getWidth()).plot(height), 1);
        }
        return combined;
    }

    DateAxis timeAxis() {
        var zone = TimeZone.getTimeZone(picture.zone());
        var axis = new DateAxis(null, zone, Locale.ENGLISH);
        var sight = picture.sight();
        axis.setRange(new Range(sight.from(), sight.until()));
        var format = new SimpleDateFormat(pattern(Duration.ofMillis(sight.span())), Locale.ENGLISH);
        format.setTimeZone(zone);
        axis.setDateFormatOverride(format);
        axis.setStandardTickUnits(units(Duration.ofMillis(sight.span())));
        axis.setTickLabelInsets(new RectangleInsets(2, 10, 2, 10));
        return TrackPlot.quiet(axis, ink);
    }

    /** No finer than what labels tell: a day that is written twice would be read as two. */
    private TickUnits units(Duration span) {
        var least =
                span.compareTo(HOURS) < 0
                        ? Duration.ZERO
                        : span.compareTo(YEARS) < 0 ? Duration.ofHours(20) : Duration.ofDays(27);
        var zone = TimeZone.getTimeZone(picture.zone());
        var all = (TickUnits) DateAxis.createStandardDateTickUnits(zone, Locale.ENGLISH);
        var units = new TickUnits();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getSize() >= least.toMillis()) {
                units.add(all.get(i));
            }
        }
        return units;
    }

    private static String pattern(Duration span) {
        if (span.compareTo(MINUTES) < 0) {
            return "HH:mm:ss";
        }
        if (span.compareTo(HOURS) < 0) {
            return "d MMM HH:mm";
        }
        return span.compareTo(YEARS) < 0 ? "d MMM" : "MMM yyyy";
    }

    private List<Chart> charts(CombinedDomainXYPlot combined, ChartRenderingInfo info) {
        var charts = new ArrayList<Chart>();
        var plots = combined.getSubplots();
        for (int i = 0; i < plots.size(); i++) {
            var plot = (XYPlot) plots.get(i);
            charts.add(
                    new Chart(
                            picture.tracks().get(i),
                            info.getPlotInfo().getSubplotInfo(i).getDataArea(),
                            plot.getRangeAxis()));
        }
        return charts;
    }

    /** The name over the chart at the left, what it says now at the right. */
    private void name(Graphics2D g, Chart chart) {
        var area = chart.area();
        float y = (float) area.getMinY() - 10;
        g.setFont(CAPTION);
        g.setPaint(ink.quiet());
        String now = now(chart.track());
        int width = g.getFontMetrics().stringWidth(now);
        g.drawString(now, (float) area.getMaxX() - width, y);
        g.setFont(NAME);
        g.setPaint(ink.text());
        double room = area.getWidth() - width - 24;
        g.drawString(cut(g, chart.track().metric().title(), room), (float) area.getMinX(), y);
    }

    private static String cut(Graphics2D g, String text, double room) {
        var metrics = g.getFontMetrics();
        int end = text.length();
        while (end > 1 && metrics.stringWidth(text.substring(0, end)) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    private String now(Track track) {
        return switch (track.state()) {
            case Track.State.Failed(var message) -> message;
            case Track.State.Reading() ->
                    track.trace().isEmpty()
                            ? "reading…"
                            : "%,d values so far, reading on…".formatted(track.trace().size());
            case Track.State.Whole() -> whole(track);
        };
    }

    private String whole(Track track) {
        var trace = track.trace();
        int end = trace.from(picture.sight().until());
        if (trace.isEmpty()) {
            return "no values yet";
        }
        if (end == 0 || trace.at(end - 1) < picture.sight().from()) {
            return "no values here";
        }
        return "%s on %s"
                .formatted(
                        Words.value(trace.value(end - 1), track.unit()),
                        Times.brief(trace.at(end - 1), picture.zone()));
    }

    /** Keeps no shapes. */
    private static final class Nothing extends StandardEntityCollection {
        private static final long serialVersionUID = 1;

        @Override
        public void add(ChartEntity entity) {
            // Nobody asks where a value lies by its shape: the layout is reckoned with instead.
        }
    }
}
