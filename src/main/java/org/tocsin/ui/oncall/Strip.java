package org.tocsin.ui.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.oncall.Post;

/** A run of days from left to right, with a row for each post. */
final class Strip extends Pane {
    static final double GUTTER = 104;
    private static final double GAP = 3;

    /** Heights of a long strip, and of one that is a week among others. */
    private record Heights(double head, double holiday, double lane, double most, double foot) {
        static final Heights ROW = new Heights(40, 18, 34, 48, 20);
        static final Heights WEEK = new Heights(24, 0, 22, 22, 19);
    }

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final Picture picture;
    private final Days days;
    private final Heights heights;
    private final Map<LocalDate, Label> heads = new LinkedHashMap<>();
    private final Map<LocalDate, Region> columns = new LinkedHashMap<>();
    private final Map<LocalDate, Label> holidays = new LinkedHashMap<>();
    private final List<Label> lanes = new ArrayList<>();
    private final Map<Bar, Button> bars = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final Region line = new Region();
    private Optional<Instant> lineAt = Optional.empty();

    /** Something over a stretch of time in a lane; the windows' lane is the last. */
    private record Placed(Region node, Stretch when, int lane) {}

    Strip(Picture picture, Days days, Consumer<Bar> onOpen) {
        this.picture = picture;
        this.days = days;
        heights = days.count() > 7 ? Heights.ROW : Heights.WEEK;
        getStyleClass().add("strip");
        days.dates().forEach(this::addDay);
        addWindows();
        int lane = 0;
        for (var each : picture.page().lanes()) {
            addLane(each, lane++, onOpen);
        }
        line.getStyleClass().add("today-line");
        line.setMouseTransparent(true);
        line.setVisible(false);
        getChildren().add(line);
    }

    private void addDay(LocalDate day) {
        var column = new Region();
        column.getStyleClass().add("day-column");
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (weekend) {
            column.getStyleClass().add("weekend");
        }
        var head = new Label(headText(day));
        head.getStyleClass().add("day-head");
        columns.put(day, column);
        heads.put(day, head);
        // All columns under everything else, as the name of a holiday runs on over the next days.
        getChildren().add(columns.size() - 1, column);
        getChildren().add(head);
        var holiday = picture.page().holidays().get(day);
        if (holiday != null) {
            column.getStyleClass().add("holiday");
            head.setTooltip(new Tooltip(holiday + ": a day off"));
        }
        // In a week there is room for the name beside the date.
        if (holiday != null && days.count() <= 7) {
            head.setText(head.getText() + " · " + holiday);
        } else if (holiday != null) {
            var label = new Label(holiday);
            label.getStyleClass().add("holiday-name");
            label.setTooltip(new Tooltip(holiday + ": a day off"));
            holidays.put(day, label);
            getChildren().add(label);
        }
    }

