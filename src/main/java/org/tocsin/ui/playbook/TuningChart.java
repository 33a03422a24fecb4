package org.tocsin.ui.playbook;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.tuning.BackTest.Mark;
import org.tocsin.domain.tuning.RealIncident;

/**
 * The history that rules are tried on: the value as a line, the bound dashed, alerts that are
 * gained, lost and kept by shape and colour, and behind them when something really was wrong.
 * Styled by {@code styles/playbook.css}.
 */
final class TuningChart extends Region {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final double HEIGHT = 168;
    private static final double FOOT = 18;
    private static final double TOP = 16;
    private static final double REACH = 4.5;
    private static final double SMALL = 3.5;

    private final ZoneId zone;
    private final Polyline course = new Polyline();
    private final Line bound = new Line();
    private final Path wrong = path("wrong");
    private final Path kept = path("kept");
    private final Path lost = path("lost");
    private final Path gained = path("gained");
    private final Label high = caption();
    private final Label low = caption();
    private final Label from = caption();
    private final Label until = caption();
    private final Label limit = caption();
    private final Tooltip tip = new Tooltip();
    private Optional<Content> content = Optional.empty();

    /**
     * What is drawn.
     *
     * @param bound that is tried, where it is one on the value itself
     */
    record Content(List<Mark> marks, List<RealIncident> real, Optional<Double> bound, Unit unit) {}

