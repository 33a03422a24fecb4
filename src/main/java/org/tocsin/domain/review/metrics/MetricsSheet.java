package org.tocsin.domain.review.metrics;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a period as a page or a report shows them: as a whole, beside the period before,
 * as a trend, and by groups.
 *
 * @param asked what it is about
 * @param whole all figures of the period, and of the one before
 */
public record MetricsSheet(Asked asked, Whole whole, List<Part> trend, List<Row> rows) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WEEK =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    public MetricsSheet {
        trend = List.copyOf(trend);
        rows = List.copyOf(rows);
    }

    /** Which figures. */
    public record Asked(Period period, Grouping grouping, Filter filter) {}

    /** Only incidents of these; each empty for all. */
    public record Filter(
            Optional<String> severity, Optional<String> category, Optional<String> team) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty());

        public List<Handled> of(List<Handled> all) {
            return equals(ALL) ? all : some(all);
        }

        private List<Handled> some(List<Handled> all) {
            return all.stream()
                    .filter(each -> is(severity, Grouping.SEVERITY, each))
                    .filter(each -> is(category, Grouping.CATEGORY, each))
                    .filter(each -> is(team, Grouping.TEAM, each))
                    .toList();
        }

        private static boolean is(Optional<String> wanted, Grouping by, Handled each) {
            return wanted.filter(id -> !by.ids(each).contains(id)).isEmpty();
        }
    }

    /**
     * @param empty whether nothing at all happened in the period
     */
    public record Whole(Map<Figure, Value> now, Map<Figure, Value> before, boolean empty) {
        public Whole {
            now = Map.copyOf(now);
            before = Map.copyOf(before);
        }

        public Value now(Figure figure) {
            return at(now, figure);
        }

        public Optional<FigureWords.Change> change(Figure figure) {
            return FigureWords.change(figure, now(figure), at(before, figure));
        }
    }

    /** A week or a month of the trend; a figure of it is reckoned when it is asked for. */
    public record Part(String label, Period period, ResponseMetrics metrics) {
        public Value value(Figure figure) {
            return metrics.value(figure);
        }
    }

    /**
     * A group.
     *
     * @param period that of the sheet, or the month
     */
    public record Row(String id, String title, Period period, Map<Figure, Value> values) {
        public Row {
            values = Map.copyOf(values);
        }

        public Value value(Figure figure) {
            return at(values, figure);
        }
    }

    private static Value at(Map<Figure, Value> values, Figure figure) {
        return Optional.ofNullable(values.get(figure)).orElseThrow();
    }

    /**
     * Reckons it.
     *
     * @param all incidents there are
     */
    public static MetricsSheet of(Asked asked, List<Handled> all, GroupTitles titles, Instant now) {
        var meant = asked.filter().of(all);
        var period = asked.period();
        var ledger = new Ledger(meant);
        var metrics = ResponseMetrics.of(ledger, period.stretch(), now);
        var before = ResponseMetrics.of(ledger, period.before().stretch(), now);
        var trend = period.parts().stream().map(part -> part(part, period, ledger, now)).toList();
        var rows =
                asked.grouping() == Grouping.MONTH
                        ? months(period, ledger, now)
                        : groups(asked, meant, titles, now);
        return new MetricsSheet(
                asked, new Whole(values(metrics), values(before), metrics.isEmpty()), trend, rows);
    }

    /** The incidents behind one figure of a group, of a part of the trend or of the whole. */
    public List<Handled> behind(
            Figure figure, Optional<Row> row, Period when, List<Handled> all, Instant now) {
        var meant = asked.filter().of(all);
        var group =
                row.filter(_ -> asked.grouping() != Grouping.MONTH)
                        .map(each ->
                                meant.stream()
                                        .filter(one ->
                                                asked.grouping().ids(one).contains(each.id()))
                                        .toList())
                        .orElse(meant);
        return ResponseMetrics.of(group, when.stretch(), now).behind(figure);
    }

    private static Part part(Period part, Period whole, Ledger all, Instant now) {
        var label = (whole.isByWeeks() ? WEEK : MONTH).format(part.from());
        return new Part(label, part, ResponseMetrics.of(all, part.stretch(), now));
    }

    private static List<Row> months(Period period, Ledger all, Instant now) {
        return period.months().stream()
                .map(month ->
                        new Row(
                                month.from().toString(),
                                MONTH.format(month.from()),
                                month,
                                values(ResponseMetrics.of(all, month.stretch(), now))))
                .toList();
    }

    private static List<Row> groups(
            Asked asked, List<Handled> all, GroupTitles titles, Instant now) {
        var rows = new ArrayList<Row>();
        asked.grouping()
                .split(all)
                .forEach((id, some) -> {
                    var metrics = ResponseMetrics.of(some, asked.period().stretch(), now);
                    if (!metrics.isEmpty()) {
                        rows.add(
                                new Row(
                                        id,
                                        titles.of(asked.grouping(), id),
                                        asked.period(),
                                        values(metrics)));
                    }
                });
        rows.sort(
                asked.grouping() == Grouping.SEVERITY
                        ? Comparator.comparing(row -> titles.rank(row.id()))
                        : Comparator.comparing(
                                        (Row row) -> -row.value(Figure.OPENED).plain().orElse(0))
                                .thenComparing(Row::title));
        return rows;
    }

    private static Map<Figure, Value> values(ResponseMetrics metrics) {
        var values = new EnumMap<Figure, Value>(Figure.class);
        for (var figure : Figure.values()) {
            values.put(figure, metrics.value(figure));
        }
        return values;
    }
}
