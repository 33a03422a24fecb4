package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.EXCLUSION;
import static org.tocsin.store.jooq.Tables.POINT;
import static org.tocsin.store.jooq.Tables.SERIES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.series.Point;

/** Reads points, as they are known today or as they were known at some time. */
public final class Points {
    private final Sessions sessions;
    private final Names names;
    private final Knowledge knowledge;

    Points(Sessions sessions, Names names, Knowledge knowledge) {
        this.sessions = sessions;
        this.names = names;
        this.knowledge = knowledge;
    }

    /**
     * What a baseline is drawn from: the newest points strictly before an instant, at most {@code
     * limit}, the oldest first, without excluded stretches.
     */
    public List<Point> before(Series series, Instant instant, int limit) {
        return sessions.read(db ->
                number(db, series)
                        .map(n -> newest(db, n, baseline(db, series, instant), limit))
                        .orElse(List.of()));
    }

    /**
     * How far a baseline looks back: from the first instant on, strictly before the second, and no
     * more than the newest so many points.
     */
    public record Back(Instant since, Instant before, int points) {}

    /**
     * What the baselines of segments are drawn from, as {@link #before} for each segment that has
     * points in the stretch: values by segment, the oldest first.
     *
     * @param whole the series of the measure over all rows
     */
    public Map<String, List<Double>> segmentsBefore(
            Series whole, Segmentation by, Back back) {
        return sessions.read(db -> {
            var values = new HashMap<String, List<Double>>();
            String prefix = by.prefix();
            db.select(SERIES.SEGMENT, POINT.MEASURED)
                    .from(SERIES)
                    .join(POINT)
                    .on(POINT.SERIES.eq(SERIES.ID))
                    .where(SERIES.PLAYBOOK.eq(whole.playbook()))
                    .and(SERIES.DATA_SET.eq(whole.dataSet().value()))
                    .and(SERIES.MEASURE.eq(whole.measure().value()))
                    .and(SERIES.SEGMENT.startsWith(prefix))
                    .and(knowledge.points())
                    .and(POINT.SPEAKS_OF.ge(back.since()))
                    .and(baseline(db, whole, back.before()))
                    .orderBy(POINT.SPEAKS_OF.desc())
                    .forEach(row -> {
                        var found =
                                values.computeIfAbsent(
                                        row.value1().substring(prefix.length()),
                                        _ -> new ArrayList<>());
                        if (found.size() < back.points()) {
                            found.addFirst(row.value2());
                        }
                    });
            return values;
        });
    }

    /** What a chart shows: all points of a stretch, the oldest first, the excluded ones too. */
    public List<Point> between(Series series, Instant from, Instant until) {
        return sessions.read(db ->
                number(db, series)
                        .map(n ->
                                db.select(POINT.SPEAKS_OF, POINT.MEASURED)
                                        .from(POINT)
                                        .where(POINT.SERIES.eq(n))
                                        .and(knowledge.points())
                                        .and(POINT.SPEAKS_OF.ge(from))
                                        .and(POINT.SPEAKS_OF.lt(until))
                                        .orderBy(POINT.SPEAKS_OF)
                                        .fetch(r -> point(r.value1(), r.value2())))
                        .orElse(List.of()));
    }

    /**
     * The newest points of a series, at most {@code limit}, the oldest first, excluded ones too.
     */
    public List<Point> newest(Series series, int limit) {
        return newest(List.of(series), limit).getOrDefault(series, List.of());
    }

    /** {@link #newest(Series, int)} of many series at once; those without points are left out. */
    public Map<Series, List<Point>> newest(Collection<Series> wanted, int limit) {
        return sessions.read(db -> {
            var found = new HashMap<Series, List<Point>>();
            for (var series : wanted) {
                number(db, series)
                        .map(n -> newest(db, n, DSL.noCondition(), limit))
                        .filter(points -> !points.isEmpty())
                        .ifPresent(points -> found.put(series, points));
            }
            return found;
        });
    }

    /** The run that a point comes from. */
    public Optional<UUID> runOf(Series series, Instant at) {
        return sessions.read(db ->
                number(db, series)
                        .flatMap(n ->
                                db.select(POINT.RUN)
                                        .from(POINT)
                                        .where(POINT.SERIES.eq(n))
                                        .and(POINT.SPEAKS_OF.eq(at))
                                        .and(knowledge.points())
                                        .fetchOptional(POINT.RUN)));
    }

    private Optional<Integer> number(DSLContext db, Series series) {
        return names.find(db, series);
    }

    private List<Point> newest(DSLContext db, int series, Condition condition, int limit) {
        return db.select(POINT.SPEAKS_OF, POINT.MEASURED)
                .from(POINT)
                .where(POINT.SERIES.eq(series))
                .and(knowledge.points())
                .and(condition)
                .orderBy(POINT.SPEAKS_OF.desc())
                .limit(limit)
                .fetch(r -> point(r.value1(), r.value2()))
                .reversed();
    }

    /** The stretches are looked up first: there are few, and mostly none. */
    private Condition baseline(DSLContext db, Series series, Instant instant) {
        var everything = EXCLUSION.MEASURE.isNull().and(EXCLUSION.DATA_SET.isNull());
        var stretches =
                db.select(EXCLUSION.FROM_AT, EXCLUSION.UNTIL_AT)
                        .from(EXCLUSION)
                        .where(EXCLUSION.PLAYBOOK.eq(series.playbook()))
                        .and(EXCLUSION.FROM_AT.lt(instant))
                        .and(knowledge.exclusions())
                        .and(
                                EXCLUSION
                                        .MEASURE
                                        .eq(series.measure().value())
                                        .or(EXCLUSION.DATA_SET.eq(series.dataSet().value()))
                                        .or(everything))
                        .fetch();
        var condition = POINT.SPEAKS_OF.lt(instant);
        for (var stretch : stretches) {
            condition =
                    condition.and(
                            POINT.SPEAKS_OF
                                    .lt(stretch.value1())
                                    .or(POINT.SPEAKS_OF.ge(stretch.value2())));
        }
        return condition;
    }

    private static Point point(Instant at, double value) {
        return new Point(at, value);
    }
}
