package org.tocsin.report.review;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.review.document.Proof;

/** What a chart shows, in words and as a table, for who cannot see it or wants to count. */
final class ChartWords {
    private ChartWords() {}

    static String of(Proof.Chart chart, ZoneId zone) {
        if (chart.dots().isEmpty()) {
            return "No values.";
        }
        var moments = new Moments(zone);
        var breaches = chart.dots().stream().filter(dot -> dot.breach().isPresent()).toList();
        var order = Comparator.comparing(Proof.Dot::value);
        var lowest = chart.dots().stream().min(order).orElseThrow();
        var highest = chart.dots().stream().max(order).orElseThrow();
        var range =
                "%d values from %s to %s, the lowest %s, the highest %s."
                        .formatted(
                                chart.dots().size(),
                                moments.at(chart.dots().getFirst().at()),
                                moments.at(chart.dots().getLast().at()),
                                value(lowest.value(), chart),
                                value(highest.value(), chart));
        if (breaches.isEmpty()) {
            return range + " None of them was in breach.";
        }
        var first = breaches.getFirst();
        return "%s %s in breach, first %s on %s (%s)."
                .formatted(
                        range,
                        breaches.size() == 1 ? "1 was" : breaches.size() + " were",
                        value(first.value(), chart),
                        moments.at(first.at()),
                        first.breach().orElse(""));
    }

    private static String value(BigDecimal value, Proof.Chart chart) {
        return Words.value(value.doubleValue(), chart.unit());
    }

    /** One line per value, times in UTC. */
    static String csv(Proof.Chart chart) {
        var out = new StringBuilder("timestamp,value,expected,lower,upper,breach\n");
        for (var dot : chart.dots()) {
            out.append(dot.at()).append(',').append(dot.value().toPlainString());
            number(out, dot.bounds().expected());
            number(out, dot.bounds().lower());
            number(out, dot.bounds().upper());
            out.append(',').append(dot.breach().map(ChartWords::quoted).orElse("")).append('\n');
        }
        return out.toString();
    }

    private static void number(StringBuilder out, Optional<BigDecimal> number) {
        out.append(',').append(number.map(BigDecimal::toPlainString).orElse(""));
    }

    private static String quoted(String text) {
        return text.matches("[\\w -]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
