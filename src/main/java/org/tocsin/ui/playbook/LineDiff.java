package org.tocsin.ui.playbook;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line: what both have, what only the one has and what only the other. */
final class LineDiff {
    enum Kind {
        SAME,
        WAS,
        IS
    }

    private static final int CONTEXT = 2;

    record Line(Kind kind, String text) {}

    private LineDiff() {}

    /** The lines of both, so that as many as can be stand for both. */
    static List<Line> of(String was, String is) {
        var a = was.split("\n", -1);
        var b = is.split("\n", -1);
        int[][] common = common(a, b);
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && a[i].equals(b[j])) {
                lines.add(new Line(Kind.SAME, a[i++]));
                j++;
            } else if (i < a.length && (j == b.length || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.WAS, a[i++]));
            } else {
                lines.add(new Line(Kind.IS, b[j++]));
            }
        }
        return lines;
    }

    /** Only what differs, with a line or two around it; an ellipsis stands for the rest. */
    static List<Line> around(List<Line> all) {
        var kept = new ArrayList<Line>();
        boolean left = false;
        for (int i = 0; i < all.size(); i++) {
            int from = Math.max(0, i - CONTEXT);
            int to = Math.min(all.size(), i + CONTEXT + 1);
            boolean near =
                    all.subList(from, to).stream().anyMatch(each -> each.kind() != Kind.SAME);
            if (near) {
                kept.add(all.get(i));
            } else if (!left) {
                kept.add(new Line(Kind.SAME, "…"));
            }
            left = !near;
        }
        return kept;
    }

    /** How many lines the rests from there on have in common. */
    private static int[][] common(String[] a, String[] b) {
        var common = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                common[i][j] =
                        a[i].equals(b[j])
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
