package org.tocsin.source.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tocsin.source.sql.Slots;

/**
 * Where the rows of one partition come from and what their columns are called.
 *
 * @param source what stands after FROM; may hold slots
 * @param missing columns that are declared but were not found
 * @param filter what makes a row part of the partition; may hold slots
 */
public record Rows(
        String source, List<Column> columns, Set<String> missing, Optional<Filter> filter) {

    /** The slot, in messages, for the file or table that is looked at. */
    public static final String WHAT = Slots.slot("what");

    public Rows {
        columns = List.copyOf(columns);
        missing = Set.copyOf(missing);
    }

    /**
     * @param name as expressions say it: the declared name, or as found where none is declared
     * @param read how its value is had from the source
     * @param kind what reading it does to it
     */
    public record Column(String name, String read, Kind kind) {
        /** The name under which its text is had, where reading it converts it. */
        String writtenName() {
            return kind instanceof Kind.Converted ? name + " as written" : name;
        }
    }

    /** What becomes of a column's text. */
    public sealed interface Kind {
        /** It is taken as it is. */
        record Plain() implements Kind {}

        /** Its text is read as the declared type; what does not read becomes null. */
        record Converted(String written) implements Kind {}

        /** Text that should be JSON and stays text. */
        record Json() implements Kind {}
    }

    /** Rows whose column lies between the bounds of the partition, the upper one excluded. */
    public record Filter(String column) {}

    /** Finds a column as people write names: exactly, or else ignoring case if that is plain. */
    public Optional<Column> column(String name) {
        var exact = columns.stream().filter(c -> c.name().equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        var alike =
                columns.stream()
                        .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(lower))
                        .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }
}
