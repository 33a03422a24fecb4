package org.tocsin.workspace;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec.Secret;

/** Reads {@code workspace.yaml} node by node, so that every fault has its line and column. */
final class WorkspaceReader {
    private static final List<String> KEYS =
            List.of("listen", "name", "playbook", "retention", "sources", "zone");

    private final Path file;

    WorkspaceReader(Path file) {
        this.file = file;
    }

    /** Ends the reading at the first fault; never leaves this class. */
    private static final class Fault extends Exception {
        private final transient Refusal reason;

        Fault(Refusal reason) {
            super(reason.what(), null, false, false);
            this.reason = reason;
        }
    }

    WorkspaceFile.Reading read(String text) {
        try {
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            var root =
                    new Compose(settings)
                            .composeString(text)
                            .orElseThrow(() ->
                                    fault(
                                            Optional.empty(),
                                            "the file is empty",
                                            "write name and playbook into it, or delete it"
                                                    + " and create the workspace anew"));
            return new WorkspaceFile.Reading.Good(file(root));
        } catch (Fault e) {
            return new WorkspaceFile.Reading.Bad(e.reason);
        } catch (MarkedYamlEngineException e) {
            String problem = String.valueOf(e.getProblem());
            String remedy =
                    problem.contains("'\\t'") || problem.contains("\\t(TAB)")
                            ? "indent with spaces, YAML allows no tabs there"
                            : "correct the YAML there";
            return new WorkspaceFile.Reading.Bad(
                    fault(e.getProblemMark(), "not readable as YAML: " + problem, remedy).reason);
        } catch (YamlEngineException e) {
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new WorkspaceFile.Reading.Bad(
                    fault(Optional.empty(), "not readable as YAML: " + problem, "correct the YAML")
                            .reason);
        }
    }

    private WorkspaceFile file(Node root) throws Fault {
        var entries = entries(root, "the file");
        for (var entry : entries.values()) {
            if (!KEYS.contains(entry.key())) {
                throw fault(
                        entry.at(),
                        "'%s' is not known here".formatted(entry.key()),
                        "known are " + String.join(", ", KEYS));
            }
        }
        return new WorkspaceFile(
                text(needed(root, entries, "name")),
                playbook(needed(root, entries, "playbook")),
                sources(Optional.ofNullable(entries.get("sources"))),
                zone(Optional.ofNullable(entries.get("zone"))),
                new Upkeep(
                        retention(Optional.ofNullable(entries.get("retention"))),
                        door(Optional.ofNullable(entries.get("listen")))));
    }

    private Optional<Door> door(Optional<Entry> entry) throws Fault {
        if (entry.isEmpty() || isNull(entry.get().value())) {
            return Optional.empty();
        }
        var entries = entries(entry.get().value(), "listen");
        for (var one : entries.values()) {
            if (!one.key().equals("port") && !one.key().equals("token")) {
                throw fault(
                        one.at(),
                        "'%s' is not known here".formatted(one.key()),
                        "known are port, token");
            }
        }
        var port = needed(entry.get().value(), entries, "port");
        if (!text(port).matches("[1-9][0-9]{0,4}") || Integer.parseInt(text(port)) > 65_535) {
            throw fault(
                    port.value().getStartMark(),
                    "'%s' is no port".formatted(text(port)),
                    Door.PORT_WANTED);
        }
        var token = needed(entry.get().value(), entries, "token");
        return Optional.of(new Door(Integer.parseInt(text(port)), token(token)));
    }

    private Secret token(Entry entry) throws Fault {
        if (!(entry.value() instanceof MappingNode)) {
            throw fault(
                    entry.value().getStartMark(), "the token is no reference", Door.TOKEN_WANTED);
        }
        var places = entries(entry.value(), "token");
        if (places.size() == 1) {
            var place = places.values().iterator().next();
            String name = text(place);
            switch (place.key()) {
                case "env" -> {
                    return new Secret.Environment(name);
                }
                case "keyring" -> {
                    return new Secret.Keyring(name);
                }
                case "store" -> {
                    return new Secret.Stored(name);
                }
                default -> {}
            }
        }
        throw fault(entry.value().getStartMark(), "the token is no reference", Door.TOKEN_WANTED);
    }

