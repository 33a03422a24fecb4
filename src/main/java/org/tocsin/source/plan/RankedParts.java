package org.tocsin.source.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tocsin.source.sql.Slots;

/**
 * Medians and standard deviations for engines that lack them, from what they all have: exact, in
 * one statement. Values are counted before they are ranked, so that an engine of many machines
 * ranks no more rows than there are different values.
 */
final class RankedParts {
    private final Dialect dialect;
    private final Grouping grouping;
    private final Map<String, Part> parts = new HashMap<>();

    RankedParts(Dialect dialect, Grouping grouping) {
        this.dialect = dialect;
        this.grouping = grouping;
    }

    /** The middle value, or the mean of the two in the middle. */
    Parts.Place median(Expressions.Compiled of, Conditions.Test rows) {
        Part part = ranked(of, rows);
        int middle = part.number(middle());
        int all = part.number(all());
        return new Parts.Place(part, row -> Answer.of(row.number(middle), row.count(all)));
    }

    /** How far the mean lies from the median, relative to the median; none where that is 0. */
    Parts.Place gap(Expressions.Compiled of, Conditions.Test rows) {
        Part part = ranked(of, rows);
        int middle = part.number(middle());
        int total = part.number("sum(%s * %s)".formatted(name("v"), name("m")));
        int present = part.number("coalesce(sum(%s), 0)".formatted(name("m")));
        int all = part.number(all());
        return new Parts.Place(
                part,
                row -> {
                    var median = row.number(middle);
                    var sum = row.number(total);
                    long n = row.count(present);
                    boolean none = median.isEmpty() || sum.isEmpty() || median.getAsDouble() == 0;
                    if (none || n == 0) {
                        return Answer.of(OptionalDouble.empty(), row.count(all));
                    }
                    double m = median.getAsDouble();
                    double mean = sum.getAsDouble() / n;
                    return Answer.of(OptionalDouble.of((mean - m) / Math.abs(m)), row.count(all));
                });
    }

    /** The sample's standard deviation, in two passes as rounding demands. */
    Parts.Place deviation(Expressions.Compiled of, Conditions.Test rows) {
        String around =
                "from (select %s%s, avg(%s) over (%s) as %s\nfrom (select %s%s as %s\n%s) as %s) as %s"
                        .formatted(
                                grouping.leading(dialect),
                                name("v"),
                                name("v"),
                                grouping.partition(dialect),
                                name("mean"),
                                grouping.leading(dialect),
                                of.sql(),
                                name("v"),
                                Slots.slot("rows"),
                                name("chosen"),
                                name("around"));
        Part part = part(around, of, rows);
        String away = "(%s - %s)".formatted(name("v"), name("mean"));
        int squares = part.number("sum(%s * %s)".formatted(away, away));
        int present = part.number("count(%s)".formatted(name("v")));
        int all = part.number("count(*)");
        return new Parts.Place(
                part,
                row -> {
                    var sum = row.number(squares);
                    long n = row.count(present);
                    return Answer.of(
                            sum.isEmpty() || n < 2
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(Math.sqrt(sum.getAsDouble() / (n - 1))),
                            row.count(all));
                });
    }

    /** One row per value: {@code m} rows have it, {@code upto} have it or a smaller one. */
    private Part ranked(Expressions.Compiled of, Conditions.Test rows) {
        String value = dialect.fraction(of.sql());
        String counted =
                "(select %s%s as %s, count(*) as %s, count(%s) as %s\n%s\ngroup by %s%s) as %s"
                        .formatted(
                                grouping.leading(dialect),
                                value,
                                name("v"),
                                name("n"),
                                value,
                                name("m"),
                                Slots.slot("rows"),
                                grouping.leading(dialect),
                                value,
                                name("counted"));
        String around =
                "from (select %s%s, %s, %s, sum(%s) over (%s order by %s rows unbounded preceding) as %s, sum(%s) over (%s) as %s\nfrom %s) as %s"
                        .formatted(
                                grouping.leading(dialect),
                                name("v"),
                                name("n"),
                                name("m"),
                                name("m"),
                                grouping.partition(dialect),
                                name("v"),
                                name("upto"),
                                name("m"),
                                grouping.partition(dialect),
                                name("present"),
                                counted,
                                name("ranked"));
        return part(around, of, rows);
    }

    private Part part(String around, Expressions.Compiled of, Conditions.Test rows) {
        Part part =
                parts.computeIfAbsent(
                        around + rows.sql(),
                        _ ->
                                new Part(
                                        dialect,
                                        grouping,
                                        source ->
                                                around.replace(
                                                        Slots.slot("rows"),
                                                        source.only(rows.sql()))));
        part.use(of.uses());
        part.use(rows.uses());
        return part;
    }

    private String middle() {
        return "avg(case when %s > 0 and 2 * %s >= %s and 2 * (%s - %s) <= %s then %s end)"
                .formatted(
                        name("m"),
                        name("upto"),
                        name("present"),
                        name("upto"),
                        name("m"),
                        name("present"),
                        name("v"));
    }

    private String all() {
        return "coalesce(sum(%s), 0)".formatted(name("n"));
    }

    private String name(String name) {
        return dialect.quote(name);
    }
}
