package org.tocsin.domain.notice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a template, read for its places: {@code {{field}}}, {@code {{#field}} … {{/field}}},
 * {@code {{^field}} … {{/field}}}, {@code {{! a remark }}}; {@code {{#field?}} … {{/field?}}} is
 * there once when a list has anything in it. Mustache without partials, delimiters of one's own and
 * escaping, none of which a message needs.
 *
 * @param faults what is wrong with it, in reading order; a text without any can be filled in
 */
public record Wording(List<Tag> tags, List<Fault> faults) {
    public Wording {
        tags = List.copyOf(tags);
        faults = List.copyOf(faults);
    }

    public enum Sign {
        VALUE,
        SECTION,
        INVERTED,
        END,
        REMARK
    }

    public record Tag(Sign sign, String name, Spot spot) {}

    /**
     * Where it stands in the text.
     *
     * @param offset of its first brace
     * @param line from 1
     * @param column in characters, from 1
     */
    public record Spot(int offset, int line, int column) {}

    /**
     * @param name the field that is not known, to suggest another; empty for other faults
     */
    public record Fault(Spot spot, String message, String name) {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*\\??|\\.");

    public static Wording of(String text, Field.Of about) {
        return new Scan(text, about).scan();
    }

    /** Reads a text from its beginning to its end. */
    private static final class Scan {
        private final String text;
        private final Field.Of about;
        private final List<Tag> tags = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Deque<Tag> open = new ArrayDeque<>();

        Scan(String text, Field.Of about) {
            this.text = text;
            this.about = about;
        }

        Wording scan() {
            int at = text.indexOf("{{");
            while (at >= 0) {
                int end = text.indexOf("}}", at + 2);
                int next = text.indexOf("{{", at + 2);
                if (end < 0 || next >= 0 && next < end && text.charAt(at + 2) != '{') {
                    fault(spot(at), "\"{{\" without its \"}}\"; close the place or leave it out");
                    at = next;
                    continue;
                }
                tag(at, text.substring(at + 2, end));
                at = text.indexOf("{{", end + 2);
            }
            open.descendingIterator()
                    .forEachRemaining(tag ->
                            fault(
                                    tag.spot(),
                                    "the section \"%s\" is not closed; write {{/%s}} where it ends"
                                            .formatted(tag.name(), tag.name())));
            faults.sort(java.util.Comparator.comparingInt(fault -> fault.spot().offset()));
            return new Wording(tags, faults);
        }

        private void tag(int at, String inside) {
            var spot = spot(at);
            char first = inside.isEmpty() ? ' ' : inside.charAt(0);
            switch (first) {
                case '#' -> begin(new Tag(Sign.SECTION, inside.substring(1).strip(), spot));
                case '^' -> begin(new Tag(Sign.INVERTED, inside.substring(1).strip(), spot));
                case '/' -> end(new Tag(Sign.END, inside.substring(1).strip(), spot));
                case '!' -> tags.add(new Tag(Sign.REMARK, "", spot));
                case '{', '&' ->
                        fault(spot, "nothing is escaped in a message; write {{field}} instead");
                case '>' -> fault(spot, "a template cannot take in another one; write its text");
                case '=' -> fault(spot, "the braces cannot be changed; leave this out");
                default -> value(new Tag(Sign.VALUE, inside.strip(), spot));
            }
        }

        private void value(Tag tag) {
            tags.add(tag);
            if (tag.name().equals(".")) {
                if (innermost().filter(field -> field.kind() == Field.Kind.LIST).isEmpty()) {
                    fault(tag.spot(), "{{.}} stands only in the section of a list");
                }
                return;
            }
            known(tag)
                    .filter(field -> field.kind() != Field.Kind.VALUE)
                    .ifPresent(field ->
                            fault(
                                    tag.spot(),
                                    "\"%s\" is a list; write {{#%s}}…{{/%s}}"
                                            .formatted(tag.name(), tag.name(), tag.name())));
        }

        private void begin(Tag tag) {
            tags.add(tag);
            if (tag.name().equals(".")) {
                fault(tag.spot(), "{{.}} is a value, not a section");
            }
            var _ = known(tag);
            open.push(tag);
        }

        private void end(Tag tag) {
            tags.add(tag);
            if (open.isEmpty()) {
                fault(
                        tag.spot(),
                        "no section \"%s\" is open here; leave {{/%s}} out"
                                .formatted(tag.name(), tag.name()));
                return;
            }
            var begun = open.peek();
            if (begun.name().equals(tag.name())) {
                open.pop();
                return;
            }
            fault(
                    tag.spot(),
                    "{{/%s}} closes the section \"%s\", which was opened last; write {{/%s}} here"
                            .formatted(tag.name(), begun.name(), begun.name()));
            if (open.stream().anyMatch(each -> each.name().equals(tag.name()))) {
                while (!open.pop().name().equals(tag.name())) {
                    // What was opened within it is closed with it, so that it is told once.
                    continue;
                }
            }
        }

        private Optional<Field> known(Tag tag) {
            if (!NAME.matcher(tag.name()).matches()) {
                fault(
                        tag.spot(),
                        tag.name().isEmpty()
                                ? "a place without a name; write a field such as {{title}}"
                                : "\"%s\" is no name of a field".formatted(tag.name()));
                return Optional.empty();
            }
            boolean asks = tag.name().endsWith("?");
            var field = Field.named(asks ? plain(tag.name()) : tag.name());
            if (asks && (tag.sign() == Sign.VALUE || field.filter(Scan::isList).isEmpty())) {
                fault(
                        tag.spot(),
                        "\"?\" stands only in a section of a list, such as {{#incidents?}}");
                return Optional.empty();
            }
            if (field.isEmpty() && !tag.name().equals(".")) {
                faults.add(
                        new Fault(
                                tag.spot(),
                                "there is no field \"%s\"".formatted(tag.name()),
                                tag.name()));
            }
            field.filter(each -> !isKnownHere(each))
                    .ifPresent(each -> fault(tag.spot(), foreign(each)));
            return field;
        }

        private static String plain(String name) {
            return name.substring(0, name.length() - 1);
        }

        private static boolean isList(Field field) {
            return field.kind() != Field.Kind.VALUE;
        }

        private boolean isKnownHere(Field field) {
            return field.of() == Field.Of.ANY
                    || field.of() == about
                    || field.of() == Field.Of.INCIDENT && isInEach();
        }

        private boolean isInEach() {
            return open.stream()
                    .flatMap(tag -> Field.named(tag.name()).stream())
                    .anyMatch(field -> field.kind() == Field.Kind.EACH);
        }

        private static String foreign(Field field) {
            return switch (field.of()) {
                case REPORT ->
                        "\"%s\" is known in reports only (use: report)".formatted(field.id());
                case WINDOW ->
                        "\"%s\" is known in announcements of maintenance only (use: maintenance)"
                                .formatted(field.id());
                case INCIDENT, ANY ->
                        "\"%s\" speaks of one incident; it is not known here".formatted(field.id());
            };
        }

        private Optional<Field> innermost() {
            return Optional.ofNullable(open.peek()).flatMap(tag -> Field.named(tag.name()));
        }

        private void fault(Spot spot, String message) {
            faults.add(new Fault(spot, message, ""));
        }

        private Spot spot(int offset) {
            int line = 1;
            int begin = 0;
            for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
                line++;
                begin = i + 1;
            }
            return new Spot(offset, line, text.codePointCount(begin, offset) + 1);
        }
    }
}
