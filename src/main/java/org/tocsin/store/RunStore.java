package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.RUN;
import static org.tocsin.store.jooq.Tables.RUN_SEGMENT;
import static org.tocsin.store.jooq.Tables.SAMPLE;
import static org.tocsin.store.jooq.Tables.STANDING;
import static org.tocsin.store.jooq.Tables.SUBJECT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.SelectWhereStep;
import org.jooq.impl.DSL;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Sample;
import org.tocsin.store.jooq.tables.records.RunRecord;

/** The dated answers of checks. Times are kept to the microsecond. */
public final class RunStore {
    private static final Bulk.Template INSERT_RUN =
            new Bulk.Template(db ->
                    db.insertInto(RUN)
                            .columns(RUN.fields())
                            .values(new Object[RUN.fields().length]));

    private static final Bulk.Template INSERT_SAMPLE =
            new Bulk.Template(db ->
                    db.insertInto(SAMPLE, SAMPLE.RUN, SAMPLE.CONTENT).values(new UUID(0, 0), ""));

    /** The ids come first, and outer joins keep them there: each is looked up in the index. */
    private static final String WANTED = "unnest(cast({0} as uuid array))";

    private final Sessions sessions;
    private final Changes changes;
    private final Names names;
    private final Statements statements = new Statements();

    RunStore(Sessions sessions, Changes changes, Names names) {
        this.sessions = sessions;
        this.changes = changes;
        this.names = names;
    }

    /**
     * Keeps runs, their samples and their points, all or none, and moves the change sequence. A run
     * that is there already is left as it is. A value that is not finite is kept as absent and
     * makes no point.
     *
     * @return the change sequence that followers will see
     * @throws StoreException when the disk is full or the store cannot be reached
     */
    public long record(List<Recorded> results) {
        return results.isEmpty()
                ? changes.current()
                : write(results, List.of(), Optional.empty()).orElseThrow();
    }

    /**
     * As {@link #record(List)}, on behalf of a leader.
     *
     * @return empty, with nothing kept, when another has become leader
     */
    public Optional<Long> record(List<Recorded> results, Lease.Held leader) {
        return write(results, List.of(), Optional.of(leader));
    }

    /**
     * As the others, with columns that were found on the way, in the same transaction.
     *
     * @return empty, with nothing kept, when the leader is one no more
     */
    Optional<Long> write(
            List<Recorded> results, List<FoundColumns> columns, Optional<Lease.Held> leader) {
        var done = transact(results, columns, leader.map(Lease.Held::token));
        done.ifPresent(kept -> {
            statements.remember(kept.statements());
            names.remember(kept.names());
            changes.committed();
        });
        return done.map(Kept::sequence);
    }

    private Optional<Kept> transact(
            List<Recorded> results, List<FoundColumns> columns, Optional<Long> token) {
        Sessions.Write<Optional<Kept>> work =
                (db, again) ->
                        token.isPresent() && !Lease.stands(db, token.get())
                                ? Optional.empty()
                                : Optional.of(insert(db, again, results, columns));
        try {
            return sessions.write(work);
        } catch (StoreException failure) {
            if (!Fault.ofLostParent(failure)) {
                throw failure;
            }
            // A statement that was known here has been let go since, for want of runs.
            statements.forget();
            return sessions.write(work);
        }
    }

    /** What a transaction has made known, once it is committed. */
    private record Kept(long sequence, Names.Numbered names, Collection<UUID> statements) {}

    private Kept insert(
            DSLContext db, boolean again, List<Recorded> results, List<FoundColumns> columns) {
        long sequence = Changes.next(db);
        SchemaRows.write(db, columns);
        var fresh = again ? withoutKnown(db, results) : results;
        var texts = statements.keep(db, fresh.stream().map(r -> r.run().findings().sql()).toList());
        var numbered = names.number(db, fresh);
        if (!fresh.isEmpty()) {
            var rows = fresh.stream().map(result -> row(result, numbered, texts)).toList();
            insertRuns(db, rows);
            insertSamples(db, fresh);
            RunSegments.insert(db, fresh);
            PointRows.write(db, fresh, numbered);
            Standings.update(db, fresh, numbered, sequence);
        }
        return new Kept(sequence, numbered, texts.values());
    }

