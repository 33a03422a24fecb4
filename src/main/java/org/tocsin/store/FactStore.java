package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.WORKSPACE_FACT;

import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Single facts about the workspace, by name. */
public final class FactStore {
    private final Sessions sessions;
    private final Changes changes;

    FactStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    public Optional<String> find(String name) {
        return sessions.read(db ->
                db.select(WORKSPACE_FACT.FACT)
                        .from(WORKSPACE_FACT)
                        .where(WORKSPACE_FACT.NAME.eq(name))
                        .fetchOptional(WORKSPACE_FACT.FACT));
    }

    /** All facts whose names begin so. */
    public Map<String, String> named(String prefix) {
        return sessions.read(db ->
                db.select(WORKSPACE_FACT.NAME, WORKSPACE_FACT.FACT)
                        .from(WORKSPACE_FACT)
                        .where(WORKSPACE_FACT.NAME.startsWith(prefix))
                        .orderBy(WORKSPACE_FACT.NAME)
                        .fetchMap(WORKSPACE_FACT.NAME, WORKSPACE_FACT.FACT));
    }

    /** Keeps a fact in place of what was known under its name. */
    public void put(String name, String fact) {
        put(Map.of(name, fact));
    }

    /** Keeps facts in place of what was known under their names, all or none. */
    public void put(Map<String, String> facts) {
        sessions.write((db, _) -> write(db, facts));
        changes.committed();
    }

    /**
     * As {@link #put(String, String)}, on behalf of a leader.
     *
     * @return false, with nothing kept, when another has become leader
     */
    public boolean put(String name, String fact, Lease.Held leader) {
        boolean kept =
                sessions.write((db, _) -> {
                    boolean leads = Lease.stands(db, leader.token());
                    if (leads) {
                        write(db, Map.of(name, fact));
                    }
                    return leads;
                });
        if (kept) {
            changes.committed();
        }
        return kept;
    }

    /** Forgets a fact; nothing happens when it is not known. */
    public void remove(String name) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            db.deleteFrom(WORKSPACE_FACT).where(WORKSPACE_FACT.NAME.eq(name)).execute();
            return sequence;
        });
        changes.committed();
    }

    private static long write(DSLContext db, Map<String, String> facts) {
        long sequence = Changes.next(db);
        facts.forEach((name, fact) -> write(db, name, Text.fit(fact, Text.LONGEST)));
        return sequence;
    }

    static void write(DSLContext db, String name, String fact) {
        int changed =
                db.update(WORKSPACE_FACT)
                        .set(WORKSPACE_FACT.FACT, fact)
                        .where(WORKSPACE_FACT.NAME.eq(name))
                        .execute();
        if (changed == 0) {
            db.insertInto(WORKSPACE_FACT, WORKSPACE_FACT.NAME, WORKSPACE_FACT.FACT)
                    .values(name, fact)
                    .execute();
        }
    }
}
