package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.CHANGE_COUNTER;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The change sequence: a number that grows with every transaction that others must see.
 *
 * <p>A writing transaction adds one to a single row before it writes anything else and so holds
 * that row until it commits. Writers therefore commit in the order of their numbers, and who reads
 * n finds everything of n and of all before it.
 */
public final class Changes {
    private static final int ROW = 1;

    private static final Bulk.Template NEXT =
            new Bulk.Template(db ->
                    db.update(CHANGE_COUNTER)
                            .set(
                                    CHANGE_COUNTER.SEQUENCE,
                                    CHANGE_COUNTER.SEQUENCE.plus(DSL.inline(1)))
                            .where(CHANGE_COUNTER.ID.eq(DSL.inline(ROW))));

    private static final Bulk.Question CURRENT =
            new Bulk.Question(db ->
                    db.select(CHANGE_COUNTER.SEQUENCE)
                            .from(CHANGE_COUNTER)
                            .where(CHANGE_COUNTER.ID.eq(DSL.inline(ROW))));

    private static final Bulk.Question HELD =
            new Bulk.Question(db ->
                    db.select(CHANGE_COUNTER.SEQUENCE)
                            .from(CHANGE_COUNTER)
                            .where(CHANGE_COUNTER.ID.eq(DSL.inline(ROW)))
                            .forUpdate());

    private final Sessions sessions;
    private final List<ChangeFollower> followers = new CopyOnWriteArrayList<>();

    Changes(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The number of the newest committed change; 0 in an empty store. */
    public long current() {
        return sessions.read(Changes::read);
    }

    /**
     * Calls the listener whenever the sequence has moved on from {@code since}, made here or by
     * another process, until closed. Several changes may come as one call.
     *
     * @param interval how often to look for changes of other processes; those of this one are told
     *     at once
     */
    public ChangeFollower follow(long since, Duration interval, LongConsumer listener) {
        var follower = new ChangeFollower(this, since, interval, listener);
        followers.add(follower);
        follower.start();
        return follower;
    }

    void forget(ChangeFollower follower) {
        followers.remove(follower);
    }

    /** To be called after a commit of this process. */
    void committed() {
        followers.forEach(ChangeFollower::nudge);
    }

    void close() {
        followers.forEach(ChangeFollower::close);
    }

    static long read(DSLContext db) {
        return CURRENT.ask(db).orElseThrow();
    }

    /**
     * Takes the right to be the only writer until the commit, for what nobody needs to be told of.
     */
    static void hold(DSLContext db) {
        HELD.ask(db).orElseThrow();
    }

    /** Takes the next number, and with it the right to be the only writer until the commit. */
    static long next(DSLContext db) {
        NEXT.execute(db, List.<Object[]>of(new Object[0]));
        return read(db);
    }
}
