package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.KEPT_RUN;
import static org.tocsin.store.jooq.Tables.POINT;
import static org.tocsin.store.jooq.Tables.POINT_ROLLUP;
import static org.tocsin.store.jooq.Tables.RUN;
import static org.tocsin.store.jooq.Tables.RUN_SEGMENT;
import static org.tocsin.store.jooq.Tables.SAMPLE;
import static org.tocsin.store.jooq.Tables.SCHEMA_SEEN;
import static org.tocsin.store.jooq.Tables.STANDING;
import static org.tocsin.store.jooq.Tables.STATEMENT;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The steps of a {@link Sweep}: each takes a few rows of one item. */
final class OldRows {
    private static final int FEW = 100;

    private OldRows() {}

    /** Runs of a check that started in a stretch of time. */
    record Stretch(int subject, Instant from, Instant until) {}

    /** What rows of the incident log or a standing refer to stays. */
    private static org.jooq.Condition mayGo() {
        return DSL.notExists(DSL.selectOne().from(KEPT_RUN).where(KEPT_RUN.RUN.eq(RUN.ID)))
                .and(
                        DSL.notExists(
                                DSL.selectOne()
                                        .from(STANDING)
                                        .where(STANDING.SUBJECT.eq(RUN.SUBJECT))
                                        .and(STANDING.RUN.eq(RUN.ID))));
    }

    static Sweep.Done samples(DSLContext db, Stretch stretch) {
        var runs =
                db.select(RUN.ID)
                        .from(RUN)
                        .join(SAMPLE)
                        .on(SAMPLE.RUN.eq(RUN.ID))
                        .where(RUN.SUBJECT.eq(stretch.subject()))
                        .and(RUN.STARTED_AT.ge(stretch.from()))
                        .and(RUN.STARTED_AT.lt(stretch.until()))
                        .and(mayGo())
                        .limit(FEW)
                        .fetch(RUN.ID);
        each(db, db.deleteFrom(SAMPLE).where(SAMPLE.RUN.eq((UUID) null)), runs);
        return new Sweep.Done(runs.size(), runs.size() < FEW);
    }

    static Sweep.Done runs(DSLContext db, int subject, Instant until, Instant hoursUntil) {
        var rows =
                db.select(
                                RUN.ID,
                                RUN.SERIES,
                                RUN.PARTITION_KIND,
                                RUN.PARTITION_START,
                                RUN.PARTITION_ZONE,
                                RUN.VERDICT,
                                RUN.SEVERITY,
                                RUN.SEVERITY_RANK,
                                RUN.SEVERITY_LEVEL)
                        .from(RUN)
                        .where(RUN.SUBJECT.eq(subject))
                        .and(RUN.STARTED_AT.lt(until))
                        .and(mayGo())
                        .orderBy(RUN.STARTED_AT)
                        .limit(FEW)
                        .fetch();
        rememberVerdicts(db, rows, hoursUntil);
        var ids = rows.map(row -> row.get(RUN.ID));
        each(db, db.deleteFrom(SAMPLE).where(SAMPLE.RUN.eq((UUID) null)), ids);
        each(db, db.deleteFrom(RUN_SEGMENT).where(RUN_SEGMENT.RUN.eq((UUID) null)), ids);
        each(db, db.deleteFrom(RUN).where(RUN.ID.eq((UUID) null)), ids);
        return new Sweep.Done(rows.size(), rows.size() < FEW);
    }

    private static void rememberVerdicts(
            DSLContext db, List<? extends Record> runs, Instant hoursUntil) {
        Map<Integer, Sums> sums = new HashMap<>();
        for (var run : runs) {
            var at = RunRows.readPartition(run).at();
            var verdict = Span.of(at, RunRows.readVerdict(run));
            sums.computeIfAbsent(run.get(RUN.SERIES), _ -> new Sums(hoursUntil)).add(verdict);
        }
        sums.forEach((series, sum) -> sum.write(db, series));
    }

    /** Hours and, of what is older still, days. */
    private record Sums(Instant hoursUntil, Rollups.Sum hours, Rollups.Sum days) {
        Sums(Instant hoursUntil) {
            this(
                    hoursUntil,
                    new Rollups.Sum(Rollups.Grain.HOUR),
                    new Rollups.Sum(Rollups.Grain.DAY));
        }

        void add(Span span) {
            (span.from().isBefore(hoursUntil) ? days : hours).add(span);
        }

        void write(DSLContext db, int series) {
            hours.write(db, series);
            days.write(db, series);
        }
    }

