package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.POINT;
import static org.tocsin.store.jooq.Tables.POINT_ROLLUP;
import static org.tocsin.store.jooq.Tables.RUN;
import static org.tocsin.store.jooq.Tables.RUN_SEGMENT;
import static org.tocsin.store.jooq.Tables.SERIES;
import static org.tocsin.store.jooq.Tables.SUBJECT;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.trend.Judged;

/**
 * What a chart draws: a whole series, however long, in pages from the newest value backwards, and
 * what runs made of its values. Excluded stretches are not left out.
 */
public final class Traces {
    /** So many of the newest values come first and alone: they fill a screen at once. */
    public static final int FIRST = 2_000;

    private final Sessions sessions;
    private final Names names;

    Traces(Sessions sessions, Names names) {
        this.sessions = sessions;
        this.names = names;
    }

    /** Takes what is read, the newest first. Times are milliseconds since 1970. */
    public interface Values {
        void older(long at, double value);

        /** One of the outermost values of an hour or a day, of which the rest is gone. */
        void summed(long at, double value);

        /**
         * A page is through.
         *
         * @return whether to go on
         */
        boolean paged();
    }

    /**
     * Reads a stretch. Where points have been rolled up, an hour or a day gives its lowest and its
     * highest value.
     *
     * @param page how many points are read in one go, but at first, at most {@link #FIRST}; others
     *     may write in between
     */
    public void read(Series series, Instant from, Instant until, int page, Values values) {
        var found = sessions.read(db -> names.find(db, series));
        if (found.isEmpty()) {
            return;
        }
        int number = found.get();
        var sums = sessions.read(db -> sums(db, number, from, until));
        var before = until;
        int size = Math.min(FIRST, page);
        boolean goesOn = true;
        boolean more = true;
        while (more) {
            var stretch = new Stretch(from, before, size);
            // A read may be begun again when another process dies: told only once it is whole.
            var points = sessions.read(db -> points(db, number, stretch));
            points.tell(sums, values);
            before = points.oldest();
            goesOn = values.paged();
            more = goesOn && points.count() == size;
            size = page;
        }
        if (goesOn && !sums.isEmpty()) {
            olderThan(Long.MIN_VALUE, sums, values);
            values.paged();
        }
    }

    private record Stretch(Instant from, Instant before, int size) {}

    /** Points, the newest first. */
    private record Read(long[] at, double[] value, int count, Instant oldest) {
        void tell(Deque<Span> sums, Values values) {
            for (int i = 0; i < count; i++) {
                olderThan(at[i], sums, values);
                values.older(at[i], value[i]);
            }
        }
    }

    private static Read points(DSLContext db, int series, Stretch stretch) {
        var query =
                db.select(POINT.SPEAKS_OF, POINT.MEASURED)
                        .from(POINT)
                        .where(POINT.SERIES.eq(series))
                        .and(Knowledge.TODAY.points())
                        .and(POINT.SPEAKS_OF.ge(stretch.from()))
                        .and(POINT.SPEAKS_OF.lt(stretch.before()))
                        .orderBy(Knowledge.TODAY.newestFirst())
                        .limit(stretch.size());
        // An object for each of a million rows would cost more than reading them.
        try (ResultSet rows = query.fetchResultSet()) {
            var times = new long[stretch.size()];
            var measured = new double[stretch.size()];
            var oldest = stretch.before();
            int count = 0;
            while (rows.next()) {
                oldest = rows.getObject(1, OffsetDateTime.class).toInstant();
                times[count] = oldest.toEpochMilli();
                measured[count] = rows.getDouble(2);
                count++;
            }
            return new Read(times, measured, count, oldest);
        } catch (SQLException fault) {
            throw new DataAccessException("reading points", fault);
        }
    }

    /** Hours and days after a point, which stand before it here. */
    private static void olderThan(long point, Deque<Span> sums, Values values) {
        while (!sums.isEmpty() && sums.peek().newest().toEpochMilli() >= point) {
            var span = sums.poll();
            long newest = span.newest().toEpochMilli();
            if (newest != point) {
                span.values().ifPresent(found -> sum(span, found, values));
            }
        }
    }

