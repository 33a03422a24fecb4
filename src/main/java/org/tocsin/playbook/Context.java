package org.tocsin.playbook;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What a decoder knows besides its node.
 *
 * @param name the key under which the node stands in its section, empty elsewhere
 * @param columns what expressions may name; empty when that cannot be known
 */
record Context(
        String file,
        String name,
        Optional<Set<String>> columns,
        Declared declared,
        Problems problems) {
    Context(String file, Declared declared, Problems problems) {
        this(file, "", Optional.empty(), declared, problems);
    }

    Context named(String name) {
        return new Context(file, name, columns, declared, problems);
    }

    /** Expressions below may name the columns of this data set. */
    Context about(String dataSet) {
        return new Context(file, name, declared.columns(dataSet), declared, problems);
    }

    Place place(Node node) {
        return Place.of(file, node);
    }

    void error(Node node, String message) {
        problems.error(place(node), message);
    }
}
