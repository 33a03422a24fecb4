package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.INCIDENT_EVENT;
import static org.tocsin.store.jooq.Tables.LOG_HEAD;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SelectConditionStep;

/** Entries of the log as rows and back. */
final class LogRows {
    /** What {@link #entry} needs of a query, in its order. */
    static final List<Field<?>> FIELDS =
            List.of(
                    INCIDENT_EVENT.STREAM,
                    INCIDENT_EVENT.VERSION,
                    INCIDENT_EVENT.POSITION,
                    INCIDENT_EVENT.OCCURRED_AT,
                    INCIDENT_EVENT.ACTOR,
                    INCIDENT_EVENT.KIND,
                    INCIDENT_EVENT.PAYLOAD,
                    INCIDENT_EVENT.PREVIOUS,
                    INCIDENT_EVENT.HASH);

    private static final int ROW = 1;

    private LogRows() {}

    /** The end of the log. */
    record Head(long position, String hash) {}

    static Head head(DSLContext db) {
        return selectHead(db).fetchSingle(LogRows::head);
    }

    /** Also makes everybody else who is to add something wait for the end of the transaction. */
    static Head lockedHead(DSLContext db) {
        return selectHead(db).forUpdate().fetchSingle(LogRows::head);
    }

    private static SelectConditionStep<Record2<Long, String>> selectHead(DSLContext db) {
        return db.select(LOG_HEAD.POSITION, LOG_HEAD.HASH)
                .from(LOG_HEAD)
                .where(LOG_HEAD.ID.eq(ROW));
    }

    private static Head head(Record2<Long, String> row) {
        return new Head(row.value1(), row.value2());
    }

    static void moveHead(DSLContext db, Entry last) {
        db.update(LOG_HEAD)
                .set(LOG_HEAD.POSITION, last.position())
                .set(LOG_HEAD.HASH, last.hash())
                .where(LOG_HEAD.ID.eq(ROW))
                .execute();
    }

    static void insert(DSLContext db, List<Entry> entries, UUID key) {
        var fields = INCIDENT_EVENT.fields();
        var insert =
                db.insertInto(INCIDENT_EVENT).columns(fields).values(new Object[fields.length]);
        var rows = entries.stream().map(e -> row(e, key)).toArray(Object[][]::new);
        db.batch(insert).bind(rows).execute();
    }

    /** In the order of the columns. */
    private static Object[] row(Entry entry, UUID key) {
        return new Object[] {
            entry.position(),
            entry.stream(),
            entry.version(),
            entry.at(),
            entry.actor(),
            entry.kind(),
            entry.json(),
            entry.link().previous(),
            entry.hash(),
            key
        };
    }

    static Entry entry(Record row) {
        return new Entry(
                row.get(INCIDENT_EVENT.STREAM),
                new Entry.Place(row.get(INCIDENT_EVENT.VERSION), row.get(INCIDENT_EVENT.POSITION)),
                new NewEntry(
                        row.get(INCIDENT_EVENT.OCCURRED_AT),
                        row.get(INCIDENT_EVENT.ACTOR),
                        row.get(INCIDENT_EVENT.KIND),
                        row.get(INCIDENT_EVENT.PAYLOAD)),
                new Entry.Link(row.get(INCIDENT_EVENT.PREVIOUS), row.get(INCIDENT_EVENT.HASH)));
    }
}
