package org.tocsin.ui.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one rule differs between two editions of a playbook.
 *
 * @param row as it is now, or as it was when it is gone
 * @param parts what of it differs; of a rule that is new or gone, everything
 */
record RuleChange(Kind kind, RuleRow row, List<Part> parts) {
    RuleChange {
        parts = List.copyOf(parts);
    }

    enum Kind {
        ADDED("New"),
        REMOVED("Gone"),
        CHANGED("Changed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    record Part(String label, Optional<String> was, Optional<String> is) {}

    /** What differs, the gone ones where they stood among the others' sections. */
    static List<RuleChange> between(List<RuleRow> was, List<RuleRow> is) {
        var before = byKey(was);
        var now = byKey(is);
        var changes = new ArrayList<RuleChange>();
        now.forEach((key, row) -> {
            var old = before.get(key);
            if (old != null && old.rule().equals(row.rule())) {
                return;
            }
            var parts = parts(Optional.ofNullable(old), Optional.of(row));
            if (old == null) {
                changes.add(new RuleChange(Kind.ADDED, row, parts));
            } else if (!parts.isEmpty()) {
                changes.add(new RuleChange(Kind.CHANGED, row, parts));
            }
        });
        before.forEach((key, row) -> {
            if (!now.containsKey(key)) {
                changes.add(
                        new RuleChange(
                                Kind.REMOVED, row, parts(Optional.of(row), Optional.empty())));
            }
        });
        changes.sort(java.util.Comparator.comparing(change -> change.row().section()));
        return List.copyOf(changes);
    }

    private static Map<RuleRow.Key, RuleRow> byKey(List<RuleRow> rows) {
        var named = new LinkedHashMap<RuleRow.Key, RuleRow>();
        rows.forEach(row -> named.put(row.key(), row));
        return named;
    }

    private static List<Part> parts(Optional<RuleRow> was, Optional<RuleRow> is) {
        var before = values(was);
        var now = values(is);
        var labels = new LinkedHashMap<>(now);
        before.forEach(labels::putIfAbsent);
        return labels.keySet().stream()
                .filter(label -> !Objects.equals(before.get(label), now.get(label)))
                .map(label ->
                        new Part(
                                label,
                                Optional.ofNullable(before.get(label)),
                                Optional.ofNullable(now.get(label))))
                .toList();
    }

    private static Map<String, String> values(Optional<RuleRow> row) {
        var values = new LinkedHashMap<String, String>();
        row.ifPresent(some ->
                some.facts()
                        .forEach(fact ->
                                values.merge(
                                        fact.label(),
                                        fact.value(),
                                        (one, two) -> one + ", " + two)));
        return values;
    }

    /** Such as {@code 2 changed, 1 new}. */
    static String summary(List<RuleChange> changes) {
        return List.of(Kind.CHANGED, Kind.ADDED, Kind.REMOVED).stream()
                .map(kind -> count(changes, kind))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(List<RuleChange> changes, Kind kind) {
        long count = changes.stream().filter(change -> change.kind() == kind).count();
        return count == 0
                ? ""
                : "%,d %s".formatted(count, kind.word().toLowerCase(java.util.Locale.ROOT));
    }
}
