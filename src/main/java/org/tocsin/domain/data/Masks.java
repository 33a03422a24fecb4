package org.tocsin.domain.data;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which values must not be named in messages. */
public final class Masks {
    private Masks() {}

    /** Whether an expression mentions a masked column, itself or through a derived one. */
    public static boolean hide(DataSet dataSet, Expression expression) {
        return hide(dataSet, expression, new HashSet<>());
    }

    private static boolean hide(DataSet dataSet, Expression expression, Set<String> seen) {
        return dataSet.shape().columns().stream()
                        .filter(Column::masked)
                        .anyMatch(column -> mentions(expression, column.name()))
                || dataSet.shape().derived().stream()
                        .filter(derived -> mentions(expression, derived.name()))
                        .filter(derived -> seen.add(derived.name()))
                        .anyMatch(derived -> hide(dataSet, derived.expression(), seen));
    }

    private static boolean mentions(Expression expression, String name) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])",
                        Pattern.CASE_INSENSITIVE)
                .matcher(expression.sql())
                .find();
    }
}
