package org.tocsin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * A small chart for documents: bars or lines over labels such as months, as one SVG element. Made
 * for paper: dark ink on white, each line named at its end and marked by a shape of its own, so
 * that nothing is told by colour alone.
 *
 * @param labels of the horizontal axis, from the left
 * @param series each with one value per label; empty where there is none
 */
public record SvgChart(Frame frame, List<String> labels, List<Series> series) {
    private static final String[] INKS = {"#1f5fd6", "#c2570c", "#1f7a4d", "#7a3fb0", "#596273"};
    private static final double LEFT = 64;
    private static final double TOP = 12;
    private static final double BOTTOM = 24;
    private static final double LETTER = 6.2;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    public SvgChart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
    }

    /**
     * @param words what it shows, for who cannot see it
     * @param width in pixels; a page holds 670
     * @param scale how a value of the vertical axis is written, with its unit
     */
    public record Frame(String words, int width, int height, DoubleFunction<String> scale) {}

    public record Series(String name, Kind kind, List<OptionalDouble> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    public enum Kind {
        BARS,
        LINE
    }

    /** The element, well-formed. */
    public String svg() {
        var out = new StringBuilder();
        out.append(
                form(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" font-family=\"'Inter Tocsin', Inter, sans-serif\" font-size=\"10\">",
                        frame.width(), frame.height(), frame.width(), frame.height()));
        out.append("<title>").append(Html.text(frame.words())).append("</title>");
        double top = top();
        grid(out, top);
        for (int i = 0; i < series.size(); i++) {
            var ink = INKS[i % INKS.length];
            switch (series.get(i).kind()) {
                case BARS -> bars(out, series.get(i), ink, top);
                case LINE -> line(out, series.get(i), ink, top, i);
            }
        }
        names(out, top);
        return out.append("</svg>").toString();
    }

    private double right() {
        double longest =
                series.size() < 2
                        ? 0
                        : series.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        return 12 + longest * LETTER;
    }

    private double highest() {
        return series.stream()
                .flatMap(each -> each.values().stream())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(1);
    }

    /** The least round number of at most four steps that nothing exceeds. */
    private double top() {
        double step = step();
        return Math.max(1, Math.ceil(highest() / step - 1e-9)) * step;
    }

    private double step() {
        double rough = Math.max(highest(), 1e-9) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private void grid(StringBuilder out, double top) {
        double step = step();
        int lines = (int) Math.round(top / step);
        for (int i = 0; i <= lines; i++) {
            double y = y(i * step, top);
            out.append(
                    form(
                            "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>",
                            LEFT, y, frame.width() - right(), y, i == 0 ? "#b4bbc6" : "#e6e9ee"));
            text(out, LEFT - 8, y + 3.5, "end", frame.scale().apply(i * step));
        }
        int every = every();
        for (int i = 0; i < labels.size(); i += every) {
            text(out, x(i), frame.height() - 6, "middle", labels.get(i));
        }
    }

    /** Labels that would touch are left out evenly. */
    private int every() {
        double longest = labels.stream().mapToInt(String::length).max().orElse(1) * LETTER + LETTER;
        double room = (frame.width() - right() - LEFT) / Math.max(1, labels.size());
        return Math.max(1, (int) Math.ceil(longest / room));
    }

    private void bars(StringBuilder out, Series each, String ink, double top) {
        var kinds = series.stream().filter(other -> other.kind() == Kind.BARS).toList();
        double room = (frame.width() - right() - LEFT) / Math.max(1, labels.size());
        double wide = Math.min(36, room * 0.7) / kinds.size();
        double shift = (kinds.indexOf(each) - kinds.size() / 2.0) * wide;
        for (int i = 0; i < each.values().size(); i++) {
            double value = each.values().get(i).orElse(0);
            if (value > 0) {
                double y = y(value, top);
                out.append(
                        form(
                                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                                x(i) + shift, y, Math.max(1, wide - 1), y(0, top) - y, ink));
            }
        }
    }

    private void line(StringBuilder out, Series each, String ink, double top, int shape) {
        var path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < each.values().size(); i++) {
            var value = each.values().get(i);
            if (value.isPresent()) {
                path.append(form("%s%s %s ", pen ? "L" : "M", x(i), y(value.getAsDouble(), top)));
            }
            pen = value.isPresent();
        }
        if (!path.isEmpty()) {
            out.append(
                    form(
                            "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.75\" stroke-linejoin=\"round\"/>",
                            path.toString().strip(), ink));
        }
        for (int i = 0; i < each.values().size(); i++) {
            if (each.values().get(i).isPresent()) {
                mark(out, shape, x(i), y(each.values().get(i).getAsDouble(), top), ink);
            }
        }
    }

    private static void mark(StringBuilder out, int shape, double x, double y, String ink) {
        switch (shape % 4) {
            case 0 ->
                    out.append(
                            form("<circle cx=\"%s\" cy=\"%s\" r=\"2.5\" fill=\"%s\"/>", x, y, ink));
            case 1 ->
                    out.append(
                            form(
                                    "<rect x=\"%s\" y=\"%s\" width=\"5\" height=\"5\" fill=\"%s\"/>",
                                    x - 2.5, y - 2.5, ink));
            case 2 ->
                    out.append(
                            form(
                                    "<path d=\"M%s %s l3.2 5.6 h-6.4 z\" fill=\"%s\"/>",
                                    x, y - 3.4, ink));
            case 3 ->
                    out.append(
                            form(
                                    "<path d=\"M%s %s l3.4 3.4 l-3.4 3.4 l-3.4 -3.4 z\" fill=\"%s\"/>",
                                    x, y - 3.4, ink));
            default -> throw new IllegalStateException();
        }
    }

    /** Beside the last value; names that would lie on one another move apart. */
    private void names(StringBuilder out, double top) {
        if (series.size() < 2) {
            return;
        }
        var taken = new ArrayList<Double>();
        for (int i = 0; i < series.size(); i++) {
            var last =
                    series.get(i).values().reversed().stream()
                            .filter(OptionalDouble::isPresent)
                            .findFirst();
            double y = y(last.orElse(OptionalDouble.of(0)).orElse(0), top) + 3.5;
            while (isTaken(taken, y)) {
                y -= 4;
            }
            taken.add(y);
            out.append(
                    form(
                            "<text x=\"%s\" y=\"%s\" fill=\"%s\">%s</text>",
                            frame.width() - right() + 6,
                            y,
                            INKS[i % INKS.length],
                            Html.text(series.get(i).name())));
        }
    }

    private static boolean isTaken(List<Double> taken, double y) {
        return taken.stream().anyMatch(other -> Math.abs(other - y) < 11);
    }

    private double x(int label) {
        return LEFT + (frame.width() - right() - LEFT) * (label + 0.5) / Math.max(1, labels.size());
    }

    private double y(double value, double top) {
        return frame.height() - BOTTOM - (frame.height() - BOTTOM - TOP) * value / top;
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String words) {
        out.append(
                form(
                        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#596273\">%s</text>",
                        x, y, anchor, Html.text(words)));
    }

    private static String form(String pattern, Object... parts) {
        var written = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            written[i] =
                    parts[i] instanceof Double number
                            ? String.format(Locale.ROOT, "%.1f", number)
                            : parts[i];
        }
        return String.format(Locale.ROOT, pattern, written);
    }
}
