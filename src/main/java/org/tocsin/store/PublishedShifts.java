package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.PUBLISHED_SHIFT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * The shifts that calendars have been told of, so that one that is gone can be cancelled by its UID
 * (semantics: Channels).
 */
public final class PublishedShifts {
    private final Sessions sessions;
    private final Changes changes;

    PublishedShifts(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** What a schedule's calendar held when it was last published: content by UID, in UID order. */
    public Map<String, String> of(String schedule) {
        return sessions.read(db -> read(db, schedule));
    }

    /**
     * Keeps what is published now in place of what was before, to be called once the calendar is
     * out: one that was not finished is then made again with the same cancellations.
     *
     * @param shifts content by UID
     */
    public void replace(String schedule, Map<String, String> shifts) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            db.deleteFrom(PUBLISHED_SHIFT).where(PUBLISHED_SHIFT.SCHEDULE.eq(schedule)).execute();
            insert(db, schedule, shifts);
            return sequence;
        });
        changes.committed();
    }

    private static Map<String, String> read(DSLContext db, String schedule) {
        var shifts = new LinkedHashMap<String, String>();
        db.select(PUBLISHED_SHIFT.UID, PUBLISHED_SHIFT.CONTENT)
                .from(PUBLISHED_SHIFT)
                .where(PUBLISHED_SHIFT.SCHEDULE.eq(schedule))
                .orderBy(PUBLISHED_SHIFT.UID)
                .forEach(row -> shifts.put(row.value1(), row.value2()));
        return shifts;
    }

    private static void insert(DSLContext db, String schedule, Map<String, String> shifts) {
        var rows = new ArrayList<Object[]>();
        shifts.forEach((uid, content) ->
                rows.add(new Object[] {schedule, uid, Text.fit(content, Text.LONGEST)}));
        if (!rows.isEmpty()) {
            var insert =
                    db.insertInto(
                                    PUBLISHED_SHIFT,
                                    PUBLISHED_SHIFT.SCHEDULE,
                                    PUBLISHED_SHIFT.UID,
                                    PUBLISHED_SHIFT.CONTENT)
                            .values("", "", "");
            db.batch(insert).bind(rows.toArray(Object[][]::new)).execute();
        }
    }
}
