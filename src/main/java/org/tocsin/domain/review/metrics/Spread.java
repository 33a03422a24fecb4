package org.tocsin.domain.review.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How lengths of time are spread.
 *
 * @param median the middle one, or the mean of the two middle ones
 * @param p90 the least that at least 90 % do not exceed (nearest rank)
 */
public record Spread(int count, Duration mean, Duration median, Duration p90) {
    /** Empty of nothing. */
    public static Optional<Spread> of(List<Duration> lengths) {
        if (lengths.isEmpty()) {
            return Optional.empty();
        }
        var sorted = lengths.stream().sorted().toList();
        int n = sorted.size();
        var total = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        var median =
                n % 2 == 1
                        ? sorted.get(n / 2)
                        : sorted.get(n / 2 - 1).plus(sorted.get(n / 2)).dividedBy(2);
        int rank = (int) ((9L * n + 9) / 10);
        return Optional.of(new Spread(n, total.dividedBy(n), median, sorted.get(rank - 1)));
    }
}
