package org.tocsin.ui.playbook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.engine.Desk;

/** Exceptions as people read and write them. */
final class Terms {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Terms() {}

    /** Such as {@code WARNING from 500 instead of 1,000}. */
    static String what(Adjustment adjustment, Optional<Check> check) {
        return switch (adjustment.change()) {
            case Adjustment.Change.Expected() -> "breaches are expected, nobody is alerted";
            case Adjustment.Change.Bound(var severity, var bound) ->
                    severity
                            + " at "
                            + check.flatMap(known -> rule(known, severity))
                                    .map(rule -> bound(bound, unit(rule, check.orElseThrow())))
                                    .orElse(Double.toString(bound));
            case Adjustment.Change.Detector(var severity, var condition) ->
                    severity + " judged by " + Words.detector(condition);
        };
    }

    static Optional<Rule> rule(Check check, String severity) {
        return check.rules().stream()
                .filter(rule -> rule.severity().id().equals(severity))
                .findFirst();
    }

    /** In what the bound of a rule is written: a deviation is a share whatever the measure. */
    static Unit unit(Rule rule, Check check) {
        return switch (rule.condition()) {
            case Condition.Below _, Condition.Above _ -> check.measure().unit();
            case Condition.Deviates _, Condition.Steady _, Condition.Detects _ -> Unit.RATIO;
            case Condition.ZScore _ -> Unit.NUMBER;
        };
    }

    static double bound(Rule rule) {
        return switch (rule.condition()) {
            case Condition.Below(var bound) -> bound;
            case Condition.Above(var bound) -> bound;
            case Condition.Deviates(var share, _, _) -> share;
            case Condition.Steady(var share, _) -> share;
            case Condition.Detects(_, var beyond, _) -> beyond;
            case Condition.ZScore(var threshold, _, _) -> threshold;
        };
    }

    /** A length of time in seconds, so that it can be edited as one number. */
    static String bound(double bound, Unit unit) {
        return unit == Unit.SECONDS
                ? new java.math.BigDecimal(Double.toString(bound))
                                .stripTrailingZeros()
                                .toPlainString()
                        + " s"
                : Words.value(bound, unit);
    }

    /** Reads what {@link #bound} writes, with or without its unit; of a ratio, percent. */
    static OptionalDouble parse(String text, Unit unit) {
        var bare = text.strip().replaceAll("[,$%\\s]|s$", "");
        try {
            double number = Double.parseDouble(bare);
            return Double.isFinite(number)
                    ? OptionalDouble.of(unit == Unit.RATIO ? number / 100 : number)
                    : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Such as {@code 1 Mar 2026 09:00 UTC to 5 Mar 2026 09:00 UTC; decided by ann, 28 Feb 2026
     * 17:10 UTC}.
     */
    static String when(Adjustment adjustment, ZoneId zone) {
        var term = adjustment.term();
        return "%s %s; decided by %s, %s"
                .formatted(
                        exact(term.from(), zone),
                        term.until()
                                .map(end -> "to " + exact(end, zone))
                                .orElse("until further notice"),
                        adjustment.entry().author(),
                        exact(adjustment.entry().recorded(), zone));
    }

    /** Such as {@code ended early by bob, 2 Mar 2026 08:00 UTC}. */
    static String ended(Desk.Ended end, ZoneId zone) {
        return "ended early by %s, %s".formatted(end.author(), exact(end.recorded(), zone));
    }

    static String exact(Instant at, ZoneId zone) {
        var named = zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
        return EXACT.format(at.atZone(named));
    }

    /** As a person types it, in the team's zone. */
    static String typed(Instant at, ZoneId zone) {
        return TYPED.format(at.atZone(zone));
    }

    static Optional<Instant> instant(String typed, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(typed.strip(), TYPED).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
