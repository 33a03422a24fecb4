package org.tocsin.playbook;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Parses YAML to nodes with places. Scalars stay text: what they mean is the decoders' business.
 */
final class YamlText {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new FailsafeSchema()).setUseMarks(true).build();

    private YamlText() {}

    /** The document's root; empty when the text does not parse or says nothing, which is told. */
    static Optional<Node> parse(String file, String text, Problems problems) {
        try {
            var root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                problems.error(
                        Place.startOf(file),
                        "the file says nothing; give it sections such as checks:, or delete it");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            var at = mark.map(m -> Place.of(file, m)).orElseGet(() -> Place.startOf(file));
            problems.error(tabNear(text, at).orElse(at), words(e, text, at));
        } catch (ReaderException e) {
            problems.error(
                    at(file, text, e.getPosition()),
                    "the character U+%04X is not allowed in YAML; remove it"
                            .formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            problems.error(
                    Place.startOf(file),
                    "this is no YAML: " + firstLine(String.valueOf(e.getMessage())));
        } catch (StackOverflowError _) {
            problems.error(Place.startOf(file), "lists and maps are nested too deeply to be read");
        }
        return Optional.empty();
    }

    private static String words(MarkedYamlEngineException e, String text, Place at) {
        if (tabNear(text, at).isPresent()) {
            return "a tab stands where YAML wants spaces; indent with spaces";
        }
        String context = e.getContext() == null ? "" : " " + firstLine(e.getContext());
        return "this is no YAML: " + firstLine(e.getProblem()) + context;
    }

    /** A tab in the indentation of the line at fault or of one of its neighbours. */
    private static Optional<Place> tabNear(String text, Place at) {
        var lines = text.split("\n", -1);
        for (int line : new int[] {at.line(), at.line() - 1, at.line() + 1}) {
            if (line < 1 || line > lines.length) {
                continue;
            }
            String words = lines[line - 1];
            int indent = words.length() - words.stripLeading().length();
            int tab = words.indexOf('\t');
            if (tab >= 0 && tab < indent) {
                return Optional.of(new Place(at.file(), line, tab + 1));
            }
        }
        return Optional.empty();
    }

    private static Place at(String file, String text, int position) {
        int codePoints = 0;
        int line = 1;
        int column = 1;
        for (int c : text.codePoints().toArray()) {
            if (codePoints++ == position) {
                break;
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return new Place(file, line, column);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
