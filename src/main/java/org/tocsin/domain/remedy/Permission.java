package org.tocsin.domain.remedy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a workspace lets remedies do. A playbook may come from anywhere, so it only says what it
 * would do; whatever that touches must be named here, where the machine's owner writes.
 *
 * @param programs as remedies name them
 * @param hosts with the port where the address has one
 * @param sources that may be paused or replaced
 * @param folders that lists may be put in
 */
public record Permission(
        Mode mode,
        Set<String> programs,
        Set<String> hosts,
        Set<String> sources,
        Set<String> folders) {
    private static final Pattern PLAIN =
            Pattern.compile("(?i)https?://([a-z0-9.-]+(?::[0-9]{1,5})?)(?:[/?#].*)?");

    public static final Permission NONE =
            new Permission(Mode.OFF, Set.of(), Set.of(), Set.of(), Set.of());

    public Permission {
        programs = Set.copyOf(programs);
        hosts = Set.copyOf(hosts);
        sources = Set.copyOf(sources);
        folders = Set.copyOf(folders);
    }

    public enum Mode {
        OFF,
        /** It is said on the incident what would have been done. */
        DRY_RUN,
        ON
    }

    /** Why it may not be done, in words; empty when it may. */
    public Optional<String> refusal(Remedy.Deed deed) {
        return switch (deed) {
            case Remedy.Run(var words) -> named(programs, words.getFirst(), "program", "programs");
            case Remedy.Call(_, var url, _, _) -> named(hosts, host(url), "host", "hosts");
            case Remedy.Fallback(var source, _, _) ->
                    named(sources, source.value(), "source", "sources");
            case Remedy.Pause(var source, _) -> named(sources, source.value(), "source", "sources");
            case Remedy.Quarantine(var folder, _) -> named(folders, folder, "folder", "folders");
        };
    }

    private static Optional<String> named(
            Set<String> allowed, String name, String what, String key) {
        return allowed.contains(name)
                ? Optional.empty()
                : Optional.of(
                        "the workspace does not allow %s %s; add it to remediation.%s in workspace.yaml if it should"
                                .formatted(what, name.isEmpty() ? "(none)" : name, key));
    }

    /**
     * An address that is not plainly written has none, and none is never allowed: nothing may stand
     * between scheme and host, and what follows the host begins the path.
     */
    private static String host(String url) {
        var found = PLAIN.matcher(url);
        return found.matches() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
