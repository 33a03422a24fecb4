package org.tocsin.domain.review.metrics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How lengths of time are spread.
 *
 * @param median the middle one, or the mean of the two middle ones
 * @param p90 the least that at least 90 % do not exceed (nearest rank)
 */
public record Spread(int count, Duration mean, Duration median, Duration p90) {
    /** Empty of nothing. Lengths count to the microsecond, as the log has them. */
    public static Optional<Spread> of(List<Duration> lengths) {
        int n = lengths.size();
        if (n == 0) {
            return Optional.empty();
        }
        long[] sorted = lengths.stream().mapToLong(Spread::micros).sorted().toArray();
        var total = micros(LongStream.of(sorted).sum());
        var middle = micros(sorted[(n - 1) / 2]).plus(micros(sorted[n / 2])).dividedBy(2);
        int rank = (int) ((9L * n + 9) / 10);
        return Optional.of(new Spread(n, total.dividedBy(n), middle, micros(sorted[rank - 1])));
    }

    private static long micros(Duration length) {
        return length.toSeconds() * 1_000_000 + length.getNano() / 1_000;
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
