package org.tocsin.source.plan;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.source.plan.Parts.Place;
import org.tocsin.source.sql.Slots;

/** Places measures of when rows happened (C-5, C-17, C-19). */
final class TimeParts {
    private static final double HOUR = 3_600;

    private final Dialect dialect;
    private final Expressions expressions;
    private final Conditions conditions;
    private final KeyParts keyParts;
    private final Part rows;

    TimeParts(
            Dialect dialect,
            Expressions expressions,
            Conditions conditions,
            KeyParts keyParts,
            Part rows) {
        this.dialect = dialect;
        this.expressions = expressions;
        this.conditions = conditions;
        this.keyParts = keyParts;
        this.rows = rows;
    }

    Place age(Formula.Age formula) throws Unusable {
        var where = conditions.where(formula.where());
        var of = expressions.compile(formula.of());
        rows.use(of.uses());
        int all = counted(where);
        Field<Double> instant = DSL.field(DSL.raw(of.sql()), SQLDataType.DOUBLE);
        int newest = rows.number(DSL.max(instant).filterWhere(where.condition()));
        int now = constant("now");
        return new Place(
                rows,
                row -> {
                    long looked = row.count(all);
                    if (row.isNull(newest)) {
                        return new Answer(
                                OptionalDouble.empty(),
                                new Tested(looked, OptionalLong.empty()),
                                List.of(
                                        looked == 0
                                                ? "there are no rows"
                                                : "none of %,d rows says when it is from"
                                                        .formatted(looked)));
                    }
                    return Answer.of(
                            OptionalDouble.of(
                                    row.number(now).orElseThrow()
                                            - row.number(newest).orElseThrow()),
                            looked);
                });
    }

    /** Hours are numbered from the start of the partition, so they need no calendar. */
    Place hoursCovered(Formula.HoursCovered formula) throws Unusable {
        var at = expressions.compile(formula.at());
        String seconds = dialect.seconds(at.sql());
        String from = dialect.seconds(Slots.slot("from"));
        String hour = "floor((%s - %s) / 3600)".formatted(seconds, from);
        var inside =
                new Conditions.Test(
                        "%s >= %s and %s < %s and %s < floor((%s - %s) / 3600)"
                                .formatted(
                                        seconds,
                                        from,
                                        seconds,
                                        dialect.seconds(Slots.slot("to")),
                                        hour,
                                        dialect.seconds(Slots.slot("now")),
                                        from),
                        at.uses());
        var where = conditions.where(formula.where()).and(inside);
        int all = counted(where);
        int covered =
                rows.number(
                        DSL.countDistinct(DSL.field(DSL.raw(hour)))
                                .filterWhere(where.condition()));
        int start = constant("from");
        int end = constant("to");
        int now = constant("now");
        return new Place(
                rows,
                row -> {
                    double over =
                            Math.min(
                                    row.number(end).orElseThrow(), row.number(now).orElseThrow());
                    double hours = Math.floor((over - row.number(start).orElseThrow()) / HOUR);
                    return Answer.of(
                            OptionalDouble.of(row.count(covered) - Math.max(0, hours)),
                            row.count(all));
                });
    }

    Place hoursInDay() {
        int all = counted(Conditions.Test.ALL);
        int start = constant("from");
        int end = constant("to");
        return new Place(
                rows,
                row ->
                        Answer.of(
                                OptionalDouble.of(
                                        (row.number(end).orElseThrow()
                                                        - row.number(start).orElseThrow())
                                                / HOUR),
                                row.count(all)));
    }

    Place regularIntervals(Formula.RegularIntervals formula) throws Unusable {
        var steps = new Steps(dialect, expressions, formula);
        var test = conditions.where(formula.where()).and(conditions.present(steps.columns()));
        String select = steps.select();
        Part part =
                keyParts.part(
                        "steps " + select + test.sql(),
                        source ->
                                "from (select %s\n%s) as %s"
                                        .formatted(
                                                select,
                                                source.only(test.sql()),
                                                dialect.quote("steps")),
                        steps.columns(),
                        test);
        int all = part.number(count(steps.follows()));
        int regular = part.number(count(steps.follows() + " and " + steps.regular()));
        return new Place(part, row -> Answer.rate(row.count(regular), row.count(all)));
    }

    /** An instant that the request says; it stands beside a count, so that there is one row. */
    private int constant(String slot) {
        return rows.number(Slots.slot(slot));
    }

    private int counted(Conditions.Test test) {
        rows.use(test.uses());
        return rows.number(DSL.count().filterWhere(test.condition()));
    }

    private static Field<?> count(String condition) {
        return DSL.count().filterWhere(DSL.condition(DSL.raw(condition)));
    }
}
