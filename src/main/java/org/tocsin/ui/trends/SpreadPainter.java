package org.tocsin.ui.trends;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Histogram;
import org.tocsin.ui.kit.AxisFormat;
import org.tocsin.ui.kit.ChartInk;
import org.tocsin.ui.kit.SeverityBadge;

/** How the visible values of each metric are spread, with their median and the newest one. */
record SpreadPainter(Picture picture, ChartInk ink) {
    private static final double LABEL = 72;

    void paint(Graphics2D g, Rectangle2D area) {
        new Grid(ink).paint(g, area, picture.tracks().stream().map(this::cell).toList());
    }

    private Grid.Cell cell(Track track) {
        var sight = picture.sight();
        var seen = track.trace().between(sight.from(), sight.until());
        String title = track.metric().title();
        if (seen.isEmpty()) {
            return new Grid.Cell(title, "no values here", (_, _) -> new XYPlot());
        }
        var histogram = Histogram.of(seen.values().toArray());
        double newest = seen.value(seen.size() - 1);
        return new Grid.Cell(
                title,
                words(histogram, track.unit()),
                (width, height) -> plot(histogram, track.unit(), newest, width / LABEL));
    }

    /** {@code 28 values, mean 1,200, deviation 80, 90 of 100 from 1,050 to 1,320}. */
    static String words(Histogram histogram, Unit unit) {
        var summary = histogram.summary();
        return "%,d values, mean %s, deviation %s, 90 of 100 from %s to %s"
                .formatted(
                        summary.count(),
                        Words.value(brief(summary.mean()), unit),
                        Words.value(brief(summary.deviation()), unit),
                        Words.value(brief(summary.quantiles().low()), unit),
                        Words.value(brief(summary.quantiles().high()), unit));
    }

    /** To four digits: what is reckoned from values is no more exact than they are. */
    static double brief(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    private XYPlot plot(Histogram histogram, Unit unit, double newest, double labels) {
        var series = new XYIntervalSeries("values");
        for (int i = 0; i < histogram.counts().size(); i++) {
            double begin = histogram.from() + i * histogram.step();
            double end = begin + histogram.step();
            series.add((begin + end) / 2, begin, end, histogram.counts().get(i), 0, 0);
        }
        var dataset = new XYIntervalSeriesCollection();
        dataset.addSeries(series);
        var bars = new XYBarRenderer(0.04);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setSeriesPaint(0, soft(ink.value()));
        bars.setUseYInterval(false);
        var plot = new XYPlot(dataset, values(histogram, unit, labels), counts(histogram), bars);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(ink.rule());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        mark(plot, histogram.summary().median(), "median", ink.text());
        mark(plot, newest, "newest", ink.color(SeverityBadge.Tone.TRIANGLE));
        return plot;
    }

    private static Color soft(Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 150);
    }

    private NumberAxis values(Histogram histogram, Unit unit, double labels) {
        var axis = new NumberAxis();
        axis.setNumberFormatOverride(new AxisFormat(value -> Words.value(value, unit)));
        double span = histogram.step() * histogram.counts().size();
        axis.setRange(new Range(histogram.from() - span / 25, histogram.from() + span + span / 25));
        axis.setTickUnit(new NumberTickUnit(TrackPlot.step(span / Math.max(2, labels))));
        return TrackPlot.quiet(axis, ink);
    }

    private NumberAxis counts(Histogram histogram) {
        long most = histogram.counts().stream().mapToLong(Long::longValue).max().orElse(1);
        var axis = new NumberAxis();
        axis.setNumberFormatOverride(new AxisFormat(value -> Words.value(value, Unit.COUNT)));
        axis.setRange(new Range(0, most * 1.12));
        axis.setTickUnit(new NumberTickUnit(Math.max(1, TrackPlot.step(most / 4.0))));
        return TrackPlot.quiet(axis, ink);
    }

    private static void mark(XYPlot plot, double value, String words, Color color) {
        var marker = new ValueMarker(value, color, new BasicStroke(1));
        marker.setLabel(words);
        marker.setLabelFont(ChartInk.font(11));
        marker.setLabelPaint(color);
        marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        boolean low = words.equals("median");
        marker.setLabelAnchor(low ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(low ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(2, 4, 2, 4));
        plot.addDomainMarker(marker, Layer.FOREGROUND);
    }
}
