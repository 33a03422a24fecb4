package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.Expression;

/** Gives every measure its place in a part and knows how to read its answer there. */
final class Parts {
    record Place(Part part, Answer.Take take) {}

    private final Dialect dialect;
    private final Expressions expressions;
    private final Selection selection;
    private final Conditions conditions;
    private final KeyParts keyParts;
    private final RankedParts ranked;
    private final Part rows;
    private final PassingParts passing;
    private final TimeParts timed;
    private final SpreadParts spread;
    private final GroupedKeys grouped;

    Parts(Dialect dialect, Expressions expressions, Selection selection) {
        this(dialect, expressions, selection, Grouping.ALL);
    }

    Parts(Dialect dialect, Expressions expressions, Selection selection, Grouping grouping) {
        this.dialect = dialect;
        this.expressions = expressions;
        this.selection = selection;
        this.conditions = new Conditions(dialect, expressions);
        this.keyParts = new KeyParts(dialect, grouping);
        this.ranked = new RankedParts(dialect, grouping);
        this.rows = new Part(dialect, grouping, Source::all);
        this.passing = new PassingParts(conditions, rows);
        this.timed = new TimeParts(dialect, expressions, conditions, keyParts, rows);
        this.spread = new SpreadParts(dialect, expressions, conditions, keyParts);
        this.grouped = new GroupedKeys(expressions, conditions, selection.measures());
    }

    /** The part that takes plain aggregates over all rows. */
    Part rows() {
        return rows;
    }

    Place place(Measure measure) throws Unusable {
        return switch (measure.formula().unsegmented()) {
            case Formula.RowCount(var where) -> rowCount(conditions.where(where));
            case Formula.NullRate formula ->
                    rate(conditions.where(formula.where()), conditions.missing(formula));
            case Formula.Aggregate formula -> aggregate(formula);
            case Formula.DistinctCount(var of, var where) ->
                    distinct(List.of(expressions.compileAsWritten(of)), where);
            case Formula.Duplicates formula -> duplicates(formula);
            case Formula.FailingRows formula -> failingRows(formula);
            case Formula.Share(var of, var where) ->
                    rate(conditions.where(where), conditions.where(Optional.of(of)));
            case Formula.LargestShare(var of, var where) -> largestShare(of, where);
            case Formula.MissingValues formula -> missingValues(formula);
            case Formula.HeavyKeys formula -> heavyKeys(formula);
            case Formula.MeanMedianGap(var of, var where) -> gap(of, where);
            case Formula.Compliance formula -> passing.compliance(formula);
            case Formula.Age formula -> timed.age(formula);
            case Formula.HoursCovered formula -> timed.hoursCovered(formula);
            case Formula.HoursInDay _ -> timed.hoursInDay();
            case Formula.RegularIntervals formula -> timed.regularIntervals(formula);
            case Formula.NewValues formula -> spread.values(formula);
            case Formula.GroupGap formula -> spread.groupGap(formula);
            case Formula.Bimodality formula -> spread.bimodality(formula);
            case Formula.Relation _,
                    Formula.Schema _,
                    Formula.Query _,
                    Formula.Probed _,
                    Formula.Late _,
                    Formula.Recalled _,
                    Formula.Segmented _ ->
                    throw new Unusable("this measure is not reckoned from a scan of rows");
        };
    }

    /** Counts, per declared column, the values that do not read as its type. */
    Map<Integer, String> unparsed() {
        var places = new LinkedHashMap<Integer, String>();
        for (var column : selection.rows().columns()) {
            String name = dialect.quote(column.name());
            String written = dialect.quote(column.writtenName());
            Optional<String> odd =
                    switch (column.kind()) {
                        case Rows.Kind.Plain() -> Optional.empty();
                        case Rows.Kind.Converted _ ->
                                Optional.of(written + " is not null and " + name + " is null");
                        case Rows.Kind.Json() ->
                                Optional.of(
                                        "%s is not null and not json_valid(%s)"
                                                .formatted(name, name));
                    };
            if (odd.isPresent()) {
                rows.use(List.of(column.name(), column.writtenName()));
                places.put(
                        rows.number(count(new Conditions.Test(odd.get(), Set.of()))),
                        column.name());
            }
        }
        return places;
    }

    private Place rowCount(Conditions.Test where) {
        int n = counted(where);
        return new Place(rows, row -> Answer.of(OptionalDouble.of(row.count(n)), row.count(n)));
    }

