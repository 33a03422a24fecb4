package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.NOTICE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.Arising;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Stage;

/** Notices as rows of the outbox. */
final class NoticeRows {
    private static final List<Field<?>> COLUMNS =
            List.of(
                    NOTICE.ID,
                    NOTICE.ARRIVED,
                    NOTICE.STREAM,
                    NOTICE.VERSION,
                    NOTICE.PURPOSE,
                    NOTICE.RULE,
                    NOTICE.CHANNEL,
                    NOTICE.ADDRESS,
                    NOTICE.CONTENT,
                    NOTICE.RECORDED_AT,
                    NOTICE.STANDING,
                    NOTICE.ATTEMPTS,
                    NOTICE.NEXT_AT,
                    NOTICE.DOUBTFUL,
                    NOTICE.PERHAPS_TWICE,
                    NOTICE.REMARK);

    private NoticeRows() {}

    /**
     * Puts what arises from entries into the outbox, in the transaction of the entries.
     *
     * @param sequence the change sequence of the transaction
     */
    static void insert(DSLContext db, List<Addition> additions, long sequence) {
        var fresh = additions.stream().flatMap(each -> fresh(db, each)).toList();
        var _ = insertFresh(db, fresh, sequence);
    }

    private static Stream<Fresh> fresh(DSLContext db, Addition addition) {
        var fresh = new ArrayList<Fresh>();
        for (var arising : addition.notices()) {
            var at = addition.entries().get(arising.event()).at();
            var origin =
                    new Notice.Origin(
                            addition.stream(), addition.expectedVersion() + 1 + arising.event());
            switch (arising) {
                case Arising.Told(_, var draft) ->
                        fresh.add(new Fresh(Optional.of(origin), draft, at));
                case Arising.Followed followed ->
                        alerted(db, addition.stream(), fresh).stream()
                                .map(to ->
                                        new Draft(
                                                followed.purpose(),
                                                followed.cause(),
                                                to,
                                                followed.text()))
                                .filter(draft -> isNew(draft, fresh))
                                .forEach(draft ->
                                        fresh.add(new Fresh(Optional.of(origin), draft, at)));
            }
        }
        return fresh.stream();
    }

    /** A notice without a row yet. */
    record Fresh(Optional<Notice.Origin> origin, Draft draft, Instant at) {}

    /** Gives each an id, in their order. */
    static List<UUID> insertFresh(DSLContext db, List<Fresh> fresh, long sequence) {
        var ids = new ArrayList<UUID>();
        var rows = new ArrayList<@Nullable Object[]>();
        for (var each : fresh) {
            var id = UuidCreator.getTimeOrderedEpoch();
            ids.add(id);
            rows.add(row(id, each, sequence));
        }
        if (!rows.isEmpty()) {
            // One statement for all: a storm of incidents brings thousands at once.
            var insert = db.insertInto(NOTICE, COLUMNS).values(rows.getFirst());
            db.batch(insert).bind(rows.toArray(Object[][]::new)).execute();
        }
        return ids;
    }

    private static @Nullable Object[] row(UUID id, Fresh fresh, long sequence) {
        var draft = fresh.draft();
        var at = fresh.at().truncatedTo(ChronoUnit.MICROS);
        return new @Nullable Object[] {
            id,
            sequence,
            fresh.origin().map(Notice.Origin::incident).orElse(null),
            fresh.origin().map(Notice.Origin::version).orElse(null),
            name(draft.purpose()),
            Text.fit(draft.cause().rule(), 400),
            Text.fit(draft.to().channel(), 100),
            Text.fit(draft.to().address(), 400),
            Text.fit(RecordJson.write(draft), Text.LONGEST),
            at,
            Stage.WAITING.id(),
            0,
            at,
            false,
            false,
            ""
        };
    }

    static String name(Purpose purpose) {
        return purpose.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Where an incident was told of, before this transaction and in it. */
    private static List<Destination> alerted(DSLContext db, UUID stream, List<Fresh> fresh) {
        var known = new ArrayList<Destination>();
        db.select(NOTICE.CONTENT)
                .from(NOTICE)
                .where(NOTICE.STREAM.eq(stream))
                .and(NOTICE.PURPOSE.eq(name(Purpose.ALERT)))
                .and(NOTICE.STANDING.ne(Stage.MOOT.id()))
                .orderBy(NOTICE.PLACE)
                .forEach(row -> draft(row.value1()).map(Draft::to).ifPresent(known::add));
        fresh.stream()
                .map(Fresh::draft)
                .filter(draft -> draft.purpose() == Purpose.ALERT)
                .map(Draft::to)
                .forEach(known::add);
        var seen = new HashSet<List<String>>();
        return known.stream().filter(to -> seen.add(List.of(to.channel(), to.address()))).toList();
    }

    private static boolean isNew(Draft draft, List<Fresh> fresh) {
        return fresh.stream()
                .map(Fresh::draft)
                .noneMatch(other ->
                        other.purpose() == draft.purpose()
                                && other.to().channel().equals(draft.to().channel())
                                && other.to().address().equals(draft.to().address()));
    }

    /** Empty when a newer version of the program wrote what this one does not understand. */
    static Optional<Draft> draft(String json) {
        try {
            return Optional.of((Draft) RecordJson.read(json, Draft.class));
        } catch (RecordJson.Unread _) {
            return Optional.empty();
        }
    }
}
