package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.ADJUSTMENT;
import static org.tocsin.store.jooq.Tables.ADJUSTMENT_END;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Adjustment.Change;
import org.tocsin.domain.check.Adjustment.Entry;
import org.tocsin.domain.check.Adjustment.Term;
import org.tocsin.domain.check.CheckId;
import org.tocsin.store.jooq.tables.records.AdjustmentEndRecord;
import org.tocsin.store.jooq.tables.records.AdjustmentRecord;

/**
 * Dated exceptions to checks' rules (D-5, D-7). Rows are only ever added: of what was decided, the
 * end alone can become an earlier one, and who decided that and when stays readable.
 */
public final class AdjustmentStore {
    private static final String ENTRIES =
            "select (select count(*) from adjustment) + (select count(*) from adjustment_end)";

    private final Sessions sessions;
    private final Changes changes;

    AdjustmentStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /**
     * An earlier end.
     *
     * @param until the first instant at which it no longer holds; one that is not after its
     *     beginning withdraws it as a whole
     */
    public record End(Instant until, String author, Instant recorded) {}

    /**
     * An adjustment as it was decided, and how its end was moved since.
     *
     * @param ends the newest last
     */
    public record Kept(Adjustment decided, List<End> ends) {
        public Kept {
            ends = List.copyOf(ends);
        }

        /** As it holds with its earliest end; empty when it was withdrawn before it began. */
        public Optional<Adjustment> effective() {
            if (ends.isEmpty()) {
                return Optional.of(decided);
            }
            var until = ends.getLast().until();
            var from = decided.term().from();
            return until.isAfter(from)
                    ? Optional.of(
                            new Adjustment(
                                    decided.id(),
                                    decided.check(),
                                    decided.change(),
                                    new Term(from, Optional.of(until)),
                                    decided.entry()))
                    : Optional.empty();
        }
    }

