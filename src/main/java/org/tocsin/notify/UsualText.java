package org.tocsin.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Value;

/**
 * What a message about an incident says when the playbook has no words for it. The first line says
 * what, how bad, who has it and what comes next, because that is all that a pager shows.
 */
final class UsualText {
    private final Map<Field, Value> fields;
    private final Purpose purpose;
    private final Cause cause;
    private final String written;

    /**
     * @param written what a person wrote with it; may be empty
     */
    UsualText(Map<Field, Value> fields, Purpose purpose, Cause cause, String written) {
        this.fields = fields;
        this.purpose = purpose;
        this.cause = cause;
        this.written = written;
    }

    String subject() {
        var what = "%s %s".formatted(say(Field.NUMBER), say(Field.TITLE));
        var severity = "[%s]".formatted(say(Field.SEVERITY));
        return switch (purpose) {
            case ALERT, ANNOTATION -> "%s %s".formatted(severity, what);
            case ACKNOWLEDGED -> "%s ACKNOWLEDGED - %s".formatted(severity, what);
            case UPDATE -> "%s UPDATE - %s - %s".formatted(severity, what, say(Field.STATE));
            case RESOLVED -> "[RESOLVED] %s %s".formatted(severity, what);
            case REMINDER -> "%s DUE: %s - %s".formatted(severity, cause.title(), what);
            case REPORT -> "%s - %s".formatted(cause.title(), what);
            case TEST -> "Test message";
        };
    }

    String body() {
        var lines = new ArrayList<String>();
        lines.add(first());
        if (!written.isBlank()) {
            lines.add("");
            lines.add(written.strip());
        }
        switch (purpose) {
            case ALERT, REMINDER, REPORT, ANNOTATION -> details(lines);
            case UPDATE, ACKNOWLEDGED -> {
                add(lines, "Impact", Field.IMPACT);
                add(lines, "Next update", Field.NEXT_UPDATE);
            }
            case RESOLVED -> {
                add(lines, "Root cause", Field.ROOT_CAUSE);
                add(lines, "Affected metrics", Field.AFFECTED_METRICS);
            }
            case TEST -> {}
        }
        return String.join("\n", lines);
    }

    private String first() {
        return switch (purpose) {
            case ALERT, UPDATE, REPORT, ANNOTATION ->
                    "%s: %s. %s. %s".formatted(what(), say(Field.STATE), who(), next());
            case ACKNOWLEDGED -> "%s: %s. %s".formatted(what(), who(), next());
            case RESOLVED ->
                    "%s: %s after %s. %s."
                            .formatted(
                                    what(),
                                    cause.title().toLowerCase(java.util.Locale.ROOT),
                                    say(Field.DURATION),
                                    who());
            case REMINDER ->
                    "%s is due now for %s. %s. %s".formatted(cause.title(), what(), who(), next());
            case TEST -> "This is a test; nothing is wrong.";
        };
    }

    private String what() {
        return "%s %s %s".formatted(say(Field.SEVERITY), say(Field.NUMBER), say(Field.TITLE));
    }

    private String who() {
        return fields.get(Field.OWNER) instanceof Value.Known(var owner)
                ? owner + " has it"
                : "Nobody has it yet";
    }

    private String next() {
        return fields.get(Field.NEXT_DEADLINE) instanceof Value.Known(var next)
                ? "Next: %s.".formatted(next)
                : "Nothing is due.";
    }

    private void details(List<String> lines) {
        if (!cause.why().isBlank()) {
            lines.add("");
            lines.add("%s: %s".formatted(cause.title(), cause.why()));
        }
        lines.add("");
        add(lines, "What failed", Field.FAILURE);
        add(lines, "Affected", Field.AFFECTED_SYSTEM);
        add(lines, "Impact", Field.IMPACT);
        add(lines, "Detected", Field.DETECTED);
        add(lines, "War room", Field.BRIDGE);
    }

    private void add(List<String> lines, String name, Field field) {
        if (fields.get(field) instanceof Value.Known(var words)) {
            lines.add("%s: %s".formatted(name, words));
        }
    }

    private String say(Field field) {
        return fields.get(field) instanceof Value.Known(var words) ? words : "";
    }
}
