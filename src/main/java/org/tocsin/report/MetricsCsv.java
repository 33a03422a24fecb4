package org.tocsin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Spread;
import org.tocsin.domain.review.metrics.Value;

/**
 * Figures as CSV (RFC 4180): one line for the whole, one for each part of the trend, one for each
 * group. Lengths are seconds, shares numbers from 0 to 1; what is not known is empty.
 */
public final class MetricsCsv {
    private static final String END = "\r\n";

    private MetricsCsv() {}

    public static String of(MetricsSheet sheet) {
        var out = new StringBuilder();
        var heads = new ArrayList<>(List.of("kind", "group", "from", "to"));
        for (var figure : Figure.values()) {
            heads.addAll(columns(figure));
        }
        out.append(String.join(",", heads)).append(END);
        var period = sheet.asked().period();
        line(out, List.of("whole", "", period.from(), period.to()), sheet.whole()::now);
        sheet.trend()
                .forEach(part ->
                        line(
                                out,
                                List.of("trend", "", part.period().from(), part.period().to()),
                                part::value));
        sheet.rows()
                .forEach(row ->
                        line(
                                out,
                                List.of(
                                        sheet.asked()
                                                .grouping()
                                                .title()
                                                .toLowerCase(java.util.Locale.ROOT),
                                        row.title(),
                                        row.period().from(),
                                        row.period().to()),
                                row::value));
        return out.toString();
    }

    private static List<String> columns(Figure figure) {
        var name = figure.name().toLowerCase(java.util.Locale.ROOT);
        return switch (figure) {
            case MTTD, MTTA, MTTR ->
                    List.of(name + "_mean_s", name + "_median_s", name + "_p90_s", name + "_of");
            case SLA, ESCALATION, REPEAT, REOPEN, FALSE_POSITIVES -> List.of(name, name + "_of");
            case OPENED, RESOLVED, OPEN, REVENUE, CUSTOMERS -> List.of(name);
        };
    }

    private static void line(
            StringBuilder out, List<Object> first, Function<Figure, Value> values) {
        var cells = new ArrayList<String>();
        first.forEach(each -> cells.add(quoted(each.toString())));
        for (var figure : Figure.values()) {
            cells.addAll(cells(values.apply(figure)));
        }
        out.append(String.join(",", cells)).append(END);
    }

    private static List<String> cells(Value value) {
        return switch (value) {
            case Value.Length(var spread) ->
                    List.of(
                            seconds(spread.map(Spread::mean)),
                            seconds(spread.map(Spread::median)),
                            seconds(spread.map(Spread::p90)),
                            spread.map(each -> String.valueOf(each.count())).orElse("0"));
            case Value.Rate(var share) ->
                    List.of(
                            share.whole() == 0
                                    ? ""
                                    : String.valueOf((double) share.part() / share.whole()),
                            String.valueOf(share.whole()));
            case Value.Count(var number) -> List.of(String.valueOf(number));
            case Value.Money(var amount) ->
                    List.of(amount.map(each -> each.toPlainString()).orElse(""));
        };
    }

    private static String seconds(Optional<java.time.Duration> length) {
        return length.map(each -> String.valueOf(each.toSeconds())).orElse("");
    }

    /** What a spreadsheet would take for a formula is made text. */
    private static String quoted(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[\\w .:'-]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
