package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.NOTICE;
import static org.tocsin.store.jooq.Tables.NOTICE_ATTEMPT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.notice.Step;

/** Writes what the sender does, many steps in few statements; repeating it changes nothing. */
final class NoticeSteps {
    private static final int AT_ONCE = 500;

    private final List<UUID> beginners = new ArrayList<>();
    private final List<Object[]> begun = new ArrayList<>();
    private final List<Object[]> again = new ArrayList<>();
    private final List<Object[]> ended = new ArrayList<>();
    private final List<Object[]> standings = new ArrayList<>();
    private final List<Object[]> doubts = new ArrayList<>();

    NoticeSteps(List<Step> steps) {
        for (var step : steps) {
            switch (step) {
                case Step.Began(var notice, var attempt, var at, var together) -> {
                    beginners.add(notice);
                    again.add(new Object[] {notice});
                    begun.add(new Object[] {notice, attempt, micros(at), together, ""});
                }
                case Step.Ended(var notice, var attempt, var ending, var now) -> {
                    ended.add(
                            new Object[] {
                                micros(ending.at()),
                                ending.outcome().id(),
                                remark(ending.remark()),
                                notice,
                                attempt
                            });
                    if (ending.outcome() == Attempt.Outcome.UNANSWERED) {
                        doubts.add(new Object[] {true, notice});
                    }
                    standings.add(standing(notice, now));
                }
                case Step.Stands(var notice, var now) -> standings.add(standing(notice, now));
            }
        }
    }

    /** Whether others are to be told of it. */
    boolean isSeen() {
        return !standings.isEmpty();
    }

    /** Whether it must be on the disk before anything else is done. */
    boolean isUrgent() {
        return !begun.isEmpty();
    }

    /**
     * @return notices that no longer wait, of which no attempt begins
     */
    Set<UUID> write(DSLContext db) {
        var gone = gone(db);
        begun.removeIf(row -> gone.contains((UUID) row[0]));
        again.removeIf(row -> gone.contains((UUID) row[0]));
        // An earlier try to write this may have been committed although its answer was lost.
        batch(
                db,
                db.deleteFrom(NOTICE_ATTEMPT)
                        .where(NOTICE_ATTEMPT.NOTICE.eq((UUID) null))
                        .and(NOTICE_ATTEMPT.ENDED_AT.isNull()),
                again);
        batch(
                db,
                db.insertInto(
                                NOTICE_ATTEMPT,
                                NOTICE_ATTEMPT.NOTICE,
                                NOTICE_ATTEMPT.NUMBER,
                                NOTICE_ATTEMPT.BEGAN_AT,
                                NOTICE_ATTEMPT.TOGETHER,
                                NOTICE_ATTEMPT.REMARK)
                        .values((UUID) null, null, null, null, null),
                begun);
        batch(
                db,
                db.update(NOTICE_ATTEMPT)
                        .set(NOTICE_ATTEMPT.ENDED_AT, (Instant) null)
                        .set(NOTICE_ATTEMPT.OUTCOME, (String) null)
                        .set(NOTICE_ATTEMPT.REMARK, (String) null)
                        .where(NOTICE_ATTEMPT.NOTICE.eq((UUID) null))
                        .and(NOTICE_ATTEMPT.NUMBER.eq((Integer) null))
                        .and(NOTICE_ATTEMPT.ENDED_AT.isNull()),
                ended);
        batch(
                db,
                db.update(NOTICE)
                        .set(NOTICE.DOUBTFUL, (Boolean) null)
                        .where(NOTICE.ID.eq((UUID) null)),
                doubts);
        batch(
                db,
                db.update(NOTICE)
                        .set(NOTICE.STANDING, (String) null)
                        .set(NOTICE.ATTEMPTS, (Integer) null)
                        .set(NOTICE.NEXT_AT, (Instant) null)
                        .set(NOTICE.SETTLED_AT, (Instant) null)
                        .set(NOTICE.PERHAPS_TWICE, (Boolean) null)
                        .set(NOTICE.REMARK, (String) null)
                        .where(NOTICE.ID.eq((UUID) null))
                        .and(NOTICE.STANDING.eq(Stage.WAITING.id())),
                standings);
        return gone;
    }

    /** Somebody may have dropped one meanwhile, or an earlier leader sent it after all. */
    private Set<UUID> gone(DSLContext db) {
        var gone = new HashSet<>(beginners);
        for (int from = 0; from < beginners.size(); from += AT_ONCE) {
            var some = beginners.subList(from, Math.min(from + AT_ONCE, beginners.size()));
            db.select(NOTICE.ID)
                    .from(NOTICE)
                    .where(NOTICE.ID.in(some))
                    .and(NOTICE.STANDING.eq(Stage.WAITING.id()))
                    .fetch(NOTICE.ID)
                    .forEach(gone::remove);
        }
        return gone;
    }

    private static void batch(DSLContext db, Query query, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            db.batch(query).bind(rows.toArray(Object[][]::new)).execute();
        }
    }

    /** The last value is the standing that it must have so far. */
    private static Object[] standing(UUID notice, Notice.Standing now) {
        return switch (now) {
            case Notice.Standing.Waiting(var attempts, var next, var why) ->
                    row(notice, now, attempts, next, why);
            case Notice.Standing.Sent(var at, var receipt, _) -> row(notice, now, 0, at, receipt);
            case Notice.Standing.Simulated(var at, var why) -> row(notice, now, 0, at, why);
            case Notice.Standing.Dead(var at, var why) -> row(notice, now, 0, at, why);
            case Notice.Standing.Moot(var at, var why) -> row(notice, now, 0, at, why);
        };
    }

    private static Object[] row(
            UUID notice, Notice.Standing now, int attempts, Instant at, String remark) {
        boolean waits = now instanceof Notice.Standing.Waiting;
        @Nullable Object next = waits ? micros(at) : null;
        @Nullable Object settled = waits ? null : micros(at);
        boolean twice = now instanceof Notice.Standing.Sent(_, _, var perhaps) && perhaps;
        return new Object[] {
            Stage.of(now).id(),
            attempts,
            next,
            settled,
            twice,
            remark(remark),
            notice,
            Stage.WAITING.id()
        };
    }

    private static String remark(String text) {
        return Text.fit(text, Text.LONGEST);
    }

    static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
