package org.tocsin.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.series.Point;

/**
 * What a measure was before the value that is judged.
 *
 * @param points oldest first, without the one being judged and without excluded stretches
 * @param at the time that the judged value speaks of
 * @param zone in which days and weekdays are told
 */
public record Past(List<Point> points, Instant at, ZoneId zone) {
    private static final Duration DAY = Duration.ofDays(1);

    public Past {
        points = List.copyOf(points);
    }

    /**
     * Of values whose times are not known: as if one a day. Only detectors look at times, and a
     * playbook asks none of them about such values.
     */
    public static Past untimed(List<Double> values) {
        var points = new ArrayList<Point>();
        var at = Instant.EPOCH;
        for (double value : values) {
            points.add(new Point(at, value));
            at = at.plus(DAY);
        }
        return new Past(points, at, ZoneOffset.UTC);
    }

    /** The values alone, oldest first. */
    List<Double> values() {
        return points.stream().map(Point::value).toList();
    }

    /** As it was before one of its own points. */
    Past before(int index) {
        return new Past(points.subList(0, index), points.get(index).at(), zone);
    }
}
