package org.tocsin.playbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name somebody meant to type. */
final class Suggestion {
    private Suggestion() {}

    /** {@code ; did you mean "x"?} where a name is close enough, else nothing. */
    static String ending(String typed, Collection<String> names) {
        return nearest(typed, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    static Optional<String> nearest(String typed, Collection<String> names) {
        int reach = Math.max(1, typed.length() / 3);
        return names.stream()
                .filter(name -> distance(typed, name) <= reach)
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** Letters to insert, drop, replace or swap with their neighbour; case is free. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                best = Math.min(best, cost[i - 1][j - 1] + replace);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
