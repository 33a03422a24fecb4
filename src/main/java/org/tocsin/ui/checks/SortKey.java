package org.tocsin.ui.checks;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tocsin.domain.check.Judgement;

/** What the table can be sorted by. What a check does not have comes last either way. */
enum SortKey {
    /** The most urgent first: breaches by severity, then broken, learning, not run, healthy. */
    VERDICT(descending ->
            descending
                    ? Comparator.comparingInt(Standing::urgency).reversed()
                    : Comparator.comparingInt(Standing::urgency)),
    SEVERITY(by(Standing::severity)),
    NAME(
            by(
                    standing -> Optional.of(standing.check().title().name()),
                    String.CASE_INSENSITIVE_ORDER)),
    DATA_SET(by(standing -> Optional.of(standing.dataSet()), String.CASE_INSENSITIVE_ORDER)),
    VALUE(by(standing -> standing.judgement().flatMap(j -> boxed(j.value())))),
    EXPECTED(by(standing -> standing.judgement().flatMap(SortKey::expected))),
    /** By distance, whichever way. */
    DEVIATION(by(standing -> boxed(RowWords.distance(standing)))),
    LAST_RUN(by(Standing::lastRun)),
    DURATION(by(standing -> standing.last().map(run -> run.occasion().took()))),
    NEXT_RUN(by(Standing::nextRun)),
    MESSAGE(by(standing -> Optional.of(standing.message()), String.CASE_INSENSITIVE_ORDER));

    /** Compares in one direction; absent values are last in both. */
    private interface Ordering {
        Comparator<Standing> facing(boolean descending);
    }

    private final Ordering ordering;

    SortKey(Ordering ordering) {
        this.ordering = ordering;
    }

    /** One column of a sort order. */
    record By(SortKey key, boolean descending) {}

    /** Several columns, the first being the most important; none leaves everything equal. */
    static Comparator<Standing> comparator(List<By> order) {
        return order.stream()
                .map(by -> by.key().ordering.facing(by.descending()))
                .reduce((_, _) -> 0, Comparator::thenComparing);
    }

    private static <T extends Comparable<? super T>> Ordering by(
            Function<Standing, Optional<T>> key) {
        return by(key, Comparator.<T>naturalOrder());
    }

    private static <T> Ordering by(
            Function<Standing, Optional<T>> key, Comparator<? super T> order) {
        return descending ->
                (left, right) -> {
                    var one = key.apply(left);
                    var other = key.apply(right);
                    if (one.isEmpty() || other.isEmpty()) {
                        return Boolean.compare(one.isEmpty(), other.isEmpty());
                    }
                    int compared = order.compare(one.get(), other.get());
                    return descending ? -compared : compared;
                };
    }

    private static Optional<Double> expected(Judgement judgement) {
        var bounds = judgement.bounds();
        return boxed(bounds.expected())
                .or(() -> boxed(bounds.lower()))
                .or(() -> boxed(bounds.upper()));
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
