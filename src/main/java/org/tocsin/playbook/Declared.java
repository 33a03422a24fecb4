package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * All names that a playbook's files declare, gathered before anything is decoded: a reference is
 * then judged where it stands, even when what it points to has faults of its own.
 */
final class Declared {
    enum Kind {
        SOURCE("source"),
        DATA_SET("data set"),
        MEASURE("measure"),
        SEVERITY("severity"),
        CHECK("check"),
        RUNBOOK("runbook");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final Problems problems;
    private final Map<Kind, Map<String, Place>> names = new LinkedHashMap<>();
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private final Map<Kind, Set<String>> used = new LinkedHashMap<>();
    private final List<String> unparsed = new ArrayList<>();

    Declared(Problems problems) {
        this.problems = problems;
    }

    /** Takes in what one file declares. */
    void read(String file, Node root) {
        keys(Kind.SOURCE, file, root, "sources");
        keys(Kind.DATA_SET, file, root, "datasets");
        keys(Kind.MEASURE, file, root, "measures");
        ids(Kind.SEVERITY, file, root, "severities");
        ids(Kind.CHECK, file, root, "checks");
        Nodes.child(root, "datasets")
                .map(Nodes::entries)
                .orElse(List.of())
                .forEach(entry ->
                        Nodes.text(entry.getKeyNode())
                                .ifPresent(id -> readColumns(id, entry.getValueNode())));
    }

    /** Takes in a file that does not parse: what it mentions may well be declared in it. */
    void readUnparsed(String text) {
        unparsed.add(text);
    }

    void add(Kind kind, String name, Place at) {
        var known = names.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        var first = known.putIfAbsent(name, at);
        if (first != null) {
            problems.error(
                    at,
                    "%s \"%s\" is declared twice, first at %s; give one of them another name"
                            .formatted(kind, name, first));
        }
    }

    boolean has(Kind kind, String name) {
        return names(kind).contains(name) || unparsed.stream().anyMatch(t -> t.contains(name));
    }

    Set<String> names(Kind kind) {
        return names.getOrDefault(kind, Map.of()).keySet();
    }

    /** Where it is declared first. */
    Place place(Kind kind, String name) {
        return Objects.requireNonNull(names.getOrDefault(kind, Map.of()).get(name));
    }

    /** 0 for the worst severity; unknown ones come last. */
    int rank(String severity) {
        int rank = List.copyOf(names(Kind.SEVERITY)).indexOf(severity);
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    /** Declared and derived columns; empty when the data set says nothing about its columns. */
    Optional<Set<String>> columns(String dataSet) {
        return Optional.ofNullable(columns.get(dataSet));
    }

    void use(Kind kind, String name) {
        used.computeIfAbsent(kind, _ -> new HashSet<>()).add(name);
    }

    /** Whether anything refers to it. */
    boolean isUsed(Kind kind, String name) {
        return used.getOrDefault(kind, Set.of()).contains(name);
    }

    private void keys(Kind kind, String file, Node root, String section) {
        for (var entry : Nodes.child(root, section).map(Nodes::entries).orElse(List.of())) {
            var key = entry.getKeyNode();
            Nodes.text(key).ifPresent(name -> add(kind, name, Place.of(file, key)));
        }
    }

    private void ids(Kind kind, String file, Node root, String section) {
        for (var item : Nodes.child(root, section).map(Nodes::items).orElse(List.of())) {
            var id = Nodes.child(item, "id");
            id.flatMap(Nodes::text)
                    .ifPresent(name -> add(kind, name, Place.of(file, id.orElseThrow())));
        }
    }

    private void readColumns(String dataSet, Node node) {
        var declared = Nodes.child(node, "columns").map(Nodes::entries).orElse(List.of());
        if (declared.isEmpty()) {
            return;
        }
        var all = columns.computeIfAbsent(dataSet, _ -> new LinkedHashSet<>());
        declared.forEach(entry -> Nodes.text(entry.getKeyNode()).ifPresent(all::add));
        for (var entry : Nodes.child(node, "derived").map(Nodes::entries).orElse(List.of())) {
            Nodes.text(entry.getKeyNode()).ifPresent(all::add);
        }
    }
}
