package org.tocsin.playbook;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Questions asked of YAML nodes. */
final class Nodes {
    private Nodes() {}

    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    static List<NodeTuple> entries(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    static Optional<Node> child(Node node, String key) {
        for (var entry : entries(node)) {
            if (text(entry.getKeyNode()).filter(key::equals).isPresent()) {
                return Optional.of(entry.getValueNode());
            }
        }
        return Optional.empty();
    }

    /** What stands there, for a sentence that says what was expected instead. */
    static String describe(Node node) {
        return switch (node) {
            case ScalarNode scalar -> describe(scalar);
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "a map";
            default -> "something else";
        };
    }

    private static String describe(ScalarNode scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return "\"" + text + "\"";
        }
        return switch (Plain.of(text)) {
            case NOTHING -> "nothing";
            case BOOLEAN, NUMBER -> text;
            case TEXT -> "\"" + text + "\"";
        };
    }

    /** What YAML 1.2 takes an unquoted word for, which is how editors see it. */
    enum Plain {
        NOTHING,
        BOOLEAN,
        NUMBER,
        TEXT;

        static Plain of(String text) {
            return switch (text) {
                case "", "~", "null", "Null", "NULL" -> NOTHING;
                case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOLEAN;
                default -> Numbers.isYamlNumber(text) ? NUMBER : TEXT;
            };
        }
    }
}
