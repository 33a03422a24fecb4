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
        RUNBOOK("runbook"),
        CATEGORY("category"),
        PERSON("person"),
        ROLE("role"),
        PIPELINE("pipeline"),
        LADDER("ladder"),
        DUTY("duty"),
        LEVEL("level"),
        TEMPLATE("template"),
        PROCEDURE("procedure"),
        KNOWN_ISSUE("known issue"),
        INTERVAL("interval"),
        WINDOW("maintenance window"),
        SCHEDULE("on-call schedule"),
        CALENDAR_DUTY("calendar duty"),
        REMEDY("remedy"),
        REPORT("report"),
        CHANGE("kind of change");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** The names of rules have several places; see {@link RuleNames}. */
    private static final Place NOWHERE = Place.startOf("");

    private final Problems problems;
    private final RuleNames rules;
    private final Map<Kind, Map<String, Place>> names = new LinkedHashMap<>();
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private final Map<Kind, Set<String>> used = new LinkedHashMap<>();
    private final List<String> unparsed = new ArrayList<>();

    Declared(Problems problems) {
        this.problems = problems;
        this.rules = new RuleNames(problems);
    }

    /** The names of what is due, told and reviewed. */
    RuleNames rules() {
        return rules;
    }

    /** Takes in what one file declares. */
    void read(String file, Node root) {
        keys(Kind.SOURCE, file, root, "sources");
        keys(Kind.DATA_SET, file, root, "datasets");
        keys(Kind.MEASURE, file, root, "measures");
        ids(Kind.SEVERITY, file, root, "severities");
        ids(Kind.CHECK, file, root, "checks");
        keys(Kind.PERSON, file, root, "people");
        keys(Kind.ROLE, file, root, "roles");
        keys(Kind.PIPELINE, file, root, "pipelines");
        keys(Kind.INTERVAL, file, root, "intervals");
        keys(Kind.SCHEDULE, file, root, "on-call");
        ids(Kind.LEVEL, file, root, "levels");
        ids(Kind.TEMPLATE, file, root, "templates");
        ids(Kind.PROCEDURE, file, root, "procedures");
        ids(Kind.KNOWN_ISSUE, file, root, "known-issues");
        ids(Kind.WINDOW, file, root, "maintenance");
        ids(Kind.CALENDAR_DUTY, file, root, "calendar");
        ids(Kind.REMEDY, file, root, "remedies");
        ids(Kind.REPORT, file, root, "reports");
        ids(Kind.CHANGE, file, root, "deployments");
        ids(Kind.CATEGORY, file, root, "categories");
        for (var category : section(root, "categories")) {
            ids(Kind.CATEGORY, file, category, "sub");
        }
        mention(Kind.LADDER, root, "ladders");
        mention(Kind.DUTY, root, "duties");
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

    private static List<Node> section(Node root, String section) {
        return Nodes.child(root, section).map(Nodes::items).orElse(List.of());
    }

    /** Names that may stand several times, each time for other incidents. */
    private void mention(Kind kind, Node root, String section) {
        var known = names.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        for (var item : section(root, section)) {
            Nodes.child(item, "id")
                    .flatMap(Nodes::text)
                    .ifPresent(name -> known.putIfAbsent(name, NOWHERE));
        }
    }

    private void ids(Kind kind, String file, Node root, String section) {
        for (var item : section(root, section)) {
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
