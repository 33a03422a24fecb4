package org.tocsin.domain.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The straight line through points with the least squared distances.
 *
 * @param aDay how much it rises in 24 hours
 */
public record Trend(Point newest, double aDay) {
    private static final double DAY = Duration.ofDays(1).toSeconds();

    /**
     * @param points at least two, in any order; points of one and the same time make a flat line
     */
    public static Trend through(List<Point> points) {
        var newest = points.stream().max(Comparator.comparing(Point::at)).orElseThrow();
        double meanDay = points.stream().mapToDouble(p -> days(p, newest.at())).average().orElse(0);
        double mean = points.stream().mapToDouble(Point::value).average().orElse(0);
        double both = 0;
        double spread = 0;
        for (var point : points) {
            double day = days(point, newest.at()) - meanDay;
            both += day * (point.value() - mean);
            spread += day * day;
        }
        return new Trend(newest, spread == 0 ? 0 : both / spread);
    }

    private static double days(Point point, Instant from) {
        return Duration.between(from, point.at()).toSeconds() / DAY;
    }

    /** How long the newest value takes to rise to a level; empty when it does not rise. */
    public Optional<Duration> until(double level) {
        double left = (level - newest.value()) / aDay * DAY;
        return aDay > 0 && left < Long.MAX_VALUE / 2.0
                ? Optional.of(Duration.ofSeconds((long) Math.max(0, left)))
                : Optional.empty();
    }
}
