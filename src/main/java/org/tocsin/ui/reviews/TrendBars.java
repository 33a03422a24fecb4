package org.tocsin.ui.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.FigureWords;
import org.tocsin.domain.review.metrics.MetricsSheet;

/** A figure by weeks or months as bars, each of which leads to the incidents behind it. */
final class TrendBars extends Region {
    private static final double LABELS = 20;
    private static final double TOP = 20;
    private static final double WIDEST = 72;

    private final Consumer<MetricsSheet.Part> onOpen;
    private final List<Button> bars = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final Region ground = new Region();
    private List<Double> heights = List.of();

    TrendBars(Consumer<MetricsSheet.Part> onOpen) {
        this.onOpen = onOpen;
        getStyleClass().add("trend-bars");
        ground.getStyleClass().add("trend-ground");
    }

    void show(Figure figure, List<MetricsSheet.Part> parts) {
        bars.clear();
        values.clear();
        labels.clear();
        double most =
                parts.stream()
                        .mapToDouble(part -> part.value(figure).plain().orElse(0))
                        .max()
                        .orElse(0);
        var shares = new ArrayList<Double>();
        for (var part : parts) {
            var value = part.value(figure);
            var words = FigureWords.of(value);
            boolean known = value.plain().isPresent();
            shares.add(most == 0 ? 0 : value.plain().orElse(0) / most);
            bars.add(bar(part, figure, known));
            values.add(caption(words, known ? "trend-value" : "trend-none"));
            labels.add(caption(part.label(), "trend-label"));
        }
        heights = shares;
        getChildren().setAll(ground);
        getChildren().addAll(bars);
        getChildren().addAll(values);
        getChildren().addAll(labels);
        requestLayout();
    }

    private Button bar(MetricsSheet.Part part, Figure figure, boolean known) {
        var value = part.value(figure);
        var beside = FigureWords.beside(value);
        var words =
                "%s to %s: %s %s%s"
                        .formatted(
                                MetricsWords.day(part.period().from()),
                                MetricsWords.day(part.period().to()),
                                figure.label(),
                                FigureWords.of(value),
                                beside.isEmpty() ? "" : ", " + beside);
        var bar = new Button();
        bar.getStyleClass().setAll("trend-bar");
        LateTip.on(bar, () -> words);
        bar.setAccessibleText(words);
        bar.setDisable(!known);
        bar.setOnAction(_ -> onOpen.accept(part));
        return bar;
    }

    private static Label caption(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().add(style);
        label.setMouseTransparent(true);
        return label;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 140;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 176;
    }

    @Override
    protected void layoutChildren() {
        double each = getWidth() / Math.max(1, bars.size());
        double room = getHeight() - LABELS - TOP;
        ground.resizeRelocate(0, TOP + room, getWidth(), 1);
        double wide = Math.max(4, Math.min(WIDEST, each * 0.62));
        int everyLabel = every(labels, each);
        int everyValue = every(values, each);
        for (int i = 0; i < bars.size(); i++) {
            double height = Math.max(2, room * heights.get(i));
            double middle = i * each + each / 2;
            bars.get(i).resizeRelocate(middle - wide / 2, TOP + room - height, wide, height);
            center(values.get(i), middle, TOP + room - height - 17);
            values.get(i).setVisible(i % everyValue == 0);
            center(labels.get(i), middle, getHeight() - LABELS + 4);
            labels.get(i).setVisible(i % everyLabel == 0);
        }
    }

    /** What would touch its neighbour is left out evenly; the tooltip has it. */
    private static int every(List<Label> captions, double room) {
        double widest = captions.stream().mapToDouble(each -> each.prefWidth(-1)).max().orElse(1);
        return Math.max(1, (int) Math.ceil((widest + 6) / Math.max(1, room)));
    }

    private static void center(Label label, double middle, double top) {
        label.autosize();
        label.relocate(middle - label.getWidth() / 2, top);
    }
}