    static Sweep.Done points(DSLContext db, int series, Instant until, Instant hoursUntil) {
        var rows =
                db.select(POINT.ID, POINT.SPEAKS_OF, POINT.MEASURED)
                        .from(POINT)
                        .where(POINT.SERIES.eq(series))
                        .and(POINT.SUPERSEDED_AT.isNull())
                        .and(POINT.SPEAKS_OF.lt(until))
                        .orderBy(POINT.SPEAKS_OF)
                        .limit(FEW)
                        .fetch();
        var sums = new Sums(hoursUntil);
        rows.forEach(row -> sums.add(Span.of(row.value2(), row.value2(), row.value3())));
        sums.write(db, series);
        each(
                db,
                db.deleteFrom(POINT).where(POINT.ID.eq((Long) null)),
                rows.map(row -> row.value1()));
        return new Sweep.Done(rows.size(), rows.size() < FEW);
    }

    static Sweep.Done superseded(DSLContext db, int series, Instant until) {
        var ids =
                db.select(POINT.ID)
                        .from(POINT)
                        .where(POINT.SERIES.eq(series))
                        .and(POINT.SUPERSEDED_AT.lt(until))
                        .limit(FEW)
                        .fetch(POINT.ID);
        each(db, db.deleteFrom(POINT).where(POINT.ID.eq((Long) null)), ids);
        return new Sweep.Done(ids.size(), ids.size() < FEW);
    }

    static Sweep.Done hours(DSLContext db, int series, Instant until) {
        var old =
                POINT_ROLLUP
                        .SERIES
                        .eq(series)
                        .and(Rollups.Grain.HOUR.rows())
                        .and(POINT_ROLLUP.FROM_AT.lt(until));
        var rows =
                db.selectFrom(POINT_ROLLUP)
                        .where(old)
                        .orderBy(POINT_ROLLUP.FROM_AT)
                        .limit(FEW)
                        .fetch(Rollups::span);
        var days = new Rollups.Sum(Rollups.Grain.DAY);
        rows.forEach(days::add);
        days.write(db, series);
        if (!rows.isEmpty()) {
            db.deleteFrom(POINT_ROLLUP)
                    .where(old)
                    .and(POINT_ROLLUP.FROM_AT.le(rows.getLast().from()))
                    .execute();
        }
        return new Sweep.Done(rows.size(), rows.size() < FEW);
    }

    static List<UUID> statements(Sessions sessions) {
        return sessions.read(db -> db.select(STATEMENT.ID).from(STATEMENT).fetch(STATEMENT.ID));
    }

    static Sweep.Done unusedStatement(DSLContext db, UUID statement) {
        int gone =
                db.deleteFrom(STATEMENT)
                        .where(STATEMENT.ID.eq(statement))
                        .and(
                                DSL.notExists(
                                        DSL.selectOne()
                                                .from(RUN)
                                                .where(RUN.STATEMENT.eq(statement))))
                        .execute();
        return new Sweep.Done(gone, true);
    }

    /** Columns as they were found once, and found otherwise or later since. */
    record Seen(String playbook, String dataSet, Instant speaksOf, Instant recordedAt) {}

    /** All but the newest of each data set: with it the oldest that stays is compared. */
    static List<Seen> schemas(Sessions sessions, Instant until) {
        var s = SCHEMA_SEEN;
        var later = SCHEMA_SEEN.as("later");
        return sessions.read(db ->
                db.select(s.PLAYBOOK, s.DATA_SET, s.SPEAKS_OF, s.RECORDED_AT)
                        .from(s)
                        .where(s.RECORDED_AT.lt(until))
                        .and(s.SPEAKS_OF.lt(until))
                        .and(
                                DSL.exists(
                                        DSL.selectOne()
                                                .from(later)
                                                .where(later.PLAYBOOK.eq(s.PLAYBOOK))
                                                .and(later.DATA_SET.eq(s.DATA_SET))
                                                .and(later.SPEAKS_OF.lt(until))
                                                .and(
                                                        DSL.row(later.SPEAKS_OF, later.RECORDED_AT)
                                                                .gt(s.SPEAKS_OF, s.RECORDED_AT))))
                        .fetch(r -> new Seen(r.value1(), r.value2(), r.value3(), r.value4())));
    }

    static Sweep.Done schema(DSLContext db, Seen seen) {
        int gone =
                db.deleteFrom(SCHEMA_SEEN)
                        .where(SCHEMA_SEEN.PLAYBOOK.eq(seen.playbook()))
                        .and(SCHEMA_SEEN.DATA_SET.eq(seen.dataSet()))
                        .and(SCHEMA_SEEN.SPEAKS_OF.eq(seen.speaksOf()))
                        .and(SCHEMA_SEEN.RECORDED_AT.eq(seen.recordedAt()))
                        .execute();
        return new Sweep.Done(gone, true);
    }

    /** One statement for many rows, which is parsed once. */
    private static void each(DSLContext db, Query delete, List<?> ids) {
        if (!ids.isEmpty()) {
            db.batch(delete)
                    .bind(ids.stream().map(id -> new Object[] {id}).toArray(Object[][]::new))
                    .execute();
        }
    }
}