    TuningChart(ZoneId zone) {
        this.zone = zone;
        setId("playbook-tuning-chart");
        getStyleClass().add("tuning-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        course.getStyleClass().add("course");
        bound.getStyleClass().add("bound");
        limit.getStyleClass().add("bound-label");
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren()
                .addAll(wrong, course, bound, kept, lost, gained, high, low, from, until, limit);
        getChildren().forEach(child -> child.setManaged(false));
        Tooltip.install(this, tip);
        setOnMouseMoved(event -> nearest(event.getX()).ifPresent(mark -> tip.setText(words(mark))));
    }

    private static Path path(String style) {
        var path = new Path();
        path.getStyleClass().addAll("tuning-mark", style);
        return path;
    }

    private static Label caption() {
        var label = new Label();
        label.getStyleClass().add("tuning-caption");
        return label;
    }

    static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    void show(Content what) {
        content = Optional.of(what);
        setAccessibleText(
                "%,d points, %,d alerts gained, %,d lost"
                        .formatted(
                                what.marks().size(),
                                what.marks().stream().filter(Mark::gained).count(),
                                what.marks().stream().filter(Mark::lost).count()));
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 280;
    }

    /** Where times and values lie in the region. */
    private record Scale(Instant first, double seconds, double least, double span, double[] size) {
        double x(Instant at) {
            return 1
                    + (size[0] - 2) * (java.time.Duration.between(first, at).toSeconds() / seconds);
        }

        double y(double value) {
            return TOP + (size[1] - TOP - FOOT) * (1 - (value - least) / span);
        }
    }

    private Scale scale(Content what) {
        double least = what.bound().orElse(Double.POSITIVE_INFINITY);
        double most = what.bound().orElse(Double.NEGATIVE_INFINITY);
        for (var mark : what.marks()) {
            least = Math.min(least, mark.point().value());
            most = Math.max(most, mark.point().value());
        }
        double room = most > least ? (most - least) * 0.06 : 1;
        var first = what.marks().getFirst().point().at();
        var last = what.marks().getLast().point().at();
        return new Scale(
                first,
                Math.max(1, java.time.Duration.between(first, last).toSeconds()),
                least - room,
                most - least + 2 * room,
                new double[] {getWidth(), getHeight()});
    }

    @Override
    protected void layoutChildren() {
        content.filter(what -> !what.marks().isEmpty()).ifPresent(this::draw);
    }

    private void draw(Content what) {
        var scale = scale(what);
        course.getPoints().setAll(course(what.marks(), scale));
        wrong.getElements().setAll(wrong(what.real(), scale));
        shapes(kept, what, Mark::kept, scale);
        shapes(lost, what, Mark::lost, scale);
        shapes(gained, what, Mark::gained, scale);
        bound.setVisible(what.bound().isPresent());
        limit.setVisible(what.bound().isPresent());
        what.bound()
                .ifPresent(value -> {
                    bound.setStartX(0);
                    bound.setEndX(getWidth());
                    bound.setStartY(scale.y(value));
                    bound.setEndY(scale.y(value));
                    place(limit, Words.value(value, what.unit()), scale.y(value) - 15, true);
                });
        double top = what.marks().stream().mapToDouble(m -> m.point().value()).max().orElse(0);
        double bottom = what.marks().stream().mapToDouble(m -> m.point().value()).min().orElse(0);
        place(high, Words.value(top, what.unit()), 0, false);
        place(low, Words.value(bottom, what.unit()), getHeight() - FOOT - 15, false);
        place(from, day(what.marks().getFirst().point().at(), zone), getHeight() - 15, false);
        place(until, day(what.marks().getLast().point().at(), zone), getHeight() - 15, true);
    }

    private void place(Label label, String text, double y, boolean right) {
        label.setText(text);
        label.autosize();
        label.relocate(right ? getWidth() - label.getWidth() : 0, y);
    }

    /** Of more points than pixels, the least and the most of each: a spike never disappears. */
    private List<Double> course(List<Mark> marks, Scale scale) {
        var line = new ArrayList<Double>();
        int per = (int) Math.max(1, Math.ceil(marks.size() / Math.max(1, getWidth())));
        for (int i = 0; i < marks.size(); i += per) {
            var some = marks.subList(i, Math.min(marks.size(), i + per));
            var least =
                    some.stream().min(Comparator.comparing(m -> m.point().value())).orElseThrow();
            var most =
                    some.stream().max(Comparator.comparing(m -> m.point().value())).orElseThrow();
            boolean falls = most.point().at().isBefore(least.point().at());
            add(line, falls ? most : least, scale);
            if (per > 1) {
                add(line, falls ? least : most, scale);
            }
        }
        return line;
    }

    private static void add(List<Double> line, Mark mark, Scale scale) {
        line.add(scale.x(mark.point().at()));
        line.add(scale.y(mark.point().value()));
    }

    private List<PathElement> wrong(List<RealIncident> real, Scale scale) {
        var elements = new ArrayList<PathElement>();
        for (var each : real) {
            double left = Math.max(0, scale.x(each.span().from()) - 2);
            double right = Math.min(getWidth(), scale.x(each.span().until()) + 2);
            if (right > left) {
                elements.add(new MoveTo(left, TOP));
                elements.add(new LineTo(right, TOP));
                elements.add(new LineTo(right, getHeight() - FOOT));
                elements.add(new LineTo(left, getHeight() - FOOT));
                elements.add(new ClosePath());
            }
        }
        return elements;
    }

    /** One shape a pixel, so that a thousand alerts are drawn as fast as ten. */
    private void shapes(Path path, Content what, Predicate<Mark> which, Scale scale) {
        var elements = new ArrayList<PathElement>();
        double before = Double.NEGATIVE_INFINITY;
        for (var mark : what.marks()) {
            double x = scale.x(mark.point().at());
            if (which.test(mark) && x - before >= 1) {
                before = x;
                double y = scale.y(mark.point().value());
                elements.addAll(
                        mark.gained() ? triangle(x, y) : mark.lost() ? ring(x, y) : diamond(x, y));
            }
        }
        path.getElements().setAll(elements);
    }

    private static List<PathElement> triangle(double x, double y) {
        return List.of(
                new MoveTo(x, y - REACH - 1),
                new LineTo(x + REACH + 1, y + REACH),
                new LineTo(x - REACH - 1, y + REACH),
                new ClosePath());
    }

    private static List<PathElement> ring(double x, double y) {
        return List.of(
                new MoveTo(x - REACH, y),
                new ArcTo(REACH, REACH, 0, x + REACH, y, true, true),
                new ArcTo(REACH, REACH, 0, x - REACH, y, true, true),
                new ClosePath());
    }

    /** Smaller than what changes: it is what changes that is looked for. */
    private static List<PathElement> diamond(double x, double y) {
        return List.of(
                new MoveTo(x, y - SMALL),
                new LineTo(x + SMALL, y),
                new LineTo(x, y + SMALL),
                new LineTo(x - SMALL, y),
                new ClosePath());
    }

    private Optional<Mark> nearest(double x) {
        return content.filter(what -> !what.marks().isEmpty())
                .flatMap(what -> {
                    var scale = scale(what);
                    return what.marks().stream()
                            .min(
                                    Comparator.comparing(
                                            mark -> Math.abs(scale.x(mark.point().at()) - x)));
                });
    }

    private String words(Mark mark) {
        return "%s, %s: %s by the rules in force, %s with this"
                .formatted(
                        content.map(what -> Words.value(mark.point().value(), what.unit()))
                                .orElse(""),
                        Terms.exact(mark.point().at(), zone),
                        words(mark.now()),
                        words(mark.tried()));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Breach(var severity) -> severity.id();
            case Verdict.Healthy() -> "healthy";
            case Verdict.Learning() -> "still learning";
            case Verdict.Broken() -> "broken";
        };
    }
}
