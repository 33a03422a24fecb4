package org.tocsin.domain.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Three texts become one, line by line. */
final class Lines {
    /** Beyond this many pairs of lines to compare, texts are taken as changed as a whole. */
    private static final long MOST = 4_000_000;

    private Lines() {}

    /** Empty when both changed the same or neighbouring lines in different ways. */
    static Optional<String> merge(String base, String theirs, String mine) {
        if (mine.equals(theirs) || mine.equals(base)) {
            return Optional.of(theirs);
        }
        if (theirs.equals(base)) {
            return Optional.of(mine);
        }
        var from = lines(base);
        var other = lines(theirs);
        var own = lines(mine);
        if ((long) from.size() * Math.max(other.size(), own.size()) > MOST) {
            return Optional.empty();
        }
        return merge(from, Match.of(from, other), Match.of(from, own))
                .map(all -> String.join("\n", all));
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    /** Walks all three along the lines that nobody changed. */
    private static Optional<List<String>> merge(List<String> base, Match theirs, Match mine) {
        var merged = new ArrayList<String>();
        int b = 0;
        int t = 0;
        int m = 0;
        while (b <= base.size()) {
            int stable = b;
            while (stable < base.size() && (theirs.place(stable) < t || mine.place(stable) < m)) {
                stable++;
            }
            int nextT = stable < base.size() ? theirs.place(stable) : theirs.text().size();
            int nextM = stable < base.size() ? mine.place(stable) : mine.text().size();
            var chunk =
                    Merge.one(
                            base.subList(b, stable),
                            theirs.text().subList(t, nextT),
                            mine.text().subList(m, nextM));
            if (chunk.isEmpty()) {
                return Optional.empty();
            }
            merged.addAll(chunk.get());
            if (stable < base.size()) {
                merged.add(base.get(stable));
            }
            b = stable + 1;
            t = nextT + 1;
            m = nextM + 1;
        }
        return Optional.of(merged);
    }

    /**
     * Where the lines of one text are in another, by their longest common subsequence.
     *
     * @param places of each line of the first, -1 for none
     */
    private record Match(List<String> text, int[] places) {
        static Match of(List<String> from, List<String> to) {
            var longest = new int[from.size() + 1][to.size() + 1];
            for (int i = from.size() - 1; i >= 0; i--) {
                for (int j = to.size() - 1; j >= 0; j--) {
                    longest[i][j] =
                            from.get(i).equals(to.get(j))
                                    ? longest[i + 1][j + 1] + 1
                                    : Math.max(longest[i + 1][j], longest[i][j + 1]);
                }
            }
            var places = new int[from.size()];
            Arrays.fill(places, -1);
            for (int i = 0, j = 0; i < from.size() && j < to.size(); ) {
                if (from.get(i).equals(to.get(j))) {
                    places[i++] = j++;
                } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            return new Match(to, places);
        }

        int place(int line) {
            return places[line];
        }
    }
}
