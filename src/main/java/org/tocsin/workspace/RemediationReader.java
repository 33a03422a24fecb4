package org.tocsin.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.remedy.Permission;
import org.tocsin.workspace.YamlNodes.Entry;
import org.tocsin.workspace.YamlNodes.Fault;

/**
 * Reads and writes {@code remediation} of {@code workspace.yaml}: what remedies may do.
 *
 * <pre>{@code
 * remediation:
 *   mode: on                     # off, dry-run or on; off when there is no such section
 *   programs: [bin/load]         # as remedies name them
 *   hosts: [etl.example.com]     # that remedies may call, with the port where it is not the usual one
 *   sources: [warehouse]         # that may be paused or replaced
 *   folders: [quarantine]        # that lists of failing rows may be put in
 * }</pre>
 */
final class RemediationReader {
    private static final List<String> KEYS =
            List.of("mode", "programs", "hosts", "sources", "folders");
    private static final Map<String, Permission.Mode> MODES = modes();

    private final YamlNodes nodes;

    RemediationReader(YamlNodes nodes) {
        this.nodes = nodes;
    }

    private static Map<String, Permission.Mode> modes() {
        var modes = new LinkedHashMap<String, Permission.Mode>();
        modes.put("off", Permission.Mode.OFF);
        modes.put("dry-run", Permission.Mode.DRY_RUN);
        modes.put("on", Permission.Mode.ON);
        return modes;
    }

    Permission permission(Optional<Entry> entry) throws Fault {
        if (entry.isEmpty() || YamlNodes.isNull(entry.get().value())) {
            return Permission.NONE;
        }
        var entries = nodes.entries(entry.get().value(), "remediation");
        nodes.known(entries, KEYS);
        return new Permission(
                mode(nodes.needed(entry.get().value(), entries, "mode")),
                names(entries, "programs"),
                names(entries, "hosts"),
                names(entries, "sources"),
                names(entries, "folders"));
    }

    private Permission.Mode mode(Entry entry) throws Fault {
        String text = nodes.text(entry);
        var mode = MODES.get(text);
        if (mode == null) {
            throw nodes.fault(
                    entry.value().getStartMark(),
                    "'%s' is no mode".formatted(text),
                    "write one of " + String.join(", ", MODES.keySet()));
        }
        return mode;
    }

    private Set<String> names(Map<String, Entry> entries, String key) throws Fault {
        var entry = entries.get(key);
        return entry == null ? Set.of() : Set.copyOf(nodes.texts(entry));
    }

    /** As {@link #permission} reads it. */
    static Map<String, Object> yaml(Permission permission) {
        var values = new LinkedHashMap<String, Object>();
        MODES.forEach((word, mode) -> {
            if (mode == permission.mode()) {
                values.put("mode", word);
            }
        });
        put(values, "programs", permission.programs());
        put(values, "hosts", permission.hosts());
        put(values, "sources", permission.sources());
        put(values, "folders", permission.folders());
        return values;
    }

    private static void put(Map<String, Object> values, String key, Set<String> names) {
        if (!names.isEmpty()) {
            values.put(key, names.stream().sorted().toList());
        }
    }
}
