package org.tocsin.domain.check;

import java.util.Optional;
import org.tocsin.domain.data.Expression;

/** Turns a measure of segments into one of the rows of a single segment. */
public final class Narrowing {
    private Narrowing() {}

    /**
     * The same measure over one segment only, as for a sample of its failing rows; over all rows
     * for {@link Segmentation#OTHER}. A measure without segments stays as it is.
     */
    public static Measure to(Measure measure, String segment) {
        if (!(measure.formula() instanceof Formula.Segmented(var each, var by))) {
            return measure;
        }
        var formula =
                segment.equals(Segmentation.OTHER) ? each : narrow(each, only(by.of(), segment));
        return new Measure(
                measure.id(), measure.name(), measure.dataSet(), formula, measure.unit());
    }

    private static String only(Expression of, String segment) {
        return switch (segment) {
            case Segmentation.NONE -> "(%s) is null".formatted(of);
            case Segmentation.EMPTY -> "cast((%s) as varchar) = ''".formatted(of);
            case String value ->
                    "substring(cast((%s) as varchar), 1, %d) = '%s'"
                            .formatted(of, Segmentation.LONGEST, value.replace("'", "''"));
        };
    }

    private static Formula narrow(Formula formula, String only) {
        return switch (formula) {
            case Formula.RowCount(var where) -> new Formula.RowCount(and(where, only));
            case Formula.NullRate(var of, var empty, var where) ->
                    new Formula.NullRate(of, empty, and(where, only));
            case Formula.Aggregate(var function, var of, var where) ->
                    new Formula.Aggregate(function, of, and(where, only));
            case Formula.DistinctCount(var of, var where) ->
                    new Formula.DistinctCount(of, and(where, only));
            case Formula.Duplicates(var key, var counting, var within, var where) ->
                    new Formula.Duplicates(key, counting, within, and(where, only));
            case Formula.FailingRows(var test, var asRate, var where) ->
                    new Formula.FailingRows(test, asRate, and(where, only));
            case Formula.Share(var of, var where) -> new Formula.Share(of, and(where, only));
            case Formula.LargestShare(var of, var where) ->
                    new Formula.LargestShare(of, and(where, only));
            case Formula.MissingValues(var of, var expected, var where) ->
                    new Formula.MissingValues(of, expected, and(where, only));
            case Formula.HeavyKeys(var key, var moreThan, var where) ->
                    new Formula.HeavyKeys(key, moreThan, and(where, only));
            case Formula.MeanMedianGap(var of, var where) ->
                    new Formula.MeanMedianGap(of, and(where, only));
            case Formula.Compliance(var tests, var where) ->
                    new Formula.Compliance(tests, and(where, only));
            case Formula.Age(var of, var where) -> new Formula.Age(of, and(where, only));
            case Formula.HoursCovered(var at, var where) ->
                    new Formula.HoursCovered(at, and(where, only));
            case Formula.HoursInDay _,
                    Formula.RegularIntervals _,
                    Formula.NewValues _,
                    Formula.GroupGap _,
                    Formula.Bimodality _,
                    Formula.Probed _,
                    Formula.Late _,
                    Formula.Recalled _,
                    Formula.Schema _,
                    Formula.Relation _,
                    Formula.Query _,
                    Formula.Segmented _ ->
                    formula;
        };
    }

    private static Optional<Expression> and(Optional<Expression> where, String only) {
        return Optional.of(
                new Expression(where.map(w -> "(%s) and (%s)".formatted(w, only)).orElse(only)));
    }
}
