package org.tocsin.domain.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One logical line of RFC 5545, section 3.1: {@code NAME;PARAM=value:value}.
 *
 * @param number of the first physical line, from 1 on
 * @param name in upper case
 * @param parameters by name in upper case
 */
record ContentLine(int number, String name, Map<String, String> parameters, String value) {
    private static final int OCTETS = 75;

    /** A logical line and where it began. */
    record Unfolded(int number, String text) {}

    /** Joins lines that go on after a space or a tab; blank lines are dropped. */
    static List<Unfolded> unfold(String text) {
        var lines = new ArrayList<Unfolded>();
        int number = 0;
        for (var line : text.split("\r\n|\n|\r", -1)) {
            number++;
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (goesOn && !lines.isEmpty()) {
                var last = lines.removeLast();
                lines.add(new Unfolded(last.number, last.text + line.substring(1)));
            } else if (!line.isBlank()) {
                lines.add(new Unfolded(number, line));
            }
        }
        return lines;
    }

    /** Nothing when the line has no name or no value. */
    static Optional<ContentLine> parse(Unfolded line) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.text.length(); i++) {
            char c = line.text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ';') {
                parts.add(part.toString());
                part.setLength(0);
            } else if (!quoted && c == ':') {
                parts.add(part.toString());
                return of(line.number, parts, line.text.substring(i + 1));
            } else {
                part.append(c);
            }
        }
        return Optional.empty();
    }

    private static Optional<ContentLine> of(int number, List<String> parts, String value) {
        var parameters = new TreeMap<String, String>();
        for (var part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals).toUpperCase(Locale.ROOT),
                        part.substring(equals + 1));
            }
        }
        String name = parts.getFirst().strip().toUpperCase(Locale.ROOT);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContentLine(number, name, parameters, value));
    }

    /** Broken into physical lines of at most 75 octets in UTF-8, never inside a character. */
    static String folded(String line) {
        var folded = new StringBuilder(line.length() + 8);
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            int length = octets(point);
            if (octets + length > OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(point);
            octets += length;
            i += Character.charCount(point);
        }
        return folded.append("\r\n").toString();
    }

    private static int octets(int point) {
        if (point < 0x80) {
            return 1;
        }
        return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** Text as a value, section 3.3.11; what cannot be written in a line is left out. */
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (c >= ' ' && c != 0x7f || c == '\t') {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    static String unescaped(String value) {
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char next = value.charAt(++i);
            text.append(next == 'n' || next == 'N' ? '\n' : next);
        }
        return text.toString();
    }
}
