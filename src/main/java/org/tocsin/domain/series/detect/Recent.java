package org.tocsin.domain.series.detect;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.tocsin.domain.series.Point;

/** The newest values of a series, so many and no more, without late or missing ones. */
final class Recent {
    private final ArrayDeque<Double> values = new ArrayDeque<>();
    private final int most;
    private Instant newest = Instant.MIN;

    Recent(int most) {
        this.most = most;
    }

    /** Whether it belongs into a history that ends at {@code newest}. */
    static boolean fits(Point point, Instant newest) {
        return Double.isFinite(point.value()) && !point.at().isBefore(newest);
    }

    void add(Point point) {
        if (!fits(point, newest)) {
            return;
        }
        newest = point.at();
        values.add(point.value());
        if (values.size() > most) {
            values.removeFirst();
        }
    }

    int size() {
        return values.size();
    }

    /** Oldest first. */
    List<Double> values() {
        return List.copyOf(values);
    }

    double[] sorted() {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
