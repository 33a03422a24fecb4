package org.tocsin.source.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.source.plan.Parts.Place;

/** Places measures of which values occur and how they are distributed (C-18, C-26). */
final class SpreadParts {
    /** More different values than this are no kinds of something. */
    private static final int MOST_VALUES = 2_000;

    /** Stands between values; no text that people write has it. */
    private static final String BETWEEN = "\u001F";

    private final Dialect dialect;
    private final Expressions expressions;
    private final Conditions conditions;
    private final KeyParts keyParts;

    SpreadParts(
            Dialect dialect, Expressions expressions, Conditions conditions, KeyParts keyParts) {
        this.dialect = dialect;
        this.expressions = expressions;
        this.conditions = conditions;
        this.keyParts = keyParts;
    }

    /** All values that occur, as details; whoever knows the earlier ones says which are new. */
    Place values(Formula.NewValues formula) throws Unusable {
        var of = expressions.compileAsWritten(formula.of());
        var key = List.of(of);
        var test = conditions.where(formula.where()).and(conditions.present(key));
        String value = conditions.asText(of.sql());
        Part part =
                keyParts.part(
                        "values " + value + test.sql(),
                        source ->
                                "from (select %s as %s, count(*) as %s\n%s\ngroup by %s\n%s) as %s"
                                        .formatted(
                                                value,
                                                name("v"),
                                                name("n"),
                                                source.only(test.sql()),
                                                value,
                                                dialect.limited(MOST_VALUES + 1),
                                                name("values")),
                        key,
                        test);
        int different = part.number(DSL.count());
        int all = part.number("coalesce(sum(%s), 0)".formatted(name("n")));
        Field<String> each = DSL.field(DSL.raw(name("v")), SQLDataType.VARCHAR);
        int list = part.number(DSL.listAgg(each, BETWEEN).withinGroupOrderBy(each));
        return new Place(
                part,
                row -> {
                    if (row.count(different) > MOST_VALUES) {
                        throw new Unusable(
                                String.format(
                                        Locale.ROOT,
                                        "`%s` has more than %,d different values; new ones are looked for among kinds of something",
                                        formula.of(),
                                        MOST_VALUES));
                    }
                    List<String> occurring =
                            row.isNull(list)
                                    ? List.of()
                                    : Arrays.asList(row.text(list).split(BETWEEN, -1));
                    return new Answer(
                            OptionalDouble.of(row.count(different)),
                            new Tested(row.count(all), OptionalLong.empty()),
                            occurring);
                });
    }

    Place groupGap(Formula.GroupGap formula) throws Unusable {
        var of = expressions.compile(formula.of());
        var by = expressions.compileAsWritten(formula.groups().by());
        var key = List.of(of, by);
        var test =
                conditions
                        .where(formula.where())
                        .and(conditions.present(key))
                        .and(among(by, formula.groups().only()));
        String around = groups(of, by, formula.groups().atLeast());
        Part part =
                keyParts.part(
                        "groups " + around + test.sql(),
                        source -> around.replace(ROWS, source.only(test.sql())),
                        key,
                        test);
        int groups = part.number(DSL.count());
        int all = part.number("coalesce(sum(%s), 0)".formatted(name("n")));
        int smallest = part.number(where("lo", name("m")));
        int largest = part.number(where("hi", name("m")));
        int ofSmallest = part.number(where("lo", name("g")));
        int ofLargest = part.number(where("hi", name("g")));
        return new Place(
                part,
                row -> {
                    if (row.count(groups) < 2) {
                        return Answer.of(OptionalDouble.empty(), row.count(all));
                    }
                    double low = row.number(smallest).orElseThrow();
                    double high = row.number(largest).orElseThrow();
                    return Answer.of(
                                    low == 0
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of((high - low) / Math.abs(low)),
                                    row.count(all))
                            .noting(
                                    List.of(
                                            String.format(
                                                    Locale.ROOT,
                                                    "median %,.4g of %s, %,.4g of %s",
                                                    low,
                                                    row.text(ofSmallest),
                                                    high,
                                                    row.text(ofLargest))));
                });
    }

    private static final String ROWS = "\uE000rows\uE001";

