package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.RUN;
import static org.tocsin.store.jooq.Tables.STANDING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.CheckRun;

/**
 * Where each check stands: its run of the newest day that was judged, of several the one that
 * started last, and up to when its schedule has been met. A run of an earlier day, such as one that
 * fills the past, leaves the run as it is but is told to followers like any other.
 */
final class Standings {
    private static final Bulk.Template MOVE = new Bulk.Template(Standings::move);
    private static final Bulk.Template TOUCH = new Bulk.Template(Standings::touch);
    private static final Bulk.Template INSERT = new Bulk.Template(Standings::insert);

    private Standings() {}

    /** What a run speaks of and when it began: enough to tell which of two counts. */
    private record Place(String kind, LocalDate day, Instant startedAt) {
        static Place of(CheckRun run) {
            var occasion = run.occasion();
            return new Place(
                    RunRows.kind(occasion.partition()),
                    RunRows.start(occasion.partition()),
                    occasion.startedAt().truncatedTo(ChronoUnit.MICROS));
        }

        /** Days and months cannot be compared: of a check that was cut anew, the later run. */
        boolean isBehind(Place other) {
            return kind.equals(other.kind) && !day.equals(other.day)
                    ? day.isBefore(other.day)
                    : startedAt.isBefore(other.startedAt);
        }
    }

    /** The run by which a check stands, and the newest time of its schedule that was met. */
    private record Row(int subject, UUID run, Place place, @Nullable Instant due) {
        Row with(Row other) {
            var newer = other.place.isBehind(place) ? this : other;
            return new Row(subject, newer.run, newer.place, later(due, other.due));
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            return a == null || b != null && b.isAfter(a) ? b : a;
        }

        static Row of(Recorded result, Names.Numbered numbered) {
            return new Row(
                    numbered.subject(result),
                    result.run().id(),
                    Place.of(result.run()),
                    result.due().map(at -> at.truncatedTo(ChronoUnit.MICROS)).orElse(null));
        }

        @Nullable Object[] toMove(long sequence) {
            var at = place.startedAt;
            return values(
                    run,
                    at,
                    sequence,
                    due,
                    due,
                    subject,
                    place.kind,
                    at,
                    place.kind,
                    place.day,
                    place.day,
                    at);
        }

        @Nullable Object[] toTouch(long sequence) {
            return values(sequence, due, due, subject);
        }

        @Nullable Object[] toInsert(long sequence) {
            return values(subject, run, place.startedAt, sequence, due, subject);
        }
    }

    static void update(
            DSLContext db, List<Recorded> results, Names.Numbered numbered, long sequence) {
        var newest = new HashMap<Integer, Row>();
        results.forEach(result -> {
            var row = Row.of(result, numbered);
            newest.merge(row.subject(), row, Row::with);
        });
        var rows = List.copyOf(newest.values());
        var behind = without(rows, execute(db, MOVE, rows, row -> row.toMove(sequence)));
        var first = without(behind, execute(db, TOUCH, behind, row -> row.toTouch(sequence)));
        execute(db, INSERT, first, row -> row.toInsert(sequence));
    }

    private static int[] execute(
            DSLContext db, Bulk.Template statement, List<Row> rows, Function<Row, Object[]> bound) {
        return statement.execute(db, rows.stream().map(bound).toList());
    }

    /** Those that were not changed. */
    private static List<Row> without(List<Row> rows, int[] changed) {
        return IntStream.range(0, rows.size())
                .filter(i -> changed[i] == 0)
                .mapToObj(rows::get)
                .toList();
    }

    /** Unless the check stands by a run that is ahead of this one. */
    private static Query move(DSLContext db) {
        var startedAt = DSL.val(Instant.EPOCH, STANDING.STARTED_AT);
        var kind = DSL.val("", RUN.PARTITION_KIND);
        var day = DSL.val(LocalDate.EPOCH, RUN.PARTITION_START);
        var ahead =
                RUN.PARTITION_KIND
                        .ne(kind)
                        .and(RUN.STARTED_AT.gt(startedAt))
                        .or(
                                RUN.PARTITION_KIND
                                        .eq(kind)
                                        .and(
                                                RUN.PARTITION_START
                                                        .gt(day)
                                                        .or(
                                                                RUN.PARTITION_START
                                                                        .eq(day)
                                                                        .and(
                                                                                RUN.STARTED_AT.gt(
                                                                                        startedAt)))));
        return db.update(STANDING)
                .set(STANDING.RUN, new UUID(0, 0))
                .set(STANDING.STARTED_AT, startedAt)
                .set(STANDING.SEQUENCE, 0L)
                .set(STANDING.DUE_AT, latestDue())
                .where(STANDING.SUBJECT.eq(0))
                .and(
                        DSL.notExists(
                                DSL.selectOne()
                                        .from(RUN)
                                        .where(RUN.ID.eq(STANDING.RUN))
                                        .and(ahead)));
    }

    /** Followers hear of it, and the schedule is met by it. */
    private static Query touch(DSLContext db) {
        return db.update(STANDING)
                .set(STANDING.SEQUENCE, 0L)
                .set(STANDING.DUE_AT, latestDue())
                .where(STANDING.SUBJECT.eq(0));
    }

    /**
     * Of the one that is there and the one that is bound, which comes twice; either may be null.
     */
    private static Field<Instant> latestDue() {
        var due = DSL.val(Instant.EPOCH, STANDING.DUE_AT);
        return DSL.when(STANDING.DUE_AT.gt(due), STANDING.DUE_AT)
                .otherwise(DSL.coalesce(due, STANDING.DUE_AT));
    }

    /** Of checks that have none; one that was not updated may just have a newer run already. */
    private static Query insert(DSLContext db) {
        return db.insertInto(
                        STANDING,
                        STANDING.SUBJECT,
                        STANDING.RUN,
                        STANDING.STARTED_AT,
                        STANDING.SEQUENCE,
                        STANDING.DUE_AT)
                .select(
                        DSL.select(
                                        DSL.val(0, STANDING.SUBJECT),
                                        DSL.val(new UUID(0, 0), STANDING.RUN),
                                        DSL.val(Instant.EPOCH, STANDING.STARTED_AT),
                                        DSL.val(0L, STANDING.SEQUENCE),
                                        DSL.val(Instant.EPOCH, STANDING.DUE_AT))
                                .whereNotExists(
                                        DSL.selectOne()
                                                .from(STANDING)
                                                .where(STANDING.SUBJECT.eq(0))));
    }

    private static @Nullable Object[] values(@Nullable Object... values) {
        return values;
    }
}
