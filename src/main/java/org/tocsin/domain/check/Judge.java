package org.tocsin.domain.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Judgement.Bounds;

/**
 * Turns a reading into a verdict. Pure: the same reading and history always give the same answer.
 */
public final class Judge {
    private Judge() {}

    /**
     * Judges one reading by a check's rules; the worst severity whose rule is met wins.
     *
     * @param history earlier values of the measure, oldest first, without the one being judged and
     *     without excluded stretches
     */
    public static Judgement judge(Check check, Reading reading, List<Double> history) {
        return judge(check, reading, Past.untimed(history));
    }

    /** The same, with the times that detectors need. */
    public static Judgement judge(Check check, Reading reading, Past past) {
        return switch (reading) {
            case Reading.Failed(var cause, _) -> broken(cause);
            case Reading.TimedOut(var after, _) -> timedOut(check, after);
            case Reading.Taken taken when taken.value().isEmpty() ->
                    noting(taken.notes(), without(check, taken));
            case Reading.Taken taken -> noting(taken.notes(), judge(check, taken, past));
            case Reading.Segmented segmented ->
                    SegmentJudge.judge(check, segmented, Map.of()).judgement();
        };
    }

    /** A number from part of the rows says so even where it is healthy. */
    static Judgement noting(List<String> notes, Judgement judgement) {
        if (notes.isEmpty()) {
            return judgement;
        }
        return new Judgement(
                judgement.verdict(),
                judgement.value(),
                judgement.bounds(),
                judgement.message() + "; " + String.join("; ", notes));
    }

    private static Judgement judge(Check check, Reading.Taken taken, Past past) {
        double value = taken.value().orElseThrow();
        var asked = check.rules().stream().map(rule -> Asked.of(rule, value, past)).toList();
        var bounds = bounds(asked);
        for (var answer : asked) {
            if (answer.outcome() instanceof Asked.Outcome.Met) {
                var verdict = new Verdict.Breach(answer.rule().severity());
                var message = breachMessage(check, taken, answer);
                return new Judgement(verdict, taken.value(), bounds, message);
            }
        }
        boolean judged = asked.stream().anyMatch(a -> a.outcome() instanceof Asked.Outcome.NotMet);
        if (asked.isEmpty() || judged) {
            var message = healthyMessage(check, taken, bounds);
            return new Judgement(new Verdict.Healthy(), taken.value(), bounds, message);
        }
        return new Judgement(
                new Verdict.Learning(),
                taken.value(),
                bounds,
                learningMessage(check, value, asked));
    }

    /** No value: what that means depends on what was asked. */
    private static Judgement without(Check check, Reading.Taken taken) {
        String message = check.measure().name() + ": " + String.join("; ", taken.details());
        if (check.measure().formula().unsegmented() instanceof Formula.Age) {
            return check.rules().isEmpty()
                    ? nothing(new Verdict.Healthy(), message)
                    : nothing(new Verdict.Breach(check.rules().getFirst().severity()), message);
        }
        return check.measure().formula() instanceof Formula.NewValues
                ? nothing(new Verdict.Learning(), message)
                : broken(noValue(check, taken));
    }

    private static Judgement nothing(Verdict verdict, String message) {
        return new Judgement(verdict, OptionalDouble.empty(), Bounds.NONE, message);
    }

    static Judgement broken(String cause) {
        return new Judgement(new Verdict.Broken(), OptionalDouble.empty(), Bounds.NONE, cause);
    }

    /** The time waited stands for the value, so that the series shows it. */
    private static Judgement timedOut(Check check, Duration after) {
        double seconds = after.toMillis() / 1000.0;
        var words =
                "%s: no answer within %s"
                        .formatted(check.measure().name(), Words.value(seconds, Unit.SECONDS));
        return check.rules().stream()
                .findFirst()
                .map(worst ->
                        new Judgement(
                                new Verdict.Breach(worst.severity()),
                                OptionalDouble.of(seconds),
                                Bounds.NONE,
                                words))
                .orElseGet(() -> broken(words));
    }

    private static String noValue(Check check, Reading.Taken taken) {
        return taken.details().isEmpty()
                ? "%s has no value: %,d rows to reckon it from"
                        .formatted(check.measure().name(), taken.tested().rows())
                : String.join("; ", taken.details());
    }

    private static Bounds bounds(List<Asked> asked) {
        OptionalDouble expected = OptionalDouble.empty();
        OptionalDouble score = OptionalDouble.empty();
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        for (var answer : asked) {
            var band = answer.band();
            lower = Math.max(lower, band.lower());
            upper = Math.min(upper, band.upper());
            if (expected.isEmpty()) {
                expected = band.expected();
            }
            if (score.isEmpty()) {
                score = band.score();
            }
        }
        return new Bounds(expected, finite(lower), finite(upper), score);
    }

    private static OptionalDouble finite(double bound) {
        return Double.isInfinite(bound) ? OptionalDouble.empty() : OptionalDouble.of(bound);
    }

