package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.NOTICE;
import static org.tocsin.store.jooq.Tables.NOTICE_ATTEMPT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Stage;

/** Rows of the outbox as records. */
final class KeptNotices {
    private static final Field<Integer> TRIED =
            DSL.field(
                            DSL.select(DSL.coalesce(DSL.max(NOTICE_ATTEMPT.NUMBER), 0))
                                    .from(NOTICE_ATTEMPT)
                                    .where(NOTICE_ATTEMPT.NOTICE.eq(NOTICE.ID)))
                    .as("tried");

    static final List<SelectField<?>> FIELDS =
            List.of(
                    NOTICE.ID,
                    NOTICE.PLACE,
                    NOTICE.ARRIVED,
                    NOTICE.STREAM,
                    NOTICE.VERSION,
                    NOTICE.CONTENT,
                    NOTICE.RECORDED_AT,
                    NOTICE.STANDING,
                    NOTICE.ATTEMPTS,
                    NOTICE.NEXT_AT,
                    NOTICE.SETTLED_AT,
                    NOTICE.DOUBTFUL,
                    NOTICE.PERHAPS_TWICE,
                    NOTICE.REMARK,
                    TRIED);

    private static final org.tocsin.store.jooq.tables.Notice EARLIER = NOTICE.as("earlier");

    /** Of the same incident, for the same destination, before it. */
    private static final Condition BEFORE =
            EARLIER.STREAM
                    .eq(NOTICE.STREAM)
                    .and(EARLIER.PLACE.lt(NOTICE.PLACE))
                    .and(EARLIER.CHANNEL.eq(NOTICE.CHANNEL))
                    .and(EARLIER.ADDRESS.eq(NOTICE.ADDRESS));

    static final Field<Boolean> PRECEDED = exists(BEFORE).as("preceded");

    static final Field<Boolean> HEARD =
            exists(
                            BEFORE.and(
                                    EARLIER.STANDING
                                            .in(Stage.SENT.id(), Stage.SIMULATED.id())
                                            .or(EARLIER.DOUBTFUL)))
                    .as("heard");

    private KeptNotices() {}

    private static Field<Boolean> exists(Condition condition) {
        return DSL.field(DSL.exists(DSL.selectOne().from(EARLIER).where(condition)));
    }

    /** Empty when a newer version of the program wrote what this one does not understand. */
    static Optional<Queued> queued(Record row) {
        return kept(row).map(kept -> new Queued(kept, row.get(PRECEDED), row.get(HEARD)));
    }

    /** As {@link #queued}. */
    static Optional<Kept> kept(Record row) {
        return NoticeRows.draft(row.get(NOTICE.CONTENT))
                .flatMap(draft ->
                        standing(row)
                                .map(standing ->
                                        new Kept(
                                                notice(row, draft, standing),
                                                row.get(NOTICE.RECORDED_AT),
                                                row.get(TRIED),
                                                row.get(NOTICE.DOUBTFUL))));
    }

    private static Notice notice(Record row, Draft draft, Notice.Standing standing) {
        @Nullable UUID stream = row.get(NOTICE.STREAM);
        @Nullable Long version = row.get(NOTICE.VERSION);
        var origin =
                stream == null || version == null
                        ? Optional.<Notice.Origin>empty()
                        : Optional.of(new Notice.Origin(stream, version));
        return new Notice(row.get(NOTICE.ID), row.get(NOTICE.PLACE), origin, draft, standing);
    }

    private static Optional<Notice.Standing> standing(Record row) {
        @Nullable Instant settled = row.get(NOTICE.SETTLED_AT);
        var at = settled == null ? row.get(NOTICE.RECORDED_AT) : settled;
        @Nullable Instant next = row.get(NOTICE.NEXT_AT);
        var remark = row.get(NOTICE.REMARK);
        return Stage.find(row.get(NOTICE.STANDING))
                .map(stage ->
                        switch (stage) {
                            case WAITING ->
                                    new Notice.Standing.Waiting(
                                            row.get(NOTICE.ATTEMPTS),
                                            next == null ? row.get(NOTICE.RECORDED_AT) : next,
                                            remark);
                            case SENT ->
                                    new Notice.Standing.Sent(
                                            at, remark, row.get(NOTICE.PERHAPS_TWICE));
                            case SIMULATED -> new Notice.Standing.Simulated(at, remark);
                            case DEAD -> new Notice.Standing.Dead(at, remark);
                            case MOOT -> new Notice.Standing.Moot(at, remark);
                        });
    }

    static List<Attempt> attempts(DSLContext db, UUID notice) {
        return db.selectFrom(NOTICE_ATTEMPT)
                .where(NOTICE_ATTEMPT.NOTICE.eq(notice))
                .orderBy(NOTICE_ATTEMPT.NUMBER)
                .fetch(row ->
                        new Attempt(
                                row.getNumber(),
                                row.getBeganAt(),
                                row.getTogether(),
                                ending(row.getEndedAt(), row.getOutcome(), row.getRemark())));
    }

    private static Optional<Attempt.Ending> ending(
            @Nullable Instant at, @Nullable String outcome, String remark) {
        if (at == null) {
            return Optional.empty();
        }
        for (var known : Attempt.Outcome.values()) {
            if (known.id().equals(outcome)) {
                return Optional.of(new Attempt.Ending(at, known, remark));
            }
        }
        return Optional.of(new Attempt.Ending(at, Attempt.Outcome.UNANSWERED, remark));
    }
}
