package org.tocsin.report.review;

import org.tocsin.report.Html;

/**
 * Text for HTML in which no word is too long for its column: pages have no scroll bar, and their
 * style sheets no way to break a word. Where one is, it may be broken unseen.
 */
final class Breaks {
    private static final int LONGEST = 24;
    private static final String BREAK = "\u200b";

    private Breaks() {}

    static String in(String text) {
        var out = new StringBuilder(text.length() + 16);
        int run = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            out.appendCodePoint(c);
            run = Character.isWhitespace(c) ? 0 : run + 1;
            boolean joint = run > 12 && (c == '/' || c == '_' || c == '.' || c == '-' || c == ',');
            if ((joint || run >= LONGEST) && i < text.length() && isBase(text.codePointAt(i))) {
                out.append(BREAK);
                run = 0;
            }
        }
        return Html.text(out.toString());
    }

    /** Nothing is put before what belongs to the letter before it, nor between two that join. */
    private static boolean isBase(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_SYMBOL ->
                    false;
            default -> true;
        };
    }
}
