package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jooq.impl.DSL;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.RowTestWords;

/** Places the share of rows that pass a list of tests (C-11): conditional counts in one pass. */
final class PassingParts {
    /** How many of the tests that fail most are named. */
    private static final int NAMED = 3;

    private record Failing(String fault, long rows) {}

    private final Conditions conditions;
    private final Part rows;

    PassingParts(Conditions conditions, Part rows) {
        this.conditions = conditions;
        this.rows = rows;
    }

    Parts.Place compliance(Formula.Compliance formula) throws Unusable {
        var where = conditions.where(formula.where());
        int all = counted(where);
        int failing = counted(where.and(conditions.failingAny(formula.tests())));
        var each = new ArrayList<Integer>();
        for (var test : formula.tests()) {
            each.add(counted(where.and(conditions.failing(test))));
        }
        return new Parts.Place(
                rows,
                row -> {
                    var worst = new ArrayList<Failing>();
                    for (int i = 0; i < each.size(); i++) {
                        worst.add(
                                new Failing(
                                        RowTestWords.fault(formula.tests().get(i)),
                                        row.count(each.get(i))));
                    }
                    return passed(row.count(all), row.count(failing))
                            .noting(worst(worst).stream().toList());
                });
    }

    private static Answer passed(long all, long failing) {
        var failed = Answer.rate(failing, all);
        return all == 0
                ? failed
                : new Answer(
                        OptionalDouble.of((double) (all - failing) / all),
                        failed.tested(),
                        List.of());
    }

    private static Optional<String> worst(List<Failing> tests) {
        var failed =
                tests.stream()
                        .filter(test -> test.rows() > 0)
                        .sorted(Comparator.comparingLong(Failing::rows).reversed())
                        .limit(NAMED)
                        .map(test -> "%s (%,d rows)".formatted(test.fault(), test.rows()))
                        .toList();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of("failed most: " + String.join(", ", failed));
    }

    private int counted(Conditions.Test test) {
        rows.use(test.uses());
        return rows.number(DSL.count().filterWhere(test.condition()));
    }
}
