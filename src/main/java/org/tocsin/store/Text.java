package org.tocsin.store;

/** Makes any text fit to be kept. */
final class Text {
    /** The longest text kept, in characters; H2's limit for a varchar is 1,048,576. */
    static final int LONGEST = 1_000_000;

    private Text() {}

    /**
     * Without NUL characters and halves of surrogate pairs, which PostgreSQL refuses, and cut at
     * the given length with an ellipsis as the last character.
     */
    static String fit(String text, int longest) {
        String sound = sound(text);
        if (sound.length() <= longest) {
            return sound;
        }
        int end = longest - 1;
        return sound.substring(0, Character.isHighSurrogate(sound.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    private static String sound(String text) {
        boolean fine = text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
        if (fine) {
            return text;
        }
        var sound = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .filter(c -> c != 0)
                .forEach(sound::appendCodePoint);
        return sound.toString();
    }
}
