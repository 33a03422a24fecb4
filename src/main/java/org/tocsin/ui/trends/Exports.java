package org.tocsin.ui.trends;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.tocsin.ui.kit.ChartInk;

/** Writes what is on screen to a file. Blocks; belongs off the UI thread. */
final class Exports {
    /** Twice as fine as a usual screen, so that it can be printed. */
    private static final int FINER = 2;

    private static final String SVG = "http://www.w3.org/2000/svg";

    private Exports() {}

    /** A drawing with its size in pixels of the screen. */
    record Sheet(Easel.Painting painting, double width, double height, ChartInk ink) {
        void paint(Graphics2D g) {
            painting.paint(g, new Rectangle2D.Double(0, 0, width, height), ink);
        }
    }

    static void png(Sheet sheet, Path file) {
        var image =
                new BufferedImage(
                        (int) Math.ceil(sheet.width() * FINER),
                        (int) Math.ceil(sheet.height() * FINER),
                        BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.scale(FINER, FINER);
        sheet.paint(g);
        g.dispose();
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(image, "png", out);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Text is drawn as outlines, so that it looks the same where the typeface is not. */
    static void svg(Sheet sheet, Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            var document =
                    factory.newDocumentBuilder()
                            .getDOMImplementation()
                            .createDocument(SVG, "svg", null);
            var g = new SVGGraphics2D(SVGGeneratorContext.createDefault(document), true);
            g.setSVGCanvasSize(
                    new java.awt.Dimension(
                            (int) Math.ceil(sheet.width()), (int) Math.ceil(sheet.height())));
            sheet.paint(g);
            try (var out =
                    new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
                g.stream(out, true);
            }
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Every visible value: times as ISO 8601 in UTC, numbers as they are kept, one value a line,
     * the newest first (RFC 4180).
     */
    static void csv(Picture picture, Path file) {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("metric,time,value,expected,lower,upper,verdict\r\n");
            for (var row : ValueRow.of(picture, Integer.MAX_VALUE)) {
                line(out, row);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void line(Writer out, ValueRow row) throws IOException {
        var bounds = row.bounds();
        out.write(
                String.join(
                        ",",
                        quoted(row.spot().track().metric().id()),
                        Instant.ofEpochMilli(row.spot().at()).toString(),
                        number(OptionalDouble.of(row.spot().value())),
                        number(bounds.expected()),
                        number(bounds.lower()),
                        number(bounds.upper()),
                        quoted(row.verdict())));
        out.write("\r\n");
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        double number = value.getAsDouble();
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%.0f", number)
                : Double.toString(number);
    }

    /** What a spreadsheet would take for a formula is made text. */
    private static String quoted(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[\\w .:'-]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