    private Place rate(Conditions.Test where, Conditions.Test failing) {
        int all = counted(where);
        int some = counted(where.and(failing));
        return new Place(rows, row -> Answer.rate(row.count(some), row.count(all)));
    }

    private Place failingRows(Formula.FailingRows formula) throws Unusable {
        var where = conditions.where(formula.where());
        if (formula.test() instanceof RowTest.RefersTo reference) {
            return orphans(reference, formula.asRate(), where);
        }
        int all = counted(where);
        int some = counted(where.and(conditions.failing(formula.test())));
        return formula.asRate()
                ? new Place(rows, row -> Answer.rate(row.count(some), row.count(all)))
                : new Place(
                        rows,
                        row -> Answer.failing(row.count(some), row.count(all), row.count(some)));
    }

    private Place orphans(RowTest.RefersTo reference, boolean asRate, Conditions.Test where)
            throws Unusable {
        var of = expressions.compileAsWritten(reference.of());
        var other = References.of(selection, reference);
        String column = References.column(dialect, other, reference);
        Part part = keyParts.looked(of, column, other, where);
        int all = part.number(DSL.count());
        int lost =
                part.number(
                        count(
                                new Conditions.Test(
                                        "%s is not null and %s is null"
                                                .formatted(dialect.quote("v"), dialect.quote("k")),
                                        Set.of())));
        return new Place(
                part,
                row ->
                        asRate
                                ? Answer.rate(row.count(lost), row.count(all))
                                : Answer.failing(row.count(lost), row.count(all), row.count(lost)));
    }

    private Place aggregate(Formula.Aggregate formula) throws Unusable {
        var where = conditions.where(formula.where());
        var of = expressions.compile(formula.of());
        if (formula.function() == Formula.Function.MEDIAN && !dialect.hasMedian()) {
            return ranked.median(of, where);
        }
        if (formula.function() == Formula.Function.STDDEV && !dialect.hasDeviation()) {
            return ranked.deviation(of, where);
        }
        rows.use(of.uses());
        int all = counted(where);
        Field<Double> value = DSL.field(DSL.raw(of.sql()), SQLDataType.DOUBLE);
        Condition condition = where.condition();
        Field<?> aggregate =
                switch (formula.function()) {
                    case SUM -> dialect.sum(value, condition);
                    case AVG -> dialect.avg(value, condition);
                    case MIN -> DSL.min(value).filterWhere(condition);
                    case MAX -> DSL.max(value).filterWhere(condition);
                    case MEDIAN -> DSL.median(value).filterWhere(condition);
                    case STDDEV -> DSL.stddevSamp(value).filterWhere(condition);
                };
        int place = rows.number(aggregate);
        boolean sum = formula.function() == Formula.Function.SUM;
        return new Place(
                rows,
                row ->
                        Answer.of(
                                sum && row.isNull(place) ? OptionalDouble.of(0) : row.number(place),
                                row.count(all)));
    }

    private Place gap(Expression of, Optional<Expression> where) throws Unusable {
        var test = conditions.where(where);
        var compiled = expressions.compile(of);
        if (!dialect.hasMedian()) {
            return ranked.gap(compiled, test);
        }
        rows.use(compiled.uses());
        int all = counted(test);
        Field<Double> value = DSL.field(DSL.raw(compiled.sql()), SQLDataType.DOUBLE);
        int mean = rows.number(dialect.avg(value, test.condition()));
        int median = rows.number(DSL.median(value).filterWhere(test.condition()));
        return new Place(
                rows,
                row -> {
                    var m = row.number(median);
                    var a = row.number(mean);
                    boolean none = m.isEmpty() || a.isEmpty() || m.getAsDouble() == 0;
                    return Answer.of(
                            none
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(
                                            (a.getAsDouble() - m.getAsDouble())
                                                    / Math.abs(m.getAsDouble())),
                            row.count(all));
                });
    }

    private Place missingValues(Formula.MissingValues formula) throws Unusable {
        var where = conditions.where(formula.where());
        var of = expressions.compileAsWritten(formula.of());
        int all = counted(where);
        var places = new LinkedHashMap<String, Integer>();
        for (String value : formula.expected()) {
            String is = "%s = %s".formatted(conditions.asText(of.sql()), dialect.literal(value));
            places.put(value, counted(where.and(new Conditions.Test(is, of.uses()))));
        }
        return new Place(
                rows,
                row -> {
                    var lost = new ArrayList<String>();
                    places.forEach((value, place) -> {
                        if (row.count(place) == 0) {
                            lost.add(value);
                        }
                    });
                    return new Answer(
                            OptionalDouble.of(lost.size()),
                            Answer.of(OptionalDouble.empty(), row.count(all)).tested(),
                            lost);
                });
    }

