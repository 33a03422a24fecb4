package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.POINT;
import static org.tocsin.store.jooq.Tables.POINT_ROLLUP;
import static org.tocsin.store.jooq.Tables.SERIES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.tocsin.store.Points.Back;

/**
 * Earlier values of all segments of a measure at once: first the points that are kept as they were
 * recorded, then older ones of which nothing was lost in an hour or day.
 *
 * @param current the points that are to be known
 * @param within the stretch, without what is excluded from it
 */
record SegmentPoints(DSLContext db, Condition current, Function<Field<Instant>, Condition> within) {
    /** What was found of one segment, the newest first. */
    private record Found(List<Double> values, Set<Instant> at) {
        Found() {
            this(new ArrayList<>(), new HashSet<>());
        }
    }

    /** Values by segment, the oldest first. */
    Map<String, List<Double>> before(Series whole, String prefix, Back back) {
        var found = new HashMap<String, Found>();
        db.select(SERIES.SEGMENT, POINT.SPEAKS_OF, POINT.MEASURED)
                .from(SERIES)
                .join(POINT)
                .on(POINT.SERIES.eq(SERIES.ID))
                .where(segments(whole, prefix))
                .and(current)
                .and(POINT.SPEAKS_OF.ge(back.since()))
                .and(within.apply(POINT.SPEAKS_OF))
                .orderBy(POINT.SPEAKS_OF.desc())
                .forEach(row -> add(found, back, row.value1(), row.value2(), row.value3()));
        db.select(SERIES.SEGMENT, POINT_ROLLUP.NEWEST_AT, POINT_ROLLUP.MEAN)
                .from(SERIES)
                .join(POINT_ROLLUP)
                .on(POINT_ROLLUP.SERIES.eq(SERIES.ID))
                .where(segments(whole, prefix))
                .and(POINT_ROLLUP.POINTS.eq(1L))
                .and(POINT_ROLLUP.NEWEST_AT.ge(back.since()))
                .and(within.apply(POINT_ROLLUP.NEWEST_AT))
                .orderBy(POINT_ROLLUP.NEWEST_AT.desc())
                .forEach(row -> add(found, back, row.value1(), row.value2(), row.value3()));
        var values = new HashMap<String, List<Double>>();
        found.forEach((segment, each) ->
                values.put(segment.substring(prefix.length()), each.values().reversed()));
        return values;
    }

    /** The newest instants that points of any segment speak of, also what was rolled up since. */
    Set<Instant> seen(Series whole, String prefix, int limit) {
        var recorded =
                db.selectDistinct(POINT.SPEAKS_OF)
                        .from(SERIES)
                        .join(POINT)
                        .on(POINT.SERIES.eq(SERIES.ID))
                        .where(segments(whole, prefix))
                        .and(current)
                        .orderBy(POINT.SPEAKS_OF.desc())
                        .limit(limit)
                        .fetch(POINT.SPEAKS_OF);
        var rolledUp =
                db.selectDistinct(POINT_ROLLUP.NEWEST_AT)
                        .from(SERIES)
                        .join(POINT_ROLLUP)
                        .on(POINT_ROLLUP.SERIES.eq(SERIES.ID))
                        .where(segments(whole, prefix))
                        .and(POINT_ROLLUP.POINTS.eq(1L))
                        .orderBy(POINT_ROLLUP.NEWEST_AT.desc())
                        .limit(limit)
                        .fetch(POINT_ROLLUP.NEWEST_AT);
        return Stream.concat(recorded.stream(), rolledUp.stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .collect(Collectors.toSet());
    }

    private static Condition segments(Series whole, String prefix) {
        return SERIES.PLAYBOOK
                .eq(whole.playbook())
                .and(SERIES.DATA_SET.eq(whole.dataSet().value()))
                .and(SERIES.MEASURE.eq(whole.measure().value()))
                .and(SERIES.SEGMENT.startsWith(prefix));
    }

    /** A day that was looked at again after it was rolled up has its newer value only. */
    private static void add(
            Map<String, Found> found, Back back, String segment, Instant at, double value) {
        if (!back.leftOut().test(at)) {
            var each = found.computeIfAbsent(segment, _ -> new Found());
            if (each.values().size() < back.points() && each.at().add(at)) {
                each.values().add(value);
            }
        }
    }
}
