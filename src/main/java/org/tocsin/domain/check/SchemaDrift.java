package org.tocsin.domain.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.SeenColumn;

/**
 * How the columns of a data set changed over time: which came, went, were renamed or turned
 * into another type, and when.
 *
 * @param at the time that the first partition with the change speaks of
 */
public record SchemaDrift(Instant at, List<Change> changes) {
    public SchemaDrift {
        changes = List.copyOf(changes);
    }

    /** What happened to one column. */
    public sealed interface Change {
        record Came(SeenColumn column) implements Change {}

        record Went(SeenColumn column) implements Change {}

        /** Told from the playbook's aliases, else from names that are nearly the same. */
        record Renamed(String from, String to) implements Change {}

        record Retyped(String column, String from, String to) implements Change {}
    }

    /** The columns of one partition. */
    public record Seen(Instant at, List<SeenColumn> columns) {
        public Seen {
            columns = List.copyOf(columns);
        }
    }

    /**
     * @param seen oldest first; each is held against the one before it
     * @param declared the columns that rules name, with what else they are called
     * @return the partitions in which something changed, oldest first
     */
    public static List<SchemaDrift> of(List<Seen> seen, List<Column> declared) {
        var drifts = new ArrayList<SchemaDrift>();
        for (int i = 1; i < seen.size(); i++) {
            var changes = changes(seen.get(i - 1).columns(), seen.get(i).columns(), declared);
            if (!changes.isEmpty()) {
                drifts.add(new SchemaDrift(seen.get(i).at(), changes));
            }
        }
        return List.copyOf(drifts);
    }

    private static List<Change> changes(
            List<SeenColumn> before, List<SeenColumn> now, List<Column> declared) {
        var came = new ArrayList<SeenColumn>();
        var known = byName(before);
        var changes = new ArrayList<Change>();
        for (var column : now) {
            var was = known.remove(column.name());
            if (was == null) {
                came.add(column);
            } else if (!was.type().equals(column.type())) {
                changes.add(new Change.Retyped(column.name(), was.type(), column.type()));
            }
        }
        for (var gone : known.values()) {
            var heir = heir(gone.name(), came, declared);
            heir.ifPresent(came::remove);
            changes.add(
                    heir.<Change>map(to -> new Change.Renamed(gone.name(), to.name()))
                            .orElseGet(() -> new Change.Went(gone)));
        }
        came.forEach(column -> changes.add(new Change.Came(column)));
        return changes;
    }

    private static Map<String, SeenColumn> byName(List<SeenColumn> columns) {
        var named = new LinkedHashMap<String, SeenColumn>();
        columns.forEach(column -> named.put(column.name(), column));
        return named;
    }

    private static Optional<SeenColumn> heir(
            String gone, List<SeenColumn> came, List<Column> declared) {
        return came.stream()
                .filter(column -> isSame(gone, column.name(), declared))
                .findFirst()
                .or(() ->
                        came.stream()
                                .filter(column -> SchemaComparison.isSimilar(gone, column.name()))
                                .findFirst());
    }

    /** Whether a playbook says that both are names of one column. */
    public static boolean isSame(String one, String other, List<Column> declared) {
        return declared.stream()
                .map(column -> {
                    var names = new HashSet<>(column.aliases());
                    names.add(column.name());
                    return names;
                })
                .anyMatch(names -> names.contains(one) && names.contains(other));
    }
}