    private Place distinct(List<Expressions.Compiled> key, Optional<Expression> where)
            throws Unusable {
        var present = conditions.where(where).and(conditions.present(key));
        if (inOnePass(key, present)) {
            int all = counted(present);
            int different = different(key.getFirst(), conditions.where(where));
            return new Place(
                    rows,
                    row -> Answer.of(OptionalDouble.of(row.count(different)), row.count(all)));
        }
        Part part = keyParts.counted(key, present);
        int keys = part.number(DSL.count());
        int all = part.number(sumOf("n"));
        return new Place(
                part, row -> Answer.of(OptionalDouble.of(row.count(keys)), row.count(all)));
    }

    private Place duplicates(Formula.Duplicates formula) throws Unusable {
        var key = grouped.key(formula.key());
        boolean keys = formula.counting() == Formula.Counting.KEYS;
        if (formula.within().isPresent()) {
            var window = formula.within().get();
            var by = expressions.compile(window.by());
            var all = new ArrayList<>(key);
            all.add(by);
            var present = conditions.where(formula.where()).and(conditions.present(all));
            Part part = keyParts.near(key, by, window, present);
            return repeats(part, sumOf("extra"), over("extra", 0), keys);
        }
        var present = conditions.where(formula.where()).and(conditions.present(key));
        if (!keys && inOnePass(key, present)) {
            int all = counted(present);
            int different = different(key.getFirst(), conditions.where(formula.where()));
            return new Place(
                    rows,
                    row -> {
                        long extra = row.count(all) - row.count(different);
                        return Answer.failing(extra, row.count(all), extra);
                    });
        }
        Part part = keyParts.counted(key, present);
        return repeats(
                part, "coalesce(sum(%s - 1), 0)".formatted(dialect.quote("n")), over("n", 1), keys);
    }

    private Place repeats(Part part, String extraRows, Field<?> repeatedKeys, boolean keys) {
        int all = part.number(sumOf("n"));
        int extra = part.number(extraRows);
        int repeated = part.number(repeatedKeys);
        return new Place(
                part,
                row ->
                        Answer.failing(
                                row.count(keys ? repeated : extra),
                                row.count(all),
                                row.count(extra)));
    }

    private Place largestShare(Expression of, Optional<Expression> where) throws Unusable {
        var key = List.of(expressions.compileAsWritten(of));
        Part part = keyParts.counted(key, conditions.where(where).and(conditions.present(key)));
        int all = part.number(sumOf("n"));
        int largest = part.number("coalesce(max(%s), 0)".formatted(dialect.quote("n")));
        return new Place(part, row -> Answer.rate(row.count(largest), row.count(all)));
    }

    private Place heavyKeys(Formula.HeavyKeys formula) throws Unusable {
        var key = List.of(expressions.compileAsWritten(formula.key()));
        var present = conditions.where(formula.where()).and(conditions.present(key));
        Part part = keyParts.counted(key, present);
        int all = part.number(sumOf("n"));
        int heavy = part.number(over("n", formula.moreThan()));
        return new Place(
                part, row -> Answer.of(OptionalDouble.of(row.count(heavy)), row.count(all)));
    }

    private boolean inOnePass(List<Expressions.Compiled> key, Conditions.Test rows) {
        return selection.shape().onePass() && key.size() == 1 && !grouped.has(key, rows);
    }

    private int different(Expressions.Compiled key, Conditions.Test where) {
        rows.use(key.uses());
        return rows.number(
                DSL.countDistinct(DSL.field(DSL.raw(key.sql()))).filterWhere(where.condition()));
    }

    private int counted(Conditions.Test test) {
        rows.use(test.uses());
        return rows.number(count(test));
    }

    private static Field<?> count(Conditions.Test test) {
        return DSL.count().filterWhere(test.condition());
    }

    private Field<?> over(String column, long limit) {
        return DSL.count()
                .filterWhere(DSL.condition(DSL.raw(dialect.quote(column) + " > " + limit)));
    }

    private String sumOf(String column) {
        return "coalesce(sum(%s), 0)".formatted(dialect.quote(column));
    }
}
