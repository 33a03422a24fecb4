package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.INCIDENT_EVENT;
import static org.tocsin.store.jooq.Tables.INCIDENT_NUMBER;
import static org.tocsin.store.jooq.Tables.LOG_HEAD;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Walks along the log, while others may go on writing to it. */
final class LogAudit {
    private static final int PAGE = 1_000;

    private final Sessions sessions;
    private long reached;
    private String hash = Audit.BEGINNING;
    private long begun;

    LogAudit(Sessions sessions) {
        this.sessions = sessions;
    }

    /** An entry, and the number of its stream. */
    private record Line(Entry entry, @Nullable Long number) {}

    /** The end as it is recorded, and as it is found. */
    private record End(LogRows.Head recorded, long last) {}

    Audit verify() {
        // From below the first position, so that what was put there is seen.
        var page = page(Long.MIN_VALUE);
        while (true) {
            for (var line : page) {
                var bad = bad(line);
                if (bad.isPresent()) {
                    return bad.get();
                }
            }
            if (page.isEmpty()) {
                var end = sessions.read(LogAudit::end);
                if (end.last() <= reached) {
                    return judged(end);
                }
            }
            page = page(reached);
        }
    }

    private List<Line> page(long after) {
        return sessions.read(db ->
                db.select(LogRows.FIELDS)
                        .select(INCIDENT_NUMBER.NUMBER)
                        .from(INCIDENT_EVENT)
                        .leftJoin(INCIDENT_NUMBER)
                        .on(INCIDENT_NUMBER.STREAM.eq(INCIDENT_EVENT.STREAM))
                        .where(INCIDENT_EVENT.POSITION.gt(after))
                        .orderBy(INCIDENT_EVENT.POSITION)
                        .limit(PAGE)
                        .fetch(LogAudit::line));
    }

    private static Line line(Record row) {
        return new Line(LogRows.entry(row), row.get(INCIDENT_NUMBER.NUMBER));
    }

    private Optional<Audit> bad(Line line) {
        var entry = line.entry();
        long expected = reached + 1;
        if (entry.position() != expected) {
            return entry.position() > expected
                    ? bad(expected, "is missing")
                    : bad(entry.position(), "was inserted before the beginning");
        }
        var computed = Chain.entry(entry.stream(), entry.place(), entry.told(), hash).hash();
        if (!entry.link().previous().equals(hash)) {
            return bad(expected, "does not follow from the entry before it");
        }
        if (!entry.hash().equals(computed)) {
            return bad(expected, "was changed: its content does not fit its hash");
        }
        if (entry.version() == 1 && !Objects.equals(line.number(), ++begun)) {
            return bad(
                    expected,
                    "began incident number %d, which is recorded as %s"
                            .formatted(begun, line.number() == null ? "none" : "" + line.number()));
        }
        reached = expected;
        hash = computed;
        return Optional.empty();
    }

    private static Optional<Audit> bad(long position, String what) {
        return Optional.of(new Audit.FirstBad(position, what));
    }

    /** In one statement, so that both are of the same moment. */
    private static End end(DSLContext db) {
        var last =
                DSL.field(
                        DSL.select(DSL.coalesce(DSL.max(INCIDENT_EVENT.POSITION), 0L))
                                .from(INCIDENT_EVENT));
        return db.select(LOG_HEAD.POSITION, LOG_HEAD.HASH, last)
                .from(LOG_HEAD)
                .fetchSingle(
                        row -> new End(new LogRows.Head(row.value1(), row.value2()), row.value3()));
    }

    private Audit judged(End end) {
        long recorded = end.recorded().position();
        if (recorded > reached) {
            return new Audit.FirstBad(
                    reached + 1,
                    recorded == reached + 1
                            ? "is missing at the end of the log"
                            : "to %,d are missing at the end of the log".formatted(recorded));
        }
        if (recorded < reached) {
            return new Audit.FirstBad(
                    recorded + 1,
                    "comes after the recorded end of the log, %,d".formatted(recorded));
        }
        if (!end.recorded().hash().equals(hash)) {
            return new Audit.FirstBad(reached, "does not fit the recorded end of the log");
        }
        return sessions.read(LogAudit::brokenStream)
                .<Audit>map(bad -> bad)
                .orElseGet(() -> new Audit.Intact(reached, hash));
    }

    /** A stream whose versions repeat or leave some out, although every hash fits. */
    private static Optional<Audit.FirstBad> brokenStream(DSLContext db) {
        var version = INCIDENT_EVENT.VERSION;
        return db.select(DSL.min(INCIDENT_EVENT.POSITION))
                .from(INCIDENT_EVENT)
                .groupBy(INCIDENT_EVENT.STREAM)
                .having(
                        DSL.min(version)
                                .ne(1L)
                                .or(
                                        DSL.max(version)
                                                .ne(DSL.countDistinct(version).cast(Long.class)))
                                .or(DSL.count().ne(DSL.countDistinct(version))))
                .orderBy(1)
                .limit(1)
                .fetchOptional()
                .map(row ->
                        new Audit.FirstBad(
                                row.value1(),
                                "belongs to an incident whose entries are not numbered 1, 2, 3 and"
                                        + " so on"));
    }
}
