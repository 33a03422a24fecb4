package org.tocsin.domain.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A check as the adjustments in force at an instant leave it (D-5, D-7).
 *
 * @param notes what is different and why, one line for each adjustment that changes a rule: {@code
 *     threshold 500 until 2025-03-05 10:00 UTC: promotion, by ann}
 */
public record Adjusted(Check check, List<String> notes) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public Adjusted {
        notes = List.copyOf(notes);
    }

    /**
     * @param adjustments as {@link Adjustment#apply} takes them
     */
    public static Adjusted at(Check check, List<Adjustment> adjustments, Instant at) {
        var standing = new ArrayList<Adjustment>();
        for (var adjustment : adjustments) {
            if (adjustment.check().equals(check.id()) && adjustment.term().covers(at)) {
                standing.removeIf(earlier -> replaces(adjustment, earlier));
                standing.add(adjustment);
            }
        }
        return new Adjusted(
                Adjustment.apply(check, adjustments, at),
                standing.stream()
                        .filter(adjustment -> matters(adjustment, check, standing))
                        .map(adjustment -> note(adjustment, check))
                        .toList());
    }

    /** The judgement with the notes; one that rests on no rule is left as it is. */
    public Judgement noting(Judgement judgement) {
        if (notes.isEmpty() || judgement.verdict() instanceof Verdict.Broken) {
            return judgement;
        }
        return new Judgement(
                judgement.verdict(),
                judgement.value(),
                judgement.bounds(),
                judgement.message() + "; " + String.join("; ", notes));
    }

    private static boolean replaces(Adjustment later, Adjustment earlier) {
        var severity = later.change().ofSeverity();
        return severity.isEmpty() || severity.equals(earlier.change().ofSeverity());
    }

    /** One for a severity that no rule has, or while nothing breaches anyhow, says nothing. */
    private static boolean matters(Adjustment adjustment, Check check, List<Adjustment> standing) {
        return adjustment
                .change()
                .ofSeverity()
                .map(severity ->
                        check.rules().stream().anyMatch(r -> r.severity().id().equals(severity))
                                && standing.stream()
                                        .allMatch(a -> a.change().ofSeverity().isPresent()))
                .orElse(true);
    }

    private static String note(Adjustment adjustment, Check check) {
        String what =
                switch (adjustment.change()) {
                    case Adjustment.Change.Expected() -> "breaches are expected";
                    case Adjustment.Change.Bound(var severity, var bound) ->
                            threshold(check, severity, bound);
                    case Adjustment.Change.Detector(var severity, var condition) ->
                            ofSeverity(check, severity, "judged by " + Words.detector(condition));
                };
        String until = adjustment.term().until().map(MINUTE::format).orElse("further notice");
        return "%s until %s: %s, by %s"
                .formatted(what, until, adjustment.entry().reason(), adjustment.entry().author());
    }

    private static String threshold(Check check, String severity, double bound) {
        var unit = check.measure().unit();
        var rules = check.rules();
        String shown =
                rules.stream()
                        .filter(rule -> rule.severity().id().equals(severity))
                        .findFirst()
                        .map(rule -> shown(rule.condition(), bound, unit))
                        .orElseGet(() -> Words.value(bound, unit));
        return ofSeverity(check, severity, "threshold " + shown);
    }

    /** With the severity where the check has rules of several, which keep theirs. */
    private static String ofSeverity(Check check, String severity, String what) {
        boolean several =
                check.rules().stream().map(rule -> rule.severity().id()).distinct().count() > 1;
        return several ? severity + " " + what : what;
    }

    private static String shown(Condition condition, double bound, Unit unit) {
        return switch (condition) {
            case Condition.Below _, Condition.Above _ -> Words.value(bound, unit);
            case Condition.Deviates _, Condition.Steady _, Condition.Detects _ ->
                    Words.value(bound, Unit.RATIO);
            case Condition.ZScore _ -> Words.value(bound, Unit.NUMBER) + " std";
        };
    }
}
