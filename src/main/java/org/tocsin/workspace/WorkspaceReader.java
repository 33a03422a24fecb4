package org.tocsin.workspace;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.notice.ChannelSpec;

/** Reads {@code workspace.yaml} node by node, so that every fault has its line and column. */
final class WorkspaceReader {
    private static final List<String> KEYS =
            List.of(
                    "name",
                    "playbook",
                    "channels",
                    "listen",
                    "remediation",
                    "retention",
                    "sources",
                    "zone");

    private final Path file;
    private final YamlNodes nodes;

    WorkspaceReader(Path file) {
        this.file = file;
        this.nodes = new YamlNodes(file);
    }

    WorkspaceFile.Reading read(String text) {
        try {
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            var root =
                    new Compose(settings)
                            .composeString(text)
                            .orElseThrow(() ->
                                    nodes.fault(
                                            Optional.empty(),
                                            "the file is empty",
                                            "write name and playbook into it, or delete it"
                                                    + " and create the workspace anew"));
            return new WorkspaceFile.Reading.Good(file(root));
        } catch (YamlNodes.Fault e) {
            return new WorkspaceFile.Reading.Bad(e.reason());
        } catch (MarkedYamlEngineException e) {
            String problem = String.valueOf(e.getProblem());
            String remedy =
                    problem.contains("'\\t'") || problem.contains("\\t(TAB)")
                            ? "indent with spaces, YAML allows no tabs there"
                            : "correct the YAML there";
            return new WorkspaceFile.Reading.Bad(
                    nodes.fault(e.getProblemMark(), "not readable as YAML: " + problem, remedy)
                            .reason());
        } catch (YamlEngineException e) {
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new WorkspaceFile.Reading.Bad(
                    nodes.fault(
                                    Optional.empty(),
                                    "not readable as YAML: " + problem,
                                    "correct the YAML")
                            .reason());
        }
    }

    private WorkspaceFile file(Node root) throws YamlNodes.Fault {
        var entries = nodes.entries(root, "the file");
        nodes.known(entries, KEYS);
        return new WorkspaceFile(
                nodes.text(nodes.needed(root, entries, "name")),
                playbook(nodes.needed(root, entries, "playbook")),
                new Connections(
                        sources(Optional.ofNullable(entries.get("sources"))),
                        channels(Optional.ofNullable(entries.get("channels"))),
                        new RemediationReader(nodes)
                                .permission(Optional.ofNullable(entries.get("remediation")))),
                zone(Optional.ofNullable(entries.get("zone"))),
                new Upkeep(
                        retention(Optional.ofNullable(entries.get("retention"))),
                        new DoorReader(nodes).door(Optional.ofNullable(entries.get("listen")))));
    }

    private KeptDays retention(Optional<YamlNodes.Entry> entry) throws YamlNodes.Fault {
        if (entry.isEmpty() || YamlNodes.isNull(entry.get().value())) {
            return KeptDays.USUAL;
        }
        var entries = nodes.entries(entry.get().value(), "retention");
        nodes.known(entries, KeptDays.KEYS);
        var usual = KeptDays.USUAL;
        var days =
                new KeptDays(
                        days(Optional.ofNullable(entries.get("runs")), usual.runs()),
                        days(Optional.ofNullable(entries.get("samples")), usual.samples()),
                        days(Optional.ofNullable(entries.get("hours")), usual.hours()));
        var what = days.fault();
        if (what.isPresent()) {
            throw nodes.fault(entry.get().at(), what.get(), "correct it");
        }
        return days;
    }

    private int days(Optional<YamlNodes.Entry> entry, int otherwise) throws YamlNodes.Fault {
        if (entry.isEmpty()) {
            return otherwise;
        }
        String text = nodes.text(entry.get());
        if (!text.matches("[0-9]{1,6}")) {
            throw nodes.fault(
                    entry.get().value().getStartMark(),
                    "'%s' is no number of days".formatted(text),
                    "write a whole number such as 35");
        }
        return Integer.parseInt(text);
    }

    private PlaybookChoice playbook(YamlNodes.Entry entry) throws YamlNodes.Fault {
        String text = nodes.text(entry);
        if (!WorkspaceFile.isPath(text)) {
            throw nodes.fault(
                    entry.value().getStartMark(),
                    "playbook '%s' is neither a name nor a path".formatted(text),
                    "name a shipped playbook or a folder");
        }
        return PlaybookChoice.of(text);
    }

    private Map<SourceId, Binding> sources(Optional<YamlNodes.Entry> entry) throws YamlNodes.Fault {
        var bindings = new LinkedHashMap<SourceId, Binding>();
        if (entry.isPresent() && !YamlNodes.isNull(entry.get().value())) {
            for (var source : nodes.entries(entry.get().value(), "sources").values()) {
                var binding = Binding.of(nodes.text(source));
                var what = WorkspaceFile.fault(binding);
                if (what.isPresent()) {
                    throw nodes.fault(
                            source.value().getStartMark(),
                            "sources.%s %s".formatted(source.key(), what.get()),
                            "correct it");
                }
                bindings.put(new SourceId(source.key()), binding);
            }
        }
        return bindings;
    }

    private Map<String, ChannelSpec> channels(Optional<YamlNodes.Entry> entry)
            throws YamlNodes.Fault {
        var channels = new LinkedHashMap<String, ChannelSpec>();
        if (entry.isPresent() && !YamlNodes.isNull(entry.get().value())) {
            var reader = new ChannelReader(nodes);
            for (var channel : nodes.entries(entry.get().value(), "channels").values()) {
                channels.put(channel.key(), reader.channel(channel));
            }
        }
        return channels;
    }

    private Optional<ZoneId> zone(Optional<YamlNodes.Entry> entry) throws YamlNodes.Fault {
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String id = nodes.text(entry.get());
        var zone = WorkspaceFile.zone(id);
        if (zone.isEmpty()) {
            throw nodes.fault(
                    entry.get().value().getStartMark(),
                    "'%s' is no time zone".formatted(id),
                    "name one such as Europe/Berlin or UTC");
        }
        return zone;
    }
}
