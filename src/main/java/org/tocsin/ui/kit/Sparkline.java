package org.tocsin.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

/**
 * The course of a few values as a line without axes, the newest marked by a dot. Values that are
 * not finite are left out. Styled by {@code styles/badges.css}.
 */
public final class Sparkline extends Region {
    private static final double INSET = 3;

    private final Polyline line = new Polyline();
    private final Circle newest = new Circle(2);
    private List<Double> values = List.of();

    public Sparkline() {
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        line.getStyleClass().add("course");
        newest.getStyleClass().add("newest");
        line.setManaged(false);
        newest.setManaged(false);
        getChildren().addAll(line, newest);
        show(List.of(), "");
    }

    /**
     * @param values oldest first
     * @param words what the line shows, for those who hear it
     */
    public void show(List<Double> values, String words) {
        this.values = values.stream().filter(Double::isFinite).toList();
        newest.setVisible(!this.values.isEmpty());
        line.setVisible(this.values.size() > 1);
        setAccessibleText(words);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (values.isEmpty()) {
            return;
        }
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double width = Math.max(0, getWidth() - 2 * INSET);
        double height = Math.max(0, getHeight() - 2 * INSET);
        int steps = Math.max(1, values.size() - 1);
        var points = new ArrayList<Double>(values.size() * 2);
        for (int i = 0; i < values.size(); i++) {
            points.add(INSET + width * (values.size() == 1 ? steps : i) / steps);
            // A flat line runs through the middle, where it claims neither a high nor a low.
            double rise = high > low ? (values.get(i) - low) / (high - low) : 0.5;
            points.add(INSET + height * (1 - rise));
        }
        line.getPoints().setAll(points);
        newest.setCenterX(points.get(points.size() - 2));
        newest.setCenterY(points.getLast());
    }
}
