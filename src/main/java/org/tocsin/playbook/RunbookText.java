package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.playbook.Runbook;

/**
 * A runbook file: YAML front matter with {@code id} and {@code title} between two lines of three
 * dashes, then Markdown.
 *
 * @param front the front matter
 */
record RunbookText(String file, Node front, String markdown) {
    private static final String FENCE = "---";
    private static final Shape.Key<String> ID =
            required("id", Scalars.ID, "The name that checks refer to");
    private static final Shape.Key<String> TITLE =
            required("title", Scalars.TEXT, "The title for people");
    private static final Shape<Runbook> FRONT =
            new Shape<>(
                    List.of(ID, TITLE),
                    fields -> new Runbook(fields.get(ID), fields.get(TITLE), ""));

    /** Splits the file; empty when it has no front matter that can be read, which is told. */
    static Optional<RunbookText> split(String file, String text, Problems problems) {
        var lines = text.lines().toList();
        int close = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (close < 1 || !lines.getFirst().equals(FENCE)) {
            problems.error(
                    Place.startOf(file),
                    "a runbook begins with a line ---, then id: and title:, then another line ---");
            return Optional.empty();
        }
        // An empty first line in place of the fence keeps the line numbers.
        String front = "\n" + String.join("\n", lines.subList(1, close));
        String markdown = String.join("\n", lines.subList(close + 1, lines.size())).strip();
        return YamlText.parse(file, front, problems)
                .map(node -> new RunbookText(file, node, markdown));
    }

    void declare(Declared declared) {
        var id = Nodes.child(front, "id");
        id.flatMap(Nodes::text)
                .ifPresent(name ->
                        declared.add(
                                Declared.Kind.RUNBOOK, name, Place.of(file, id.orElseThrow())));
    }

    Optional<Runbook> decode(Declared declared, Problems problems) {
        if (markdown.isEmpty()) {
            problems.error(Place.startOf(file), "the runbook has no text after its front matter");
        }
        return FRONT.decode(front, new Context(file, declared, problems))
                .map(runbook -> new Runbook(runbook.id(), runbook.title(), markdown));
    }
}
