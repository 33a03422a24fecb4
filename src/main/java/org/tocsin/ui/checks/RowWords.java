package org.tocsin.ui.checks;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;

/** The numbers of a row as people read them. Made when a cell is drawn, never for hidden rows. */
final class RowWords {
    private RowWords() {}

    static String value(Standing standing) {
        return standing.judgement()
                .map(judgement -> number(judgement.value(), unit(standing)))
                .orElse("");
    }

    /** The baseline's mean where there is one, else the bounds: {@code 2,000 – 8,000}. */
    static String expected(Standing standing) {
        return standing.judgement()
                .map(judgement -> expected(judgement.bounds(), unit(standing)))
                .orElse("");
    }

    static String expected(Bounds bounds, Unit unit) {
        if (bounds.expected().isPresent()) {
            return number(bounds.expected(), unit);
        }
        String lower = number(bounds.lower(), unit);
        String upper = number(bounds.upper(), unit);
        if (lower.isEmpty() && upper.isEmpty()) {
            return "";
        }
        if (lower.isEmpty()) {
            return "≤ " + upper;
        }
        return upper.isEmpty() ? "≥ " + lower : lower + " – " + upper;
    }

    /**
     * {@code z -2.14} where a rule scores, else how far from the expected value: {@code +12.3%}.
     */
    static String deviation(Standing standing) {
        return standing.judgement()
                .map(judgement -> {
                    var bounds = judgement.bounds();
                    if (bounds.score().isPresent()) {
                        return "z "
                                + String.format(Locale.ROOT, "%+.2f", bounds.score().getAsDouble());
                    }
                    var share = share(judgement.value(), bounds.expected());
                    return share.isPresent()
                            ? String.format(Locale.ROOT, "%+,.1f%%", share.getAsDouble() * 100)
                            : "";
                })
                .orElse("");
    }

    /** How far the value is from what was expected, without a sign; z-scores as they are. */
    static OptionalDouble distance(Standing standing) {
        if (standing.judgement().isEmpty()) {
            return OptionalDouble.empty();
        }
        var judgement = standing.judgement().orElseThrow();
        var score = judgement.bounds().score();
        var far =
                score.isPresent() ? score : share(judgement.value(), judgement.bounds().expected());
        return far.isPresent() ? OptionalDouble.of(Math.abs(far.getAsDouble())) : far;
    }

    static String took(Standing standing) {
        return standing.last().map(run -> duration(run.occasion().took())).orElse("");
    }

    /** {@code 42 ms}, {@code 1.2 s}, {@code 2 min 5 s}, {@code 1 h 4 min}. */
    static String duration(Duration took) {
        long millis = took.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        return took.toHours() > 0
                ? "%d h %d min".formatted(took.toHours(), took.toMinutesPart())
                : "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart());
    }

    static String number(OptionalDouble value, Unit unit) {
        return value.isPresent() ? Words.value(value.getAsDouble(), unit) : "";
    }

    private static Unit unit(Standing standing) {
        return standing.check().measure().unit();
    }

    /** A share of nothing is not a number. */
    private static OptionalDouble share(OptionalDouble value, OptionalDouble expected) {
        if (value.isEmpty() || expected.isEmpty() || expected.getAsDouble() == 0) {
            return OptionalDouble.empty();
        }
        double base = expected.getAsDouble();
        return OptionalDouble.of((value.getAsDouble() - base) / Math.abs(base));
    }
}
