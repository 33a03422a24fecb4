package org.tocsin.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Verdict;

/**
 * What was measured in a stretch of time: one point, or the points of an hour or a day (UTC).
 *
 * @param newest the instant that the newest of its points speaks of
 * @param values empty where nothing could be measured
 * @param worst the worst verdict of the runs that were let go since; of runs that are still there,
 *     {@link RunStore} knows more
 */
public record Span(Instant from, Instant newest, Optional<Values> values, Optional<Verdict> worst) {
    /** How many points, and what they were. */
    public record Values(long points, double lowest, double highest, double mean) {
        static Values of(double value) {
            return new Values(1, value, value, value);
        }

        Values and(Values other) {
            long both = points + other.points;
            return new Values(
                    both,
                    Math.min(lowest, other.lowest),
                    Math.max(highest, other.highest),
                    mean + (other.mean - mean) * other.points / both);
        }
    }

    static Span of(Instant from, Instant at, double value) {
        return new Span(from, at, Optional.of(Values.of(value)), Optional.empty());
    }

    static Span of(Instant from, Verdict verdict) {
        return new Span(from, from, Optional.empty(), Optional.of(verdict));
    }

    /** What the mean is; empty where nothing could be measured. */
    public OptionalDouble mean() {
        return values.map(v -> OptionalDouble.of(v.mean())).orElse(OptionalDouble.empty());
    }

    /** Whether it is one point, kept to the digit. */
    boolean exact() {
        return values.filter(v -> v.points() == 1).isPresent();
    }

    /**
     * Both in one. A single point that speaks of the same instant as the one before it stands in
     * its place, as newer points do in general.
     */
    Span and(Span later) {
        boolean again = exact() && later.exact() && newest.equals(later.newest);
        var both =
                again || values.isEmpty()
                        ? later.values
                        : later.values.map(values.get()::and).or(() -> values);
        return new Span(
                from,
                newest.isAfter(later.newest) ? newest : later.newest,
                both,
                worst.isEmpty()
                        ? later.worst
                        : later.worst.map(w -> worse(worst.get(), w)).or(() -> worst));
    }

    /** Breaches by their severity, then what could not be run, then what is learning. */
    static Verdict worse(Verdict one, Verdict other) {
        if (one instanceof Verdict.Breach(var a) && other instanceof Verdict.Breach(var b)) {
            return a.compareTo(b) <= 0 ? one : other;
        }
        return weight(one) >= weight(other) ? one : other;
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Breach _ -> 3;
            case Verdict.Broken() -> 2;
            case Verdict.Learning() -> 1;
            case Verdict.Healthy() -> 0;
        };
    }
}
