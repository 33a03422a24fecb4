package org.tocsin.ui.checks;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.tocsin.domain.check.Words;
import org.tocsin.ui.kit.ChartInk;

/** The history chart in the window: follows the theme, and tells the value nearest the pointer. */
final class HistoryChart extends Region {
    private static final double HEIGHT = 208;
    private static final double GAP = 8;

    private final Region probe = new Region();
    private final ChartCanvas canvas = new ChartCanvas(new JFreeChart(new XYPlot()));
    private final Label tip = new Label();
    private final Circle spot = new Circle(3.5);
    private final Line rule = new Line();
    private final ZoneId zone;
    private Optional<History> history = Optional.empty();

    HistoryChart(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("history-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(0);
        probe.getStyleClass().add("chart-ink");
        probe.setManaged(false);
        probe.setVisible(false);
        probe.backgroundProperty().addListener((_, _, _) -> draw());
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
        canvas.setManaged(false);
        tip.getStyleClass().add("chart-tip");
        spot.getStyleClass().add("chart-spot");
        rule.getStyleClass().add("chart-rule");
        for (var over : new javafx.scene.Node[] {rule, spot, tip}) {
            over.setManaged(false);
            over.setMouseTransparent(true);
            over.setVisible(false);
        }
        getChildren().addAll(probe, canvas, rule, spot, tip);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> hide());
    }

    void show(History next) {
        history = Optional.of(next);
        setAccessibleText(next.words());
        hide();
        draw();
    }

    private void draw() {
        // Before the style sheet has been applied there are no colours to draw with.
        if (probe.getBackground() == null || history.isEmpty()) {
            return;
        }
        canvas.setChart(HistoryPlot.chart(history.get(), ChartInk.of(probe.getBackground()), zone));
        canvas.draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.draw();
    }

    private void point(MouseEvent event) {
        nearest(event.getX())
                .ifPresentOrElse(
                        mark -> {
                            var at = place(mark);
                            spot.setCenterX(at.getX());
                            spot.setCenterY(at.getY());
                            var area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
                            rule.setStartX(at.getX());
                            rule.setEndX(at.getX());
                            rule.setStartY(area.getMinY());
                            rule.setEndY(area.getMaxY());
                            tell(mark, at);
                        },
                        this::hide);
    }

    private void tell(History.Mark mark, Point2D at) {
        tip.setText(words(mark));
        tip.autosize();
        boolean fitsRight = at.getX() + GAP + tip.getWidth() < getWidth();
        double x = fitsRight ? at.getX() + GAP : at.getX() - GAP - tip.getWidth();
        double y = at.getY() - tip.getHeight() - GAP;
        tip.relocate(Math.max(0, x), Math.max(0, y));
        rule.setVisible(true);
        spot.setVisible(true);
        tip.setVisible(true);
    }

    private String words(History.Mark mark) {
        var unit = history.orElseThrow().unit();
        var text = new StringBuilder(Words.value(mark.value(), unit));
        mark.breach().ifPresent(severity -> text.append("  ").append(severity.id()));
        var expected = RowWords.expected(mark.bounds(), unit);
        if (!expected.isEmpty()) {
            text.append("\nExpected ").append(expected);
        }
        return text.append('\n').append(Moments.exact(mark.at(), zone)).toString();
    }

    private Optional<History.Mark> nearest(double x) {
        return history.flatMap(shown ->
                shown.marks().stream()
                        .min(Comparator.comparingDouble(mark -> Math.abs(place(mark).getX() - x))));
    }

    private Point2D place(History.Mark mark) {
        var plot = canvas.getChart().getXYPlot();
        var area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new Point2D(
                plot.getDomainAxis()
                        .valueToJava2D(mark.at().toEpochMilli(), area, RectangleEdge.BOTTOM),
                plot.getRangeAxis().valueToJava2D(mark.value(), area, RectangleEdge.LEFT));
    }

    private void hide() {
        rule.setVisible(false);
        spot.setVisible(false);
        tip.setVisible(false);
    }
}