    private String groups(Expressions.Compiled of, Expressions.Compiled by, long atLeast) {
        String group = conditions.asText(by.sql());
        String medians = dialect.hasMedian() ? medians(of, group) : mediansByRank(of, group);
        return """
        from (select %s, %s, %s, row_number() over (order by %s, %s) as %s, \
        row_number() over (order by %s desc, %s) as %s
        from (%s) as %s
        where %s >= %d) as %s\
        """
                .formatted(
                        name("g"),
                        name("m"),
                        name("n"),
                        name("m"),
                        name("g"),
                        name("lo"),
                        name("m"),
                        name("g"),
                        name("hi"),
                        medians,
                        name("groups"),
                        name("n"),
                        atLeast,
                        name("ranked"));
    }

    private String medians(Expressions.Compiled of, String group) {
        String median =
                dialect.dsl()
                        .renderInlined(
                                DSL.median(DSL.field(DSL.raw(of.sql()), SQLDataType.DOUBLE)));
        return "select %s as %s, %s as %s, count(*) as %s\n%s\ngroup by %s"
                .formatted(group, name("g"), median, name("m"), name("n"), ROWS, group);
    }

    /** The mean of the one or two rows in the middle of each group, where there is no median. */
    private String mediansByRank(Expressions.Compiled of, String group) {
        String value = dialect.fraction(of.sql());
        return """
        select %s, avg(%s) as %s, max(%s) as %s
        from (select %s as %s, %s as %s, row_number() over (partition by %s order by %s) as %s, \
        count(*) over (partition by %s) as %s
        %s) as %s
        where 2 * %s >= %s and 2 * %s <= %s + 2
        group by %s\
        """
                .formatted(
                        name("g"),
                        name("v"),
                        name("m"),
                        name("n"),
                        name("n"),
                        group,
                        name("g"),
                        value,
                        name("v"),
                        group,
                        value,
                        name("place"),
                        group,
                        name("n"),
                        ROWS,
                        name("placed"),
                        name("place"),
                        name("n"),
                        name("place"),
                        name("n"),
                        name("g"));
    }

    private Conditions.Test among(Expressions.Compiled by, List<String> only) {
        if (only.isEmpty()) {
            return Conditions.Test.ALL;
        }
        String in = only.stream().map(Dialect::text).collect(Collectors.joining(", ", "in (", ")"));
        return new Conditions.Test(conditions.asText(by.sql()) + " " + in, by.uses());
    }

    private String where(String rank, String value) {
        return "max(case when %s = 1 then %s end)".formatted(name(rank), value);
    }

    /** Sums of powers around the mean, so that large values lose no digits. */
    Place bimodality(Formula.Bimodality formula) throws Unusable {
        var of = expressions.compile(formula.of());
        var key = List.of(of);
        var test = conditions.where(formula.where()).and(conditions.present(key));
        String value =
                dialect.dsl()
                        .renderInlined(DSL.cast(DSL.field(DSL.raw(of.sql())), SQLDataType.DOUBLE));
        String x = name("x");
        Part part =
                keyParts.part(
                        "centred " + value + test.sql(),
                        source ->
                                "from (select %s - avg(%s) over () as %s\nfrom (select %s as %s\n%s) as %s) as %s"
                                        .formatted(
                                                x,
                                                x,
                                                name("d"),
                                                value,
                                                x,
                                                source.only(test.sql()),
                                                name("numbers"),
                                                name("centred")),
                        key,
                        test);
        String d = name("d");
        int all = part.number(DSL.count());
        int second = part.number("sum(%s * %s)".formatted(d, d));
        int third = part.number("sum(%s * %s * %s)".formatted(d, d, d));
        int fourth = part.number("sum(%s * %s * %s * %s)".formatted(d, d, d, d));
        return new Place(
                part,
                row ->
                        Answer.of(
                                row.count(all) < 4
                                        ? OptionalDouble.empty()
                                        : coefficient(
                                                row.count(all),
                                                row.number(second).orElseThrow(),
                                                row.number(third).orElseThrow(),
                                                row.number(fourth).orElseThrow()),
                                row.count(all)));
    }

    /** (skewness² + 1) / (excess kurtosis + 3(n-1)²/((n-2)(n-3))), both as sample estimates. */
    static OptionalDouble coefficient(double n, double second, double third, double fourth) {
        double variance = second / n;
        if (variance == 0) {
            return OptionalDouble.empty();
        }
        double skew = Math.sqrt(n * (n - 1)) / (n - 2) * (third / n) / Math.pow(variance, 1.5);
        double raw = fourth / n / (variance * variance) - 3;
        double kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * raw + 6);
        return OptionalDouble.of(
                (skew * skew + 1) / (kurtosis + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))));
    }

    private String name(String name) {
        return dialect.quote(name);
    }
}
