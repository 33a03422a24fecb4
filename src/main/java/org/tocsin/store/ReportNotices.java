package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.NOTICE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Stage;

/** Puts notices that speak of no one incident into the outbox, each once. */
public final class ReportNotices {
    private final Sessions sessions;
    private final Changes changes;

    ReportNotices(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** What waits to be sent and speaks of no one incident, in the order in which it came. */
    public List<Draft> waiting() {
        return sessions.read(db ->
                db
                        .select(NOTICE.CONTENT)
                        .from(NOTICE)
                        .where(NOTICE.STREAM.isNull())
                        .and(NOTICE.STANDING.eq(Stage.WAITING.id()))
                        .orderBy(NOTICE.PLACE)
                        .fetch(NOTICE.CONTENT)
                        .stream()
                        .flatMap(json -> NoticeRows.draft(json).stream())
                        .toList());
    }

    /**
     * Puts them there together with how far their series have come, all or none: so that neither a
     * crash nor a restart sends one twice or leaves it out.
     *
     * @param reached facts that say how far, by name
     * @return false, with nothing written, when another has become leader
     */
    public boolean put(
            List<Draft> drafts, Map<String, String> reached, Instant at, Lease.Held leader) {
        boolean written =
                sessions.write((db, _) -> {
                    if (!Lease.stands(db, leader.token())) {
                        return false;
                    }
                    long sequence = Changes.next(db);
                    reached.forEach((name, fact) -> FactStore.write(db, name, fact));
                    NoticeRows.insertFresh(
                            db,
                            drafts.stream()
                                    .map(draft -> new NoticeRows.Fresh(Optional.empty(), draft, at))
                                    .toList(),
                            sequence);
                    return true;
                });
        if (written) {
            sessions.force();
            changes.committed();
        }
        return written;
    }
}
