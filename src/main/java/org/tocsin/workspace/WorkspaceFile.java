package org.tocsin.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.remedy.Permission;

/**
 * What {@code workspace.yaml} says.
 *
 * <pre>{@code
 * name: Larkspur Bedding
 * playbook: puffy            # a shipped playbook, or a folder such as ./playbook
 * zone: UTC                  # optional, in place of the playbook's
 * sources:                   # optional, where the playbook's sources are found from here
 *   shop: data               # a folder, relative to this file's
 *   warehouse: jdbc:postgresql://db.example/shop
 * retention:                 # optional, in days; these are the defaults
 *   runs: 35                 # results as they were recorded
 *   samples: 14              # the rows that failed
 *   hours: 365               # points rolled up by the hour; days are kept for ever
 * channels:                  # optional, by the names that the playbook knows; see ChannelReader
 *   slack: {kind: slack, url: {env: SLACK_HOOK}}
 * remediation:               # optional, what remedies of the playbook may do; see RemediationReader
 *   mode: dry-run
 *   programs: [bin/load]
 * listen:                    # optional; lets upstreams ask for runs over HTTP, from this machine
 *   port: 8765
 *   token: {env: TOCSIN_LISTEN_TOKEN}
 * }</pre>
 *
 * @param zone the team's, where it differs from the playbook's
 */
public record WorkspaceFile(
        String name,
        PlaybookChoice playbook,
        Connections connections,
        Optional<ZoneId> zone,
        Upkeep upkeep) {
    private static final String HEADING =
            """
            # A Tocsin workspace. 'playbook' is the name of a shipped playbook or a folder;
            # 'sources' says where the playbook's sources are found. No secrets belong here.
            """;

    /** {@code password=...} among the properties, or {@code //user:password@host}. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)[?&;](password|passwd|pwd)=[^?&;]|//[^/?#@:]*:[^/?#@]+@");

    /** With results kept for as long as usual. */
    public WorkspaceFile(
            String name,
            PlaybookChoice playbook,
            Map<SourceId, Binding> sources,
            Optional<ZoneId> zone) {
        this(name, playbook, new Connections(sources, Map.of()), zone, Upkeep.USUAL);
    }

    /** The same with other rules. */
    public WorkspaceFile with(PlaybookChoice other) {
        return new WorkspaceFile(name, other, connections, zone, upkeep);
    }

    /** The same with other channels. */
    public WorkspaceFile with(Map<String, ChannelSpec> channels) {
        return new WorkspaceFile(
                name, playbook, new Connections(sources(), channels, remediation()), zone, upkeep);
    }

    public Map<SourceId, Binding> sources() {
        return connections.sources();
    }

    /** What remedies may touch. */
    public Permission remediation() {
        return connections.remediation();
    }

    public Map<String, ChannelSpec> channels() {
        return connections.channels();
    }

    /** For how long results are kept. */
    public KeptDays retention() {
        return upkeep.retention();
    }

    /** What came of reading one. */
    sealed interface Reading {
        record Good(WorkspaceFile file) implements Reading {}

        record Bad(Refusal reason) implements Reading {}
    }

    static Reading read(Path file) {
        try {
            return new WorkspaceReader(file).read(Files.readString(file));
        } catch (IOException e) {
            return new Reading.Bad(
                    new Refusal(
                            "cannot be read: " + Cause.of(e),
                            file.toString(),
                            "check its permissions and its encoding"));
        }
    }

    /** What is wrong with the values themselves, if anything, so that no bad file is written. */
    Optional<Refusal> fault(Path file) {
        if (name.isBlank() || name.lines().count() > 1) {
            return Optional.of(
                    new Refusal(
                            "the name is empty or has several lines",
                            file.toString(),
                            "give the workspace a name of one line"));
        }
        if (!isPath(playbook.text().strip())) {
            return Optional.of(
                    new Refusal(
                            "playbook '%s' is neither a name nor a path".formatted(playbook.text()),
                            file.toString(),
                            "name a shipped playbook or a folder"));
        }
        var days = retention().fault();
        if (days.isPresent()) {
            return days.map(what -> new Refusal(what, file.toString(), "correct it"));
        }
        return sources().entrySet().stream()
                .flatMap(bound ->
                        fault(bound.getValue())
                                .map(what -> "sources." + bound.getKey() + " " + what)
                                .stream())
                .findFirst()
                .map(what -> new Refusal(what, file.toString(), "correct it"));
    }

    /** What is wrong with one binding, if anything: a predicate for "sources.id ...". */
    static Optional<String> fault(Binding binding) {
        return switch (binding) {
            case Binding.Folder(var path) when path.isBlank() ->
                    Optional.of("names neither a folder nor a jdbc: address");
            case Binding.Folder(var path) -> isPath(path) ? Optional.empty() : noPath(path);
            case Binding.Jdbc(var url) when SECRET.matcher(url).find() ->
                    Optional.of(
                            "holds a password; let the playbook's source refer to an environment"
                                    + " variable instead");
            case Binding.Jdbc _ -> Optional.empty();
            case Binding.Http(var url) when url.contains("@") ->
                    Optional.of(
                            "holds a user; let the playbook's source send a header with a secret"
                                    + " from an environment variable instead");
            case Binding.Http _ -> Optional.empty();
        };
    }

    private static Optional<String> noPath(String path) {
        return Optional.of("is no path on this system: '%s'".formatted(path));
    }

    /** Some texts are no path on some systems, such as one with a question mark on Windows. */
    static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The file's text. */
    String yaml() {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", name);
        values.put("playbook", playbook.text());
        zone.ifPresent(z -> values.put("zone", z.getId()));
        if (!retention().equals(KeptDays.USUAL)) {
            values.put("retention", retention().yaml());
        }
        upkeep.door().ifPresent(door -> values.put("listen", door.yaml()));
        if (!sources().isEmpty()) {
            var texts = new LinkedHashMap<String, String>();
            sources().forEach((id, binding) -> texts.put(id.value(), binding.text()));
            values.put("sources", texts);
        }
        if (!channels().isEmpty()) {
            var texts = new LinkedHashMap<String, Object>();
            channels().forEach((name, spec) -> texts.put(name, ChannelYaml.of(spec)));
            values.put("channels", texts);
        }
        if (!remediation().equals(Permission.NONE)) {
            values.put("remediation", RemediationReader.yaml(remediation()));
        }
        var settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setSplitLines(false)
                        .setUseUnicodeEncoding(true)
                        .build();
        return HEADING + new Dump(settings).dumpToString(values);
    }
}
