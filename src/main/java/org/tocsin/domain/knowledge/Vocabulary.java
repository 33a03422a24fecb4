package org.tocsin.domain.knowledge;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text that say something, so that two texts can be held against each other. */
public final class Vocabulary {
    private static final int SHORTEST = 3;
    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    "the", "and", "for", "with", "from", "that", "this", "are", "was", "were",
                    "not", "has", "have", "had", "but", "its", "than", "then", "into", "over",
                    "per", "all", "any", "can", "may", "check", "data", "failed", "issue", "issues",
                    "value");

    private Vocabulary() {}

    /** Words in lower case without endings, so that "delays" meets "delayed". */
    public static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST && !EMPTY_WORDS.contains(word))
                .map(Vocabulary::stem)
                .forEach(words::add);
        return words;
    }

    private static String stem(String word) {
        for (var ending : List.of("ing", "ed", "es", "s")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST + 1) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
