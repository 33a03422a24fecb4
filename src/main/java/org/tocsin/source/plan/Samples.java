package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.Expression;

/** Writes the query for some of the rows that count against a measure, limited in the query. */
public final class Samples {
    /**
     * @param sql may hold slots
     * @param masked columns of the result, by place from 0, that must not be shown
     */
    public record Drawn(String sql, Set<Integer> masked) {
        public Drawn {
            masked = Set.copyOf(masked);
        }
    }

    private final Dialect dialect;
    private final Selection selection;
    private final Set<String> secret;
    private final Expressions expressions;
    private final Conditions conditions;
    private final From from;

    /**
     * @param secret names of masked columns
     */
    public Samples(Dialect dialect, Selection selection, Set<String> secret) {
        this.dialect = dialect;
        this.selection = selection;
        this.secret = Set.copyOf(secret);
        this.expressions = new Expressions(dialect, selection.rows(), selection.derived());
        this.conditions = new Conditions(dialect, expressions);
        this.from = new From(dialect, selection.rows(), expressions);
    }

    /** Nothing where the measure has no rows that count against it. */
    public Optional<Drawn> draw(Measure measure) throws Unusable {
        return switch (measure.formula()) {
            case Formula.NullRate formula ->
                    rows(conditions.where(formula.where()).and(conditions.missing(formula)));
            case Formula.FailingRows(RowTest.RefersTo reference, _, var where) ->
                    orphans(reference, conditions.where(where));
            case Formula.FailingRows(var test, _, var where) ->
                    rows(conditions.where(where).and(conditions.failing(test)));
            case Formula.Compliance(var tests, var where) ->
                    rows(conditions.where(where).and(conditions.failingAny(tests)));
            case Formula.RegularIntervals formula -> regular(formula);
            case Formula.Duplicates formula -> repeats(formula);
            case Formula.LargestShare(var of, var where) -> keys(of, where);
            case Formula.HeavyKeys(var key, _, var where) -> keys(key, where);
            case Formula.RowCount _,
                    Formula.Aggregate _,
                    Formula.DistinctCount _,
                    Formula.Schema _,
                    Formula.Share _,
                    Formula.MissingValues _,
                    Formula.MeanMedianGap _,
                    Formula.Age _,
                    Formula.HoursCovered _,
                    Formula.HoursInDay _,
                    Formula.NewValues _,
                    Formula.GroupGap _,
                    Formula.Bimodality _,
                    Formula.Relation _,
                    Formula.Probed _,
                    Formula.Late _,
                    Formula.Recalled _,
                    Formula.Segmented _,
                    Formula.Query _ ->
                    Optional.empty();
        };
    }

    /** All columns and those derived ones that can be had, as a query over the partition. */
    public String everything() throws Unusable {
        var names = new LinkedHashSet<String>();
        selection.rows().columns().forEach(c -> names.add(c.name()));
        for (var derived : selection.derived()) {
            try {
                expressions.derived(derived.name());
                names.add(derived.name());
            } catch (Unusable _) {
                // A query that names it is told by the engine that it is not there.
            }
        }
        return "select %s\n%s".formatted(from.list(names), from.clause(names).all());
    }

    /** The columns and derived columns whose values may be shown. */
    public Set<String> open() {
        var names = new LinkedHashSet<String>();
        selection.rows().columns().forEach(c -> names.add(c.name()));
        selection.derived().forEach(d -> names.add(d.name()));
        names.removeIf(this::hidden);
        return names;
    }

    private boolean hidden(String name) {
        try {
            return hides(name);
        } catch (Unusable _) {
            return true;
        }
    }

    private Optional<Drawn> rows(Conditions.Test test) throws Unusable {
        var shown = shown(test.uses());
        var uses = new LinkedHashSet<>(shown);
        uses.addAll(test.uses());
        String sql =
                "select %s\n%s\n%s"
                        .formatted(from.list(shown), from.clause(uses).only(test.sql()), limit());
        return Optional.of(new Drawn(sql, masked(shown)));
    }

    private Optional<Drawn> orphans(RowTest.RefersTo reference, Conditions.Test where)
            throws Unusable {
        var of = expressions.compileAsWritten(reference.of());
        var other = References.of(selection, reference);
        String column = References.column(dialect, other, reference);
        String known =
                "%s is not null and %s not in (select %s from %s where %s is not null)"
                        .formatted(
                                of.sql(),
                                dialect.duckdb() ? conditions.asText(of.sql()) : of.sql(),
                                dialect.duckdb() ? conditions.asText(column) : column,
                                other.source(),
                                column);
        return rows(where.and(new Conditions.Test(known, of.uses())));
    }

