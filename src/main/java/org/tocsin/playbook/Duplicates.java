package org.tocsin.playbook;

import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds keys that stand twice in one map, which YAML parsers let pass. */
final class Duplicates {
    private Duplicates() {}

    /** Whether the key is new; otherwise the fault has been told. */
    static boolean tell(Map<String, Place> seen, String key, Node node, Context context) {
        var first = seen.putIfAbsent(key, context.place(node));
        if (first == null) {
            return true;
        }
        context.error(
                node,
                "the key \"%s\" stands here twice, first in line %d; leave one out"
                        .formatted(key, first.line()));
        return false;
    }
}
