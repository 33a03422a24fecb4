package org.tocsin.source.plan;

import java.util.List;
import org.tocsin.domain.check.Formula;

/** Writes events beside the one before them of the same key, to the second (C-19). */
final class Steps {
    private final Dialect dialect;
    private final Expressions.Compiled key;
    private final Expressions.Compiled at;
    private final long seconds;

    Steps(Dialect dialect, Expressions expressions, Formula.RegularIntervals formula)
            throws Unusable {
        this.dialect = dialect;
        this.key = expressions.compileAsWritten(formula.key());
        this.at = expressions.compile(formula.at());
        this.seconds = formula.every().toSeconds();
    }

    /** What has to be there for an event to count. */
    List<Expressions.Compiled> columns() {
        return List.of(key, at);
    }

    /** The columns {@code moment} and {@code previous}, seconds since 1970. */
    String select() {
        String moment = "floor(%s)".formatted(dialect.seconds(at.sql()));
        return "%s as %s, lag(%s) over (partition by %s order by %s) as %s"
                .formatted(
                        moment,
                        dialect.quote("moment"),
                        moment,
                        key.sql(),
                        moment,
                        dialect.quote("previous"));
    }

    /** True of an event that follows another one. */
    String follows() {
        return dialect.quote("previous") + " is not null";
    }

    /** True of one that does so after an exact multiple of the span. */
    String regular() {
        String gap = dialect.quote("moment") + " - " + dialect.quote("previous");
        return "%s > 0 and mod(cast(%s as decimal(18)), %d) = 0".formatted(gap, gap, seconds);
    }

    String order() {
        return dialect.quote("moment");
    }
}
