package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of rules. One name may stand for several rules of a kind, such as the first response of
 * each severity, as long as no incident is under two of them.
 */
final class RuleNames {
    /**
     * @param severities empty for all
     */
    private record Taken(String kind, Set<String> severities, Place at) {
        boolean clashes(Taken other) {
            return !kind.equals(other.kind)
                    || severities.isEmpty()
                    || other.severities.isEmpty()
                    || !Collections.disjoint(severities, other.severities);
        }
    }

    private final Problems problems;
    private final Map<String, List<Taken>> taken = new LinkedHashMap<>();

    RuleNames(Problems problems) {
        this.problems = problems;
    }

    /** Takes a name for the incidents of some severities, and tells when it already stands. */
    void take(String kind, String name, Set<String> severities, Place at) {
        var mine = new Taken(kind, severities, at);
        var others = taken.computeIfAbsent(name, _ -> new ArrayList<>());
        others.stream()
                .filter(mine::clashes)
                .findFirst()
                .ifPresent(first ->
                        problems.error(
                                at,
                                ("%s \"%s\" is declared twice, first at %s; give one of them"
                                                + " another name")
                                        .formatted(kind, name, words(first, kind))));
        others.add(mine);
    }

    /** Warns where the name stands first. */
    void warn(String name, String message) {
        taken.getOrDefault(name, List.of()).stream()
                .findFirst()
                .ifPresent(first -> problems.warning(first.at(), message));
    }

    private static String words(Taken first, String kind) {
        return first.at() + (first.kind().equals(kind) ? "" : " for a " + first.kind());
    }
}
