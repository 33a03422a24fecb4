package org.tocsin.ui.trends;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Correlation;
import org.tocsin.domain.trend.Correlation.Pair;
import org.tocsin.ui.kit.AxisFormat;
import org.tocsin.ui.kit.ChartInk;
import org.tocsin.ui.kit.SeverityBadge;

/** Two metrics against each other, the newest pair apart, with how they correlate. */
record PairPainter(Picture picture, Track x, Track y, ChartInk ink) {
    /** More dots than these only darken what is dark. */
    private static final int MOST = 4_000;

    private static final double ACROSS = 96;
    private static final double UPRIGHT = 48;
    private static final double EDGE = 0.06;

    void paint(Graphics2D g, Rectangle2D area) {
        var correlation = correlation(picture, x, y);
        new Grid(ink)
                .paint(
                        g,
                        area,
                        List.of(
                                new Grid.Cell(
                                        "%s (upright) by %s (across)"
                                                .formatted(y.metric().title(), x.metric().title()),
                                        words(correlation),
                                        (width, height) ->
                                                plot(correlation.pairs(), width, height))));
    }

    /** Of what is visible. */
    static Correlation correlation(Picture picture, Track x, Track y) {
        var sight = picture.sight();
        return Correlation.of(
                x.trace().between(sight.from(), sight.until()),
                y.trace().between(sight.from(), sight.until()));
    }

    /** {@code Pearson 0.82, Spearman 0.79, n = 14}. */
    static String words(Correlation correlation) {
        int n = correlation.pairs().size();
        if (n == 0) {
            return "no values of the same time here";
        }
        String thin = n > MOST ? ", every %d. pair drawn".formatted(stride(n)) : "";
        return "Pearson %s, Spearman %s, n = %,d%s"
                .formatted(words(correlation.pearson()), words(correlation.spearman()), n, thin);
    }

    private static String words(OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.2f", value.getAsDouble())
                : "not defined";
    }

    private static int stride(int n) {
        return (n + MOST - 1) / MOST;
    }

    private XYPlot plot(List<Pair> pairs, double width, double height) {
        var dataset = new DefaultXYDataset();
        int stride = stride(Math.max(1, pairs.size()));
        int count = (pairs.size() + stride - 1) / stride;
        var all = new double[2][count];
        for (int i = 0; i < count; i++) {
            all[0][i] = pairs.get(i * stride).x();
            all[1][i] = pairs.get(i * stride).y();
        }
        dataset.addSeries("pairs", all);
        if (!pairs.isEmpty()) {
            var newest = pairs.getLast();
            dataset.addSeries("newest", new double[][] {{newest.x()}, {newest.y()}});
        }
        var plot =
                new XYPlot(
                        dataset,
                        axis(x, spread(all[0]), width / ACROSS),
                        axis(y, spread(all[1]), height / UPRIGHT),
                        dots(count));
        plot.setDomainGridlinePaint(ink.rule());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlinePaint(ink.rule());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return plot;
    }

    private XYLineAndShapeRenderer dots(int count) {
        var renderer = new XYLineAndShapeRenderer(false, true);
        double size = count > 500 ? 4 : 8;
        renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        var color = ink.value();
        renderer.setSeriesPaint(
                0, new Color(color.getRed(), color.getGreen(), color.getBlue(), 130));
        renderer.setSeriesShape(1, new Ellipse2D.Double(-6, -6, 12, 12));
        renderer.setSeriesPaint(1, ink.color(SeverityBadge.Tone.TRIANGLE));
        return renderer;
    }

    private static DoubleSummaryStatistics spread(double[] values) {
        return Arrays.stream(values).summaryStatistics();
    }

    private NumberAxis axis(Track track, DoubleSummaryStatistics spread, double labels) {
        var axis = new NumberAxis(track.metric().title());
        axis.setLabelFont(ChartInk.font(11));
        axis.setLabelPaint(ink.quiet());
        double span = spread.getMax() - spread.getMin();
        if (span > 0 && Double.isFinite(span)) {
            axis.setRange(spread.getMin() - span * EDGE, spread.getMax() + span * EDGE);
            axis.setTickUnit(new NumberTickUnit(TrackPlot.step(span / Math.max(2, labels))));
        }
        axis.setAutoRangeIncludesZero(false);
        axis.setNumberFormatOverride(new AxisFormat(value -> Words.value(value, track.unit())));
        return TrackPlot.quiet(axis, ink);
    }
}
