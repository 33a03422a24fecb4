package org.tocsin.ui.trends;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import org.jfree.chart.ui.RectangleEdge;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Words;
import org.tocsin.ui.trends.TrendPainter.Layout;

/** What the crosshair reads: a dot and a value on each chart, and one tip with all of one value. */
final class Readout {
    private static final double GAP = 10;

    private final TrendChart over;
    private final ZoneId zone;
    private final List<Circle> dots = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private final Label tip = new Label();
    private Optional<Track> pointed = Optional.empty();

    Readout(TrendChart over, ZoneId zone) {
        this.over = over;
        this.zone = zone;
        tip.getStyleClass().add("chart-tip");
        tip.setId("trend-tip");
        for (int i = 0; i < TrendsViewModel.MOST; i++) {
            var dot = new Circle(3.5);
            dot.getStyleClass().add("chart-spot");
            dots.add(dot);
            var value = new Label();
            value.getStyleClass().add("chart-value");
            values.add(value);
        }
        nodes().forEach(TrendChart::lay);
    }

    List<Node> nodes() {
        var nodes = new ArrayList<Node>(dots);
        nodes.addAll(values);
        nodes.add(tip);
        return nodes;
    }

    void hide() {
        nodes().forEach(node -> node.setVisible(false));
    }

    /** Whose value the tip tells in full. */
    void pointAt(Optional<Track> track) {
        pointed = track;
    }

    Optional<Track> pointed() {
        return pointed;
    }

    private boolean isPointed(Track track, int index) {
        return pointed.map(each -> each.metric().id().equals(track.metric().id()))
                .orElse(index == 0);
    }

    Optional<Spot> spot(long at, Layout layout) {
        for (int i = 0; i < layout.plots().size(); i++) {
            var track = layout.plots().get(i).track();
            if (isPointed(track, i)) {
                return near(track, at);
            }
        }
        return Optional.empty();
    }

    /** The nearest value, if it is not farther than the metric's own step. */
    private static Optional<Spot> near(Track track, long at) {
        var trace = track.trace();
        var index = trace.nearest(at);
        return index.isPresent()
                        && Math.abs(trace.at(index.getAsInt()) - at) <= Math.max(1, trace.step())
                ? Optional.of(new Spot(track, index.getAsInt()))
                : Optional.empty();
    }

    void show(long at, Layout layout) {
        for (int i = 0; i < layout.plots().size() && i < dots.size(); i++) {
            var chart = layout.plots().get(i);
            var spot = near(chart.track(), at);
            if (spot.isPresent()) {
                show(i, spot.get(), chart, layout);
            }
        }
    }

    private void show(int i, Spot spot, TrendPainter.Chart chart, Layout layout) {
        var first = layout.plots().getFirst().area();
        double y = chart.axis().valueToJava2D(spot.value(), chart.area(), RectangleEdge.LEFT);
        double x = over.x(spot.at());
        if (Double.isNaN(y) || x < first.getMinX() - 1 || x > first.getMaxX() + 1) {
            return;
        }
        dots.get(i).setCenterX(x);
        dots.get(i).setCenterY(y);
        dots.get(i).setVisible(true);
        if (isPointed(chart.track(), i)) {
            tell(tip, words(spot), x, y);
        } else {
            tell(values.get(i), Words.value(spot.value(), chart.track().unit()), x, y);
        }
    }

    private void tell(Label label, String text, double x, double y) {
        label.setText(text);
        label.autosize();
        boolean fits = x + GAP + label.getWidth() < over.getWidth();
        double left = fits ? x + GAP : x - GAP - label.getWidth();
        double top = y - label.getHeight() - GAP;
        label.relocate(Math.max(0, left), Math.max(0, top < 0 ? y + GAP : top));
        label.setVisible(true);
    }

    private String words(Spot spot) {
        var unit = spot.track().unit();
        var judged = spot.track().judgedAt(spot.at());
        var text = new StringBuilder(Words.value(spot.value(), unit));
        judged.flatMap(each -> Track.breach(each.verdict()))
                .ifPresent(severity -> text.append("  ").append(severity.id()));
        judged.map(each -> expected(each.bounds(), spot.track()))
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> text.append('\n').append(words));
        return text.append('\n').append(Times.exact(spot.at(), zone)).toString();
    }

    /** {@code expected 1,200, band 900 to 1,500}. */
    static String expected(Bounds bounds, Track track) {
        var unit = track.unit();
        var parts = new ArrayList<String>();
        bounds.expected().ifPresent(value -> parts.add("expected " + Words.about(value, unit)));
        if (bounds.lower().isPresent() && bounds.upper().isPresent()) {
            parts.add(
                    "band %s to %s"
                            .formatted(
                                    Words.about(bounds.lower().getAsDouble(), unit),
                                    Words.about(bounds.upper().getAsDouble(), unit)));
        } else {
            bounds.lower().ifPresent(value -> parts.add("not below " + Words.about(value, unit)));
            bounds.upper().ifPresent(value -> parts.add("not above " + Words.about(value, unit)));
        }
        bounds.score().ifPresent(score -> parts.add("score %.1f".formatted(score)));
        return String.join(", ", parts);
    }
}