    /** Keeps an adjustment; repeating the same id changes nothing. */
    public void add(String playbook, Adjustment adjustment) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            if (!db.fetchExists(ADJUSTMENT, ADJUSTMENT.ID.eq(adjustment.id()))) {
                db.insertInto(ADJUSTMENT).set(row(playbook, adjustment)).execute();
            }
            return sequence;
        });
        changes.committed();
    }

    /**
     * Lets an adjustment end earlier than it would.
     *
     * @return false, with nothing changed, when there is no such adjustment or it ends by then
     *     anyhow
     */
    public boolean end(UUID adjustment, End end) {
        Instant until = micros(end.until());
        boolean ended =
                sessions.write((db, again) -> {
                    Changes.next(db);
                    var known = db.fetchOptional(ADJUSTMENT, ADJUSTMENT.ID.eq(adjustment));
                    if (known.isEmpty()) {
                        return false;
                    }
                    // An attempt whose answer was lost may have been this very one.
                    if (again && db.fetchExists(ADJUSTMENT_END, same(adjustment, until, end))) {
                        return true;
                    }
                    return move(db, known.get(), until, end);
                });
        changes.committed();
        return ended;
    }

    private static boolean move(
            DSLContext db, AdjustmentRecord adjustment, Instant until, End end) {
        var earliest =
                Optional.ofNullable(
                                db.select(DSL.min(ADJUSTMENT_END.UNTIL_AT))
                                        .from(ADJUSTMENT_END)
                                        .where(ADJUSTMENT_END.ADJUSTMENT.eq(adjustment.getId()))
                                        .fetchSingle()
                                        .value1())
                        .or(() -> Optional.ofNullable(adjustment.getUntilAt()));
        if (earliest.filter(before -> !until.isBefore(before)).isPresent()) {
            return false;
        }
        var row = new AdjustmentEndRecord();
        row.setAdjustment(adjustment.getId());
        row.setUntilAt(until);
        row.setAuthor(end.author());
        row.setRecordedAt(micros(end.recorded()));
        db.insertInto(ADJUSTMENT_END).set(row).execute();
        return true;
    }

    private static org.jooq.Condition same(UUID adjustment, Instant until, End end) {
        return ADJUSTMENT_END
                .ADJUSTMENT
                .eq(adjustment)
                .and(ADJUSTMENT_END.UNTIL_AT.eq(until))
                .and(ADJUSTMENT_END.AUTHOR.eq(end.author()));
    }

    /** All that ever was, in the order in which they were decided. */
    public List<Kept> all(String playbook) {
        return sessions.read(db -> {
            Map<UUID, List<End>> ends =
                    db.select(ADJUSTMENT_END.fields())
                            .from(ADJUSTMENT_END)
                            .join(ADJUSTMENT)
                            .on(ADJUSTMENT.ID.eq(ADJUSTMENT_END.ADJUSTMENT))
                            .where(ADJUSTMENT.PLAYBOOK.eq(playbook))
                            // Each end is earlier than those before it.
                            .orderBy(ADJUSTMENT_END.UNTIL_AT.desc())
                            .fetchGroups(ADJUSTMENT_END.ADJUSTMENT, AdjustmentStore::end);
            return db.selectFrom(ADJUSTMENT)
                    .where(ADJUSTMENT.PLAYBOOK.eq(playbook))
                    .orderBy(ADJUSTMENT.RECORDED_AT, ADJUSTMENT.ID)
                    .fetch(row ->
                            new Kept(adjustment(row), ends.getOrDefault(row.getId(), List.of())));
        });
    }

    /**
     * How many entries there are, ends included. They are only ever added, so that whoever finds as
     * many as before knows them all.
     */
    public long entries() {
        return sessions.raw(connection -> {
            try (var query = connection.prepareStatement(ENTRIES);
                    var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Those that hold at any time at all, with their earliest ends, the oldest decision first. */
    public List<Adjustment> effective(String playbook) {
        return all(playbook).stream().flatMap(kept -> kept.effective().stream()).toList();
    }

    /** Those that hold at an instant, the oldest decision first. */
    public List<Adjustment> inForce(String playbook, Instant at) {
        Predicate<Adjustment> holds = adjustment -> adjustment.term().covers(at);
        return effective(playbook).stream().filter(holds).toList();
    }

    private static AdjustmentRecord row(String playbook, Adjustment adjustment) {
        var row = new AdjustmentRecord();
        row.setId(adjustment.id());
        row.setPlaybook(playbook);
        row.setCheckId(adjustment.check().value());
        switch (adjustment.change()) {
            case Change.Bound(var severity, var bound) -> {
                row.setSeverity(severity);
                row.setBound(bound);
            }
            case Change.Detector(var severity, var condition) -> {
                row.setSeverity(severity);
                row.setDetector(DetectorText.write(condition));
            }
            case Change.Expected() -> {}
        }
        row.setFromAt(micros(adjustment.term().from()));
        row.setUntilAt(adjustment.term().until().map(AdjustmentStore::micros).orElse(null));
        row.setReason(Text.fit(adjustment.entry().reason(), Text.LONGEST));
        row.setAuthor(adjustment.entry().author());
        row.setRecordedAt(micros(adjustment.entry().recorded()));
        return row;
    }

    private static Adjustment adjustment(AdjustmentRecord row) {
        return new Adjustment(
                row.getId(),
                new CheckId(row.getCheckId()),
                change(row),
                new Term(row.getFromAt(), Optional.ofNullable(row.getUntilAt())),
                new Entry(row.getReason(), row.getAuthor(), row.getRecordedAt()));
    }

    private static Change change(AdjustmentRecord row) {
        if (row.getSeverity() == null) {
            return new Change.Expected();
        }
        return row.getDetector() == null
                ? new Change.Bound(row.getSeverity(), row.getBound())
                : new Change.Detector(row.getSeverity(), DetectorText.read(row.getDetector()));
    }

    private static End end(Record row) {
        return new End(
                row.get(ADJUSTMENT_END.UNTIL_AT),
                row.get(ADJUSTMENT_END.AUTHOR),
                row.get(ADJUSTMENT_END.RECORDED_AT));
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
