package org.tocsin.playbook;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Which rows of a holiday table give way to which. */
final class CoverOrder {
    private CoverOrder() {}

    /** Tells titles that stand for no row, stand twice, or give way to themselves. */
    static Optional<List<CoverShape.Entry>> told(
            List<CoverShape.Entry> rows, Node node, Context context) {
        var places = new HashMap<String, Place>();
        for (var row : rows) {
            var first = places.putIfAbsent(row.row().title(), row.at());
            if (first != null) {
                context.problems()
                        .error(
                                row.at(),
                                "row \"%s\" is declared twice, first at %s; give one of them another title"
                                        .formatted(row.row().title(), first));
            }
        }
        for (var row : rows) {
            for (var beaten : row.row().beats()) {
                if (!places.containsKey(beaten)) {
                    context.problems()
                            .error(
                                    row.at(),
                                    "there is no row \"%s\" that \"%s\" could beat%s"
                                            .formatted(
                                                    beaten,
                                                    row.row().title(),
                                                    Scalars.known(beaten, places.keySet())));
                }
            }
            if (reaches(row.row().title(), row.row().title(), beats(rows), new HashSet<>())) {
                context.problems()
                        .error(row.at(), "\"%s\" beats itself".formatted(row.row().title()));
            }
        }
        return Optional.of(rows);
    }

    /** Higher than that of any row it beats. */
    static Map<String, Integer> priorities(List<CoverShape.Entry> rows) {
        var beats = beats(rows);
        var priorities = new HashMap<String, Integer>();
        // Each round lifts a row above those it beats; more rounds than rows lift nothing further.
        for (int round = 0; round < rows.size(); round++) {
            for (var row : rows) {
                int above =
                        beats.getOrDefault(row.row().title(), Set.of()).stream()
                                .mapToInt(beaten -> priorities.getOrDefault(beaten, 0) + 1)
                                .max()
                                .orElse(0);
                priorities.put(row.row().title(), above);
            }
        }
        return priorities;
    }

    private static Map<String, Set<String>> beats(List<CoverShape.Entry> rows) {
        return rows.stream()
                .collect(
                        Collectors.toMap(
                                row -> row.row().title(),
                                row -> Set.copyOf(row.row().beats()),
                                (first, _) -> first));
    }

    private static boolean reaches(
            String from, String goal, Map<String, Set<String>> beats, Set<String> seen) {
        for (var next : beats.getOrDefault(from, Set.of())) {
            if (next.equals(goal) || seen.add(next) && reaches(next, goal, beats, seen)) {
                return true;
            }
        }
        return false;
    }
}
