package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.STATEMENT;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Texts of SQL statements, each kept once however many runs refer to it. */
final class Statements {
    private static final int REMEMBERED = 10_000;

    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    /** Keeps the texts that are not there yet; the answer names each; empty texts have no name. */
    Map<String, UUID> keep(DSLContext db, Collection<String> texts) {
        var ids = new HashMap<String, UUID>();
        for (String text : texts) {
            if (!text.isEmpty()) {
                ids.computeIfAbsent(text, Statements::id);
            }
        }
        var fresh = ids.entrySet().stream().filter(e -> !known.contains(e.getValue())).toList();
        for (var entry : fresh) {
            var text = Text.fit(entry.getKey(), Text.LONGEST);
            db.insertInto(STATEMENT, STATEMENT.ID, STATEMENT.TEXT)
                    .select(
                            DSL.select(DSL.val(entry.getValue()), DSL.val(text))
                                    .whereNotExists(
                                            DSL.selectOne()
                                                    .from(STATEMENT)
                                                    .where(STATEMENT.ID.eq(entry.getValue()))))
                    .execute();
        }
        return ids;
    }

    /** To be called once the transaction that kept them has been committed. */
    void remember(Collection<UUID> ids) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        known.addAll(ids);
    }

    /** Some may be gone: they are looked for anew. */
    void forget() {
        known.clear();
    }

    /** The texts of the ids, each as one string that all its runs share. */
    static Map<UUID, String> texts(DSLContext db, Set<UUID> ids) {
        var texts = new HashMap<UUID, String>();
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += 500) {
            var some = all.subList(from, Math.min(from + 500, all.size()));
            texts.putAll(
                    db.select(STATEMENT.ID, STATEMENT.TEXT)
                            .from(STATEMENT)
                            .where(STATEMENT.ID.in(some))
                            .fetchMap(STATEMENT.ID, STATEMENT.TEXT));
        }
        return texts;
    }

    private static UUID id(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
