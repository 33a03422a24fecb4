package org.tocsin.ui.trends;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Columns;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;
import org.tocsin.ui.kit.AxisFormat;
import org.tocsin.ui.kit.ChartInk;
import org.tocsin.ui.kit.SeverityBadge;

/**
 * One metric's part of the picture: the value as a line, what was expected dotted, the band it
 * could lie in, an earlier stretch muted, thresholds named on their own lines, and breaches by the
 * shape of their severity.
 */
final class TrackPlot {
    private static final int BAND = 0;
    private static final int EARLIER = 1;
    private static final int EXPECTED = 2;
    private static final int VALUE = 3;
    private static final int BREACHES = 4;
    private static final float CAPTION = 11;
    private static final double LINE_APART = 44;
    private static final int FEW_POINTS = 60;
    private static final double DENSE = 1.5;

    private final Picture picture;
    private final Track track;
    private final ChartInk ink;
    private final Columns columns;
    private final double width;
    private final XYPlot plot = new XYPlot();

    /**
     * @param width of the picture, in pixels
     */
    TrackPlot(Picture picture, Track track, ChartInk ink, double width) {
        this.picture = picture;
        this.track = track;
        this.ink = ink;
        this.width = width;
        var sight = picture.sight();
        columns = new Columns(sight.from(), sight.until(), (int) Math.max(1, width));
    }

    /**
     * @param height of this part, in pixels
     */
    XYPlot plot(double height) {
        var value = columns.thin(picture.drawn(track.trace()));
        var earlier =
                picture.lag()
                        .map(lag -> columns.thin(picture.drawn(track.trace()).later(lag)))
                        .orElse(Trace.EMPTY);
        var span = ValueSpan.of(picture, track, List.of(value, earlier));
        plot.setBackgroundPaint(ink.surface());
        plot.setOutlineVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(ink.rule());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxis(axis(span, height));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        var runs = track.judged(picture.sight());
        band(runs);
        line(EARLIER, earlier, faint());
        expected(runs);
        line(VALUE, value, isDense(value) ? dense() : solid(value.size()));
        breaches(runs);
        span.on().forEach(this::threshold);
        return plot;
    }

    private ValueAxis axis(ValueSpan span, double height) {
        var format = new AxisFormat(value -> Words.value(value, track.unit()));
        if (picture.options().logarithmic()) {
            var axis = new LogAxis();
            axis.setNumberFormatOverride(format);
            axis.setSmallestValue(span.low());
            axis.setRange(new Range(span.low(), span.high()));
            return quiet(axis, ink);
        }
        var axis = new NumberAxis();
        axis.setNumberFormatOverride(format);
        axis.setRange(new Range(span.low(), span.high()));
        double lines = Math.max(2, height / LINE_APART);
        axis.setTickUnit(new NumberTickUnit(step((span.high() - span.low()) / lines)));
        return quiet(axis, ink);
    }