    private String headText(LocalDate day) {
        boolean first = day.equals(days.first()) || day.getDayOfMonth() == 1;
        String month =
                first ? " " + day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) : "";
        String weekday =
                day.getDayOfWeek()
                        .getDisplayName(
                                days.count() > 7 ? TextStyle.NARROW : TextStyle.SHORT,
                                Locale.ENGLISH);
        String above =
                day.getDayOfMonth() == 1
                        ? day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                        : weekday;
        return days.count() > 7
                ? above + "\n" + day.getDayOfMonth()
                : weekday + " " + day.getDayOfMonth() + month;
    }

    private void addWindows() {
        int foot = picture.page().lanes().size();
        if (!picture.page().windows().isEmpty()) {
            var label = new Label("Maintenance");
            label.getStyleClass().add("lane-title");
            getChildren().add(label);
            lanes.add(label);
        }
        for (var window : picture.page().windows()) {
            if (!window.when().overlaps(days.stretch())) {
                continue;
            }
            var node = new Label(window.freeze() ? window.title() : "");
            node.getStyleClass().addAll("window", window.freeze() ? "freeze" : "maintenance");
            node.setTooltip(
                    new Tooltip(window.title() + "\n" + Words.exactly(window.when(), days.zone())));
            place(node, window.when(), foot);
        }
    }

    private void addLane(Picture.Lane lane, int number, Consumer<Bar> onOpen) {
        var title = new Label(lane.title());
        title.getStyleClass().add("lane-title");
        title.setTooltip(new Tooltip(lane.title()));
        getChildren().add(title);
        lanes.add(number, title);
        for (var bar : lane.bars()) {
            if (bar.when().overlaps(days.stretch())) {
                var button = new BarButton(bar, picture.people(), days);
                button.setOnAction(_ -> onOpen.accept(bar));
                bars.put(bar, button);
                place(button, bar.when(), number);
            }
        }
        for (var proposed : lane.proposed()) {
            if (proposed.when().overlaps(days.stretch())) {
                var ghost = new Label(picture.people().initials(proposed.person()) + "?");
                ghost.getStyleClass().add("proposed");
                ghost.setMouseTransparent(true);
                place(ghost, proposed.when(), number);
            }
        }
    }

    private void place(Region node, Stretch when, int lane) {
        placed.add(new Placed(node, when, lane));
        getChildren().add(node);
    }

    void today(LocalDate today) {
        heads.forEach((day, head) -> head.pseudoClassStateChanged(TODAY, day.equals(today)));
    }

    /** Draws the line of now; nothing when it is outside. */
    void now(Instant at) {
        lineAt = Optional.of(at);
        requestLayout();
    }

    void quietOutside(Month month) {
        heads.forEach((day, head) -> head.pseudoClassStateChanged(QUIET, day.getMonth() != month));
    }

    void mark(Optional<Bar> opened) {
        bars.forEach((bar, button) ->
                button.pseudoClassStateChanged(
                        OPEN,
                        opened.filter(o ->
                                        o.post().equals(bar.post()) && o.when().equals(bar.when()))
                                .isPresent()));
    }

    Optional<Bar> focused() {
        return bars.entrySet().stream()
                .filter(e -> e.getValue().isFocused())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<Button> button(Post post, Instant start) {
        return bars.entrySet().stream()
                .filter(e -> e.getKey().post().equals(post))
                .filter(e -> e.getKey().when().from().equals(start))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<Button> at(Optional<Post> post, Instant at) {
        return bars.entrySet().stream()
                .filter(e -> post.isEmpty() || post.get().equals(e.getKey().post()))
                .filter(e -> e.getKey().when().contains(at))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<Button> first() {
        return bars.values().stream().findFirst();
    }

    private double x(double column) {
        double width = Math.max(0, getWidth() - GUTTER);
        return GUTTER + Math.clamp(column, 0.0, days.count()) * width / days.count();
    }

    private double top() {
        return heights.head() + (holidays.isEmpty() ? 0 : heights.holiday());
    }

    /** Where there is room to spare, lanes take some of it. */
    private double lane() {
        int posts = Math.max(1, picture.page().lanes().size());
        double room = (getHeight() - top() - foot() - 8) / posts;
        return Math.clamp(room, heights.lane(), heights.most());
    }

    private double foot() {
        return picture.page().windows().isEmpty() ? 0 : heights.foot();
    }

    private double y(int lane) {
        return top() + lane * lane();
    }

    @Override
    protected double computePrefHeight(double width) {
        return top() + picture.page().lanes().size() * heights.lane() + foot() + 8;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        // Both are in the order of days.
        layoutDays(columns.values(), getHeight());
        layoutDays(heads.values(), heights.head());
        layoutHolidays();
        int posts = picture.page().lanes().size();
        for (int i = 0; i < lanes.size(); i++) {
            put(lanes.get(i), 0, y(i), GUTTER, i < posts ? lane() : foot());
        }
        for (var each : placed) {
            double from = snapPositionX(x(days.column(each.when().from())));
            double to = snapPositionX(x(days.column(each.when().to())));
            double height = each.lane() < posts ? lane() - GAP : foot() - GAP;
            put(
                    each.node(),
                    from + 1,
                    y(each.lane()) + GAP / 2,
                    Math.max(3, to - from - 2),
                    height);
        }
        layoutLine();
    }

    private void layoutDays(Iterable<? extends Region> regions, double height) {
        int column = 0;
        for (var region : regions) {
            double from = snapPositionX(x(column));
            double to = snapPositionX(x(++column));
            put(region, from, 0, to - from, height);
        }
    }

    /** A name may run on over the days after it, up to the next one. */
    private void layoutHolidays() {
        double until = getWidth();
        for (var day : days.dates().reversed()) {
            var label = holidays.get(day);
            if (label != null) {
                double from = x(days.dates().indexOf(day));
                put(label, from, heights.head(), Math.max(8, until - from), heights.holiday());
                until = from;
            }
        }
    }

    private void layoutLine() {
        boolean inside = lineAt.filter(days.stretch()::contains).isPresent();
        line.setVisible(inside);
        if (inside) {
            double at = x(days.column(lineAt.orElseThrow()));
            double top = heights.head() - 4;
            put(line, at - 1, top, 2, getHeight() - top);
        }
    }

    private static void put(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(x, y, width, height);
    }
}
