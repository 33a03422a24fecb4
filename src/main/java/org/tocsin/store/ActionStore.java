package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.ACTION_ITEM;
import static org.tocsin.store.jooq.Tables.ACTION_ITEM_VERSION;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.Kept;

/** Action items (M-3). Rows are only ever added: whatever an item said stays readable. */
public final class ActionStore {
    private final Sessions sessions;
    private final Changes changes;

    ActionStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** An item as it was then, and who made it so. */
    public record Version(ActionItem item, Kept.Signed by) {}

    /**
     * Keeps a new item under the next number of its incident; repeating the same id changes
     * nothing.
     *
     * @return as it is kept
     */
    public ActionItem add(ActionItem item, Kept.Signed by) {
        var added =
                sessions.write((db, _) -> {
                    long sequence = Changes.next(db);
                    var known = find(db, ACTION_ITEM.ID.eq(item.id().uuid()));
                    if (!known.isEmpty()) {
                        return known.getFirst();
                    }
                    var numbered = numbered(item, lastNumber(db, item.id().incident()) + 1);
                    db.insertInto(
                                    ACTION_ITEM,
                                    ACTION_ITEM.ID,
                                    ACTION_ITEM.INCIDENT,
                                    ACTION_ITEM.NUMBER,
                                    ACTION_ITEM.VERSION,
                                    ACTION_ITEM.SEQUENCE)
                            .values(
                                    numbered.id().uuid(),
                                    numbered.id().incident(),
                                    numbered.id().number(),
                                    numbered.id().version(),
                                    sequence)
                            .execute();
                    append(db, numbered, by);
                    return numbered;
                });
        sessions.force();
        changes.committed();
        return added;
    }

    private static ActionItem numbered(ActionItem item, int number) {
        return new ActionItem(
                new ActionItem.Id(item.id().uuid(), item.id().incident(), number, 1),
                item.aim(),
                item.promise(),
                item.progress(),
                item.ties());
    }

    private static int lastNumber(DSLContext db, UUID incident) {
        return Optional.ofNullable(
                        db.select(DSL.max(ACTION_ITEM.NUMBER))
                                .from(ACTION_ITEM)
                                .where(ACTION_ITEM.INCIDENT.eq(incident))
                                .fetchSingle()
                                .value1())
                .orElse(0);
    }

    /**
     * Keeps a new version of an item.
     *
     * @param next whose version is one more than that which it was decided on
     * @return false, with nothing changed, when another version has come in between
     */
    public boolean change(ActionItem next, Kept.Signed by) {
        boolean changed =
                sessions.write((db, again) -> {
                    long sequence = Changes.next(db);
                    int rows =
                            db.update(ACTION_ITEM)
                                    .set(ACTION_ITEM.VERSION, next.id().version())
                                    .set(ACTION_ITEM.SEQUENCE, sequence)
                                    .where(ACTION_ITEM.ID.eq(next.id().uuid()))
                                    .and(ACTION_ITEM.VERSION.eq(next.id().version() - 1))
                                    .execute();
                    if (rows == 0) {
                        // An attempt whose answer was lost may have been this very one.
                        return again
                                && find(db, ACTION_ITEM.ID.eq(next.id().uuid())).contains(next);
                    }
                    append(db, next, by);
                    return true;
                });
        if (changed) {
            sessions.force();
            changes.committed();
        }
        return changed;
    }

    private static void append(DSLContext db, ActionItem item, Kept.Signed by) {
        db.insertInto(
                        ACTION_ITEM_VERSION,
                        ACTION_ITEM_VERSION.ITEM,
                        ACTION_ITEM_VERSION.VERSION,
                        ACTION_ITEM_VERSION.AUTHOR,
                        ACTION_ITEM_VERSION.SAVED_AT,
                        ACTION_ITEM_VERSION.CONTENT)
                .values(
                        item.id().uuid(),
                        item.id().version(),
                        by.author(),
                        by.at().truncatedTo(ChronoUnit.MICROS),
                        Text.fit(RecordJson.members(item).toString(), Text.LONGEST))
                .execute();
    }

    public Optional<ActionItem> find(UUID item) {
        return sessions.read(db -> find(db, ACTION_ITEM.ID.eq(item)).stream().findFirst());
    }

    /** Of one incident, by number. */
    public List<ActionItem> of(UUID incident) {
        return sessions.read(db -> find(db, ACTION_ITEM.INCIDENT.eq(incident)));
    }

    /** Of all incidents. */
    public List<ActionItem> all() {
        return sessions.read(db -> find(db, DSL.noCondition()));
    }

    /** Those that are new or have changed since a number of the change sequence. */
    public List<ActionItem> changedSince(long sequence) {
        return sessions.read(db -> find(db, ACTION_ITEM.SEQUENCE.gt(sequence)));
    }

    private static List<ActionItem> find(DSLContext db, Condition wanted) {
        return db
                .select(ACTION_ITEM_VERSION.CONTENT)
                .from(ACTION_ITEM)
                .join(ACTION_ITEM_VERSION)
                .on(ACTION_ITEM_VERSION.ITEM.eq(ACTION_ITEM.ID))
                .and(ACTION_ITEM_VERSION.VERSION.eq(ACTION_ITEM.VERSION))
                .where(wanted)
                .orderBy(ACTION_ITEM.INCIDENT, ACTION_ITEM.NUMBER)
                .fetch(ACTION_ITEM_VERSION.CONTENT)
                .stream()
                .flatMap(json -> read(json).stream())
                .toList();
    }

    /** All that an item ever was, the newest last. */
    public List<Version> history(UUID item) {
        return sessions.read(db ->
                db
                        .selectFrom(ACTION_ITEM_VERSION)
                        .where(ACTION_ITEM_VERSION.ITEM.eq(item))
                        .orderBy(ACTION_ITEM_VERSION.VERSION)
                        .fetch()
                        .stream()
                        .flatMap(row -> version(row).stream())
                        .toList());
    }

    private static Optional<Version> version(Record row) {
        var by =
                new Kept.Signed(
                        row.get(ACTION_ITEM_VERSION.AUTHOR), row.get(ACTION_ITEM_VERSION.SAVED_AT));
        return read(row.get(ACTION_ITEM_VERSION.CONTENT)).map(item -> new Version(item, by));
    }

    private static Optional<ActionItem> read(String json) {
        try {
            return Optional.of(RecordJson.read(json, ActionItem.class));
        } catch (RecordJson.Unread unread) {
            System.getLogger(ActionStore.class.getName())
                    .log(System.Logger.Level.WARNING, "action item", unread);
            return Optional.empty();
        }
    }
}