    private static RunRecord row(
            Recorded result, Names.Numbered numbered, Map<String, UUID> statements) {
        return RunRows.write(
                result.run(),
                numbered.subject(result),
                numbered.series(result),
                statements.get(result.run().findings().sql()));
    }

    private static List<Recorded> withoutKnown(DSLContext db, List<Recorded> results) {
        var known = new HashSet<UUID>();
        for (var result : results) {
            UUID id = result.run().id();
            if (db.fetchExists(RUN, RUN.ID.eq(id))) {
                known.add(id);
            }
        }
        return results.stream().filter(r -> known.add(r.run().id())).toList();
    }

    private static void insertRuns(DSLContext db, List<RunRecord> runs) {
        INSERT_RUN.execute(db, runs.stream().map(RunRecord::intoArray).toList());
    }

    private static void insertSamples(DSLContext db, List<Recorded> results) {
        var rows = new ArrayList<Object[]>();
        for (var result : results) {
            var sample = result.run().findings().sample();
            if (!sample.isEmpty()) {
                rows.add(new Object[] {result.run().id(), SampleJson.write(sample)});
            }
        }
        INSERT_SAMPLE.execute(db, rows);
    }

    /**
     * By which run every check stands: of the newest day that was judged, the run that started
     * last; without samples and of segments with the lead alone: {@link #recent} has both.
     */
    public List<CheckRun> latest(String playbook) {
        return newest(SUBJECT.PLAYBOOK.eq(playbook));
    }

    /**
     * As {@link #latest}, of every check that has a new run since the change sequence was at the
     * given number, be it of a day long past; without samples.
     */
    public List<CheckRun> changedSince(String playbook, long sequence) {
        return sessions.read(db -> {
            // All standings are gone through, for want of an index: nothing is joined to them.
            var changed =
                    db.select(STANDING.RUN)
                            .from(STANDING)
                            .where(STANDING.SEQUENCE.gt(sequence))
                            .fetch(STANDING.RUN);
            if (changed.isEmpty()) {
                return List.of();
            }
            var wanted = DSL.table(WANTED, DSL.val(changed.toArray(UUID[]::new))).as("w", "id");
            var rows =
                    db
                            .select(RunRows.FIELDS)
                            .select(SUBJECT.PLAYBOOK)
                            .from(wanted)
                            .leftJoin(RUN)
                            .on(RUN.ID.eq(DSL.field(DSL.name("w", "id"), UUID.class)))
                            .leftJoin(SUBJECT)
                            .on(SUBJECT.ID.eq(RUN.SUBJECT))
                            .leftJoin(RUN_SEGMENT)
                            .on(RUN_SEGMENT.RUN.eq(RUN.ID))
                            .fetch()
                            .stream()
                            .filter(row -> playbook.equals(row.get(SUBJECT.PLAYBOOK)))
                            .toList();
            return read(db, rows, Map.of());
        });
    }

