package org.tocsin.notify.web;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Shortens texts to what a receiver takes, between what people see as characters: never inside an
 * emoji of several parts or a letter with its accents (Unicode Annex 29).
 */
public final class Clip {
    private static final String MORE = "…";

    private Clip() {}

    /** At most so many UTF-16 units, with an ellipsis if something is missing. */
    public static String to(String text, int most) {
        return to(text, most, String::length);
    }

    /**
     * At most so much by a measure of its own, such as the length once it is escaped.
     *
     * @param size grows with the text, part by part
     */
    public static String to(String text, int most, ToIntFunction<String> size) {
        if (size.applyAsInt(text) <= most) {
            return text;
        }
        return begin(text, most - size.applyAsInt(MORE), size) + MORE;
    }

    /** Parts of at most a size each, split behind a line where one ends in the second half. */
    public static List<String> parts(String text, int most, ToIntFunction<String> size) {
        var parts = new ArrayList<String>();
        String rest = text;
        while (size.applyAsInt(rest) > most) {
            String part = begin(rest, most, size);
            int line = part.lastIndexOf('\n');
            int end = line > part.length() / 2 ? line + 1 : part.length();
            if (end == 0) {
                // Not even one code point fits.
                return parts;
            }
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end);
        }
        if (!rest.isBlank()) {
            parts.add(rest.stripTrailing());
        }
        return parts;
    }

    /** One line: headings and subjects know no others, and control characters end headers. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String begin(String text, int most, ToIntFunction<String> size) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        int used = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            used += size.applyAsInt(text.substring(end, next));
            if (used > most) {
                break;
            }
            end = next;
        }
        return end == 0 ? codePoints(text, most, size) : text.substring(0, end);
    }

    /** Of one character with accents without end, so that the rest is not lost. */
    private static String codePoints(String text, int most, ToIntFunction<String> size) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            used += size.applyAsInt(text.substring(end, next));
            if (used > most) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
