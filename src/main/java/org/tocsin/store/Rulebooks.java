package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.RULEBOOK;

import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * Rules as they were when something happened under them, each kept once and named by its content.
 * An event that names one is proof of the rules too, for the name is in the event's hash.
 */
public final class Rulebooks {
    private final Sessions sessions;
    private final Changes changes;

    Rulebooks(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /**
     * Keeps rules unless they are there already. They are as safe on the disk as the event that
     * names them afterwards.
     *
     * @param json any JSON of at most a million characters; kept in its canonical form
     * @return the SHA-256 of the canonical form, in 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException when it is no JSON or too long
     */
    public String keep(String json) {
        String content = CanonicalJson.of(json);
        if (content.length() > Text.LONGEST) {
            throw new IllegalArgumentException(
                    "Rules of %,d characters; the store takes %,d"
                            .formatted(content.length(), Text.LONGEST));
        }
        String hash = Chain.sha256(content);
        if (!sessions.read(db -> db.fetchExists(RULEBOOK, RULEBOOK.HASH.eq(hash)))) {
            insert(hash, content);
        }
        return hash;
    }

    private void insert(String hash, String content) {
        sessions.write((db, _) -> {
            Changes.next(db);
            return db.insertInto(RULEBOOK, RULEBOOK.HASH, RULEBOOK.CONTENT)
                    .select(
                            DSL.select(DSL.val(hash), DSL.val(content))
                                    .whereNotExists(
                                            DSL.selectOne()
                                                    .from(RULEBOOK)
                                                    .where(RULEBOOK.HASH.eq(hash))))
                    .execute();
        });
        changes.committed();
    }

    /**
     * The canonical JSON that was kept.
     *
     * @throws StoreException when what is found is not what was kept
     */
    public Optional<String> find(String hash) {
        var content =
                sessions.read(db ->
                        db.select(RULEBOOK.CONTENT)
                                .from(RULEBOOK)
                                .where(RULEBOOK.HASH.eq(hash))
                                .fetchOptional(RULEBOOK.CONTENT));
        if (content.isPresent() && !Chain.sha256(content.get()).equals(hash)) {
            throw new StoreException(
                    "The rules kept as %s were changed in the store; restore it from a backup"
                            .formatted(hash),
                    new IllegalStateException(hash));
        }
        return content;
    }
}
