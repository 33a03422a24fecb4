package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.playbook.Written;

/**
 * Notes where each rule stands: by its key in a section that is a map, by its {@code id} in one
 * that is a list. A section that is neither stands under its own name.
 */
final class Spots {
    private final Map<Written.Key, List<Written.Spot>> found = new LinkedHashMap<>();

    void read(String file, Node root) {
        for (var entry : Nodes.entries(root)) {
            Nodes.text(entry.getKeyNode())
                    .ifPresent(section -> {
                        note(section, "", Place.of(file, entry.getKeyNode()));
                        section(file, section, entry.getValueNode());
                    });
        }
    }

    /** A text file of its own. */
    void read(RunbookText runbook) {
        Nodes.child(runbook.front(), "id")
                .flatMap(Nodes::text)
                .ifPresent(id -> note("runbooks", id, Place.startOf(runbook.file())));
    }

    private void section(String file, String section, Node value) {
        if (value instanceof MappingNode) {
            for (var entry : Nodes.entries(value)) {
                Nodes.text(entry.getKeyNode())
                        .ifPresent(id -> note(section, id, Place.of(file, entry.getKeyNode())));
            }
        }
        for (var item : Nodes.items(value)) {
            Nodes.child(item, "id")
                    .or(() -> Nodes.child(item, "title"))
                    .flatMap(Nodes::text)
                    .ifPresent(id -> note(section, id, Place.of(file, item)));
        }
    }

    private void note(String section, String id, Place at) {
        found.computeIfAbsent(new Written.Key(section, id), _ -> new ArrayList<>())
                .add(new Written.Spot(at.file(), at.line(), at.column()));
    }

    Written written() {
        return new Written(found);
    }
}
