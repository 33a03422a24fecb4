package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.SCHEDULE_OVERRIDE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.tocsin.store.ShiftOverride.Entry;
import org.tocsin.store.ShiftOverride.Known;
import org.tocsin.store.ShiftOverride.Mark;
import org.tocsin.store.ShiftOverride.Post;
import org.tocsin.store.ShiftOverride.Stretch;
import org.tocsin.store.ShiftOverride.Substitute;
import org.tocsin.store.jooq.tables.records.ScheduleOverrideRecord;

/** Who stands in for whom; nothing is ever removed, so that any past plan can be seen. */
public final class OverrideStore {
    private final Sessions sessions;
    private final Changes changes;

    OverrideStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** Keeps an override; repeating the same id changes nothing. */
    public void record(ShiftOverride override) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            if (!db.fetchExists(SCHEDULE_OVERRIDE, SCHEDULE_OVERRIDE.ID.eq(override.id()))) {
                db.insertInto(SCHEDULE_OVERRIDE).set(row(override)).execute();
            }
            return sequence;
        });
        changes.committed();
    }

    /**
     * @return false when there is no such override, or it is approved or withdrawn already
     */
    public boolean approve(UUID override, Mark mark) {
        return mark(override, mark, SCHEDULE_OVERRIDE.APPROVED_BY, SCHEDULE_OVERRIDE.APPROVED_AT);
    }

    /**
     * @return false when there is no such override, or it is withdrawn already
     */
    public boolean withdraw(UUID override, Mark mark) {
        return mark(override, mark, SCHEDULE_OVERRIDE.WITHDRAWN_BY, SCHEDULE_OVERRIDE.WITHDRAWN_AT);
    }

    private boolean mark(UUID id, Mark mark, Field<String> by, Field<Instant> at) {
        Instant moment = micros(mark.at());
        boolean marked =
                sessions.write((db, again) -> {
                    Changes.next(db);
                    var own = SCHEDULE_OVERRIDE.ID.eq(id);
                    int rows =
                            db.update(SCHEDULE_OVERRIDE)
                                    .set(by, mark.by())
                                    .set(at, moment)
                                    .where(own)
                                    .and(at.isNull())
                                    .and(SCHEDULE_OVERRIDE.WITHDRAWN_AT.isNull())
                                    .execute();
                    // An attempt whose answer was lost may have been this very mark.
                    return rows > 0
                            || (again
                                    && db.fetchExists(
                                            SCHEDULE_OVERRIDE,
                                            own.and(by.eq(mark.by())).and(at.eq(moment))));
                });
        changes.committed();
        return marked;
    }

    /**
     * The overrides of a schedule that stood at an instant, as they were known then, by the time
     * they begin: what was recorded later is left out, what was withdrawn later is in.
     */
    public List<Known> asKnownAt(String schedule, Instant knowledge) {
        var t = SCHEDULE_OVERRIDE;
        Instant at = micros(knowledge);
        return sessions.read(db ->
                db.selectFrom(t)
                        .where(t.SCHEDULE.eq(schedule))
                        .and(t.RECORDED_AT.le(at))
                        .and(t.WITHDRAWN_AT.isNull().or(t.WITHDRAWN_AT.gt(at)))
                        .orderBy(t.FROM_AT, t.RECORDED_AT, t.ID)
                        .fetch(row -> known(row, at)));
    }

    private static ScheduleOverrideRecord row(ShiftOverride override) {
        var row = new ScheduleOverrideRecord();
        row.setId(override.id());
        row.setSchedule(override.post().schedule());
        row.setPosition(override.post().position());
        row.setPerson(override.substitute().person().orElse(null));
        row.setKind(override.substitute().kind());
        row.setFromAt(micros(override.stretch().from()));
        row.setUntilAt(micros(override.stretch().until()));
        row.setReason(Text.fit(override.entry().reason(), Text.LONGEST));
        row.setAuthor(override.entry().author());
        row.setRecordedAt(micros(override.entry().recorded()));
        return row;
    }

    private static Known known(Record row, Instant knowledge) {
        var t = SCHEDULE_OVERRIDE;
        var override =
                new ShiftOverride(
                        row.get(t.ID),
                        new Post(row.get(t.SCHEDULE), row.get(t.POSITION)),
                        new Stretch(row.get(t.FROM_AT), row.get(t.UNTIL_AT)),
                        new Substitute(row.get(t.KIND), Optional.ofNullable(row.get(t.PERSON))),
                        new Entry(row.get(t.REASON), row.get(t.AUTHOR), row.get(t.RECORDED_AT)));
        var approved =
                Optional.ofNullable(row.get(t.APPROVED_AT))
                        .filter(at -> !at.isAfter(knowledge))
                        .map(at -> new Mark(row.get(t.APPROVED_BY), at));
        return new Known(override, approved);
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
