package org.tocsin.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.FigureWords;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Period;

/** What all forms of a report say alike. */
final class ReportWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);

    private ReportWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String at(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    static String lead(Report.Head head) {
        var period = head.period();
        return "%s, %s, times in %s"
                .formatted(head.playbook(), days(period), period.zone().getId());
    }

    static String days(Period period) {
        return period.from().equals(period.to())
                ? day(period.from())
                : "%s to %s".formatted(day(period.from()), day(period.to()));
    }

    static String made(Report.Head head) {
        return "Tocsin, %s, made %s".formatted(head.title(), at(head.made(), head.period().zone()));
    }

    /** Such as {@code ▲ 12 % more, worse than the 7 days before}. */
    static String change(Figure figure, MetricsSheet sheet) {
        return sheet.whole()
                .change(figure)
                .map(change ->
                        "%s %s%s"
                                .formatted(
                                        change.direction().sign(),
                                        change.words(),
                                        switch (change.verdict()) {
                                            case BETTER -> ", better";
                                            case WORSE -> ", worse";
                                            case NEITHER -> "";
                                        }))
                .orElse("nothing to compare");
    }

    static String value(Figure figure, MetricsSheet sheet) {
        return FigureWords.of(sheet.whole().now(figure));
    }

    static String beside(Figure figure, MetricsSheet sheet) {
        return FigureWords.beside(sheet.whole().now(figure));
    }
}
