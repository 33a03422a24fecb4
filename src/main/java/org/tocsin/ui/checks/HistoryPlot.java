package org.tocsin.ui.checks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TimeZone;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.DateAxis;
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
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Words;
import org.tocsin.ui.kit.AxisFormat;
import org.tocsin.ui.kit.ChartInk;
import org.tocsin.ui.kit.FreshChart;
import org.tocsin.ui.kit.SeverityBadge;

/**
 * Builds the chart of one check's past: the value as a line, what was expected dotted, the band it
 * could lie in, thresholds named on their own lines, and breaches by the shape of their severity.
 */
final class HistoryPlot {
    private static final int BAND = 0;
    private static final int EXPECTED = 1;
    private static final int VALUE = 2;
    private static final int BREACHES = 3;
    private static final float CAPTION = 11;
    private static final double HEADROOM = 0.1;
    private static final double LINES = 5;
    private static final Duration DAYS = Duration.ofDays(3);

    private final History history;
    private final ChartInk ink;
    private final XYPlot plot = new XYPlot();

    private HistoryPlot(History history, ChartInk ink) {
        this.history = history;
        this.ink = ink;
    }

    static JFreeChart chart(History history, ChartInk ink, ZoneId zone) {
        return new HistoryPlot(history, ink).build(zone);
    }

    private JFreeChart build(ZoneId zone) {
        plot.setBackgroundPaint(ink.surface());
        plot.setOutlineVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(ink.rule());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setInsets(new RectangleInsets(4, 0, 0, 16));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainAxis(quiet(timeAxis(zone)));
        plot.setRangeAxis(quiet(valueAxis()));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        band();
        line(EXPECTED, mark -> mark.bounds().expected(), dotted());
        line(VALUE, mark -> OptionalDouble.of(mark.value()), solid());
        breaches();
        thresholds();
        var chart = new FreshChart(plot);
        chart.setBackgroundPaint(ink.surface());
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    private DateAxis timeAxis(ZoneId zone) {
        var timeZone = TimeZone.getTimeZone(zone);
        var axis = new DateAxis(null, timeZone, Locale.ENGLISH);
        var marks = history.marks();
        var span = Duration.between(marks.getFirst().at(), marks.getLast().at());
        var format =
                new SimpleDateFormat(span.compareTo(DAYS) < 0 ? "HH:mm" : "d MMM", Locale.ENGLISH);
        format.setTimeZone(timeZone);
        axis.setDateFormatOverride(format);
        return axis;
    }

    /** Spans values, expectations and thresholds, so that their distance can be seen. */
    private NumberAxis valueAxis() {
        var axis = new NumberAxis();
        axis.setNumberFormatOverride(new AxisFormat(value -> Words.value(value, history.unit())));
        var span = new DoubleSummaryStatistics();
        for (var mark : history.marks()) {
            span.accept(mark.value());
            mark.bounds().expected().ifPresent(span::accept);
            mark.bounds().lower().ifPresent(span::accept);
            mark.bounds().upper().ifPresent(span::accept);
        }
        history.thresholds().forEach(threshold -> span.accept(threshold.value()));
        double low = span.getMin();
        double high = span.getMax();
        double room = high > low ? (high - low) * HEADROOM : Math.max(1, Math.abs(high)) * HEADROOM;
        // Counts and shares are never below nothing; an axis that says so invites doubt.
        double floor = low >= 0 ? Math.max(0, low - room) : low - room;
        axis.setRange(new Range(floor, high + room));
        axis.setTickUnit(new NumberTickUnit(step(high + room - floor)));
        return axis;
    }

    /** About five lines, at round numbers: more would be a grid, not a scale. */
    private static double step(double span) {
        double rough = span / LINES;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1);
    }

    private <A extends ValueAxis> A quiet(A axis) {
        axis.setTickLabelFont(ChartInk.font(CAPTION));
        axis.setTickLabelPaint(ink.quiet());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setUpperMargin(0.03);
        axis.setLowerMargin(0.03);
        return axis;
    }

    /** Stretches without bounds leave a gap in the band: each unbroken stretch is a series. */
    private void band() {
        var stretches = new YIntervalSeriesCollection();
        var renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(1);
        YIntervalSeries stretch = null;
        for (var mark : history.marks()) {
            if (!twoSided(mark.bounds())) {
                stretch = null;
                continue;
            }
            if (stretch == null) {
                stretch = new YIntervalSeries(stretches.getSeriesCount());
                stretches.addSeries(stretch);
            }
            double lower = mark.bounds().lower().orElseThrow();
            double upper = mark.bounds().upper().orElseThrow();
            stretch.add(mark.at().toEpochMilli(), lower, lower, upper);
        }
        for (int i = 0; i < stretches.getSeriesCount(); i++) {
            renderer.setSeriesFillPaint(i, ink.band());
            renderer.setSeriesLinesVisible(i, false);
        }
        plot.setDataset(BAND, stretches);
        plot.setRenderer(BAND, renderer);
    }

    private static boolean twoSided(Bounds bounds) {
        return bounds.lower().isPresent() && bounds.upper().isPresent();
    }

    private void line(
            int index,
            Function<History.Mark, OptionalDouble> value,
            XYLineAndShapeRenderer renderer) {
        var series = new XYSeries(index);
        for (var mark : history.marks()) {
            var at = value.apply(mark);
            series.add(
                    (double) mark.at().toEpochMilli(),
                    at.isPresent() ? at.getAsDouble() : Double.NaN);
        }
        plot.setDataset(index, new XYSeriesCollection(series));
        plot.setRenderer(index, renderer);
    }

    private XYLineAndShapeRenderer dotted() {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, ink.quiet());
        renderer.setSeriesStroke(
                0,
                new BasicStroke(
                        1.25f,
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {1, 4},
                        0));
        return renderer;
    }

    private XYLineAndShapeRenderer solid() {
        // One value makes no line; it has to be seen all the same.
        var renderer = new XYLineAndShapeRenderer(true, history.marks().size() == 1);
        renderer.setSeriesPaint(0, ink.value());
        renderer.setSeriesShape(0, new Ellipse2D.Double(-3, -3, 6, 6));
        renderer.setSeriesStroke(
                0, new BasicStroke(1.75f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return renderer;
    }

    private void breaches() {
        var tones = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(false, true);
        for (var tone : SeverityBadge.Tone.values()) {
            var series = new XYSeries(tone.name());
            for (var mark : history.marks()) {
                if (mark.breach().map(Badges::tone).filter(tone::equals).isPresent()) {
                    series.add((double) mark.at().toEpochMilli(), mark.value());
                }
            }
            tones.addSeries(series);
            renderer.setSeriesShape(tone.ordinal(), ChartInk.shape(tone));
            renderer.setSeriesPaint(tone.ordinal(), color(tone));
            renderer.setSeriesOutlinePaint(tone.ordinal(), ink.surface());
        }
        renderer.setUseOutlinePaint(true);
        plot.setDataset(BREACHES, tones);
        plot.setRenderer(BREACHES, renderer);
    }

    private void thresholds() {
        for (var threshold : history.thresholds()) {
            Color color = color(tone(threshold.severity()));
            var marker =
                    new ValueMarker(
                            threshold.value(),
                            color,
                            new BasicStroke(
                                    1,
                                    BasicStroke.CAP_BUTT,
                                    BasicStroke.JOIN_MITER,
                                    1,
                                    new float[] {6, 3},
                                    0));
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

    private static SeverityBadge.Tone tone(Severity severity) {
        return Badges.tone(severity);
    }

    private Color color(SeverityBadge.Tone tone) {
        return ink.tones().get(tone.ordinal());
    }
}
