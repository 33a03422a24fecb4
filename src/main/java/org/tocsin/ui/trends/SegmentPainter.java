package org.tocsin.ui.trends;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.tocsin.domain.check.Words;
import org.tocsin.ui.kit.ChartInk;

/**
 * Small multiples: one chart for each segment or metric; those of one measure share their scale.
 */
record SegmentPainter(Picture picture, ChartInk ink) {
    void paint(Graphics2D g, Rectangle2D area) {
        var common = common();
        new Grid(ink)
                .paint(
                        g,
                        area,
                        picture.tracks().stream()
                                .map(track ->
                                        new Grid.Cell(
                                                track.metric().segment().isEmpty()
                                                        ? track.metric().title()
                                                        : track.metric().segment(),
                                                words(track),
                                                (width, height) ->
                                                        plot(track, common, width, height)))
                                .toList());
    }

    private XYPlot plot(Track track, List<ValueSpan> common, double width, double height) {
        var plot = new TrackPlot(picture, track, ink, width).plot(height);
        plot.setDomainAxis(new TrendPainter(picture, ink).timeAxis());
        if (!common.isEmpty()) {
            double low = common.stream().mapToDouble(ValueSpan::low).min().orElseThrow();
            double high = common.stream().mapToDouble(ValueSpan::high).max().orElseThrow();
            plot.getRangeAxis().setRange(new Range(low, high));
        }
        return plot;
    }

    /** The scales of all, where they measure the same. */
    private List<ValueSpan> common() {
        boolean one =
                picture.tracks().stream()
                                .map(track -> track.metric().check().measure().id())
                                .distinct()
                                .count()
                        == 1;
        var sight = picture.sight();
        return !one
                ? List.of()
                : picture.tracks().stream()
                        .map(track ->
                                ValueSpan.of(
                                        picture,
                                        track,
                                        List.of(
                                                picture.drawn(track.trace())
                                                        .between(sight.from(), sight.until()))))
                        .toList();
    }

    private String words(Track track) {
        var seen = track.trace().between(picture.sight().from(), picture.sight().until());
        if (seen.isEmpty()) {
            return "no values here";
        }
        long breaches =
                track.judged(picture.sight()).stream()
                        .filter(each -> Track.breach(each.verdict()).isPresent())
                        .count();
        return "%s, %,d values%s"
                .formatted(
                        Words.value(seen.value(seen.size() - 1), track.unit()),
                        seen.size(),
                        breaches == 0 ? "" : ", %,d in breach".formatted(breaches));
    }
}
