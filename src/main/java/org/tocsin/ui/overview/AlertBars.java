package org.tocsin.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Alerts by the hour as bars, each of which leads to what made it. */
final class AlertBars extends Region {
    private static final double LABELS = 18;
    private static final double TOP = 16;
    private static final int EVERY = 4;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final Consumer<Instant> onOpen;
    private final List<Button> bars = new ArrayList<>();
    private final List<Label> counts = new ArrayList<>();
    private final List<Label> hours = new ArrayList<>();
    private Alerts alerts = new Alerts(Instant.EPOCH, List.of());

    AlertBars(ZoneId zone, Consumer<Instant> onOpen) {
        this.zone = zone;
        this.onOpen = onOpen;
        getStyleClass().add("alert-bars");
        for (int i = 0; i < Alerts.HOURS; i++) {
            int hour = i;
            var bar = new Button();
            bar.getStyleClass().setAll("alert-bar");
            bar.setOnAction(_ -> open(hour));
            bar.setTooltip(new Tooltip());
            bars.add(bar);
            var count = caption();
            counts.add(count);
            hours.add(caption());
        }
        getChildren().addAll(bars);
        getChildren().addAll(counts);
        getChildren().addAll(hours);
    }

    private static Label caption() {
        var label = new Label();
        label.getStyleClass().add("caption");
        label.setMouseTransparent(true);
        return label;
    }

    private void open(int hour) {
        onOpen.accept(alerts.first().plus(Duration.ofHours(hour)));
    }

    void show(Alerts next) {
        if (next.equals(alerts)) {
            return;
        }
        alerts = next;
        for (int i = 0; i < Alerts.HOURS; i++) {
            int count = next.counts().get(i);
            var from = next.first().plus(Duration.ofHours(i)).atZone(zone);
            String words =
                    "%s to %s: %,d %s"
                            .formatted(
                                    HOUR.format(from),
                                    HOUR.format(from.plusHours(1)),
                                    count,
                                    count == 1 ? "alert" : "alerts");
            bars.get(i).getTooltip().setText(words);
            bars.get(i).setAccessibleText(words);
            bars.get(i).setDisable(count == 0);
            counts.get(i).setText(count == 0 ? "" : "%,d".formatted(count));
            hours.get(i).setText(i % EVERY == 0 ? HOUR.format(from) : "");
        }
        requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 92;
    }

    @Override
    protected void layoutChildren() {
        if (alerts.counts().isEmpty()) {
            return;
        }
        double each = getWidth() / Alerts.HOURS;
        double room = getHeight() - LABELS - TOP;
        double most = Math.max(1, alerts.most());
        for (int i = 0; i < Alerts.HOURS; i++) {
            double height = Math.max(2, room * alerts.counts().get(i) / most);
            double top = TOP + room - height;
            bars.get(i).resizeRelocate(i * each + 2, top, Math.max(1, each - 4), height);
            center(counts.get(i), i * each, each, top - 15);
            hours.get(i).autosize();
            hours.get(i).relocate(i * each + 2, getHeight() - LABELS + 3);
        }
    }

    private static void center(Label label, double from, double width, double top) {
        label.autosize();
        label.relocate(from + (width - label.getWidth()) / 2, top);
    }
}
