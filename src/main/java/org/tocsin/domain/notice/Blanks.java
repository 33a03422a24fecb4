package org.tocsin.domain.notice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Places in square brackets, such as {@code [Action 1]}: what only a person can write. In capitals,
 * as in {@code [RESOLVED]}, brackets are just brackets.
 */
public final class Blanks {
    private static final Pattern BLANK = Pattern.compile("\\[(?=[^\\[\\]{}]*\\p{Ll})[^\\[\\]{}]+]");
    private static final Pattern BULLET = Pattern.compile("[\\s•*–—-]*(\\d+[.)])?\\s*");
    private static final Pattern HEADING = Pattern.compile("\\s*[^\\s•*–—-].*:\\s*");

    /** What stands for one in a message that no person has looked at. */
    private static final String TO_FOLLOW = "to follow";

    private Blanks() {}

    /** Those of a template, each once. */
    public static List<String> in(String template) {
        return List.copyOf(
                BLANK.matcher(template)
                        .results()
                        .map(found -> found.group())
                        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Those of a template that somebody has left as they were. */
    public static List<String> left(String template, String written) {
        return in(template).stream().filter(written::contains).toList();
    }

    /**
     * A template for the machine: lines that are nothing but such places are left out, with the
     * heading above when nothing remains under it; within a line something is said to follow.
     */
    public static String without(String template) {
        var kept = new ArrayList<String>();
        int dropped = 0;
        for (String line : template.split("\n", -1)) {
            boolean blank = isOnly(line);
            if (blank) {
                dropped++;
                continue;
            }
            if (line.isBlank() && dropped > 0 && isHeading(kept)) {
                kept.removeLast();
                dropped = 0;
                if (kept.isEmpty() || kept.getLast().isBlank()) {
                    continue;
                }
            }
            dropped = 0;
            kept.add(BLANK.matcher(line).replaceAll(TO_FOLLOW));
        }
        if (dropped > 0 && isHeading(kept)) {
            kept.removeLast();
        }
        return String.join("\n", kept);
    }

    /**
     * A filled text without those headings of its template under which nothing has come to stand.
     */
    public static String tidy(String template, String filled) {
        var headings =
                template.lines()
                        .filter(line -> HEADING.matcher(line).matches())
                        .collect(java.util.stream.Collectors.toSet());
        var kept = new ArrayList<String>();
        for (String line : (filled + "\n").split("\n", -1)) {
            if (line.isBlank() && !kept.isEmpty() && headings.contains(kept.getLast())) {
                kept.removeLast();
                if (kept.isEmpty() || kept.getLast().isBlank()) {
                    continue;
                }
            }
            kept.add(line);
        }
        return String.join("\n", kept).strip();
    }

    private static boolean isOnly(String line) {
        var rest = BLANK.matcher(line);
        return rest.find() && BULLET.matcher(rest.replaceAll("")).matches();
    }

    private static boolean isHeading(List<String> lines) {
        return !lines.isEmpty() && HEADING.matcher(lines.getLast()).matches();
    }
}
