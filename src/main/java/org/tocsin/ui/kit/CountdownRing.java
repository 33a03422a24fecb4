package org.tocsin.ui.kit;

import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Time that runs out, drawn: a ring that drains clockwise and changes its shape with its colour
 * (console.md, "Time is the hero"): on a full track, then without one, then on dashes, and a filled
 * disc with a mark once it is missed. Moved by the one ticker; draws only what has changed. Styled
 * by {@code styles/clocks.css}.
 */
public final class CountdownRing extends Region {
    private static final double HALF = 0.5;
    private static final double LAST = 0.2;

    private final Circle track = new Circle();
    private final Arc left = new Arc();
    private final Circle disc = new Circle();
    private final Rectangle mark = new Rectangle();
    private final Circle dot = new Circle();
    private final Size size;
    private @Nullable Instant from;
    private @Nullable Instant due;
    private Phase phase = Phase.NONE;
    private double drawn = -1;
    private long spoken = Long.MIN_VALUE;

    /** In pixels. */
    public enum Size {
        SMALL(16, 2),
        MEDIUM(24, 3),
        LARGE(64, 6);

        private final double across;
        private final double stroke;

        Size(double across, double stroke) {
            this.across = across;
            this.stroke = stroke;
        }
    }

    /** Each with a shape of its own, so that colour need not be seen. */
    public enum Phase {
        /** Nothing is due. */
        NONE,
        AMPLE,
        HALF,
        SOON,
        MISSED;

        private final PseudoClass pseudoClass =
                PseudoClass.getPseudoClass(name().toLowerCase(java.util.Locale.ROOT));

        /** The state by which style sheets colour whatever stands with the ring. */
        public PseudoClass pseudoClass() {
            return pseudoClass;
        }

        /**
         * @param left the share of the time that is left; below 0 when it is past
         */
        static Phase of(double left) {
            if (left < 0) {
                return MISSED;
            }
            return left <= LAST ? SOON : left <= CountdownRing.HALF ? HALF : AMPLE;
        }
    }

    public CountdownRing(Size size) {
        this.size = size;
        getStyleClass().addAll("countdown-ring", size.name().toLowerCase(java.util.Locale.ROOT));
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(size.across, size.across);
        setPrefSize(size.across, size.across);
        setMaxSize(size.across, size.across);
        build();
        getChildren().addAll(track, left, disc, mark, dot);
        turn(Phase.NONE);
    }

    private void build() {
        double middle = size.across / 2;
        double radius = middle - size.stroke / 2;
        track.getStyleClass().add("track");
        left.getStyleClass().add("left");
        disc.getStyleClass().add("disc");
        mark.getStyleClass().add("mark");
        dot.getStyleClass().add("mark");
        for (var circle : new Circle[] {track, disc}) {
            circle.setCenterX(middle);
            circle.setCenterY(middle);
        }
        track.setRadius(radius);
        track.setStrokeWidth(size.stroke);
        disc.setRadius(middle);
        left.setCenterX(middle);
        left.setCenterY(middle);
        left.setRadiusX(radius);
        left.setRadiusY(radius);
        left.setStartAngle(90);
        left.setType(ArcType.OPEN);
        left.setStrokeWidth(size.stroke);
        double wide = size.across / 8;
        mark.setX(middle - wide / 2);
        mark.setY(size.across * 0.2);
        mark.setWidth(wide);
        mark.setHeight(size.across * 0.36);
        dot.setCenterX(middle);
        dot.setCenterY(size.across * 0.73);
        dot.setRadius(wide * 0.62);
        getChildren().forEach(child -> child.setManaged(false));
    }

    /** Counts down to an instant from the time at which it began to run. */
    public void show(Instant from, Instant due, Instant now) {
        this.from = from;
        this.due = due;
        spoken = Long.MIN_VALUE;
        tick(now);
    }

    /** Nothing is due. */
    public void clear() {
        from = null;
        due = null;
        turn(Phase.NONE);
        setAccessibleText("Nothing due");
    }

    public Phase phase() {
        return phase;
    }

    /** Called once a second while it is on screen. */
    public void tick(Instant now) {
        if (due == null || from == null) {
            return;
        }
        long millis = due.toEpochMilli() - now.toEpochMilli();
        double whole = Math.max(1, due.toEpochMilli() - from.toEpochMilli());
        double share = Math.min(1, millis / whole);
        turn(Phase.of(share));
        draw(Math.max(0, share));
        speak(Math.floorDiv(millis, 1_000));
    }

    private void draw(double share) {
        // In steps that can be seen: half a pixel along the ring.
        double steps = Math.PI * size.across * 2;
        double rounded = Math.ceil(share * steps) / steps;
        if (rounded != drawn) {
            drawn = rounded;
            left.setLength(360 * rounded);
        }
    }

    private void speak(long seconds) {
        long minute = Math.floorDiv(seconds, 60);
        if (minute != spoken) {
            spoken = minute;
            setAccessibleText(ClockText.spoken(seconds));
        }
    }

    private void turn(Phase next) {
        if (next == phase && drawn >= 0) {
            return;
        }
        drawn = Math.max(0, drawn);
        pseudoClassStateChanged(phase.pseudoClass, false);
        phase = next;
        pseudoClassStateChanged(phase.pseudoClass, true);
        boolean missed = next == Phase.MISSED;
        disc.setVisible(missed);
        mark.setVisible(missed);
        dot.setVisible(missed);
        left.setVisible(!missed && next != Phase.NONE);
        track.setVisible(next == Phase.AMPLE || next == Phase.SOON || next == Phase.NONE);
        track.getStrokeDashArray().clear();
        if (next == Phase.SOON || next == Phase.NONE) {
            double gap = next == Phase.SOON ? size.across / 8 : size.stroke;
            track.getStrokeDashArray().addAll(gap, gap);
        }
    }
}
