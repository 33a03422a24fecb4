package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.Expression;

/** Which keys need their rows counted one by one; the rest can be counted in passing. */
final class GroupedKeys {
    private final Expressions expressions;
    private final Conditions conditions;
    private final Set<String> grouped = new HashSet<>();

    GroupedKeys(Expressions expressions, Conditions conditions, List<Measure> measures) {
        this.expressions = expressions;
        this.conditions = conditions;
        measures.forEach(this::note);
    }

    boolean has(List<Expressions.Compiled> key, Conditions.Test rows) {
        return grouped.contains(identity(key, rows));
    }

    List<Expressions.Compiled> key(List<Expression> expressionsOfKey) throws Unusable {
        var key = new ArrayList<Expressions.Compiled>();
        for (Expression part : expressionsOfKey) {
            key.add(expressions.compileAsWritten(part));
        }
        return key;
    }

    private void note(Measure measure) {
        try {
            switch (measure.formula().unsegmented()) {
                case Formula.Duplicates(var key, var counting, var within, var where) -> {
                    if (counting == Formula.Counting.KEYS && within.isEmpty()) {
                        note(key(key), where);
                    }
                }
                case Formula.LargestShare(var of, var where) -> note(key(List.of(of)), where);
                case Formula.HeavyKeys(var key, _, var where) -> note(key(List.of(key)), where);
                case Formula.RowCount _,
                        Formula.NullRate _,
                        Formula.Aggregate _,
                        Formula.DistinctCount _,
                        Formula.Schema _,
                        Formula.FailingRows _,
                        Formula.Share _,
                        Formula.MissingValues _,
                        Formula.MeanMedianGap _,
                        Formula.Compliance _,
                        Formula.Age _,
                        Formula.HoursCovered _,
                        Formula.HoursInDay _,
                        Formula.RegularIntervals _,
                        Formula.NewValues _,
                        Formula.GroupGap _,
                        Formula.Bimodality _,
                        Formula.Relation _,
                        Formula.Probed _,
                        Formula.Late _,
                        Formula.Recalled _,
                        Formula.Segmented _,
                        Formula.Query _ -> {}
            }
        } catch (Unusable _) {
            // Said again, and reported, when the measure is given its place.
        }
    }

    private void note(List<Expressions.Compiled> key, Optional<Expression> where) throws Unusable {
        grouped.add(identity(key, conditions.where(where).and(conditions.present(key))));
    }

    private static String identity(List<Expressions.Compiled> key, Conditions.Test rows) {
        return key.stream().map(Expressions.Compiled::sql).toList() + rows.sql();
    }
}
