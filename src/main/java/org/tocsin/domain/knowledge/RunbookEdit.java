package org.tocsin.domain.knowledge;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Incident;

/**
 * What an incident adds to a runbook (M-7; document 000, Knowledge Base Updates: "Add new
 * troubleshooting steps to runbooks"). Everything that stands there stays as it is.
 *
 * @param before the file's whole text
 * @param after the same with the addition
 */
public record RunbookEdit(String before, String after) {
    /** Under which additions are gathered. */
    public static final String SECTION = "Known root causes";

    private static final int CONTEXT = 3;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /**
     * A line of a diff.
     *
     * @param number in the new text, from 1
     */
    public record Line(Kind kind, int number, String text) {
        /** {@code + a new line}. */
        @Override
        public String toString() {
            return (kind == Kind.ADDED ? "+ " : "  ") + text;
        }
    }

    public enum Kind {
        SAME,
        ADDED
    }

    /** What is worth writing down of an incident, as one item of a list in Markdown. */
    public static String proposed(
            Incident incident, String rootCause, Optional<String> fixedBy, ZoneId zone) {
        var lines = new ArrayList<String>();
        lines.add(
                "- **%s** (incident #%d, %s)"
                        .formatted(
                                plain(rootCause),
                                incident.id().number(),
                                DAY.format(incident.detectedAt().atZone(zone))));
        var signs =
                incident.course().failures().entrySet().stream()
                        .map(each -> sign(each.getKey(), each.getValue().first().message()))
                        .toList();
        lines.add(
                "  - Signs: "
                        + (signs.isEmpty()
                                ? plain(incident.subject().title())
                                : String.join("; ", signs)));
        fixedBy.ifPresent(how -> lines.add("  - Fix: " + plain(how)));
        return String.join("\n", lines);
    }

    private static String sign(CheckId check, String message) {
        return message.isBlank()
                ? "check " + check
                : "check %s: %s".formatted(check, plain(message));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /**
     * Puts an addition at the end of the section for it, which is made at the end of the file if
     * there is none.
     */
    public static RunbookEdit adding(String text, String addition) {
        String ending = text.contains("\r\n") ? "\r\n" : "\n";
        var lines = new ArrayList<>(text.lines().toList());
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        var added = addition.strip().lines().toList();
        int section = section(lines);
        if (section < 0) {
            lines.addAll(List.of("", "## " + SECTION, ""));
            lines.addAll(added);
        } else {
            int end = end(lines, section);
            lines.addAll(end, added);
            if (end == section + 1) {
                lines.add(end, "");
            }
        }
        return new RunbookEdit(text, String.join(ending, lines) + ending);
    }

    private static int section(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("#{1,6}\\s+(?i:" + SECTION + ")\\s*#*\\s*")) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the last line of a section that says something. */
    private static int end(List<String> lines, int section) {
        int depth = depth(lines.get(section));
        int end = section + 1;
        while (end < lines.size() && !isHeading(lines.get(end), depth)) {
            end++;
        }
        while (end > section + 1 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private static int depth(String heading) {
        return (int) heading.chars().takeWhile(each -> each == '#').count();
    }

    private static boolean isHeading(String line, int depth) {
        return line.matches("#{1,%d}\\s.*".formatted(depth));
    }

    /** Whether the same root cause stands there already. */
    public static boolean knows(String text, String rootCause) {
        return text.contains("**" + plain(rootCause) + "**");
    }

    /** What changes, with a few lines around it. Lines are only ever added, in one place. */
    public List<Line> diff() {
        var old = before.lines().toList();
        var now = after.lines().toList();
        int same = 0;
        while (same < old.size() && same < now.size() && old.get(same).equals(now.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < old.size() - same
                && tail < now.size() - same
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        int from = Math.max(0, same - CONTEXT);
        int until = Math.min(now.size(), now.size() - tail + CONTEXT);
        for (int i = from; i < until; i++) {
            boolean added = i >= same && i < now.size() - tail;
            lines.add(new Line(added ? Kind.ADDED : Kind.SAME, i + 1, now.get(i)));
        }
        return List.copyOf(lines);
    }
}