    private static void sum(Span span, Span.Values found, Values values) {
        long newest = span.newest().toEpochMilli();
        if (found.points() == 1) {
            values.older(newest, found.mean());
        } else {
            values.summed(newest, found.highest());
            values.summed(Math.min(newest, span.from().toEpochMilli()), found.lowest());
        }
    }

    private static Deque<Span> sums(DSLContext db, int series, Instant from, Instant until) {
        return new ArrayDeque<>(
                db.selectFrom(POINT_ROLLUP)
                        .where(POINT_ROLLUP.SERIES.eq(series))
                        .and(POINT_ROLLUP.NEWEST_AT.ge(from))
                        .and(POINT_ROLLUP.FROM_AT.lt(until))
                        .orderBy(POINT_ROLLUP.NEWEST_AT.desc())
                        .fetch(Rollups::span));
    }

    /**
     * What the newest runs of a check made of a series' values, the newest run of each time, in
     * order of time.
     *
     * @param limit how many runs are looked at, the newest
     */
    public List<Judged> judged(CheckId check, Series series, Instant from, int limit) {
        var condition =
                SUBJECT.PLAYBOOK
                        .eq(series.playbook())
                        .and(SUBJECT.CHECK_ID.eq(check.value()))
                        .and(
                                RUN.PARTITION_START.ge(
                                        from.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1)));
        return sessions.read(db -> {
            var judged = new LinkedHashMap<Instant, Judged>();
            for (var row : runs(db, condition, series, limit)) {
                var at = RunRows.readPartition(row).at();
                judgement(row, series)
                        .ifPresent(found ->
                                judged.putIfAbsent(
                                        at,
                                        new Judged(
                                                at,
                                                row.get(RUN.ID),
                                                found.verdict(),
                                                found.bounds())));
            }
            return judged.values().stream().sorted(Comparator.comparing(Judged::at)).toList();
        });
    }

    private static Iterable<Record> runs(
            DSLContext db, Condition condition, Series series, int limit) {
        var fields = new ArrayList<>(RunRows.FIELDS);
        if (!series.segment().isEmpty()) {
            fields.add(RUN_SEGMENT.CONTENT);
        }
        return db.select(fields)
                .from(SUBJECT)
                .join(RUN)
                .on(RUN.SUBJECT.eq(SUBJECT.ID))
                .leftJoin(RUN_SEGMENT)
                .on(RUN_SEGMENT.RUN.eq(RUN.ID))
                .where(condition)
                .orderBy(RUN.STARTED_AT.desc(), RUN.ID.desc())
                .limit(limit)
                .fetch();
    }

    /** Of a run of segments, what it made of this one. */
    private static Optional<Judgement> judgement(Record row, Series series) {
        if (series.segment().isEmpty()) {
            return Optional.of(RunRows.readJudgement(row));
        }
        // A value may have the sign in it, the names of columns before it have not.
        var value = series.segment().substring(series.segment().indexOf('=') + 1);
        String content = row.get(RUN_SEGMENT.CONTENT);
        return content == null
                ? Optional.empty()
                : SegmentJson.read(content).stream()
                        .filter(each -> value.equals(each.segment()))
                        .map(Segments.Result::judgement)
                        .findFirst();
    }

    /** Names of the series that segments of a measure have, such as {@code country=DE}. */
    public List<String> segments(Series whole, String prefix) {
        return sessions.read(db ->
                db.select(SERIES.SEGMENT)
                        .from(SERIES)
                        .where(SERIES.PLAYBOOK.eq(whole.playbook()))
                        .and(SERIES.DATA_SET.eq(whole.dataSet().value()))
                        .and(SERIES.MEASURE.eq(whole.measure().value()))
                        .and(SERIES.SEGMENT.startsWith(prefix))
                        .orderBy(SERIES.SEGMENT)
                        .fetch(SERIES.SEGMENT));
    }
}
