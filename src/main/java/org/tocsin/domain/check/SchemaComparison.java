package org.tocsin.domain.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tocsin.domain.check.Formula.SchemaFault;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.SeenColumn;

/**
 * Finds where the columns of a partition differ from what the data set declares (C-3). Each
 * differing column counts once per kind of fault asked for.
 */
public final class SchemaComparison {
    private final DataSet declared;
    private final List<SeenColumn> seen;
    private final Map<String, Long> unparsed;
    private final Optional<List<SeenColumn>> before;

    /**
     * @param unparsed declared columns with the number of values that do not read as their type
     * @param before the columns of the partition before, where one was seen
     */
    public SchemaComparison(
            DataSet declared,
            List<SeenColumn> seen,
            Map<String, Long> unparsed,
            Optional<List<SeenColumn>> before) {
        this.declared = declared;
        this.seen = List.copyOf(seen);
        this.unparsed = Map.copyOf(unparsed);
        this.before = before;
    }

    /** One line for people per differing column. */
    public List<String> differences(Set<SchemaFault> faults) {
        var lines = new ArrayList<String>();
        for (var fault : SchemaFault.values()) {
            if (faults.contains(fault)) {
                lines.addAll(
                        switch (fault) {
                            case MISSING -> missing();
                            case UNEXPECTED -> unexpected();
                            case WRONG_TYPE -> wrongType();
                            case CHANGED -> changed();
                        });
            }
        }
        return lines;
    }

    private List<String> missing() {
        return declared.shape().columns().stream()
                .filter(column -> column.required() && !has(column.name()))
                .map(column ->
                        column.name() + foundAs(column).map(" (now %s)"::formatted).orElse(""))
                .toList();
    }

    /** An alias that is there, else an undeclared column whose name is nearly the same. */
    private Optional<String> foundAs(Column column) {
        return column.aliases().stream()
                .filter(this::has)
                .findFirst()
                .or(() ->
                        undeclared().stream()
                                .map(SeenColumn::name)
                                .filter(similarTo(column.name()))
                                .findFirst());
    }

    private List<String> unexpected() {
        return undeclared().stream().map(column -> column.name() + " was not expected").toList();
    }

    private List<String> wrongType() {
        return declared.shape().columns().stream()
                .filter(column -> unparsed.getOrDefault(column.name(), 0L) > 0)
                .map(column ->
                        "%s: %,d values are not %s"
                                .formatted(
                                        column.name(),
                                        unparsed.get(column.name()),
                                        column.type().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<String> changed() {
        return before.map(this::changedFrom).orElse(List.of());
    }

    private List<String> changedFrom(List<SeenColumn> earlier) {
        var lines = new ArrayList<String>();
        for (var column : earlier) {
            var now = seen.stream().filter(other -> other.name().equals(column.name())).findFirst();
            if (now.isEmpty()) {
                lines.add(column.name() + " is gone since last time");
            } else if (!now.get().type().equals(column.type())) {
                lines.add(
                        "%s turned from %s to %s"
                                .formatted(column.name(), column.type(), now.get().type()));
            }
        }
        var known = new HashSet<String>();
        earlier.forEach(column -> known.add(column.name()));
        seen.stream()
                .filter(column -> !known.contains(column.name()))
                .forEach(column -> lines.add(column.name() + " is new since last time"));
        return lines;
    }

    private boolean has(String name) {
        return seen.stream().anyMatch(column -> column.name().equals(name));
    }

    private List<SeenColumn> undeclared() {
        var names = new HashSet<String>();
        for (var column : declared.shape().columns()) {
            names.add(column.name());
            names.addAll(column.aliases());
        }
        return seen.stream().filter(column -> !names.contains(column.name())).toList();
    }

    private static Predicate<String> similarTo(String name) {
        return other -> isSimilar(name, other);
    }

    /** Whether two names are nearly the same, as after a rename. */
    static boolean isSimilar(String name, String other) {
        String plain = plain(name);
        return distance(plain, plain(other)) <= Math.max(1, plain.length() / 5);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