    /**
     * Up to when the schedule of every check that has run has been met: the time for which its
     * newest scheduled run was due, else the start of its newest run.
     */
    public Map<CheckId, Instant> met(String playbook) {
        return sessions.read(db ->
                db
                        .select(
                                SUBJECT.CHECK_ID,
                                DSL.coalesce(STANDING.DUE_AT, STANDING.STARTED_AT))
                        .from(STANDING)
                        .join(SUBJECT)
                        .on(SUBJECT.ID.eq(STANDING.SUBJECT))
                        .where(SUBJECT.PLAYBOOK.eq(playbook))
                        .fetch()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        row -> new CheckId(row.value1()), row -> row.value2())));
    }

    private List<CheckRun> newest(Condition condition) {
        return sessions.read(db -> {
            var rows =
                    db.select(RunRows.FIELDS)
                            .from(STANDING)
                            .join(SUBJECT)
                            .on(SUBJECT.ID.eq(STANDING.SUBJECT))
                            .join(RUN)
                            .on(RUN.ID.eq(STANDING.RUN))
                            .leftJoin(RUN_SEGMENT)
                            .on(RUN_SEGMENT.RUN.eq(RUN.ID))
                            .where(condition)
                            .fetch();
            return read(db, rows, Map.of());
        });
    }

    /**
     * The runs of one check, the newest first, with samples; the newest few with all segments, the
     * others with the lead alone.
     */
    public List<CheckRun> recent(String playbook, CheckId check, int limit) {
        return sessions.read(db -> {
            var rows =
                    runs(db).where(SUBJECT.PLAYBOOK.eq(playbook))
                            .and(SUBJECT.CHECK_ID.eq(check.value()))
                            .orderBy(RUN.STARTED_AT.desc(), RUN.ID.desc())
                            .limit(limit)
                            .fetch();
            return RunSegments.fill(db, read(db, rows, samples(db, rows)));
        });
    }

    /**
     * The newest run of each check on each partition that begins within some days, both included,
     * oldest partition first; without samples and of segments with the lead alone.
     */
    public List<CheckRun> ofPartitions(String playbook, LocalDate from, LocalDate to) {
        return sessions.read(db -> {
            var rows =
                    runs(db).where(SUBJECT.PLAYBOOK.eq(playbook))
                            .and(RUN.PARTITION_START.between(from, to))
                            .orderBy(RUN.PARTITION_START, RUN.STARTED_AT, RUN.ID)
                            .fetch();
            record Key(CheckId check, LocalDate start) {}
            var newest = new LinkedHashMap<Key, Record>();
            for (var row : rows) {
                var check = new CheckId(row.get(SUBJECT.CHECK_ID));
                newest.put(new Key(check, row.get(RUN.PARTITION_START)), row);
            }
            return read(db, List.copyOf(newest.values()), Map.of());
        });
    }

    /** The day on which the newest partition that any check has looked at begins. */
    public Optional<LocalDate> newestPartition(String playbook) {
        return sessions.read(db ->
                db.select(DSL.max(RUN.PARTITION_START))
                        .from(SUBJECT)
                        .join(RUN)
                        .on(RUN.SUBJECT.eq(SUBJECT.ID))
                        .where(SUBJECT.PLAYBOOK.eq(playbook))
                        .fetchOptional(DSL.max(RUN.PARTITION_START)));
    }

    /** One run, with its sample. */
    public Optional<CheckRun> find(UUID id) {
        return sessions.read(db -> {
            var rows = runs(db).where(RUN.ID.eq(id)).fetch();
            return RunSegments.fill(db, read(db, rows, samples(db, rows))).stream().findFirst();
        });
    }

    private static SelectWhereStep<Record> runs(DSLContext db) {
        SelectJoinStep<Record> from = db.select(RunRows.FIELDS).from(SUBJECT);
        return from.join(RUN)
                .on(RUN.SUBJECT.eq(SUBJECT.ID))
                .leftJoin(RUN_SEGMENT)
                .on(RUN_SEGMENT.RUN.eq(RUN.ID));
    }

    private static List<CheckRun> read(
            DSLContext db, List<? extends Record> rows, Map<UUID, Sample> samples) {
        var ids =
                rows.stream()
                        .flatMap(row -> Optional.ofNullable(row.get(RUN.STATEMENT)).stream())
                        .collect(Collectors.toSet());
        var texts = Statements.texts(db, ids);
        return rows.stream().map(row -> RunRows.read(row, texts, samples)).toList();
    }

    private static Map<UUID, Sample> samples(DSLContext db, List<? extends Record> rows) {
        var samples = new HashMap<UUID, Sample>();
        for (var row : rows) {
            UUID id = row.get(RUN.ID);
            db.select(SAMPLE.CONTENT)
                    .from(SAMPLE)
                    .where(SAMPLE.RUN.eq(id))
                    .fetchOptional(SAMPLE.CONTENT)
                    .ifPresent(json -> samples.put(id, SampleJson.readSample(json)));
        }
        return samples;
    }
}
