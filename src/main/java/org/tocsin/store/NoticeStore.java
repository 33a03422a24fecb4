package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.NOTICE;
import static org.tocsin.store.jooq.Tables.NOTICE_ATTEMPT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.notice.Step;

/**
 * The outbox (N-3). Notices that come from events are put into it by {@link EventLog#append} in the
 * transaction of the events; what the sender does with them is written under the leader's lease.
 */
public final class NoticeStore {
    private static final String NO_ANSWER =
            "The process that was sending it ended before an answer came";

    private final Sessions sessions;
    private final Changes changes;

    NoticeStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** How far a reader has come in the order in which notices began to wait. */
    public record Cursor(long arrived, long place) {
        public static final Cursor START = new Cursor(0, 0);
    }

    /**
     * @param whole whether nothing is left after it
     */
    public record Page(List<Queued> notices, Cursor next, boolean whole) {
        public Page {
            notices = List.copyOf(notices);
        }
    }

    // For the sender

    /** Notices that began to wait after what the reader has, or wait anew, in that order. */
    public Page waiting(Cursor after, int limit) {
        var rows =
                sessions.read(db ->
                        db.select(KeptNotices.FIELDS)
                                .select(KeptNotices.PRECEDED, KeptNotices.HEARD)
                                .from(NOTICE)
                                .where(waits())
                                .and(NOTICE.ARRIVED.ge(after.arrived()))
                                .and(
                                        NOTICE.ARRIVED
                                                .gt(after.arrived())
                                                .or(NOTICE.PLACE.gt(after.place())))
                                .orderBy(NOTICE.ARRIVED, NOTICE.PLACE)
                                .limit(limit)
                                .fetch());
        var next =
                rows.isEmpty()
                        ? after
                        : new Cursor(
                                rows.getLast().get(NOTICE.ARRIVED),
                                rows.getLast().get(NOTICE.PLACE));
        return new Page(
                rows.stream().flatMap(row -> KeptNotices.queued(row).stream()).toList(),
                next,
                rows.size() < limit);
    }

    /** Notices that wait for one destination, in the order in which they came. */
    public List<Queued> waiting(String channel, String address, long afterPlace, int limit) {
        return sessions.read(db ->
                db
                        .select(KeptNotices.FIELDS)
                        .select(KeptNotices.PRECEDED, KeptNotices.HEARD)
                        .from(NOTICE)
                        .where(waits())
                        .and(NOTICE.CHANNEL.eq(channel))
                        .and(NOTICE.ADDRESS.eq(address))
                        .and(NOTICE.PLACE.gt(afterPlace))
                        .orderBy(NOTICE.PLACE)
                        .limit(limit)
                        .fetch()
                        .stream()
                        .flatMap(row -> KeptNotices.queued(row).stream())
                        .toList());
    }

    /**
     * Ends the attempts that an earlier leader began and nobody ended: they may have got through,
     * and are to be made again.
     *
     * @param except notices that the caller still sends
     * @return how many; empty, with nothing changed, when another has become leader
     */
    public Optional<Integer> takeOver(Set<UUID> except, Instant now, Lease.Held leader) {
        var ended =
                sessions.write(
                        (db, _) -> underLease(db, leader, () -> endUnanswered(db, except, now)));
        if (ended.isPresent()) {
            changes.committed();
        }
        return ended;
    }

    private static int endUnanswered(DSLContext db, Set<UUID> except, Instant now) {
        var steps = new ArrayList<Step>();
        db.select(NOTICE.ID, NOTICE.ATTEMPTS, NOTICE_ATTEMPT.NUMBER)
                .from(NOTICE)
                .join(NOTICE_ATTEMPT)
                .on(NOTICE_ATTEMPT.NOTICE.eq(NOTICE.ID))
                .where(waits())
                .and(NOTICE_ATTEMPT.ENDED_AT.isNull())
                .forEach(row -> {
                    if (!except.contains(row.value1())) {
                        steps.add(unanswered(row.value1(), row.value2(), row.value3(), now));
                    }
                });
        if (!steps.isEmpty()) {
            Changes.next(db);
            var _ = new NoticeSteps(steps).write(db);
        }
        return steps.size();
    }

    private static Step unanswered(UUID notice, int before, int number, Instant now) {
        var ending = new Attempt.Ending(now, Attempt.Outcome.UNANSWERED, NO_ANSWER);
        var waits = new Notice.Standing.Waiting(before + 1, now, NO_ANSWER);
        return new Step.Ended(notice, number, ending, waits);
    }

    /**
     * Writes all steps or none. Attempts that begin are on the disk when it returns.
     *
     * @return notices that were to begin and no longer wait: no attempt of theirs has begun; empty,
     *     with nothing written, when another has become leader
     */
    public Optional<Set<UUID>> write(List<Step> steps, Lease.Held leader) {
        var all = new NoticeSteps(steps);
        Sessions.Write<Optional<Set<UUID>>> write =
                (db, _) ->
                        underLease(
                                db,
                                leader,
                                () -> {
                                    if (all.isSeen()) {
                                        Changes.next(db);
                                    }
                                    return all.write(db);
                                });
        var written = all.isUrgent() ? sessions.writeForced(write) : sessions.write(write);
        if (all.isSeen() && written.isPresent()) {
            changes.committed();
        }
        return written;
    }

