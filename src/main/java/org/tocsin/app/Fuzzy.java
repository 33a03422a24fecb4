package org.tocsin.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the letters of a query in a text, in order but with gaps, and prefers word starts and runs:
 * "rac" finds "<b>R</b>un <b>a</b>ll <b>c</b>hecks". Words of a query may come in any order.
 */
final class Fuzzy {
    private static final int LETTER = 1;
    private static final int START_OF_WORD = 8;
    private static final int IN_A_ROW = 6;
    private static final int START_OF_TEXT = 3;
    private static final int NONE = Integer.MIN_VALUE / 2;

    private Fuzzy() {}

    /**
     * @param score higher is better; comparable for one query only
     * @param marks positions in the title that the query found, ascending
     */
    record Match(int score, List<Integer> marks) {}

    /** Every word of the query in the title, or else in the heading (which counts less). */
    static Optional<Match> find(String query, String title, String heading) {
        int score = 0;
        var marks = new TreeSet<Integer>();
        for (var word : query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            var inTitle = word(word, title);
            if (inTitle.isPresent()) {
                score += inTitle.get().score();
                marks.addAll(inTitle.get().marks());
            } else {
                var inHeading = word(word, heading);
                if (inHeading.isEmpty()) {
                    return Optional.empty();
                }
                score += inHeading.get().score() / 2;
            }
        }
        return Optional.of(new Match(score * 64 - title.length(), List.copyOf(marks)));
    }

    private static Optional<Match> word(String word, String text) {
        if (!isSubsequence(word, text)) {
            return Optional.empty();
        }
        // best[i][j]: best score with the word's first i+1 letters placed and letter i at text j.
        int n = word.length();
        int m = text.length();
        var best = new int[n][m];
        var from = new int[n][m];
        for (int i = 0; i < n; i++) {
            int bestBefore = i == 0 ? 0 : NONE;
            int before = -1;
            for (int j = 0; j < m; j++) {
                if (i > 0 && j > 1 && best[i - 1][j - 2] > bestBefore) {
                    bestBefore = best[i - 1][j - 2];
                    before = j - 2;
                }
                best[i][j] = NONE;
                if (lower(text, j) != word.charAt(i)) {
                    continue;
                }
                int here = LETTER + (startsWord(text, j) ? START_OF_WORD : 0);
                here += j == 0 ? START_OF_TEXT : 0;
                best[i][j] = bestBefore + here;
                from[i][j] = before;
                if (i > 0 && j > 0 && best[i - 1][j - 1] + IN_A_ROW > bestBefore) {
                    best[i][j] = best[i - 1][j - 1] + IN_A_ROW + here;
                    from[i][j] = j - 1;
                }
            }
        }
        return Optional.of(trace(best, from));
    }

    private static Match trace(int[][] best, int[][] from) {
        int last = best.length - 1;
        int at = 0;
        for (int j = 1; j < best[last].length; j++) {
            if (best[last][j] > best[last][at]) {
                at = j;
            }
        }
        int score = best[last][at];
        var marks = new ArrayList<Integer>();
        for (int i = last; i >= 0; i--) {
            marks.addFirst(at);
            at = from[i][at];
        }
        return new Match(score, marks);
    }

    private static boolean isSubsequence(String word, String text) {
        int i = 0;
        for (int j = 0; j < text.length() && i < word.length(); j++) {
            if (lower(text, j) == word.charAt(i)) {
                i++;
            }
        }
        return i == word.length() && i > 0;
    }

    private static char lower(String text, int at) {
        return Character.toLowerCase(text.charAt(at));
    }

    private static boolean startsWord(String text, int at) {
        return at == 0
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || (Character.isUpperCase(text.charAt(at))
                        && Character.isLowerCase(text.charAt(at - 1)));
    }
}
