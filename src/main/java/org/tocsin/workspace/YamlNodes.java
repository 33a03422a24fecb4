package org.tocsin.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The nodes of a YAML file; whatever is wrong with one is said with its line and column. */
final class YamlNodes {
    private final Path file;

    YamlNodes(Path file) {
        this.file = file;
    }

    /** Ends the reading at the first fault; never leaves this package. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Refusal reason;

        Fault(Refusal reason) {
            super(reason.what(), null, false, false);
            this.reason = reason;
        }

        Refusal reason() {
            return reason;
        }
    }

    record Entry(String key, Optional<Mark> at, Node value) {}

    Map<String, Entry> entries(Node node, String what) throws Fault {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(
                    node.getStartMark(),
                    what + " must hold lines of the form 'key: value'",
                    "correct it");
        }
        var entries = new LinkedHashMap<String, Entry>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw fault(
                        tuple.getKeyNode().getStartMark(), "a key must be a word", "correct it");
            }
            var entry = new Entry(key.getValue(), key.getStartMark(), tuple.getValueNode());
            if (entries.putIfAbsent(entry.key(), entry) != null) {
                throw fault(entry.at(), "'%s' is there twice".formatted(entry.key()), "remove one");
            }
        }
        return entries;
    }

    /** That nothing is there but what is known. */
    void known(Map<String, Entry> entries, List<String> keys) throws Fault {
        for (var entry : entries.values()) {
            if (!keys.contains(entry.key())) {
                throw fault(
                        entry.at(),
                        "'%s' is not known here".formatted(entry.key()),
                        "known are " + String.join(", ", keys));
            }
        }
    }

    Entry needed(Node root, Map<String, Entry> entries, String key) throws Fault {
        var entry = entries.get(key);
        if (entry == null) {
            throw fault(root.getStartMark(), "'%s' is missing".formatted(key), "add it");
        }
        return entry;
    }

    String text(Entry entry) throws Fault {
        if (entry.value() instanceof ScalarNode scalar
                && !isNull(scalar)
                && !scalar.getValue().isBlank()
                && scalar.getValue().lines().count() == 1) {
            return scalar.getValue();
        }
        throw fault(
                entry.value().getStartMark(),
                "'%s' must have a value of one line".formatted(entry.key()),
                "write one behind the colon");
    }

    /** A list of words, each of one line. */
    List<String> texts(Entry entry) throws Fault {
        if (!(entry.value() instanceof SequenceNode sequence)) {
            throw fault(
                    entry.value().getStartMark(),
                    "'%s' must be a list".formatted(entry.key()),
                    "write it like [one, two]");
        }
        var texts = new ArrayList<String>();
        for (var node : sequence.getValue()) {
            texts.add(text(new Entry(entry.key(), node.getStartMark(), node)));
        }
        return texts;
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    Fault fault(Optional<Mark> mark, String what, String remedy) {
        String place =
                mark.map(m -> ":%d:%d".formatted(m.getLine() + 1, m.getColumn() + 1)).orElse("");
        return new Fault(new Refusal(what, file + place, remedy));
    }
}
