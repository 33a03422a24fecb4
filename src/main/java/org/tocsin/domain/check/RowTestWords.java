package org.tocsin.domain.check;

import java.util.Locale;
import org.tocsin.domain.check.Formula.RowTest;

/** Row tests as people read them. */
public final class RowTestWords {
    private RowTestWords() {}

    /** What is wrong with a row that fails: {@code client_id is missing}. */
    public static String fault(RowTest test) {
        return switch (test) {
            case RowTest.Present(var of, _) -> of + " is missing";
            case RowTest.Range(var of, _, _) -> of + " is out of range";
            case RowTest.OneOf(var of, _) -> of + " is none of the accepted values";
            case RowTest.Matches(var of, var pattern) -> of + " does not match " + pattern;
            case RowTest.ParsesAs(var of, var type) ->
                    "%s is no %s".formatted(of, type.name().toLowerCase(Locale.ROOT));
            case RowTest.Satisfies(var condition) -> "not " + condition;
            case RowTest.RefersTo(var of, var table, var column) ->
                    "%s is not in %s.%s".formatted(of, table, column);
        };
    }
}
