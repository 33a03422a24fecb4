package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.WORKSPACE_FACT;

import java.util.Optional;

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

    /** Keeps a fact in place of what was known under its name. */
    public void put(String name, String fact) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            var text = Text.fit(fact, Text.LONGEST);
            int changed =
                    db.update(WORKSPACE_FACT)
                            .set(WORKSPACE_FACT.FACT, text)
                            .where(WORKSPACE_FACT.NAME.eq(name))
                            .execute();
            if (changed == 0) {
                db.insertInto(WORKSPACE_FACT, WORKSPACE_FACT.NAME, WORKSPACE_FACT.FACT)
                        .values(name, text)
                        .execute();
            }
            return sequence;
        });
        changes.committed();
    }
}
