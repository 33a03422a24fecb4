package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.EXCLUSION;
import static org.tocsin.store.jooq.Tables.POINT;
import static org.tocsin.store.jooq.Tables.SERIES;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Exclusion.Entry;
import org.tocsin.domain.check.Exclusion.Scope;
import org.tocsin.domain.check.Exclusion.Stretch;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.store.jooq.tables.records.ExclusionRecord;

/**
 * What measures were over time, and which stretches baselines leave out. Points are written with
 * their runs, by {@link RunStore#record(List)}.
 */
public final class PointStore {
    private static final int SLICE = 20_000;

    private final Sessions sessions;
    private final Changes changes;
    private final Names names;

    PointStore(Sessions sessions, Changes changes, Names names) {
        this.sessions = sessions;
        this.changes = changes;
        this.names = names;
    }

    /** As things are known today. */
    public Points current() {
        return new Points(sessions, names, Knowledge.TODAY);
    }

    /**
     * As things were known at an instant: points recorded later, or excluded later, are as they
     * were then.
     */
    public Points asKnownAt(Instant knowledge) {
        return new Points(sessions, names, Knowledge.at(knowledge));
    }

    /** A point for each of so many minutes, of no run that is there: for measuring only. */
    public void fill(Series series, Instant from, int minutes) {
        sessions.write((db, _) -> {
            Changes.next(db);
            db.insertInto(SERIES, SERIES.PLAYBOOK, SERIES.DATA_SET, SERIES.MEASURE, SERIES.SEGMENT)
                    .values(
                            series.playbook(),
                            series.dataSet().value(),
                            series.measure().value(),
                            series.segment())
                    .execute();
            int number = names.find(db, series).orElseThrow();
            var insert =
                    db.insertInto(
                                    POINT,
                                    POINT.SERIES,
                                    POINT.SPEAKS_OF,
                                    POINT.RUN,
                                    POINT.RECORDED_AT,
                                    POINT.MEASURED)
                            .values((Integer) null, null, null, null, null);
            for (int begin = 0; begin < minutes; begin += SLICE) {
                var rows = new Object[Math.min(SLICE, minutes - begin)][];
                for (int i = 0; i < rows.length; i++) {
                    int minute = begin + i;
                    var at = from.plusSeconds(60L * minute);
                    rows[i] = new Object[] {number, at, new UUID(0, minute), at, minute % 97 / 7.0};
                }
                db.batch(insert).bind(rows).execute();
            }
            return minutes;
        });
    }

    /** Leaves a stretch out of baselines from now on; repeating the same id changes nothing. */
    public void exclude(String playbook, Exclusion exclusion) {
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            if (!db.fetchExists(EXCLUSION, EXCLUSION.ID.eq(exclusion.id()))) {
                db.insertInto(EXCLUSION).set(row(playbook, exclusion)).execute();
            }
            return sequence;
        });
        changes.committed();
    }

    /**
     * Brings the stretch back into baselines. The mark itself stays, for the record.
     *
     * @return false when there is no such mark in force
     */
    public boolean withdraw(UUID exclusion, String author, Instant now) {
        boolean withdrawn =
                sessions.write((db, _) -> {
                    Changes.next(db);
                    return db.update(EXCLUSION)
                                    .set(EXCLUSION.WITHDRAWN_AT, now.truncatedTo(ChronoUnit.MICROS))
                                    .set(EXCLUSION.WITHDRAWN_BY, author)
                                    .where(EXCLUSION.ID.eq(exclusion))
                                    .and(EXCLUSION.WITHDRAWN_AT.isNull())
                                    .execute()
                            > 0;
                });
        changes.committed();
        return withdrawn;
    }

    /** The marks in force, by the time they begin. */
    public List<Exclusion> exclusions(String playbook) {
        return sessions.read(db ->
                db.selectFrom(EXCLUSION)
                        .where(EXCLUSION.PLAYBOOK.eq(playbook))
                        .and(EXCLUSION.WITHDRAWN_AT.isNull())
                        .orderBy(EXCLUSION.FROM_AT, EXCLUSION.ID)
                        .fetch(PointStore::exclusion));
    }

    private static ExclusionRecord row(String playbook, Exclusion exclusion) {
        var row = new ExclusionRecord();
        row.setId(exclusion.id());
        row.setPlaybook(playbook);
        switch (exclusion.scope()) {
            case Scope.OfMeasure(var measure) -> row.setMeasure(measure.value());
            case Scope.OfDataSet(var dataSet) -> row.setDataSet(dataSet.value());
            case Scope.Everything() -> {}
        }
        row.setFromAt(exclusion.stretch().from().truncatedTo(ChronoUnit.MICROS));
        row.setUntilAt(exclusion.stretch().until().truncatedTo(ChronoUnit.MICROS));
        row.setReason(Text.fit(exclusion.entry().reason(), Text.LONGEST));
        row.setAuthor(exclusion.entry().author());
        row.setRecordedAt(exclusion.entry().recorded().truncatedTo(ChronoUnit.MICROS));
        return row;
    }

    private static Exclusion exclusion(Record row) {
        return new Exclusion(
                row.get(EXCLUSION.ID),
                scope(row),
                new Stretch(row.get(EXCLUSION.FROM_AT), row.get(EXCLUSION.UNTIL_AT)),
                new Entry(
                        row.get(EXCLUSION.REASON),
                        row.get(EXCLUSION.AUTHOR),
                        row.get(EXCLUSION.RECORDED_AT)));
    }

    private static Scope scope(Record row) {
        String measure = row.get(EXCLUSION.MEASURE);
        String dataSet = row.get(EXCLUSION.DATA_SET);
        if (measure != null) {
            return new Scope.OfMeasure(new MeasureId(measure));
        }
        return dataSet == null
                ? new Scope.Everything()
                : new Scope.OfDataSet(new DataSetId(dataSet));
    }
}
