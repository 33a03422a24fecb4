package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.SCHEMA_SEEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.tocsin.domain.check.SchemaDrift;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;

/** The columns of data sets as they were found, partition by partition. */
public final class SchemaStore {
    private final Sessions sessions;
    private final Changes changes;

    SchemaStore(Sessions sessions, Changes changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /**
     * Keeps what columns a partition has, in their order. Finding the same again adds nothing;
     * finding others keeps both, and the later one counts.
     */
    public void record(
            String playbook,
            DataSetId dataSet,
            Partition partition,
            List<SeenColumn> columns,
            Instant now) {
        var found = new FoundColumns(playbook, dataSet, partition, columns, now);
        sessions.write((db, _) -> {
            long sequence = Changes.next(db);
            SchemaRows.write(db, List.of(found));
            return sequence;
        });
        changes.committed();
    }

    /** The columns of the newest partition strictly before the given one. */
    public Optional<List<SeenColumn>> lastBefore(
            String playbook, DataSetId dataSet, Partition partition) {
        return sessions.read(db ->
                newest(db, of(playbook, dataSet).and(SCHEMA_SEEN.SPEAKS_OF.lt(partition.at()))));
    }

    /**
     * The columns of a data set's partitions that speak of a stretch, oldest first, with the newest
     * one before it to hold the first against. Of a partition that was looked at again, the last
     * look counts.
     *
     * @param until not included
     */
    public List<SchemaDrift.Seen> history(
            String playbook, DataSetId dataSet, Instant from, Instant until) {
        return sessions.read(db -> {
            var since =
                    db.select(DSL.max(SCHEMA_SEEN.SPEAKS_OF))
                            .from(SCHEMA_SEEN)
                            .where(of(playbook, dataSet).and(SCHEMA_SEEN.SPEAKS_OF.lt(from)))
                            .fetchOptional(DSL.max(SCHEMA_SEEN.SPEAKS_OF))
                            .orElse(from);
            var seen = new TreeMap<Instant, List<SeenColumn>>();
            db.select(SCHEMA_SEEN.SPEAKS_OF, SCHEMA_SEEN.CONTENT)
                    .from(SCHEMA_SEEN)
                    .where(of(playbook, dataSet))
                    .and(SCHEMA_SEEN.SPEAKS_OF.ge(since))
                    .and(SCHEMA_SEEN.SPEAKS_OF.lt(until))
                    .orderBy(SCHEMA_SEEN.SPEAKS_OF, SCHEMA_SEEN.RECORDED_AT)
                    .forEach(row -> seen.put(row.value1(), SampleJson.readColumns(row.value2())));
            return seen.entrySet().stream()
                    .map(each -> new SchemaDrift.Seen(each.getKey(), each.getValue()))
                    .toList();
        });
    }

    private static Condition of(String playbook, DataSetId dataSet) {
        return SCHEMA_SEEN.PLAYBOOK.eq(playbook).and(SCHEMA_SEEN.DATA_SET.eq(dataSet.value()));
    }

    private static Optional<List<SeenColumn>> newest(DSLContext db, Condition condition) {
        return db.select(SCHEMA_SEEN.CONTENT)
                .from(SCHEMA_SEEN)
                .where(condition)
                .orderBy(SCHEMA_SEEN.SPEAKS_OF.desc(), SCHEMA_SEEN.RECORDED_AT.desc())
                .limit(1)
                .fetchOptional(r -> SampleJson.readColumns(r.value1()));
    }
}
