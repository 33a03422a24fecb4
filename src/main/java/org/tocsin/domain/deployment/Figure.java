package org.tocsin.domain.deployment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.check.Words;

/**
 * How a check stood.
 *
 * @param at when it ran; empty when it had not
 * @param message of that run, for people
 */
public record Figure(
        CheckId check, Finding finding, Value value, Optional<Instant> at, String message) {
    public enum Finding {
        NOT_RUN,
        HEALTHY,
        LEARNING,
        BREACH,
        BROKEN
    }

    /**
     * @param words with its unit, such as {@code 3,538}; empty without a number
     */
    public record Value(Optional<BigDecimal> number, String words) {
        static final Value NONE = new Value(Optional.empty(), "");
    }

    /** Of a check's newest run, if there is one. */
    public static Figure of(Check check, Optional<CheckRun> newest) {
        if (newest.isEmpty()) {
            return new Figure(check.id(), Finding.NOT_RUN, Value.NONE, Optional.empty(), "");
        }
        var run = newest.get();
        var judged = run.judgement();
        var value =
                judged.value().isPresent() && Double.isFinite(judged.value().getAsDouble())
                        ? new Value(
                                Optional.of(BigDecimal.valueOf(judged.value().getAsDouble())),
                                Words.value(judged.value().getAsDouble(), check.measure().unit()))
                        : Value.NONE;
        return new Figure(
                check.id(),
                finding(judged.verdict()),
                value,
                Optional.of(run.occasion().startedAt()),
                judged.message());
    }

    private static Finding finding(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> Finding.HEALTHY;
            case Verdict.Breach(_) -> Finding.BREACH;
            case Verdict.Broken() -> Finding.BROKEN;
            case Verdict.Learning() -> Finding.LEARNING;
        };
    }

    /** Whether it ran after an instant. */
    public boolean isAfter(Instant instant) {
        return at.filter(instant::isBefore).isPresent();
    }

    /** Whether it was good and is so no longer. */
    boolean isWorseThan(Figure before) {
        return before.finding() == Finding.HEALTHY
                && (finding == Finding.BREACH || finding == Finding.BROKEN);
    }

    /** In a few words: {@code 3,538, healthy}. */
    public String words() {
        var word =
                switch (finding) {
                    case NOT_RUN -> "not run yet";
                    case HEALTHY -> "healthy";
                    case LEARNING -> "still learning";
                    case BREACH -> "in breach";
                    case BROKEN -> "could not be run";
                };
        return value.words().isEmpty() ? word : value.words() + ", " + word;
    }
}
