package org.tocsin.source.plan;

import java.util.Set;
import java.util.TreeSet;
import org.tocsin.domain.check.Formula.FailingRows;
import org.tocsin.domain.check.Formula.RowTest.RefersTo;
import org.tocsin.domain.check.Measure;

/** Other tables or files that measures look values up in. */
public final class References {
    private References() {}

    /** Their names, as the measures say them. */
    public static Set<String> named(Iterable<Measure> measures) {
        var names = new TreeSet<String>();
        for (Measure measure : measures) {
            if (measure.formula().unsegmented()
                    instanceof FailingRows(RefersTo(_, var table, _), _, _)) {
                names.add(table);
            }
        }
        return names;
    }

    static Selection.Reference.Found of(Selection selection, RefersTo reference) throws Unusable {
        return switch (selection.references().get(reference.table())) {
            case Selection.Reference.Found found -> found;
            case Selection.Reference.Lost(var why) -> throw new Unusable(why);
            case null -> throw new Unusable("nothing is known of " + reference.table());
        };
    }

    /** The quoted column to look in. */
    static String column(Dialect dialect, Selection.Reference.Found other, RefersTo reference)
            throws Unusable {
        for (String column : other.columns()) {
            if (column.equals(reference.column())) {
                return dialect.quote(column);
            }
        }
        for (String column : other.columns()) {
            if (column.equalsIgnoreCase(reference.column())) {
                return dialect.quote(column);
            }
        }
        throw new Unusable(
                "there is no column %s in %s; it has %s"
                        .formatted(
                                reference.column(),
                                reference.table(),
                                String.join(", ", other.columns())));
    }
}
