package org.tocsin.report.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.review.document.Proof;
import org.tocsin.report.Html;

/**
 * A metric around an incident, as one SVG element for paper: the values with what was expected of
 * them, the breaches as red diamonds, and the time from detection to resolution behind them.
 */
final class IncidentChart {
    private static final int WIDTH = 670;
    private static final int HEIGHT = 205;
    private static final double LEFT = 66;
    private static final double RIGHT = 14;
    private static final double TOP = 24;
    private static final double BOTTOM = 42;
    private static final String BLUE = "#1f5fd6";
    private static final String RED = "#b3261e";
    private static final String GREY = "#596273";

    private final Proof.Chart chart;
    private final ZoneId zone;
    private final Scale scale;
    private final StringBuilder out = new StringBuilder();

    IncidentChart(Proof.Chart chart, ZoneId zone) {
        this.chart = chart;
        this.zone = zone;
        scale = Scale.of(chart);
    }

    /** The element, well-formed. */
    String svg() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"'Inter Tocsin', Inter, sans-serif\" font-size=\"10\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        out.append("<title>").append(Html.text(chart.title())).append("</title>");
        incident();
        grid();
        times();
        band();
        curve(dot -> dot.bounds().expected(), GREY, "3 3", 1);
        curve(dot -> Optional.of(dot.value()), BLUE, "", 1.75);
        dots();
        legend();
        return out.append("</svg>").toString();
    }

    private void incident() {
        var stretch = chart.stretch();
        double from = x(stretch.detected());
        double until = x(stretch.resolved().orElse(stretch.until()));
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#fdeee2\"/>",
                from, TOP, Math.max(1, until - from), HEIGHT - BOTTOM - TOP);
        boolean close = stretch.resolved().isPresent() && until - from < 60;
        upright(from, close ? "detected, resolved" : "detected");
        if (close) {
            upright(until, "");
        } else {
            stretch.resolved().ifPresent(at -> upright(until, "resolved"));
        }
    }

    private void upright(double x, String word) {
        // Words that would leave the drawing stand at the other side.
        var anchor = x > WIDTH - RIGHT - 12 - word.length() * 5.5 ? "end" : "start";
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#c2570c\" stroke-dasharray=\"2 2\"/>",
                x, TOP - 8, x, HEIGHT - BOTTOM);
        text(x + (anchor.equals("end") ? -4 : 4), TOP - 6, anchor, word, "#8a3d08");
    }

    private void grid() {
        for (double value : scale.steps()) {
            double y = y(value);
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e6e9ee\"/>",
                    LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 8, y + 3.5, "end", Words.value(value, chart.unit()), GREY);
        }
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#b4bbc6\"/>",
                LEFT, (double) HEIGHT - BOTTOM, WIDTH - RIGHT, (double) HEIGHT - BOTTOM);
    }

    private void times() {
        for (var tick : TimeTicks.of(chart.stretch().from(), chart.stretch().until(), zone)) {
            double x = x(tick.at());
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#b4bbc6\"/>",
                    x, (double) HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 4);
            text(x, HEIGHT - BOTTOM + 15, "middle", tick.label(), GREY);
        }
    }

    /** Where values are expected: between two bounds as an area, else at the side of one. */
    private void band() {
        var part = new ArrayList<Proof.Dot>();
        for (var dot : chart.dots()) {
            if (dot.bounds().lower().isPresent() && dot.bounds().upper().isPresent()) {
                // Beyond the axis an area ends at its edge.
                part.add(dot);
            } else {
                area(part);
                part.clear();
            }
        }
        area(part);
        curve(dot -> dot.bounds().lower(), "#8a93a3", "6 3", 0.8);
        curve(dot -> dot.bounds().upper(), "#8a93a3", "6 3", 0.8);
    }

    private void area(List<Proof.Dot> part) {
        if (part.size() < 2) {
            return;
        }
        var path = new StringBuilder();
        part.forEach(dot -> point(path, dot, dot.bounds().upper().orElseThrow()));
        part.reversed().forEach(dot -> point(path, dot, dot.bounds().lower().orElseThrow()));
        add("<path d=\"%sZ\" fill=\"#1f5fd6\" fill-opacity=\"0.09\"/>", path);
    }

    private void point(StringBuilder path, Proof.Dot dot, BigDecimal value) {
        path.append(path.isEmpty() ? 'M' : 'L')
                .append(
                        String.format(
                                Locale.ROOT, "%.1f %.1f ", x(dot.at()), y(value.doubleValue())));
    }

    private void curve(
            Function<Proof.Dot, Optional<BigDecimal>> of, String ink, String dashes, double wide) {
        var path = new StringBuilder();
        boolean pen = false;
        for (var dot : chart.dots()) {
            var value = of.apply(dot).filter(this::isShown);
            if (value.isPresent()) {
                path.append(
                        String.format(
                                Locale.ROOT,
                                "%s%.1f %.1f ",
                                pen ? "L" : "M",
                                x(dot.at()),
                                y(value.get().doubleValue())));
            }
            pen = value.isPresent();
        }
        if (!path.isEmpty()) {
            add(
                    "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" stroke-linejoin=\"round\"%s/>",
                    path.toString().strip(),
                    ink,
                    wide,
                    dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
        }
    }

    /** A bound far off is not drawn rather than drawn where it is not. */
    private boolean isShown(BigDecimal value) {
        return value.doubleValue() >= scale.low() && value.doubleValue() <= scale.high();
    }

    private void dots() {
        boolean few = chart.dots().size() <= 70;
        for (var dot : chart.dots()) {
            double x = x(dot.at());
            double y = y(dot.value().doubleValue());
            if (dot.breach().isPresent()) {
                diamond(x, y);
            } else if (few) {
                add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.2\" fill=\"%s\"/>", x, y, BLUE);
            }
        }
    }

    private void diamond(double x, double y) {
        add(
                "<path d=\"M%.1f %.1f l5 5 l-5 5 l-5 -5 z\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"1\"/>",
                x, y - 5, RED);
    }

    private void legend() {
        double y = HEIGHT - 8;
        double x = LEFT;
        x = sample(x, y, BLUE, "", "measured");
        if (chart.dots().stream().anyMatch(dot -> dot.bounds().expected().isPresent())) {
            x = sample(x, y, GREY, "3 3", "expected");
        }
        if (chart.dots().stream()
                .anyMatch(dot ->
                        dot.bounds().lower().isPresent() || dot.bounds().upper().isPresent())) {
            x = sample(x, y, "#8a93a3", "6 3", "bound");
        }
        if (chart.dots().stream().anyMatch(dot -> dot.breach().isPresent())) {
            diamond(x + 6, y - 3);
            text(x + 16, y, "start", "breach", GREY);
            x += 62;
        }
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"14\" height=\"8\" fill=\"#fdeee2\" stroke=\"#c2570c\" stroke-width=\"0.5\"/>",
                x, y - 7);
        text(x + 20, y, "start", "from detection to resolution", GREY);
    }

    private double sample(double x, double y, String ink, String dashes, String word) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\"%s/>",
                x,
                y - 3,
                x + 16,
                y - 3,
                ink,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
        text(x + 21, y, "start", word, GREY);
        return x + 34 + word.length() * 5.6;
    }

    private double x(Instant at) {
        double from = chart.stretch().from().toEpochMilli();
        double until = Math.max(from + 1, chart.stretch().until().toEpochMilli());
        double share = Math.clamp((at.toEpochMilli() - from) / (until - from), 0, 1);
        return LEFT + (WIDTH - RIGHT - LEFT) * share;
    }

    private double y(double value) {
        double share = (value - scale.low()) / (scale.high() - scale.low());
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * Math.clamp(share, 0, 1);
    }

    private void text(double x, double y, String anchor, String words, String ink) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x, y, anchor, ink, Html.text(words));
    }

    private void add(String pattern, Object... parts) {
        out.append(String.format(Locale.ROOT, pattern, parts));
    }
}