    private KeptDays retention(Optional<Entry> entry) throws Fault {
        if (entry.isEmpty() || isNull(entry.get().value())) {
            return KeptDays.USUAL;
        }
        var entries = entries(entry.get().value(), "retention");
        for (var one : entries.values()) {
            if (!KeptDays.KEYS.contains(one.key())) {
                throw fault(
                        one.at(),
                        "'%s' is not known here".formatted(one.key()),
                        "known are " + String.join(", ", KeptDays.KEYS));
            }
        }
        var usual = KeptDays.USUAL;
        var days =
                new KeptDays(
                        days(Optional.ofNullable(entries.get("runs")), usual.runs()),
                        days(Optional.ofNullable(entries.get("samples")), usual.samples()),
                        days(Optional.ofNullable(entries.get("hours")), usual.hours()));
        var what = days.fault();
        if (what.isPresent()) {
            throw fault(entry.get().at(), what.get(), "correct it");
        }
        return days;
    }

    private int days(Optional<Entry> entry, int otherwise) throws Fault {
        if (entry.isEmpty()) {
            return otherwise;
        }
        String text = text(entry.get());
        if (!text.matches("[0-9]{1,6}")) {
            throw fault(
                    entry.get().value().getStartMark(),
                    "'%s' is no number of days".formatted(text),
                    "write a whole number such as 35");
        }
        return Integer.parseInt(text);
    }

    private PlaybookChoice playbook(Entry entry) throws Fault {
        String text = text(entry);
        if (!WorkspaceFile.isPath(text)) {
            throw fault(
                    entry.value().getStartMark(),
                    "playbook '%s' is neither a name nor a path".formatted(text),
                    "name a shipped playbook or a folder");
        }
        return PlaybookChoice.of(text);
    }

    private Map<SourceId, Binding> sources(Optional<Entry> entry) throws Fault {
        var bindings = new LinkedHashMap<SourceId, Binding>();
        if (entry.isPresent() && !isNull(entry.get().value())) {
            for (var source : entries(entry.get().value(), "sources").values()) {
                var binding = Binding.of(text(source));
                var what = WorkspaceFile.fault(binding);
                if (what.isPresent()) {
                    throw fault(
                            source.value().getStartMark(),
                            "sources.%s %s".formatted(source.key(), what.get()),
                            "correct it");
                }
                bindings.put(new SourceId(source.key()), binding);
            }
        }
        return bindings;
    }

    private Optional<ZoneId> zone(Optional<Entry> entry) throws Fault {
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String id = text(entry.get());
        var zone = WorkspaceFile.zone(id);
        if (zone.isEmpty()) {
            throw fault(
                    entry.get().value().getStartMark(),
                    "'%s' is no time zone".formatted(id),
                    "name one such as Europe/Berlin or UTC");
        }
        return zone;
    }

    private record Entry(String key, Optional<Mark> at, Node value) {}

    private Map<String, Entry> entries(Node node, String what) throws Fault {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(
                    node.getStartMark(),
                    what + " must hold lines of the form 'key: value'",
                    "correct it");
        }
        var entries = new LinkedHashMap<String, Entry>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw fault(
                        tuple.getKeyNode().getStartMark(), "a key must be a word", "correct it");
            }
            var entry = new Entry(key.getValue(), key.getStartMark(), tuple.getValueNode());
            if (entries.putIfAbsent(entry.key(), entry) != null) {
                throw fault(entry.at(), "'%s' is there twice".formatted(entry.key()), "remove one");
            }
        }
        return entries;
    }

    private Entry needed(Node root, Map<String, Entry> entries, String key) throws Fault {
        var entry = entries.get(key);
        if (entry == null) {
            throw fault(root.getStartMark(), "'%s' is missing".formatted(key), "add it");
        }
        return entry;
    }

    private String text(Entry entry) throws Fault {
        if (entry.value() instanceof ScalarNode scalar
                && !isNull(scalar)
                && !scalar.getValue().isBlank()
                && scalar.getValue().lines().count() == 1) {
            return scalar.getValue();
        }
        throw fault(
                entry.value().getStartMark(),
                "'%s' must have a value of one line".formatted(entry.key()),
                "write one behind the colon");
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private Fault fault(Optional<Mark> mark, String what, String remedy) {
        String place =
                mark.map(m -> ":%d:%d".formatted(m.getLine() + 1, m.getColumn() + 1)).orElse("");
        return new Fault(new Refusal(what, file + place, remedy));
    }
}