    private static <T> Optional<T> underLease(DSLContext db, Lease.Held leader, Supplier<T> work) {
        return Lease.stands(db, leader.token()) ? Optional.of(work.get()) : Optional.empty();
    }

    // For everybody

    /**
     * Puts notices into the outbox that come from no incident: reports, reminders, tests. They are
     * on the disk when it returns.
     *
     * @return their ids, in the same order
     */
    public List<UUID> add(List<Draft> drafts, Instant at) {
        var fresh =
                drafts.stream()
                        .map(draft -> new NoticeRows.Fresh(Optional.empty(), draft, at))
                        .toList();
        var ids =
                sessions.writeForced(
                        (db, _) -> NoticeRows.insertFresh(db, fresh, Changes.next(db)));
        changes.committed();
        return ids;
    }

    /**
     * Lets dead notices be tried again, as if for the first time, because a person says so. Whether
     * an attempt of old may have got through is not forgotten.
     *
     * @return how many of them were dead
     */
    public int retry(Collection<UUID> dead, Instant now) {
        return revive(NOTICE.ID.in(dead), now);
    }

    /** As {@link #retry}, all that are dead. */
    public int retryAll(Instant now) {
        return revive(DSL.trueCondition(), now);
    }

    private int revive(Condition which, Instant now) {
        int revived =
                sessions.write((db, _) ->
                        db.update(NOTICE)
                                .set(NOTICE.ARRIVED, Changes.next(db))
                                .set(NOTICE.STANDING, Stage.WAITING.id())
                                .set(NOTICE.ATTEMPTS, 0)
                                .set(NOTICE.NEXT_AT, NoticeSteps.micros(now))
                                .setNull(NOTICE.SETTLED_AT)
                                .set(NOTICE.REMARK, "")
                                .where(NOTICE.STANDING.eq(Stage.DEAD.id()))
                                .and(which)
                                .execute());
        changes.committed();
        return revived;
    }

    /**
     * Drops a notice that waits.
     *
     * @return false when it no longer waits
     */
    public boolean drop(UUID notice, String why, Instant now) {
        boolean dropped =
                sessions.write((db, _) -> {
                    Changes.next(db);
                    return db.update(NOTICE)
                                    .set(NOTICE.STANDING, Stage.MOOT.id())
                                    .setNull(NOTICE.NEXT_AT)
                                    .set(NOTICE.SETTLED_AT, NoticeSteps.micros(now))
                                    .set(NOTICE.REMARK, Text.fit(why, Text.LONGEST))
                                    .where(NOTICE.ID.eq(notice))
                                    .and(waits())
                                    .execute()
                            > 0;
                });
        changes.committed();
        return dropped;
    }

    /** What the filter lets through, the newest first. */
    public List<Kept> list(Filter filter) {
        return sessions.read(db ->
                db
                        .select(KeptNotices.FIELDS)
                        .from(NOTICE)
                        .where(condition(filter))
                        .orderBy(NOTICE.PLACE.desc())
                        .limit(filter.page().limit())
                        .fetch()
                        .stream()
                        .flatMap(row -> KeptNotices.kept(row).stream())
                        .toList());
    }

    private static Condition condition(Filter filter) {
        var all = new ArrayList<Condition>();
        filter.stage().ifPresent(stage -> all.add(NOTICE.STANDING.eq(stage.id())));
        filter.channel().ifPresent(channel -> all.add(NOTICE.CHANNEL.eq(channel)));
        filter.incident().ifPresent(incident -> all.add(NOTICE.STREAM.eq(incident)));
        filter.page().before().ifPresent(place -> all.add(NOTICE.PLACE.lt(place)));
        return DSL.and(all);
    }

    public Optional<Kept> find(UUID notice) {
        return sessions.read(db ->
                db.select(KeptNotices.FIELDS)
                        .from(NOTICE)
                        .where(NOTICE.ID.eq(notice))
                        .fetchOptional()
                        .flatMap(KeptNotices::kept));
    }

    /** The tries to send a notice, the first one first. */
    public List<Attempt> attempts(UUID notice) {
        return sessions.read(db -> KeptNotices.attempts(db, notice));
    }

    /** How many notices there are of each standing; none is left out. */
    public Map<Stage, Long> counts() {
        var counts = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) {
            counts.put(stage, 0L);
        }
        sessions.read(db ->
                        db.select(NOTICE.STANDING, DSL.count())
                                .from(NOTICE)
                                .groupBy(NOTICE.STANDING)
                                .fetch())
                .forEach(row ->
                        Stage.find(row.value1())
                                .ifPresent(stage -> counts.put(stage, (long) row.value2())));
        return counts;
    }

    private static Condition waits() {
        return NOTICE.STANDING.eq(Stage.WAITING.id());
    }
}
