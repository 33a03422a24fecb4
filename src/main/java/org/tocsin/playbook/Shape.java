package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** A map with known keys. */
final class Shape<T> implements Decoder<T> {
    /** What a shape consists of. */
    sealed interface Part {
        List<? extends Key<?>> keys();
    }

    /**
     * @param doc one sentence for people, shown by editors
     */
    record Key<V>(String name, Decoder<V> decoder, boolean required, String doc) implements Part {
        @Override
        public List<Key<?>> keys() {
            return List.of(this);
        }
    }

    /**
     * One of several keys, each a way to say the same kind of thing.
     *
     * @param what the kind, with its article
     * @param required whether one of them must be there
     */
    record Choice<V>(String what, List<Key<V>> keys, boolean required) implements Part {
        Choice(String what, List<Key<V>> keys) {
            this(what, keys, true);
        }

        Choice {
            keys = List.copyOf(keys);
        }

        String names() {
            return String.join(", ", keys.stream().map(Key::name).toList());
        }
    }

    static <V> Key<V> required(String name, Decoder<V> decoder, String doc) {
        return new Key<>(name, decoder, true, doc);
    }

    static <V> Key<V> optional(String name, Decoder<V> decoder, String doc) {
        return new Key<>(name, decoder, false, doc);
    }

    private final List<Part> parts;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Function<Fields, T> build;

    /**
     * @param build called only when every required key is there and every key that is there has a
     *     value
     */
    Shape(List<? extends Part> parts, Function<Fields, T> build) {
        this.parts = List.copyOf(parts);
        this.build = build;
        parts.forEach(part -> part.keys().forEach(key -> keys.put(key.name(), key)));
    }

    @Override
    public Optional<T> decode(Node node, Context context) {
        var fields = fields(node, context);
        return fields.whole() ? Optional.of(build.apply(fields)) : Optional.empty();
    }

    /** Whatever can be read, although some of it may be at fault. */
    Fields fields(Node node, Context context) {
        var fields = new Fields(node, context);
        if (!(node instanceof MappingNode)) {
            context.error(
                    node,
                    "expected a map with keys such as %s, found %s"
                            .formatted(someNames(), Nodes.describe(node)));
            fields.spoil();
            return fields;
        }
        readEntries(node, context, fields);
        parts.forEach(part -> requirePart(part, fields));
        return fields;
    }

    private void readEntries(Node node, Context context, Fields fields) {
        var places = new HashMap<String, Place>();
        for (var entry : Nodes.entries(node)) {
            String name = Nodes.text(entry.getKeyNode()).orElse("");
            var key = keys.get(name);
            if (!Duplicates.tell(places, name, entry.getKeyNode(), context)) {
                fields.spoil();
            } else if (key == null) {
                context.error(entry.getKeyNode(), unknown(name));
                Suggestion.nearest(name, keys.keySet()).ifPresent(fields::misspelt);
            } else {
                fields.read(key, entry, context);
            }
        }
    }

    private String unknown(String name) {
        String suggestion = Suggestion.ending(name, keys.keySet());
        return "unknown key \"%s\"%s"
                .formatted(
                        name,
                        suggestion.isEmpty()
                                ? "; the keys here are " + String.join(", ", keys.keySet())
                                : suggestion);
    }

    private void requirePart(Part part, Fields fields) {
        switch (part) {
            case Key<?> key -> {
                if (key.required() && fields.lacks(key)) {
                    fields.error("the key \"%s\" is missing: %s".formatted(key.name(), key.doc()));
                    fields.spoil();
                }
            }
            case Choice<?> choice -> {
                var mentioned = fields.mentioned(choice.keys());
                if (choice.required()
                        && mentioned.isEmpty()
                        && choice.keys().stream().allMatch(fields::lacks)) {
                    fields.error(
                            "%s is missing; write one of %s"
                                    .formatted(choice.what(), choice.names()));
                    fields.spoil();
                }
                for (var further : mentioned.stream().skip(1).toList()) {
                    fields.error(
                            further,
                            "\"%s\" and \"%s\" cannot stand together; write %s once"
                                    .formatted(
                                            mentioned.getFirst().name(),
                                            further.name(),
                                            choice.what()));
                    fields.spoil();
                }
            }
        }
    }

    private String someNames() {
        return String.join(", ", keys.keySet().stream().limit(4).toList());
    }

    @Override
    public Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        keys.values()
                .forEach(key -> {
                    var described = new LinkedHashMap<String, Object>();
                    described.put("description", key.doc());
                    described.putAll(key.decoder().schema());
                    properties.put(key.name(), described);
                });
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        var needed = keys.values().stream().filter(Key::required).map(Key::name).toList();
        if (!needed.isEmpty()) {
            schema.put("required", needed);
        }
        var choices = new ArrayList<Map<String, Object>>();
        for (var part : parts) {
            if (part instanceof Choice<?> choice) {
                var ways = new ArrayList<Map<String, Object>>();
                choice.keys().forEach(key -> ways.add(onlyThis(key.name())));
                if (!choice.required()) {
                    ways.add(Map.of("not", Map.of("anyOf", List.copyOf(ways))));
                }
                choices.add(Map.of("oneOf", ways));
            }
        }
        if (!choices.isEmpty()) {
            schema.put("allOf", choices);
        }
        return schema;
    }

    private static Map<String, Object> onlyThis(String name) {
        return Map.of("required", List.of(name));
    }
}
