package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.NOTICE;
import static org.tocsin.store.jooq.Tables.NOTICE_ATTEMPT;

import java.time.Instant;
import org.jooq.DSLContext;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Stage;

/** A step of a {@link Sweep} through the outbox. */
final class OldNotices {
    private static final int FEW = 100;

    private OldNotices() {}

    /**
     * Lets a few notices go of which something has become; never one that waits.
     *
     * @param until goes what was settled before
     * @param alertsUntil the same for alerts that were sent, because they say who has heard of an
     *     incident
     */
    static Sweep.Done settled(DSLContext db, Instant until, Instant alertsUntil) {
        var saysWhoHeard =
                NOTICE.PURPOSE
                        .eq(NoticeRows.name(Purpose.ALERT))
                        .and(NOTICE.STANDING.in(Stage.SENT.id(), Stage.SIMULATED.id()));
        var ids =
                db.select(NOTICE.ID)
                        .from(NOTICE)
                        .where(NOTICE.SETTLED_AT.lt(until))
                        .and(NOTICE.STANDING.ne(Stage.WAITING.id()))
                        .and(saysWhoHeard.not().or(NOTICE.SETTLED_AT.lt(alertsUntil)))
                        .orderBy(NOTICE.SETTLED_AT)
                        .limit(FEW)
                        .fetch(NOTICE.ID);
        db.deleteFrom(NOTICE_ATTEMPT).where(NOTICE_ATTEMPT.NOTICE.in(ids)).execute();
        db.deleteFrom(NOTICE).where(NOTICE.ID.in(ids)).execute();
        return new Sweep.Done(ids.size(), ids.size() < FEW);
    }
}
