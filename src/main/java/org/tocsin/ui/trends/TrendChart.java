package org.tocsin.ui.trends;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.tocsin.domain.trend.Mark;
import org.tocsin.ui.trends.TrendPainter.Layout;

/**
 * The charts on screen, and the pointer on them: a crosshair through all, exact values, zoom by
 * wheel or drag, pan by drag with shift, a stretch brushed by drag with control.
 */
final class TrendChart extends Easel {
    private static final double WHEEL = 1.2;
    private static final double A_DRAG = 4;

    private final TrendsViewModel model;
    private final Acts acts;
    private final Line rule = new Line();
    private final Region brush = new Region();
    private final Readout readout;
    private final Label markTip = new Label();
    private Layout layout = Layout.NONE;
    private Optional<Drag> drag = Optional.empty();

    /**
     * What a person does here that is decided elsewhere.
     *
     * @param point told of a value that was clicked
     * @param stretch told of a stretch that was brushed
     * @param mark told of a mark that was clicked
     */
    record Acts(Consumer<Spot> point, Consumer<Sight> stretch, Consumer<Mark> mark) {}

    private enum Drags {
        ZOOM,
        PAN,
        BRUSH
    }

    private record Drag(Drags kind, double x, Sight from) {}

    TrendChart(TrendsViewModel model, Acts acts) {
        this.model = model;
        this.acts = acts;
        readout = new Readout(this, model.zone());
        getStyleClass().add("trend-chart");
        setId("trend-chart");
        rule.getStyleClass().add("chart-rule");
        brush.getStyleClass().add("chart-brush");
        markTip.getStyleClass().add("chart-tip");
        lay(rule, brush, markTip);
        getChildren().addAll(rule, brush);
        readout.nodes().forEach(node -> getChildren().add(node));
        getChildren().add(markTip);
        setOnMouseMoved(this::moved);
        setOnMouseExited(_ -> hide());
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnScroll(this::scrolled);
        model.picture().addListener((_, _, next) -> show(next));
        model.cursor().addListener((_, _, _) -> point());
        show(model.picture().get());
    }

    static void lay(Node... nodes) {
        for (var node : nodes) {
            node.setManaged(false);
            node.setMouseTransparent(true);
            node.setVisible(false);
        }
    }

    private void show(Picture picture) {
        tell(picture::words);
        show((g, area, ink) -> layout = new TrendPainter(picture, ink).paint(g, area));
    }

    Layout layoutNow() {
        return layout;
    }

    @Override
    void painted() {
        point();
    }

    // Where things are

    private void hide() {
        model.cursor().set(Optional.empty());
        markTip.setVisible(false);
    }

    private Optional<Long> time(double x) {
        return layout.plots().stream()
                .findFirst()
                .map(chart -> {
                    var sight = model.picture().get().sight();
                    double share = (x - chart.area().getMinX()) / chart.area().getWidth();
                    return sight.from() + Math.round(share * sight.span());
                });
    }

    double x(long at) {
        var sight = model.picture().get().sight();
        var area = layout.plots().getFirst().area();
        return area.getMinX() + area.getWidth() * (double) (at - sight.from()) / sight.span();
    }

    private Optional<TrendPainter.Chart> chartAt(double y) {
        return layout.plots().stream()
                .filter(chart -> y >= chart.area().getMinY() - 30 && y <= chart.area().getMaxY())
                .findFirst();
    }

    private Optional<Mark> markAt(double x, double y) {
        return layout.marks().stream()
                .filter(box -> box.area().contains(x, y))
                .map(MarkStrip.Box::mark)
                .findFirst();
    }

    private boolean inCharts(double x) {
        return layout.plots().stream()
                .findFirst()
                .filter(chart -> x >= chart.area().getMinX() && x <= chart.area().getMaxX())
                .isPresent();
    }

    // The crosshair

    private void moved(MouseEvent event) {
        var mark = markAt(event.getX(), event.getY());
        mark.ifPresentOrElse(found -> tell(found, event), () -> markTip.setVisible(false));
        model.cursor()
                .set(
                        mark.isPresent() || !inCharts(event.getX())
                                ? Optional.empty()
                                : snapped(event));
    }

    /** To the nearest value of the chart that is pointed at. */
    private Optional<Long> snapped(MouseEvent event) {
        var at = time(event.getX());
        var trace = chartAt(event.getY()).map(chart -> chart.track().trace());
        var near =
                at.flatMap(time ->
                        trace.flatMap(some ->
                                some.nearest(time).stream()
                                        .mapToObj(some::at)
                                        .filter(model.picture().get().sight()::holds)
                                        .findFirst()));
        readout.pointAt(chartAt(event.getY()).map(TrendPainter.Chart::track));
        return near.or(() -> at);
    }

