package org.tocsin.domain.quiet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The labels of one alert. A label may have several values, such as tags, and one without any is
 * the same as one that is missing or empty.
 */
public final class Labels {
    /** The kinds of alerts there are. */
    public static final String BREACH = "breach";

    public static final String BROKEN = "broken";
    public static final String REPORT = "report";

    public static final Labels NONE = new Labels(new EnumMap<>(Label.class));

    private final Map<Label, SortedSet<String>> values;

    private Labels(Map<Label, SortedSet<String>> values) {
        this.values = values;
    }

    /** The same with further values; empty ones say nothing. */
    public Labels with(Label label, Collection<String> more) {
        var all = new EnumMap<Label, SortedSet<String>>(Label.class);
        all.putAll(values);
        var set = new TreeSet<>(of(label));
        more.stream().filter(value -> !value.isEmpty()).forEach(set::add);
        if (!set.isEmpty()) {
            all.put(label, Collections.unmodifiableSortedSet(set));
        }
        return new Labels(all);
    }

    public Labels with(Label label, String value) {
        return with(label, List.of(value));
    }

    /** In alphabetical order; empty when it is missing. */
    public SortedSet<String> of(Label label) {
        return values.getOrDefault(label, Collections.emptySortedSet());
    }

    /** Whether two alerts agree in a label; both lacking it agree too. */
    public boolean agrees(Labels other, Label label) {
        return of(label).equals(other.of(label));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && values.equals(labels.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Such as {@code check=rows, data-set=events}. */
    @Override
    public String toString() {
        var all = new ArrayList<String>();
        values.forEach((label, set) -> set.forEach(value -> all.add(label.key() + "=" + value)));
        return String.join(", ", all);
    }
}