    private Optional<Drawn> repeats(Formula.Duplicates formula) throws Unusable {
        var key = new ArrayList<Expressions.Compiled>();
        for (Expression part : formula.key()) {
            key.add(expressions.compileAsWritten(part));
        }
        var test = conditions.where(formula.where()).and(conditions.present(key));
        var shown = shown(test.uses());
        var uses = new LinkedHashSet<>(shown);
        uses.addAll(test.uses());
        String keys = String.join(", ", key.stream().map(Expressions.Compiled::sql).toList());
        String extra = "count(*) over (partition by %s) as %s".formatted(keys, name("repeats"));
        String condition = name("repeats") + " > 1";
        if (formula.within().isPresent()) {
            var window = formula.within().get();
            var by = expressions.compile(window.by());
            uses.addAll(by.uses());
            extra =
                    "min(%s) over (partition by %s) as %s, max(%s) over (partition by %s) as %s, count(*) over (partition by %s) as %s"
                            .formatted(
                                    by.sql(),
                                    keys,
                                    name("first"),
                                    by.sql(),
                                    keys,
                                    name("last"),
                                    keys,
                                    name("repeats"));
            condition += " and %s <> %s".formatted(name("first"), name("last"));
        }
        var order = new ArrayList<String>();
        for (int i = 0; i < key.size(); i++) {
            order.add(name("key" + (i + 1)));
            extra += ", %s as %s".formatted(key.get(i).sql(), name("key" + (i + 1)));
        }
        String sql =
                "select %s\nfrom (select %s, %s\n%s) as %s\nwhere %s\norder by %s\n%s"
                        .formatted(
                                from.list(shown),
                                from.list(shown),
                                extra,
                                from.clause(uses).only(test.sql()),
                                name("repeated"),
                                condition,
                                String.join(", ", order),
                                limit());
        return Optional.of(new Drawn(sql, masked(shown)));
    }

    /** Rows that follow the one before them after an exact multiple of the span. */
    private Optional<Drawn> regular(Formula.RegularIntervals formula) throws Unusable {
        var steps = new Steps(dialect, expressions, formula);
        var test = conditions.where(formula.where()).and(conditions.present(steps.columns()));
        var shown = shown(test.uses());
        var uses = new LinkedHashSet<>(shown);
        uses.addAll(test.uses());
        String sql =
                "select %s\nfrom (select %s, %s\n%s) as %s\nwhere %s\norder by %s\n%s"
                        .formatted(
                                from.list(shown),
                                from.list(shown),
                                steps.select(),
                                from.clause(uses).only(test.sql()),
                                name("steps"),
                                steps.regular(),
                                steps.order(),
                                limit());
        return Optional.of(new Drawn(sql, masked(shown)));
    }

    private Optional<Drawn> keys(Expression of, Optional<Expression> where) throws Unusable {
        var key = expressions.compileAsWritten(of);
        var test = conditions.where(where).and(conditions.present(List.of(key)));
        var uses = new LinkedHashSet<>(key.uses());
        uses.addAll(test.uses());
        String sql =
                "select %s as %s, count(*) as %s\n%s\ngroup by %s\norder by %s desc, %s\n%s"
                        .formatted(
                                key.sql(),
                                name("value"),
                                name("count"),
                                from.clause(uses).only(test.sql()),
                                key.sql(),
                                name("count"),
                                name("value"),
                                limit());
        boolean hidden = false;
        for (String used : key.uses()) {
            hidden |= hides(used);
        }
        return Optional.of(new Drawn(sql, hidden ? Set.of(0) : Set.of()));
    }

    /** Every column as it was written, and the derived ones that the test looks at. */
    private List<String> shown(Set<String> uses) {
        var names = new ArrayList<String>();
        selection.rows().columns().forEach(c -> names.add(c.writtenName()));
        uses.stream().filter(expressions::isDerived).sorted().forEach(names::add);
        return names;
    }

    private Set<Integer> masked(List<String> shown) throws Unusable {
        var places = new LinkedHashSet<Integer>();
        for (int i = 0; i < shown.size(); i++) {
            if (hides(shown.get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    /** Whether a value would give a masked column away, directly or through a derived column. */
    private boolean hides(String name) throws Unusable {
        if (expressions.isDerived(name)) {
            for (String used : expressions.derived(name).uses()) {
                if (hides(used)) {
                    return true;
                }
            }
            return false;
        }
        return selection.rows().columns().stream()
                .filter(c -> c.name().equals(name) || c.writtenName().equals(name))
                .anyMatch(c -> secret.stream().anyMatch(c.name()::equalsIgnoreCase));
    }

    private String limit() {
        return dialect.limited();
    }

    private String name(String name) {
        return dialect.quote(name);
    }
}
