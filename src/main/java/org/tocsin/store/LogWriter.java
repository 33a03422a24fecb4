package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.INCIDENT_EVENT;
import static org.tocsin.store.jooq.Tables.INCIDENT_NUMBER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * One transaction that adds to the log.
 *
 * <p>Rows are locked in the order in which everybody locks them: the lease, the end of the log, the
 * change sequence.
 *
 * @param key is on all rows of this append and of no other
 * @param additions as they are to be kept
 * @param token of a leader that must still be the leader
 */
record LogWriter(UUID key, List<Addition> additions, OptionalLong token) {
    private static final int AT_ONCE = 500;

    Appended write(DSLContext db, boolean again) {
        boolean leads = token.isEmpty() || Lease.stands(db, token.getAsLong());
        var head = LogRows.lockedHead(db);
        if (again) {
            var made = earlier(db);
            if (!made.isEmpty()) {
                return new Appended.Done(made);
            }
        }
        if (!leads) {
            return new Appended.Fenced();
        }
        var conflict = conflict(db);
        if (conflict.isPresent()) {
            return conflict.get();
        }
        var entries = chained(head);
        if (!entries.isEmpty()) {
            insert(db, entries);
        }
        return new Appended.Done(entries);
    }

    private void insert(DSLContext db, List<Entry> entries) {
        long sequence = Changes.next(db);
        LogRows.insert(db, entries, key);
        number(db);
        NoticeRows.insert(db, additions, sequence);
        LogRows.moveHead(db, entries.getLast());
    }

    /** What an attempt whose answer was lost has written after all. */
    private List<Entry> earlier(DSLContext db) {
        var made = new ArrayList<Entry>();
        for (var addition : additions) {
            made.addAll(
                    db.select(LogRows.FIELDS)
                            .from(INCIDENT_EVENT)
                            .where(INCIDENT_EVENT.STREAM.eq(addition.stream()))
                            .and(INCIDENT_EVENT.VERSION.gt(addition.expectedVersion()))
                            .and(INCIDENT_EVENT.APPEND_KEY.eq(key))
                            .orderBy(INCIDENT_EVENT.VERSION)
                            .fetch(LogRows::entry));
        }
        return made;
    }

    private Optional<Appended> conflict(DSLContext db) {
        var versions = versions(db);
        for (var addition : additions) {
            long actual = versions.getOrDefault(addition.stream(), 0L);
            if (actual != addition.expectedVersion()) {
                return Optional.of(new Appended.Conflict(addition.stream(), actual));
            }
        }
        return Optional.empty();
    }

    private Map<UUID, Long> versions(DSLContext db) {
        var versions = new HashMap<UUID, Long>();
        for (int from = 0; from < additions.size(); from += AT_ONCE) {
            var some = additions.subList(from, Math.min(from + AT_ONCE, additions.size()));
            versions.putAll(
                    db.select(INCIDENT_EVENT.STREAM, DSL.max(INCIDENT_EVENT.VERSION))
                            .from(INCIDENT_EVENT)
                            .where(
                                    INCIDENT_EVENT.STREAM.in(
                                            some.stream().map(Addition::stream).toList()))
                            .groupBy(INCIDENT_EVENT.STREAM)
                            .fetchMap(row -> row.value1(), row -> row.value2()));
        }
        return versions;
    }

    private List<Entry> chained(LogRows.Head head) {
        var entries = new ArrayList<Entry>();
        long position = head.position();
        String previous = head.hash();
        for (var addition : additions) {
            long version = addition.expectedVersion();
            for (var told : addition.entries()) {
                var place = new Entry.Place(++version, ++position);
                var entry = Chain.entry(addition.stream(), place, told, previous);
                previous = entry.hash();
                entries.add(entry);
            }
        }
        return entries;
    }

    private void number(DSLContext db) {
        var begun =
                additions.stream()
                        .filter(a -> a.expectedVersion() == 0 && !a.entries().isEmpty())
                        .map(Addition::stream)
                        .toList();
        if (begun.isEmpty()) {
            return;
        }
        long number =
                db.select(DSL.coalesce(DSL.max(INCIDENT_NUMBER.NUMBER), 0L))
                        .from(INCIDENT_NUMBER)
                        .fetchSingle()
                        .value1();
        var rows = new ArrayList<Object[]>();
        for (UUID stream : begun) {
            rows.add(new Object[] {++number, stream});
        }
        var insert =
                db.insertInto(INCIDENT_NUMBER, INCIDENT_NUMBER.NUMBER, INCIDENT_NUMBER.STREAM)
                        .values(number, begun.getFirst());
        db.batch(insert).bind(rows.toArray(Object[][]::new)).execute();
    }
}
