package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.STANDING;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Where each check stands: its newest run, and up to when its schedule has been met. */
final class Standings {
    private static final Bulk.Template UPDATE = new Bulk.Template(Standings::update);
    private static final Bulk.Template INSERT = new Bulk.Template(Standings::insert);

    private Standings() {}

    /** The newest run of a check, and the newest time of its schedule that a run of it met. */
    private record Row(int subject, UUID run, Instant startedAt, @Nullable Instant due) {
        Row with(Row other) {
            var newer = other.startedAt.isBefore(startedAt) ? this : other;
            return new Row(subject, newer.run, newer.startedAt, later(due, other.due));
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            return a == null || b != null && b.isAfter(a) ? b : a;
        }

        static Row of(Recorded result, Names.Numbered numbered) {
            return new Row(
                    numbered.subject(result),
                    result.run().id(),
                    result.run().occasion().startedAt().truncatedTo(ChronoUnit.MICROS),
                    result.due().map(at -> at.truncatedTo(ChronoUnit.MICROS)).orElse(null));
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
        int[] updated = UPDATE.execute(db, updates(rows, sequence));
        var first = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < updated.length; i++) {
            var row = rows.get(i);
            if (updated[i] == 0) {
                first.add(
                        values(
                                row.subject,
                                row.run,
                                row.startedAt,
                                sequence,
                                row.due,
                                row.subject));
            }
        }
        INSERT.execute(db, first);
    }

    private static Query update(DSLContext db) {
        var any = Instant.EPOCH;
        return db.update(STANDING)
                .set(STANDING.RUN, new UUID(0, 0))
                .set(STANDING.STARTED_AT, any)
                .set(STANDING.SEQUENCE, 0L)
                .set(STANDING.DUE_AT, DSL.coalesce(DSL.val(any, STANDING.DUE_AT), STANDING.DUE_AT))
                .where(STANDING.SUBJECT.eq(0))
                .and(STANDING.STARTED_AT.le(any));
    }

    private static List<@Nullable Object[]> updates(List<Row> rows, long sequence) {
        return rows.stream()
                .map(row ->
                        values(
                                row.run,
                                row.startedAt,
                                sequence,
                                row.due,
                                row.subject,
                                row.startedAt))
                .toList();
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