    /** Round numbers apart: more lines would be a grid, not a scale. */
    static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1);
    }

    static <A extends ValueAxis> A quiet(A axis, ChartInk ink) {
        axis.setTickLabelFont(ChartInk.font(CAPTION));
        axis.setTickLabelPaint(ink.quiet());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    /** Stretches without bounds leave a gap in the band: each unbroken stretch is a series. */
    private void band(List<Judged> runs) {
        var stretches = new YIntervalSeriesCollection();
        var renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(1);
        YIntervalSeries stretch = null;
        for (var run : runs) {
            if (!twoSided(run.bounds())) {
                stretch = null;
                continue;
            }
            if (stretch == null) {
                stretch = new YIntervalSeries(stretches.getSeriesCount());
                stretches.addSeries(stretch);
            }
            double lower = drawable(run.bounds().lower());
            stretch.add(run.at().toEpochMilli(), lower, lower, run.bounds().upper().orElseThrow());
        }
        for (int i = 0; i < stretches.getSeriesCount(); i++) {
            renderer.setSeriesFillPaint(i, ink.band());
            renderer.setSeriesLinesVisible(i, false);
        }
        plot.setDataset(BAND, stretches);
        plot.setRenderer(BAND, renderer);
    }

    private double drawable(OptionalDouble value) {
        double found = value.orElseThrow();
        return picture.options().logarithmic() ? Math.max(found, Double.MIN_NORMAL) : found;
    }

    private static boolean twoSided(Bounds bounds) {
        return bounds.lower().isPresent() && bounds.upper().isPresent();
    }

    private void expected(List<Judged> runs) {
        var series = new XYSeries(EXPECTED, false, true);
        for (var run : runs) {
            var value = run.bounds().expected();
            series.add(
                    (double) run.at().toEpochMilli(),
                    value.isPresent() ? drawable(value) : Double.NaN);
        }
        plot.setDataset(EXPECTED, new XYSeriesCollection(series));
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, ink.quiet());
        renderer.setSeriesStroke(0, dashes(1.25f, 1, 4));
        plot.setRenderer(EXPECTED, renderer);
    }

    private static BasicStroke dashes(float width, float on, float off) {
        return new BasicStroke(
                width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {on, off}, 0);
    }

    private void line(int index, Trace trace, XYLineAndShapeRenderer renderer) {
        var all = new double[2][trace.size()];
        for (int i = 0; i < trace.size(); i++) {
            all[0][i] = trace.at(i);
            all[1][i] = trace.value(i);
        }
        var dataset = new DefaultXYDataset();
        dataset.addSeries(index, all);
        plot.setDataset(index, dataset);
        plot.setRenderer(index, renderer);
    }

    private XYLineAndShapeRenderer faint() {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        var quiet = ink.quiet();
        renderer.setSeriesPaint(
                0, new Color(quiet.getRed(), quiet.getGreen(), quiet.getBlue(), 130));
        renderer.setSeriesStroke(
                0, new BasicStroke(1.25f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return renderer;
    }

    /** Whether a column of pixels holds more than one value, everywhere or nearly so. */
    private boolean isDense(Trace drawn) {
        return drawn.size() > DENSE * width;
    }

    private XYLineAndShapeRenderer dense() {
        var renderer = new DenseLine();
        renderer.setSeriesPaint(0, ink.value());
        return renderer;
    }

    private XYLineAndShapeRenderer solid(int points) {
        // Few values are seen one by one; a single one makes no line at all.
        var renderer = new XYLineAndShapeRenderer(true, points <= FEW_POINTS);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, ink.value());
        double size = points == 1 ? 6 : 4;
        renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        renderer.setSeriesStroke(
                0,
                new BasicStroke(
                        points > FEW_POINTS * 20 ? 1 : 1.75f,
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        return renderer;
    }

    private void breaches(List<Judged> runs) {
        var tones = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(false, true);
        var found = new ArrayList<>(Breach.of(runs, track.trace(), picture));
        for (var tone : SeverityBadge.Tone.values()) {
            var series = new XYSeries(tone.name());
            found.stream()
                    .filter(breach -> breach.tone() == tone)
                    .forEach(breach -> series.add((double) breach.at(), breach.value()));
            tones.addSeries(series);
            renderer.setSeriesShape(tone.ordinal(), ChartInk.shape(tone));
            renderer.setSeriesPaint(tone.ordinal(), ink.color(tone));
            renderer.setSeriesOutlinePaint(tone.ordinal(), ink.surface());
        }
        renderer.setUseOutlinePaint(true);
        plot.setDataset(BREACHES, tones);
        plot.setRenderer(BREACHES, renderer);
    }

    private void threshold(ValueSpan.Threshold threshold) {
        var color = ink.color(Track.tone(threshold.severity()));
        var marker = new ValueMarker(threshold.value(), color, dashes(1, 6, 3));
        marker.setLabel(threshold.label());
        marker.setLabelFont(ChartInk.font(CAPTION));
        marker.setLabelPaint(color);
        marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        marker.setLabelOffset(new RectangleInsets(2, 4, 2, 4));
        plot.addRangeMarker(marker, Layer.FOREGROUND);
    }
}
