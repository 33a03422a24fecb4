package org.tocsin.ui.kit;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.List;
import javafx.scene.layout.Background;
import javafx.scene.paint.Paint;

/**
 * The chart's colours, read from the style sheet's roles so that light and dark have them from one
 * place, and the window's own typeface.
 *
 * @param tones the colours of the four severities, the worst first
 */
public record ChartInk(
        Color surface,
        Color text,
        Color quiet,
        Color rule,
        Color value,
        Color band,
        List<Color> tones) {
    private static final double[] OCTAGON = {
        -2.5, -6, 2.5, -6, 6, -2.5, 6, 2.5, 2.5, 6, -2.5, 6, -6, 2.5, -6, -2.5
    };
    private static final int FIRST_TONE = 6;
    private static final int TONES = 4;
    private static final Font TYPEFACE = typeface();

    /**
     * @param probe the layers of {@code .chart-ink} in the feature's style sheet
     * @throws IllegalArgumentException when the style sheet lists other layers than are read here
     */
    public static ChartInk of(Background probe) {
        var layers = probe.getFills().stream().map(fill -> color(fill.getFill())).toList();
        if (layers.size() != FIRST_TONE + TONES) {
            throw new IllegalArgumentException(".chart-ink has " + layers.size() + " layers");
        }
        return new ChartInk(
                layers.get(0),
                layers.get(1),
                layers.get(2),
                layers.get(3),
                layers.get(4),
                layers.get(5),
                layers.subList(FIRST_TONE, FIRST_TONE + TONES));
    }

    public static Font font(float size) {
        return TYPEFACE.deriveFont(size);
    }

    public Color color(SeverityBadge.Tone tone) {
        return tones.get(tone.ordinal());
    }

    /** The shape of the severity badge, around the origin. */
    public static Shape shape(SeverityBadge.Tone tone) {
        return switch (tone) {
            case OCTAGON -> polygon(OCTAGON);
            case TRIANGLE -> polygon(0, -6.5, 6.5, 5, -6.5, 5);
            case DIAMOND -> polygon(0, -6.5, 6.5, 0, 0, 6.5, -6.5, 0);
            case CIRCLE -> new Ellipse2D.Double(-5, -5, 10, 10);
        };
    }

    private static Shape polygon(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Color color(Paint paint) {
        if (paint instanceof javafx.scene.paint.Color fx) {
            return new Color(
                    (float) fx.getRed(),
                    (float) fx.getGreen(),
                    (float) fx.getBlue(),
                    (float) fx.getOpacity());
        }
        throw new IllegalArgumentException("not a plain colour: " + paint);
    }

    /** The charts are measured by another toolkit, which has to be given the window's typeface. */
    private static Font typeface() {
        try (var file = ChartInk.class.getResourceAsStream("/fonts/Inter-Regular.ttf")) {
            if (file != null) {
                return Font.createFont(Font.TRUETYPE_FONT, file);
            }
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("fonts/Inter-Regular.ttf cannot be read", e);
        }
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1);
    }
}
