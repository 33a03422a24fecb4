package org.tocsin.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.FigureWords;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Value;

/** Response metrics as a report (M-6), and the parts of it that other reports take. */
public final class MetricsReport {
    static final List<Figure> COLUMNS =
            List.of(
                    Figure.OPENED,
                    Figure.RESOLVED,
                    Figure.MTTD,
                    Figure.MTTA,
                    Figure.MTTR,
                    Figure.SLA,
                    Figure.ESCALATION,
                    Figure.REPEAT);

    private static final int WIDE = 660;
    private static final int HIGH = 170;

    /** From so many seconds on an axis is in hours, or in days. */
    private static final double HOURS = 7_200;

    private static final double DAYS = 3 * 86_400;

    private MetricsReport() {}

    /** All figures of a sheet, with their trend, their groups and what they mean. */
    public static Report of(MetricsSheet sheet, String playbook, Instant made) {
        var head =
                new Report.Head(
                        "metrics", "Response metrics", playbook, sheet.asked().period(), made);
        var blocks = new ArrayList<Report.Block>();
        blocks.add(tiles(sheet, List.of(Figure.values())));
        blocks.addAll(charts(sheet));
        blocks.add(groups(sheet));
        blocks.add(trend(sheet));
        blocks.add(new Report.Definitions("What the figures mean", List.of(Figure.values())));
        return new Report(head, Optional.of(sheet), blocks);
    }

    static Report.Tiles tiles(MetricsSheet sheet, List<Figure> figures) {
        return new Report.Tiles(
                "Figures, beside " + before(sheet.asked().period().before().days()), figures);
    }

    private static String before(long days) {
        return days == 1 ? "the day before" : "the %,d days before".formatted(days);
    }

    static List<Report.Block> charts(MetricsSheet sheet) {
        var by = sheet.asked().period().isByWeeks() ? "week" : "month";
        return List.of(
                new Report.Chart(
                        "Mean time to resolve and to acknowledge, by " + by,
                        chart(sheet, SvgChart.Kind.LINE, Figure.MTTR, Figure.MTTA)),
                new Report.Chart(
                        "Incidents detected, by " + by,
                        chart(sheet, SvgChart.Kind.BARS, Figure.OPENED)));
    }

    private static SvgChart chart(MetricsSheet sheet, SvgChart.Kind kind, Figure... figures) {
        double unit = unit(sheet, figures);
        var series =
                Arrays.stream(figures)
                        .map(figure ->
                                new SvgChart.Series(
                                        figure.label(),
                                        kind,
                                        sheet.trend().stream()
                                                .map(part ->
                                                        scaled(figure, part.value(figure), unit))
                                                .toList()))
                        .toList();
        return new SvgChart(
                new SvgChart.Frame(
                        String.join(" and ", Arrays.stream(figures).map(Figure::title).toList()),
                        WIDE,
                        HIGH,
                        value -> axis(figures[0], value, unit)),
                sheet.trend().stream().map(MetricsSheet.Part::label).toList(),
                series);
    }

    private static OptionalDouble scaled(Figure figure, Value value, double unit) {
        var plain = value.plain();
        return plain.isPresent() && isLength(figure)
                ? OptionalDouble.of(plain.getAsDouble() / unit)
                : plain;
    }

    /** Days, hours or minutes, so that the axis has round numbers of them. */
    private static double unit(MetricsSheet sheet, Figure... figures) {
        double most =
                Arrays.stream(figures)
                        .flatMap(figure -> sheet.trend().stream().map(part -> part.value(figure)))
                        .mapToDouble(value -> value.plain().orElse(0))
                        .max()
                        .orElse(0);
        return most >= DAYS ? 86_400 : most >= HOURS ? 3_600 : 60;
    }

    private static String axis(Figure figure, double value, double unit) {
        return isLength(figure)
                ? FigureWords.axis(figure, value * unit)
                : FigureWords.axis(figure, value);
    }

    private static boolean isLength(Figure figure) {
        return figure == Figure.MTTR || figure == Figure.MTTA || figure == Figure.MTTD;
    }

    static Report.Table groups(MetricsSheet sheet) {
        var by = sheet.asked().grouping();
        return table(
                "By " + by.title().toLowerCase(java.util.Locale.ROOT),
                by.title(),
                sheet.rows().stream()
                        .map(row -> row(row.title(), COLUMNS.stream().map(row::value).toList()))
                        .toList());
    }

    private static Report.Table trend(MetricsSheet sheet) {
        boolean weeks = sheet.asked().period().isByWeeks();
        // By months it may be what the groups have told already.
        var rows =
                sheet.asked().grouping() == Grouping.MONTH && !weeks
                        ? List.<List<String>>of()
                        : sheet.trend().stream()
                                .map(part ->
                                        row(
                                                part.label(),
                                                COLUMNS.stream().map(part::value).toList()))
                                .toList();
        return table(weeks ? "By week" : "By month", weeks ? "Week of" : "Month", rows);
    }

    private static List<String> row(String title, List<Value> values) {
        var cells = new ArrayList<String>();
        cells.add(title);
        values.forEach(value -> cells.add(FigureWords.of(value)));
        return cells;
    }

    private static Report.Table table(String title, String first, List<List<String>> rows) {
        var columns = new ArrayList<String>();
        columns.add(first);
        COLUMNS.forEach(figure -> columns.add(figure.label()));
        return new Report.Table(
                title,
                columns,
                IntStream.rangeClosed(1, COLUMNS.size()).boxed().toList(),
                rows,
                "Nothing happened in this time.");
    }
}
