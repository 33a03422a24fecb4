package org.tocsin.ui.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tocsin.domain.data.DataSetId;

/**
 * Which rows are shown, in which order, under which headers. Pure: the same rows and choices always
 * give the same lines.
 *
 * @param order the worst first when empty
 */
record Layout(Filter filter, boolean grouped, List<SortKey.By> order) {
    private static final List<SortKey.By> WORST_FIRST =
            List.of(new SortKey.By(SortKey.VERDICT, false));

    static final Layout INITIAL = new Layout(Filter.NONE, false, List.of());

    Layout {
        order = List.copyOf(order);
    }

    /**
     * @param states those shown; all of them when empty
     * @param text every word of it must occur in the check's name, id, data set, owner or tags
     */
    record Filter(Set<State> states, String text) {
        static final Filter NONE = new Filter(Set.of(), "");

        Filter {
            states = Set.copyOf(states);
            text = text.strip().toLowerCase(Locale.ROOT);
        }

        boolean isNone() {
            return states.isEmpty() && text.isEmpty();
        }

        private boolean passes(Standing standing) {
            return states.isEmpty() || states.contains(standing.state());
        }

        private List<String> words() {
            return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        }
    }

    Layout with(Filter next) {
        return new Layout(next, grouped, order);
    }

    Layout withGrouping(boolean next) {
        return new Layout(filter, next, order);
    }

    Layout withOrder(List<SortKey.By> next) {
        return new Layout(filter, grouped, next);
    }

    /** The lines to show; a folded group keeps its header and hides its checks. */
    List<Line> lines(Collection<CheckRow> rows, Function<DataSetId, GroupRow> group) {
        var words = filter.words();
        var sorted =
                rows.stream()
                        .filter(row -> filter.passes(row.now()))
                        .filter(row -> words.stream().allMatch(row::mentions))
                        .sorted(inOrder())
                        .toList();
        return grouped ? underHeaders(sorted, group) : List.copyOf(sorted);
    }

    /** Whether a check that moved on this way would now be shown, or stand, elsewhere. */
    boolean movedBy(Standing before, Standing after) {
        return filter.passes(before) != filter.passes(after)
                || (filter.passes(after) && comparator().compare(before, after) != 0);
    }

    private Comparator<CheckRow> inOrder() {
        var order = comparator();
        return (left, right) -> {
            int compared = order.compare(left.now(), right.now());
            return compared != 0 ? compared : Integer.compare(left.position(), right.position());
        };
    }

    private Comparator<Standing> comparator() {
        return SortKey.comparator(order.isEmpty() ? WORST_FIRST : order);
    }

    /** Data sets keep the playbook's order, so that a header never wanders. */
    private static List<Line> underHeaders(
            List<CheckRow> sorted, Function<DataSetId, GroupRow> group) {
        Map<DataSetId, List<CheckRow>> byDataSet = new LinkedHashMap<>();
        sorted.stream()
                .sorted(Comparator.comparing(row -> group.apply(row.dataSet()).position()))
                .forEach(row ->
                        byDataSet.computeIfAbsent(row.dataSet(), _ -> new ArrayList<>()).add(row));
        List<Line> lines = new ArrayList<>();
        byDataSet.forEach((dataSet, members) -> {
            var header = group.apply(dataSet);
            lines.add(header);
            if (!header.folded().get()) {
                lines.addAll(members);
            }
        });
        return lines;
    }
}
