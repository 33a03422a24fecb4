package org.tocsin.playbook;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.response.Template;

/**
 * A file with a template in it, whose words alone are to be changed (N-4): remarks, order, quotes
 * and line ends of everything else stay as a person wrote them, byte by byte.
 */
public final class TemplateFile {
    private static final String SECTION = "templates";

    private final String mark;
    private final String text;
    private final String id;

    /** What came of a change. */
    public sealed interface Edit {
        /**
         * @param text the whole file
         */
        record Done(String text) implements Edit {}

        /**
         * @param why for people
         */
        record Refused(String why) implements Edit {}
    }

    /** The template's nodes. */
    private record Entry(Optional<Node> subject, Node subjectsPlace, Node body) {}

    /**
     * @param text all of the file, as its bytes say in UTF-8
     */
    public TemplateFile(String text, String id) {
        // What marks the byte order is no part of the YAML, and must not be lost.
        this.mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        this.text = text.substring(mark.length());
        this.id = id;
    }

    /** What the template says in this file; empty when it is not there or cannot be read. */
    public Optional<Template.Wording> wording() {
        return parsed(text).flatMap(this::entry).flatMap(TemplateFile::wording);
    }

    private static Optional<Template.Wording> wording(Entry entry) {
        var subject = entry.subject().flatMap(Nodes::text).orElse("");
        return Nodes.text(entry.body()).map(body -> new Template.Wording(subject, body));
    }

    /** The file with other words in the template; nothing else of it is touched. */
    public Edit with(Template.Wording other) {
        var root = parsed(text);
        var entry = root.flatMap(this::entry);
        if (root.isEmpty() || entry.isEmpty()) {
            return new Edit.Refused(
                    "the file has no template \"%s\" that can be read".formatted(id));
        }
        for (boolean plainly : new boolean[] {true, false}) {
            var changed = changed(entry.get(), other, plainly);
            if (parsed(changed).filter(now -> isMeant(root.get(), now, other)).isPresent()) {
                return new Edit.Done(mark + changed);
            }
        }
        return new Edit.Refused(
                "its text is written in a way that cannot be changed from here, such as by"
                        + " reference to another place (& and *); change it in the file");
    }

    /**
     * @param plainly as lines of their own where that can be, else in quotes, which say anything
     */
    private String changed(Entry entry, Template.Wording other, boolean plainly) {
        var now = wording(entry).orElse(other);
        var result = new StringBuilder(text);
        var pieces = new java.util.ArrayList<YamlPiece>();
        if (!now.body().equals(other.body()) && entry.body() instanceof ScalarNode scalar) {
            pieces.add(YamlPiece.instead(text, scalar, other.body(), plainly));
        }
        if (!now.subject().equals(other.subject())) {
            pieces.add(
                    entry.subject().isPresent()
                                    && entry.subject().get() instanceof ScalarNode scalar
                            ? YamlPiece.instead(text, scalar, other.subject(), plainly)
                            : YamlPiece.before(
                                    text, entry.subjectsPlace(), "subject", other.subject()));
        }
        // From the end on, so that what is before stays where it was.
        pieces.sort(java.util.Comparator.comparingInt(YamlPiece::from).reversed());
        pieces.forEach(piece -> result.replace(piece.from(), piece.to(), piece.text()));
        return result.toString();
    }

    /** Whether the words are as they were meant, and nothing else says anything else. */
    private boolean isMeant(Node before, Node after, Template.Wording meant) {
        var entry = entry(after);
        return entry.flatMap(TemplateFile::wording).filter(meant::equals).isPresent()
                && Outline.of(before, id).equals(Outline.of(after, id));
    }

    private Optional<Entry> entry(Node root) {
        return Nodes.child(root, SECTION).map(Nodes::items).orElse(List.of()).stream()
                .filter(item -> isMine(item, id))
                .findFirst()
                .flatMap(TemplateFile::parts);
    }

    private static boolean isMine(Node item, String id) {
        return item instanceof MappingNode
                && Nodes.child(item, "id").flatMap(Nodes::text).filter(id::equals).isPresent();
    }

    private static Optional<Entry> parts(Node item) {
        return Nodes.entries(item).stream()
                .filter(each -> Nodes.text(each.getKeyNode()).filter("body"::equals).isPresent())
                .findFirst()
                .map(each ->
                        new Entry(
                                Nodes.child(item, "subject"),
                                each.getKeyNode(),
                                each.getValueNode()));
    }

