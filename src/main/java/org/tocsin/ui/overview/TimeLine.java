package org.tocsin.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.ClockFace;
import org.tocsin.ui.kit.ClockText;
import org.tocsin.ui.kit.SeverityBadge;

/**
 * What is due next, on a line that moves to the left under a mark that says now. A beat moves the
 * few nodes there are; nothing is built anew.
 */
final class TimeLine extends Region {
    private static final double FLAG = 168;
    private static final double ROW = 48;
    private static final double AXIS = 28;
    private static final double NOW = 12;
    private static final int TICKS = 6;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /** How much of the future is shown: the least that holds what is due. */
    private static final List<Duration> SPANS =
            List.of(
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7),
                    Duration.ofDays(30));

    private final ZoneId zone;
    private final Consumer<UUID> onOpen;
    private final Region axis = new Region();
    private final Region nowMark = new Region();
    private final Label nothing = new Label("Nothing is due.");
    private final Label more = new Label();
    private final List<Label> ticks = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();
    private Duration span = SPANS.getFirst();
    private Instant now = Instant.EPOCH;

    TimeLine(ZoneId zone, Consumer<UUID> onOpen) {
        this.zone = zone;
        this.onOpen = onOpen;
        getStyleClass().add("time-line");
        axis.getStyleClass().add("time-axis");
        nowMark.getStyleClass().add("time-now");
        nothing.getStyleClass().add("muted");
        more.getStyleClass().add("caption");
        getChildren().addAll(axis, nowMark, nothing, more);
        for (int i = 0; i < TICKS; i++) {
            var tick = new Label();
            tick.getStyleClass().addAll("caption", "time-tick");
            ticks.add(tick);
            getChildren().add(tick);
        }
    }

    void show(List<Upcoming> next, Instant instant) {
        now = instant;
        getChildren().removeAll(flags);
        flags.clear();
        for (var upcoming : next) {
            flags.add(new Flag(upcoming));
        }
        getChildren().addAll(flags);
        nothing.setVisible(next.isEmpty());
        span = span(next, instant);
        tick(instant);
        requestLayout();
    }

    private static Duration span(List<Upcoming> next, Instant now) {
        // By the middle one: one far away would press all others into the left edge.
        var last =
                next.isEmpty()
                        ? Duration.ZERO
                        : Duration.between(now, next.get(next.size() / 2).at())
                                .multipliedBy(5)
                                .dividedBy(4);
        return SPANS.stream()
                .filter(each -> each.compareTo(last) >= 0)
                .findFirst()
                .orElse(SPANS.getLast());
    }

    void tick(Instant instant) {
        now = instant;
        for (var flag : flags) {
            flag.tick();
            flag.setLayoutX(x(flag.upcoming.at()));
        }
    }

    private double x(Instant at) {
        double share = (double) Duration.between(now, at).toSeconds() / span.toSeconds();
        double room = Math.max(1, getWidth() - NOW);
        return Math.clamp(NOW + share * room, NOW, Math.max(NOW, getWidth() - FLAG));
    }

    @Override
    protected double computePrefHeight(double width) {
        return AXIS + 3 * ROW;
    }

    @Override
    protected double computeMinWidth(double height) {
        return FLAG + NOW;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        axis.resizeRelocate(0, AXIS - 4, width, 1);
        nowMark.resizeRelocate(NOW - 1, 4, 2, getHeight() - 4);
        nothing.autosize();
        nothing.relocate(NOW + 12, AXIS + 12);
        layTicks(width);
        // The first row that is free where the flag begins; the last takes what finds none.
        int rows = Math.max(1, (int) ((getHeight() - AXIS - 8) / ROW));
        var ends = new double[rows];
        int hidden = 0;
        for (var flag : flags) {
            double at = x(flag.upcoming.at());
            int row = 0;
            while (row < rows - 1 && ends[row] > at) {
                row++;
            }
            flag.setVisible(ends[row] <= at);
            hidden += flag.isVisible() ? 0 : 1;
            if (flag.isVisible()) {
                ends[row] = at + FLAG + 8;
            }
            flag.resizeRelocate(at, AXIS + 8 + row * ROW, FLAG, ROW - 6);
        }
        // What finds no room is counted, not left out in silence.
        more.setText(hidden == 0 ? "" : "and %d more close by".formatted(hidden));
        more.autosize();
        more.relocate(width - more.getWidth() - 4, getHeight() - more.getHeight());
    }

    private void layTicks(double width) {
        var format = span.compareTo(Duration.ofDays(1)) > 0 ? DAY : CLOCK;
        for (int i = 0; i < TICKS; i++) {
            var at = now.plus(span.multipliedBy(i).dividedBy(TICKS));
            var tick = ticks.get(i);
            tick.setText(i == 0 ? "now" : format.format(at.atZone(zone)));
            tick.autosize();
            tick.relocate(NOW + (width - NOW) * i / TICKS + 4, 4);
        }
    }

    /** One deadline, hung from the line at its time. */
    private final class Flag extends Button {
        private final Upcoming upcoming;
        private final ClockFace clock = new ClockFace("time-clock", 80, 20);
        private long step = Long.MIN_VALUE;

        Flag(Upcoming upcoming) {
            this.upcoming = upcoming;
            getStyleClass().setAll("time-flag");
            var badge = new SeverityBadge();
            badge.show(upcoming.severity().id(), OverviewWords.tone(upcoming.severity()));
            badge.setMinWidth(USE_PREF_SIZE);
            var number = new Label("#" + upcoming.number());
            number.getStyleClass().add("caption");
            var head = new HBox(6, badge, clock, number);
            head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            var what = new Label(upcoming.title());
            what.getStyleClass().add("time-what");
            what.setMaxWidth(FLAG - 20);
            setGraphic(new VBox(head, what));
            pseudoClassStateChanged(OverviewWords.tone(upcoming.severity()).pseudoClass(), true);
            var whole = new Tooltip(upcoming.title());
            whole.setWrapText(!Bidi.hasRightToLeft(upcoming.title()));
            whole.setMaxWidth(400);
            setTooltip(whole);
            setOnAction(_ -> onOpen.accept(upcoming.incident()));
            tick();
        }

        private void tick() {
            long left = upcoming.at().getEpochSecond() - now.getEpochSecond();
            long next = ClockText.step(left);
            if (next != step) {
                step = next;
                clock.show(ClockText.of(left));
                setAccessibleText(
                        "Incident %d, %s, %s"
                                .formatted(
                                        upcoming.number(),
                                        ClockText.spoken(left),
                                        upcoming.title()));
            }
        }
    }
}
