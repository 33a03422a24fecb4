package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.LEASE;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/**
 * At most one process leads. Each change of the lease is one conditional update, so that two
 * processes never both hold it; each new holder gets a higher token, by which writes of a leader
 * that was fenced off are refused.
 *
 * <p>Times come from the caller. All processes on one file run on one machine and so on one clock;
 * a clock set back makes a lease last longer, one set forward lets it lapse early, and the token
 * keeps the old leader from writing in either case. A store shared between machines must pass the
 * database's time.
 */
public final class Lease {
    private static final String NAME = "leader";

    private static final Bulk.Question STANDS =
            new Bulk.Question(db ->
                    db.select(LEASE.TOKEN)
                            .from(LEASE)
                            .where(LEASE.NAME.eq(DSL.inline(NAME)))
                            .and(LEASE.TOKEN.eq(0L))
                            .and(LEASE.HOLDER.isNotNull())
                            .forUpdate());

    private final Sessions sessions;
    private final Changes changes;

    Lease(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /**
     * The lease in somebody's hands.
     *
     * @param token grows with each new holder
     * @param expires when another may take over, unless it is renewed before
     */
    public record Held(String holder, long token, Instant expires) {
        /** Whether another may take over now. */
        public boolean lapsed(Instant now) {
            return !expires.isAfter(now);
        }
    }

    /**
     * Takes the lease if it is free, has lapsed, or is the holder's own already. One that would run
     * for longer than anybody takes it was taken before this machine's clock went back, and nobody
     * would lead until the clock has caught up: it has lapsed too.
     *
     * @param holder names one process and only one, for people and for the lease
     */
    public Optional<Held> tryAcquire(String holder, Instant now, Duration ttl) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        var held =
                sessions.write((db, _) -> {
                    var own = LEASE.HOLDER.eq(holder).and(LEASE.EXPIRES_AT.gt(at));
                    var free =
                            LEASE.HOLDER
                                    .isNull()
                                    .or(LEASE.EXPIRES_AT.le(at))
                                    .or(LEASE.EXPIRES_AT.gt(at.plus(ttl).plus(ttl)));
                    int taken =
                            db.update(LEASE)
                                    .set(
                                            LEASE.TOKEN,
                                            DSL.when(own, LEASE.TOKEN)
                                                    .otherwise(LEASE.TOKEN.plus(1)))
                                    .set(LEASE.HOLDER, holder)
                                    .set(LEASE.EXPIRES_AT, at.plus(ttl))
                                    .where(LEASE.NAME.eq(NAME))
                                    .and(own.or(free))
                                    .execute();
                    if (taken == 0) {
                        return Optional.<Held>empty();
                    }
                    Changes.next(db);
                    return read(db, LEASE.HOLDER.eq(holder));
                });
        if (held.isPresent()) {
            changes.committed();
        }
        return held;
    }

    /** The heartbeat; empty when another has taken over, and then the caller leads no more. */
    public Optional<Held> renew(Held held, Instant now, Duration ttl) {
        Instant expires = now.truncatedTo(ChronoUnit.MICROS).plus(ttl);
        int renewed =
                sessions.read(db ->
                        db.update(LEASE)
                                .set(LEASE.EXPIRES_AT, expires)
                                .where(LEASE.NAME.eq(NAME))
                                .and(isHeldBy(held))
                                .execute());
        return renewed == 0
                ? Optional.empty()
                : Optional.of(new Held(held.holder(), held.token(), expires));
    }

    /** Gives the lease up; nothing happens when another has it. */
    public void release(Held held) {
        sessions.write((db, _) -> {
            int released =
                    db.update(LEASE)
                            .setNull(LEASE.HOLDER)
                            .setNull(LEASE.EXPIRES_AT)
                            .where(LEASE.NAME.eq(NAME))
                            .and(isHeldBy(held))
                            .execute();
            return released == 0 ? 0 : Changes.next(db);
        });
        changes.committed();
    }

    /** Who holds it, whether or not it has lapsed. */
    public Optional<Held> holder() {
        return sessions.read(db -> read(db, LEASE.HOLDER.isNotNull()));
    }

    /**
     * Whether a token is still the newest, and locks the lease until the transaction ends, so that
     * nobody takes over between the question and the commit. To be asked before the change sequence
     * is moved: that is the order in which everybody locks.
     */
    static boolean stands(DSLContext db, long token) {
        return STANDS.ask(db, token).isPresent();
    }

    private static Condition isHeldBy(Held held) {
        return LEASE.HOLDER.eq(held.holder()).and(LEASE.TOKEN.eq(held.token()));
    }

    private static Optional<Held> read(DSLContext db, Condition condition) {
        return db.select(LEASE.HOLDER, LEASE.TOKEN, LEASE.EXPIRES_AT)
                .from(LEASE)
                .where(LEASE.NAME.eq(NAME))
                .and(condition)
                .fetchOptional(Lease::held);
    }

    private static Held held(Record3<String, Long, Instant> row) {
        return new Held(row.value1(), row.value2(), row.value3());
    }
}
