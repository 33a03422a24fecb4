package org.tocsin.playbook;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** What was read of one map. */
final class Fields {
    private final Node node;
    private final Context context;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> meant = new HashSet<>();
    private boolean whole = true;

    Fields(Node node, Context context) {
        this.node = node;
        this.context = context;
    }

    void read(Shape.Key<?> key, NodeTuple entry, Context at) {
        entries.put(key.name(), entry);
        key.decoder()
                .decode(entry.getValueNode(), at)
                .ifPresentOrElse(value -> values.put(key.name(), value), this::spoil);
    }

    /** The key under which this map stands in its section. */
    String name() {
        return context.name();
    }

    Place place() {
        return context.place(node);
    }

    Place place(Shape.Key<?> key) {
        var entry = entries.get(key.name());
        return entry == null ? place() : context.place(entry.getKeyNode());
    }

    /** Where what the key says begins. */
    Place valuePlace(Shape.Key<?> key) {
        var entry = entries.get(key.name());
        return entry == null ? place() : context.place(entry.getValueNode());
    }

    <V> V get(Shape.Key<V> key) {
        return find(key).orElseThrow(() -> new NoSuchElementException(key.name()));
    }

    // A value is only ever put under the key that decoded it.
    @SuppressWarnings("unchecked")
    <V> Optional<V> find(Shape.Key<V> key) {
        return Optional.ofNullable((V) values.get(key.name()));
    }

    <V> V chosen(Shape.Choice<V> choice) {
        return findChosen(choice).orElseThrow();
    }

    <V> Optional<V> findChosen(Shape.Choice<V> choice) {
        return choice.keys().stream().flatMap(key -> find(key).stream()).findFirst();
    }

    boolean mentions(Shape.Key<?> key) {
        return entries.containsKey(key.name());
    }

    /** Those of the keys that are there, in the order of the file. */
    List<Shape.Key<?>> mentioned(List<? extends Shape.Key<?>> keys) {
        return entries.keySet().stream()
                .<Shape.Key<?>>flatMap(name -> keys.stream().filter(key -> key.name().equals(name)))
                .toList();
    }

    /** Notes that an unknown key was probably meant to be this one, so it is not missing. */
    void misspelt(String key) {
        meant.add(key);
        spoil();
    }

    boolean lacks(Shape.Key<?> key) {
        return !mentions(key) && !meant.contains(key.name());
    }

    boolean whole() {
        return whole;
    }

    void spoil() {
        whole = false;
    }

    void error(String message) {
        context.error(node, message);
    }

    void error(Shape.Key<?> key, String message) {
        context.problems().error(place(key), message);
    }

    void warning(Shape.Key<?> key, String message) {
        context.problems().warning(place(key), message);
    }

    Context context() {
        return context;
    }
}
