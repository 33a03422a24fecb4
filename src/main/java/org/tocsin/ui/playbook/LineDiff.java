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
