package org.tocsin.ui.reviews;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.tocsin.domain.review.document.Proof;

/** A metric around an incident: the values as a line, the breaches as diamonds. */
final class FigureCanvas {
    private static final double HEIGHT = 150;
    private static final double EDGE = 8;

    private final Proof.Chart chart;
    private final Pane pane = new Pane();
    private final double low;
    private final double high;

    FigureCanvas(Proof.Chart chart) {
        this.chart = chart;
        var values = chart.dots().stream().mapToDouble(dot -> dot.value().doubleValue());
        var found = values.summaryStatistics();
        low = Math.min(found.getMin(), found.getMin() > 0 ? 0 : found.getMin());
        high = found.getMax() > low ? found.getMax() : low + 1;
        pane.getStyleClass().add("bundle-figure");
        pane.setMinHeight(HEIGHT);
        pane.setPrefHeight(HEIGHT);
        pane.setMinWidth(0);
        pane.setAccessibleText(chart.title());
        pane.widthProperty().subscribe(this::draw);
    }

    Node root() {
        return pane;
    }

    private void draw() {
        pane.getChildren().clear();
        if (pane.getWidth() < 4 * EDGE || chart.dots().isEmpty()) {
            return;
        }
        var stretch = chart.stretch();
        double from = x(stretch.detected().toEpochMilli());
        double until = x(stretch.resolved().orElse(stretch.until()).toEpochMilli());
        var span = new Rectangle(from, 0, Math.max(2, until - from), HEIGHT);
        span.getStyleClass().add("bundle-span");
        var line = new Polyline();
        line.getStyleClass().add("bundle-line");
        pane.getChildren().addAll(span, line);
        for (var dot : chart.dots()) {
            double x = x(dot.at().toEpochMilli());
            double y = y(dot.value().doubleValue());
            line.getPoints().addAll(x, y);
            if (dot.breach().isPresent()) {
                var mark = new Polygon(x, y - 5, x + 5, y, x, y + 5, x - 5, y);
                mark.getStyleClass().add("bundle-breach");
                pane.getChildren().add(mark);
            }
        }
    }

    private double x(long at) {
        double from = chart.stretch().from().toEpochMilli();
        double until = Math.max(from + 1, chart.stretch().until().toEpochMilli());
        return EDGE + (pane.getWidth() - 2 * EDGE) * Math.clamp((at - from) / (until - from), 0, 1);
    }

    private double y(double value) {
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / (high - low);
    }
}