    private static Optional<Node> parsed(String text) {
        return YamlText.parse("", text, new Problems());
    }

    /** What a file says, but for the words of one template. */
    private record Outline(String says) {
        static Outline of(Node root, String except) {
            var text = new StringBuilder();
            add(root, text, except, false);
            return new Outline(text.toString());
        }

        private static void add(Node node, StringBuilder text, String except, boolean mine) {
            if (node instanceof ScalarNode scalar) {
                text.append(scalar.isPlain() ? 'p' : 'q')
                        .append(scalar.getValue().length())
                        .append(':')
                        .append(scalar.getValue());
                return;
            }
            for (var item : Nodes.items(node)) {
                text.append("\n- ");
                add(item, text, except, isMine(item, except));
            }
            for (var entry : Nodes.entries(node)) {
                var key = Nodes.text(entry.getKeyNode()).orElse("?");
                if (!(mine && (key.equals("subject") || key.equals("body")))) {
                    text.append("\n{").append(key).append("} ");
                    add(entry.getValueNode(), text, except, false);
                }
            }
            text.append("\n;");
        }
    }

    /** A stretch of a file and what is to stand there. */
    private record YamlPiece(int from, int to, String text) {
        static YamlPiece instead(String file, ScalarNode old, String words, boolean plainly) {
            int from = offset(file, old.getStartMark());
            int to = offset(file, old.getEndMark());
            boolean block =
                    old.getScalarStyle() == ScalarStyle.LITERAL
                            || old.getScalarStyle() == ScalarStyle.FOLDED;
            if (block) {
                return block(file, from, to, words, plainly);
            }
            return new YamlPiece(from, to, YamlQuotes.of(words));
        }

        /**
         * In place of the lines below the head of a block; the blank lines after it are those that
         * keep it apart from what follows.
         */
        private static YamlPiece block(
                String file, int from, int to, String words, boolean plainly) {
            int head = file.indexOf('\n', from);
            if (head < 0 || head >= to) {
                return new YamlPiece(from, to, YamlQuotes.of(words));
            }
            var ending = file.charAt(head - 1) == '\r' ? "\r\n" : "\n";
            int end = head + 1 + file.substring(head + 1, to).stripTrailing().length();
            if (!plainly) {
                return new YamlPiece(from, end, YamlQuotes.of(words));
            }
            int indent = indent(file.substring(head + 1, end));
            var body = words.replaceFirst("\\n+$", "");
            int trailing = words.length() - body.length();
            var chomped = trailing == 0 ? "-" : trailing == 1 ? "" : "+";
            var first = body.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
            var step = first.startsWith(" ") ? Integer.toString(indent - column(file, from)) : "";
            var lines = new StringBuilder();
            for (var line : body.split("\n", -1)) {
                lines.append(ending).append(line.isEmpty() ? "" : " ".repeat(indent) + line);
            }
            return new YamlPiece(
                    from, end, "|" + step + chomped + remark(file, from, head) + lines);
        }

        /** What stands behind the sign of a block on its line. */
        private static String remark(String file, int from, int head) {
            return file.substring(from, head)
                    .stripTrailing()
                    .replaceFirst("^[^|>]*[|>][-+0-9]*", "");
        }

        private static int indent(String block) {
            return block.lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .map(line -> line.length() - line.stripLeading().length())
                    .orElse(2);
        }

        /** By how much the line is indented on which the entry of a block stands. */
        private static int column(String file, int from) {
            int begin = file.lastIndexOf('\n', from) + 1;
            int at = begin;
            while (file.charAt(at) == ' ' || file.charAt(at) == '-') {
                at++;
            }
            return at - begin;
        }

        static YamlPiece before(String file, Node key, String name, String words) {
            int at = offset(file, key.getStartMark());
            int begin = file.lastIndexOf('\n', at) + 1;
            var lead = file.substring(begin, at);
            int end = file.indexOf('\n', at);
            var ending = end > 0 && file.charAt(end - 1) == '\r' ? "\r\n" : "\n";
            // In a map on one line what follows stands behind a comma.
            boolean own = lead.replace("-", "").isBlank();
            var next = own ? ending + " ".repeat(lead.length()) : ", ";
            return new YamlPiece(at, at, name + ": " + YamlQuotes.of(words) + next);
        }

        private static int offset(String file, Optional<Mark> mark) {
            return file.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
        }
    }
}
