package org.tocsin.source.plan;

import java.util.List;
import java.util.Map;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.DerivedColumn;

/**
 * Everything that decides what statements are composed; equal selections have equal plans.
 *
 * @param references what stands after FROM for the other tables or files that measures refer to
 */
public record Selection(
        Rows rows,
        List<DerivedColumn> derived,
        List<Measure> measures,
        Map<String, Reference> references,
        Shape shape) {
    public Selection {
        derived = List.copyOf(derived);
        measures = List.copyOf(measures);
        references = Map.copyOf(references);
    }

    public Selection only(Measure measure) {
        return new Selection(rows, derived, List.of(measure), references, shape.withoutTypes());
    }

    /**
     * @param onePass whether reading the rows costs so much that everything goes into one statement
     *     (text files), or a statement per key is cheaper (everything else)
     * @param types whether values that do not read as their declared type are counted
     */
    public record Shape(boolean onePass, boolean types) {
        Shape withoutTypes() {
            return new Shape(onePass, false);
        }
    }

    /** Another table or file. */
    public sealed interface Reference {
        record Found(String source, List<String> columns) implements Reference {
            public Found {
                columns = List.copyOf(columns);
            }
        }

        record Lost(String why) implements Reference {}
    }
}
