package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.NOTICE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;

/** What became of the messages of incidents, to be told and to be counted; never written here. */
public final class NoticeHistory {
    private static final String SENT = "sent";

    private final Sessions sessions;

    NoticeHistory(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * A message.
     *
     * @param cause id of the rule, the update or the report that it comes from
     * @param standing {@code waiting}, {@code sent}, {@code simulated}, {@code dead} or {@code
     *     moot}
     * @param remark why it waits, or why it never went
     */
    public record Line(
            UUID notice, Optional<UUID> incident, Where where, String cause, Course course) {
        public boolean isSent() {
            return course.standing().equals(SENT);
        }
    }

    /**
     * @param purpose in lower case
     */
    public record Where(String purpose, String channel, String address) {}

    /**
     * @param settled when it was sent or given up
     */
    public record Course(
            String standing,
            int attempts,
            Instant recorded,
            Optional<Instant> settled,
            String remark) {}

    /** Those of an incident, in their order. */
    public List<Line> of(UUID incident) {
        return read(NOTICE.STREAM.eq(incident));
    }

    /** Those that went out since an instant, in their order. */
    public List<Line> sentSince(Instant from) {
        return read(NOTICE.STANDING.eq(SENT).and(NOTICE.SETTLED_AT.ge(from)));
    }

    private List<Line> read(Condition which) {
        return sessions.read(db ->
                db.select(NOTICE.fields())
                        .from(NOTICE)
                        .where(which)
                        .orderBy(NOTICE.PLACE)
                        .fetch(NoticeHistory::line));
    }

    private static Line line(Record row) {
        return new Line(
                row.get(NOTICE.ID),
                Optional.ofNullable(row.get(NOTICE.STREAM)),
                new Where(
                        row.get(NOTICE.PURPOSE), row.get(NOTICE.CHANNEL), row.get(NOTICE.ADDRESS)),
                row.get(NOTICE.RULE),
                new Course(
                        row.get(NOTICE.STANDING),
                        row.get(NOTICE.ATTEMPTS),
                        row.get(NOTICE.RECORDED_AT),
                        Optional.ofNullable(row.get(NOTICE.SETTLED_AT)),
                        row.get(NOTICE.REMARK)));
    }
}