    private static String breachMessage(Check check, Reading.Taken taken, Asked answer) {
        var unit = check.measure().unit();
        String name = check.measure().name();
        if (!taken.details().isEmpty()) {
            return name + ": " + String.join("; ", taken.details());
        }
        double value = taken.value().orElseThrow();
        String shown = Words.value(value, unit);
        String inARow =
                answer.rule().inARow() > 1 ? ", %d in a row".formatted(answer.rule().inARow()) : "";
        return switch (answer.rule().condition()) {
            case Condition.Below(var bound) ->
                    "%s (%s) is below threshold (%s)%s"
                            .formatted(
                                    name,
                                    Words.beside(value, bound, unit),
                                    Words.value(bound, unit),
                                    inARow);
            case Condition.Above(var bound) ->
                    "%s (%s) exceeds threshold (%s)%s"
                            .formatted(
                                    name,
                                    Words.beside(value, bound, unit),
                                    Words.value(bound, unit),
                                    inARow);
            case Condition.Deviates _ -> {
                double mean = answer.band().expected().orElseThrow();
                yield "%s (%s) is %s %s average (%s)%s"
                        .formatted(
                                name,
                                shown,
                                Words.value(Math.abs(value - mean) / Math.abs(mean), Unit.RATIO),
                                side(value, mean),
                                Words.value(mean, unit),
                                inARow);
            }
            case Condition.Steady(var share, var previous) ->
                    "%s (%s) moved by less than %s from %s%s"
                            .formatted(
                                    name,
                                    shown,
                                    Words.value(share, Unit.RATIO),
                                    previous == 1
                                            ? "the previous value"
                                            : "each of the previous " + previous,
                                    inARow);
            case Condition.Detects(var detector, _, _) ->
                    detectsMessage(name, value, answer, unit)
                            + " (%s)%s".formatted(detector.kind().id(), inARow);
            case Condition.ZScore _ -> zScoreMessage(name, shown, value, answer, unit) + inARow;
        };
    }

    private static String zScoreMessage(
            String name, String shown, double value, Asked answer, Unit unit) {
        double mean = answer.band().expected().orElseThrow();
        if (answer.band().score().isEmpty()) {
            return "%s (%s) leaves a flat line: the previous values were all %s"
                    .formatted(name, shown, Words.value(mean, unit));
        }
        return "%s (%s) is %s std %s average (%s)"
                .formatted(
                        name,
                        shown,
                        String.format(
                                Locale.ROOT, "%.1f", Math.abs(answer.band().score().getAsDouble())),
                        side(value, mean),
                        Words.value(mean, unit));
    }

    private static String detectsMessage(String name, double value, Asked answer, Unit unit) {
        var expected = answer.band().expected();
        String why = answer.outcome() instanceof Asked.Outcome.Met(var reason) ? reason : "";
        String shown = Words.value(value, unit);
        if (expected.isEmpty()) {
            return "%s (%s): %s".formatted(name, shown, why);
        }
        return "%s (%s) is %s%s expected (%s): %s"
                .formatted(
                        name,
                        shown,
                        Detecting.moved(value, expected)
                                .map(share -> Words.value(share, Unit.RATIO) + " ")
                                .orElse(""),
                        side(value, expected.getAsDouble()),
                        Words.value(expected.getAsDouble(), unit),
                        why);
    }

    private static String side(double value, double mean) {
        return value < mean ? "below" : "above";
    }

    private static String healthyMessage(Check check, Reading.Taken taken, Bounds bounds) {
        var unit = check.measure().unit();
        var text =
                new StringBuilder(
                        "%s %s"
                                .formatted(
                                        check.measure().name(),
                                        Words.value(taken.value().orElseThrow(), unit)));
        if (bounds.lower().isPresent() && bounds.upper().isPresent()) {
            text.append(
                    " within %s to %s"
                            .formatted(
                                    Words.value(bounds.lower().getAsDouble(), unit),
                                    Words.value(bounds.upper().getAsDouble(), unit)));
        } else if (bounds.lower().isPresent()) {
            text.append(", at least " + Words.value(bounds.lower().getAsDouble(), unit));
        } else if (bounds.upper().isPresent()) {
            text.append(", at most " + Words.value(bounds.upper().getAsDouble(), unit));
        }
        return text.toString();
    }

    private static String learningMessage(Check check, double value, List<Asked> asked) {
        String shown =
                "%s %s"
                        .formatted(
                                check.measure().name(), Words.value(value, check.measure().unit()));
        for (var answer : asked) {
            switch (answer.outcome()) {
                case Asked.Outcome.NotYet(var have, var need) -> {
                    return "%s: learning, %d of %d earlier values".formatted(shown, have, need);
                }
                case Asked.Outcome.Unjudged(var why) -> {
                    return shown + ": " + why;
                }
                case Asked.Outcome.NoBaseline _ -> {
                    return shown + ": no baseline, the mean of the previous values is 0";
                }
                case Asked.Outcome.Met _, Asked.Outcome.NotMet _ -> {}
            }
        }
        return shown;
    }
}
