package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Decoders of lists, maps, and values that may be written in two ways. */
final class Structures {
    private Structures() {}

    /** A list; has a value only when every item has one. */
    static <T> Decoder<List<T>> list(Decoder<T> item) {
        return new Decoder<>() {
            @Override
            public Optional<List<T>> decode(Node node, Context context) {
                var values = items(item, node, context);
                return values.size() == Nodes.items(node).size() && node instanceof SequenceNode
                        ? Optional.of(values)
                        : Optional.empty();
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "array", "items", item.schema());
            }
        };
    }

    /** A list that says something. */
    static <T> Decoder<List<T>> someOf(Decoder<T> item) {
        var list = list(item);
        return new Decoder<>() {
            @Override
            public Optional<List<T>> decode(Node node, Context context) {
                if (node instanceof SequenceNode && Nodes.items(node).isEmpty()) {
                    context.error(node, "the list is empty; give it at least one item");
                    return Optional.empty();
                }
                return list.decode(node, context);
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "array", "items", item.schema(), "minItems", 1);
            }
        };
    }

    /** The entries of a top-level list; one that is at fault does not hide the others. */
    static <T> Decoder<List<T>> entries(Decoder<T> item) {
        return new Decoder<>() {
            @Override
            public Optional<List<T>> decode(Node node, Context context) {
                return Optional.of(items(item, node, context));
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "array", "items", item.schema());
            }
        };
    }

    /** The same with entries that each stand for several values. */
    static <T> Decoder<List<T>> flatEntries(Decoder<List<T>> item) {
        return entries(item).map(all -> all.stream().flatMap(List::stream).toList());
    }

    /** A top-level map of named entries; one that is at fault does not hide the others. */
    static <T> Decoder<List<T>> named(Decoder<T> item) {
        return new Decoder<>() {
            @Override
            public Optional<List<T>> decode(Node node, Context context) {
                var values = new ArrayList<T>();
                if (!(node instanceof MappingNode)) {
                    context.error(node, "expected a map by name, found " + Nodes.describe(node));
                }
                for (var entry : Nodes.entries(node)) {
                    Scalars.ID
                            .decode(entry.getKeyNode(), context)
                            .flatMap(id -> item.decode(entry.getValueNode(), context.named(id)))
                            .ifPresent(values::add);
                }
                return Optional.of(List.copyOf(values));
            }

            @Override
            public Map<String, Object> schema() {
                return mapSchema(item);
            }
        };
    }

    /**
     * A map with free keys, in the order of the file; has a value only when every entry has one.
     */
    static <T> Decoder<Map<String, T>> map(Decoder<T> item) {
        return map(Scalars.VALUE, item);
    }

    /** The same with keys that must be good for something. */
    static <T> Decoder<Map<String, T>> map(Decoder<String> keys, Decoder<T> item) {
        return new Decoder<>() {
            @Override
            public Optional<Map<String, T>> decode(Node node, Context context) {
                if (!(node instanceof MappingNode)) {
                    context.error(node, "expected a map, found " + Nodes.describe(node));
                    return Optional.empty();
                }
                var values = new LinkedHashMap<String, T>();
                var places = new HashMap<String, Place>();
                for (var entry : Nodes.entries(node)) {
                    var key = keys.decode(entry.getKeyNode(), context);
                    var value = item.decode(entry.getValueNode(), context.named(key.orElse("")));
                    if (key.isEmpty()) {
                        continue;
                    }
                    Duplicates.tell(places, key.get(), entry.getKeyNode(), context);
                    value.ifPresent(v -> values.put(key.get(), v));
                }
                return values.size() == Nodes.entries(node).size()
                        ? Optional.of(values)
                        : Optional.empty();
            }

            @Override
            public Map<String, Object> schema() {
                return mapSchema(item);
            }
        };
    }

    /** One item, or a list of them. */
    static <T> Decoder<List<T>> oneOrMore(Decoder<T> item) {
        return listOr(list(item), item.map(List::of));
    }

    /** Written short, as one value, or at length. */
    static <T> Decoder<T> shortOr(Decoder<T> asValue, Decoder<T> otherwise) {
        return either(ScalarNode.class, asValue, otherwise);
    }

    /** Written as a list, or otherwise. */
    static <T> Decoder<T> listOr(Decoder<T> asList, Decoder<T> otherwise) {
        return either(SequenceNode.class, asList, otherwise);
    }

    private static <T> Decoder<T> either(
            Class<? extends Node> kind, Decoder<T> whenKind, Decoder<T> otherwise) {
        return new Decoder<>() {
            @Override
            public Optional<T> decode(Node node, Context context) {
                return (kind.isInstance(node) ? whenKind : otherwise).decode(node, context);
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("anyOf", List.of(whenKind.schema(), otherwise.schema()));
            }
        };
    }

    private static <T> List<T> items(Decoder<T> item, Node node, Context context) {
        if (!(node instanceof SequenceNode)) {
            context.error(
                    node, "expected a list, each item after a dash, found " + Nodes.describe(node));
            return List.of();
        }
        var values = new ArrayList<T>();
        Nodes.items(node).forEach(each -> item.decode(each, context).ifPresent(values::add));
        return List.copyOf(values);
    }

    private static Map<String, Object> mapSchema(Decoder<?> item) {
        return Map.of("type", "object", "additionalProperties", item.schema());
    }
}