    private void tell(Mark mark, MouseEvent event) {
        var zone = model.zone();
        long from = mark.span().from().toEpochMilli();
        long until = mark.span().until().toEpochMilli();
        String when =
                from == until
                        ? Times.exact(from, zone)
                        : Times.exact(from, zone) + " to " + Times.exact(until, zone);
        markTip.setText("%s: %s\n%s".formatted(MarkStrip.title(mark.kind()), mark.label(), when));
        markTip.setMaxWidth(420);
        markTip.setWrapText(true);
        markTip.autosize();
        double x = Math.clamp(event.getX() + 8, 0, Math.max(0, getWidth() - markTip.getWidth()));
        markTip.relocate(x, event.getY() + 16);
        markTip.setVisible(true);
    }

    private void point() {
        var at = model.cursor().get().filter(_ -> !layout.plots().isEmpty());
        rule.setVisible(at.isPresent());
        readout.hide();
        if (at.isPresent()) {
            var plots = layout.plots();
            double x = Math.floor(x(at.get())) + 0.5;
            rule.setStartX(x);
            rule.setEndX(x);
            rule.setStartY(plots.getFirst().area().getMinY());
            rule.setEndY(plots.getLast().area().getMaxY());
            readout.show(at.get(), layout);
        }
    }

    /** What stands under the crosshair, of the chart that is pointed at or else the first. */
    Optional<Spot> spot() {
        return model.cursor().get().flatMap(at -> readout.spot(at, layout));
    }

    /** The chart that was pointed at last. */
    Optional<Track> pointed() {
        return readout.pointed();
    }

    // The mouse's buttons and wheel

    private void pressed(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && inCharts(event.getX())) {
            var kind =
                    event.isShiftDown()
                            ? Drags.PAN
                            : event.isShortcutDown() ? Drags.BRUSH : Drags.ZOOM;
            drag = Optional.of(new Drag(kind, event.getX(), model.picture().get().sight()));
        }
    }

    private void dragged(MouseEvent event) {
        drag.ifPresent(begun -> {
            if (begun.kind() == Drags.PAN) {
                double width = layout.plots().getFirst().area().getWidth();
                model.look(begun.from().pan((begun.x() - event.getX()) / width));
            } else if (Math.abs(event.getX() - begun.x()) > A_DRAG) {
                brush(begun.x(), event.getX(), begun.kind() == Drags.BRUSH);
            }
        });
    }

    private void brush(double one, double other, boolean marking) {
        var first = layout.plots().getFirst().area();
        double from = Math.clamp(Math.min(one, other), first.getMinX(), first.getMaxX());
        double until = Math.clamp(Math.max(one, other), first.getMinX(), first.getMaxX());
        double top = first.getMinY();
        brush.resizeRelocate(
                from, top, until - from, layout.plots().getLast().area().getMaxY() - top);
        brush.getStyleClass().removeAll("marking");
        if (marking) {
            brush.getStyleClass().add("marking");
        }
        brush.setVisible(true);
    }

    private void released(MouseEvent event) {
        var begun = drag;
        drag = Optional.empty();
        brush.setVisible(false);
        if (begun.isEmpty()) {
            markAt(event.getX(), event.getY()).ifPresent(acts.mark());
            return;
        }
        boolean moved = Math.abs(event.getX() - begun.get().x()) > A_DRAG;
        switch (begun.get().kind()) {
            case PAN -> {}
            case ZOOM -> {
                if (moved) {
                    stretch(begun.get(), event).ifPresent(model::look);
                } else {
                    click(event);
                }
            }
            case BRUSH -> {
                if (moved) {
                    stretch(begun.get(), event).ifPresent(acts.stretch());
                }
            }
        }
    }

    private Optional<Sight> stretch(Drag begun, MouseEvent event) {
        var one = time(begun.x());
        var other = time(event.getX());
        return one.flatMap(a -> other.map(b -> new Sight(Math.min(a, b), Math.max(a, b))));
    }

    private void click(MouseEvent event) {
        var mark = markAt(event.getX(), event.getY());
        if (mark.isPresent()) {
            acts.mark().accept(mark.get());
        } else {
            model.cursor().set(snapped(event));
            spot().ifPresent(acts.point());
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaX() != 0 && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            model.pan(-event.getDeltaX() / Math.max(1, getWidth()));
        } else if (event.getDeltaY() != 0) {
            double factor = event.getDeltaY() > 0 ? 1 / WHEEL : WHEEL;
            var anchor = time(event.getX()).orElse(model.picture().get().sight().middle());
            model.look(model.picture().get().sight().zoom(factor, anchor));
        }
        event.consume();
    }
}
