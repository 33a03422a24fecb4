package org.tocsin.domain.series.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.tocsin.domain.series.Point;

/** Series for tests. */
final class SeriesOf {
    /** A Monday. */
    static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);

    private SeriesOf() {}

    static List<Point> days(int count, IntToDoubleFunction value) {
        return days(MONDAY, ZoneOffset.UTC, count, value);
    }

    /** One point at the start of each day, however long days are. */
    static List<Point> days(LocalDate first, ZoneId zone, int count, IntToDoubleFunction value) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < count; i++) {
            var at = first.plusDays(i).atStartOfDay(zone).toInstant();
            points.add(new Point(at, value.applyAsDouble(i)));
        }
        return points;
    }

    static List<Point> every(Duration step, int count, IntToDoubleFunction value) {
        var points = new ArrayList<Point>();
        var at = MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int i = 0; i < count; i++) {
            points.add(new Point(at, value.applyAsDouble(i)));
            at = at.plus(step);
        }
        return points;
    }

    static IntToDoubleFunction noise(double mean, double deviation, long seed) {
        var random = new SplittableRandom(seed);
        return i -> mean + deviation * random.nextGaussian();
    }

    /** What a fresh detector says of each point in turn. */
    static List<Detection> judged(Settings settings, ZoneId zone, List<Point> points) {
        var detector = settings.detector(zone);
        return points.stream().map(detector::next).toList();
    }

    static List<Detection> judged(Settings settings, List<Point> points) {
        return judged(settings, ZoneOffset.UTC, points);
    }

    /** What it says of one more point after all of these. */
    static Detection after(Settings settings, List<Point> points, double value) {
        var step = Duration.between(points.get(points.size() - 2).at(), points.getLast().at());
        return after(settings, points, points.getLast().at().plus(step), value);
    }

    static Detection after(Settings settings, List<Point> points, Instant at, double value) {
        var detector = settings.detector(ZoneOffset.UTC);
        points.forEach(detector::next);
        return detector.judge(new Point(at, value));
    }
}
