package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.EXCLUSION;
import static org.tocsin.store.jooq.Tables.POINT;
import static org.tocsin.store.jooq.Tables.POINT_ROLLUP;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.series.Point;

/** Reads points, as they are known today or as they were known at some time. */
public final class Points {
    private static final Duration AS_RECORDED = Duration.ofDays(2);
    private static final Duration BY_HOUR = Duration.ofDays(60);

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
     *
     * @param leftOut instants whose points do not count
     */
    public record Back(Instant since, Instant before, int points, Predicate<Instant> leftOut) {}

    /**
     * What the baselines of segments are drawn from, as {@link #before} for each segment that has
     * points in the stretch: values by segment, the oldest first.
     *
     * @param whole the series of the measure over all rows
     */
    public Map<String, List<Double>> segmentsBefore(Series whole, Segmentation by, Back back) {
        return sessions.read(db ->
                new SegmentPoints(db, knowledge.points(), baseline(db, whole, back.before()))
                        .before(whole, by.prefix(), back));
    }

    /**
     * All points of a stretch that are kept as they were recorded, the oldest first, the excluded
     * ones too. What has been rolled up since, {@link #over} has.
     */
    public List<Point> between(Series series, Instant from, Instant until) {
        return sessions.read(
                db -> number(db, series).map(n -> raw(db, n, from, until)).orElse(List.of()));
    }

    private List<Point> raw(DSLContext db, int series, Instant from, Instant until) {
        return db.select(POINT.SPEAKS_OF, POINT.MEASURED)
                .from(POINT)
                .where(POINT.SERIES.eq(series))
                .and(knowledge.points())
                .and(POINT.SPEAKS_OF.ge(from))
                .and(POINT.SPEAKS_OF.lt(until))
                .orderBy(POINT.SPEAKS_OF)
                .fetch(r -> point(r.value1(), r.value2()));
    }

    /**
     * What a chart shows of a stretch, the oldest first, the excluded ones too: the points of up to
     * two days, hours of up to sixty, days of more. What is kept as hours or days only stays so in
     * a short stretch.
     */
    public List<Span> over(Series series, Instant from, Instant until) {
        return sessions.read(
                db -> number(db, series).map(n -> over(db, n, from, until)).orElse(List.of()));
    }

    private List<Span> over(DSLContext db, int series, Instant from, Instant until) {
        var rows =
                db.selectFrom(POINT_ROLLUP)
                        .where(POINT_ROLLUP.SERIES.eq(series))
                        .and(POINT_ROLLUP.NEWEST_AT.ge(from))
                        .and(POINT_ROLLUP.FROM_AT.lt(until))
                        .fetch(Rollups::span);
        var points =
                raw(db, series, from, until).stream()
                        .map(point -> Span.of(point.at(), point.at(), point.value()));
        var all =
                Stream.concat(rows.stream(), points)
                        .sorted(Comparator.comparing(Span::from).thenComparing(Span::newest))
                        .toList();
        var length = Duration.between(from, until);
        if (length.compareTo(AS_RECORDED) <= 0) {
            return all;
        }
        var grain = length.compareTo(BY_HOUR) <= 0 ? Rollups.Grain.HOUR : Rollups.Grain.DAY;
        var sum = new Rollups.Sum(grain);
        all.forEach(sum::add);
        return sum.spans();
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
            var numbers = names.find(db, Set.copyOf(wanted));
            var distinct = List.copyOf(Set.copyOf(numbers.values()));
            var newest = recorded(db, 0, DSL.noCondition(), limit);
            var recorded = Bulk.each(db, newest, distinct, Points::point);
            var few =
                    distinct.stream()
                            .filter(n -> recorded.getOrDefault(n, List.of()).size() < limit)
                            .toList();
            var before = rolledUp(db, 0, DSL.noCondition(), limit);
            var older = Bulk.each(db, before, few, Points::point);
            var found = new HashMap<Series, List<Point>>();
            numbers.forEach((series, n) -> {
                var points =
                        together(
                                recorded.getOrDefault(n, List.of()),
                                older.getOrDefault(n, List.of()),
                                limit);
                if (!points.isEmpty()) {
                    found.put(series, points);
                }
            });
            return found;
        });
    }

    /**
     * The newest instants, at most {@code limit}, that points of any segment of a measure speak of.
     *
     * @param whole the series of the measure over all rows
     */
    public Set<Instant> segmentsSeen(Series whole, Segmentation by, int limit) {
        return sessions.read(db ->
                new SegmentPoints(db, knowledge.points(), _ -> DSL.noCondition())
                        .seen(whole, by.prefix(), limit));
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

    /** Where there are too few, older ones follow of which nothing was lost in an hour or day. */
    private List<Point> newest(
            DSLContext db, int series, Function<Field<Instant>, Condition> condition, int limit) {
        var recorded =
                recorded(db, series, condition.apply(POINT.SPEAKS_OF), limit)
                        .fetch(r -> point(r.value1(), r.value2()));
        if (recorded.size() >= limit) {
            return recorded.reversed();
        }
        int rest = limit - recorded.size();
        var older =
                rolledUp(db, series, condition.apply(POINT_ROLLUP.NEWEST_AT), rest)
                        .fetch(r -> point(r.value1(), r.value2()));
        return together(recorded, older, limit);
    }

    /** The oldest first, of some that have the newest first. */
    private static List<Point> together(List<Point> recorded, List<Point> older, int limit) {
        var all = new ArrayList<>(recorded);
        var oldest = recorded.isEmpty() ? Instant.MAX : recorded.getLast().at();
        older.stream()
                .limit(limit - recorded.size())
                .filter(point -> point.at().isBefore(oldest))
                .forEach(all::add);
        return all.reversed();
    }

    private static Select<Record2<Instant, Double>> rolledUp(
            DSLContext db, int series, Condition condition, int limit) {
        return db.select(POINT_ROLLUP.NEWEST_AT, POINT_ROLLUP.MEAN)
                .from(POINT_ROLLUP)
                .where(POINT_ROLLUP.SERIES.eq(series))
                .and(POINT_ROLLUP.POINTS.eq(1L))
                .and(condition)
                .orderBy(POINT_ROLLUP.NEWEST_AT.desc())
                .limit(limit);
    }

    private Select<Record2<Instant, Double>> recorded(
            DSLContext db, int series, Condition condition, int limit) {
        return db.select(POINT.SPEAKS_OF, POINT.MEASURED)
                .from(POINT)
                .where(POINT.SERIES.eq(series))
                .and(knowledge.points())
                .and(condition)
                .orderBy(knowledge.newestFirst())
                .limit(limit);
    }

    /** The stretches are looked up first: there are few, and mostly none. */
    private Function<Field<Instant>, Condition> baseline(
            DSLContext db, Series series, Instant instant) {
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
        return at -> {
            var condition = at.lt(instant);
            for (var stretch : stretches) {
                condition = condition.and(at.lt(stretch.value1()).or(at.ge(stretch.value2())));
            }
            return condition;
        };
    }

    private static Point point(ResultSet row) throws SQLException {
        return point(row.getObject(1, OffsetDateTime.class).toInstant(), row.getDouble(2));
    }

    private static Point point(Instant at, double value) {
        return new Point(at, value);
    }
}
