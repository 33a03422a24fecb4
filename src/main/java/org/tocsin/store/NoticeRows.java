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
import org.jooq.DSLContext;
import org.tocsin.domain.notice.Arising;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;

/** Notices as rows of the outbox. */
final class NoticeRows {
    static final String WAITING = "waiting";
    static final String MOOT = "moot";

    private NoticeRows() {}

    /** Puts what arises from entries into the outbox, in the transaction of the entries. */
    static void insert(DSLContext db, Addition addition) {
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
        insert(db, fresh);
    }

    /** A notice without a row yet. */
    record Fresh(Optional<Notice.Origin> origin, Draft draft, Instant at) {}

    static void insert(DSLContext db, List<Fresh> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        var insert =
                db.insertInto(
                        NOTICE,
                        NOTICE.ID,
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
                        NOTICE.REMARK);
        for (var each : fresh) {
            var draft = each.draft();
            var at = each.at().truncatedTo(ChronoUnit.MICROS);
            insert =
                    insert.values(
                            UuidCreator.getTimeOrderedEpoch(),
                            each.origin().map(Notice.Origin::incident).orElse(null),
                            each.origin().map(Notice.Origin::version).orElse(null),
                            name(draft.purpose()),
                            Text.fit(draft.cause().rule(), 400),
                            Text.fit(draft.to().channel(), 100),
                            Text.fit(draft.to().address(), 400),
                            Text.fit(RecordJson.write(draft), Text.LONGEST),
                            at,
                            WAITING,
                            0,
                            at,
                            "");
        }
        insert.execute();
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
                .and(NOTICE.STANDING.ne(MOOT))
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
