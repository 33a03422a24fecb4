package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.POINT;
import static org.tocsin.store.jooq.Tables.POINT_ROLLUP;
import static org.tocsin.store.jooq.Tables.RUN;
import static org.tocsin.store.jooq.Tables.SERIES;
import static org.tocsin.store.jooq.Tables.SUBJECT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Lets go of what is older than the retention says (T-7), in many short transactions. Each of them
 * leaves a sound store, so that a pass may end anywhere, and is only made by who leads.
 */
public final class Sweeper {
    /** How far samples have been let go: only what became old since is looked at. */
    private static final String SAMPLES_REACHED = "retention.samples-reached";

    private static final Duration SAMPLES_AT_ONCE = Duration.ofHours(6);

    /** Of the file, put in order after a pass; far more than a pass makes sparse. */
    private static final int PIECES = 64;

    private final Sessions sessions;
    private final FactStore facts;
    private final Retention retention;
    private final InstantSource clock;

    Sweeper(Sessions sessions, FactStore facts, Retention retention, InstantSource clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * What a pass did.
     *
     * @param points rolled up into hours
     * @param hours rolled up into days
     * @param whole whether it came to its end
     * @param pace how it went about it
     */
    public record Swept(Went went, long points, long hours, boolean whole, Pace pace) {}

    /** What is gone for good. */
    public record Went(long runs, long samples, long superseded, long others) {
        public long rows() {
            return runs + samples + superseded + others;
        }
    }

    /**
     * @param longest for how long others had to wait at most, the commit included
     */
    public record Pace(long transactions, Duration longest) {}

    /**
     * One pass.
     *
     * @param further asked between transactions; false ends the pass
     */
    public Swept sweep(Lease.Held leader, BooleanSupplier further) {
        var sweep = new Sweep(sessions, leader, further);
        var tally = new Tally();
        boolean whole = true;
        try {
            pass(sweep, leader, tally);
            tidy(further);
        } catch (Sweep.Stopped _) {
            whole = false;
        }
        return new Swept(
                new Went(tally.runs, tally.samples, tally.superseded, tally.others),
                tally.points,
                tally.hours,
                whole,
                new Pace(sweep.transactions(), sweep.longest()));
    }

    /** What was let go leaves holes in the file, which what comes next is to fill. */
    private void tidy(BooleanSupplier further) {
        for (int piece = 0; piece < PIECES && further.getAsBoolean() && sessions.tidy(); piece++) {
            continue;
        }
    }

    private static final class Tally {
        private long runs;
        private long samples;
        private long superseded;
        private long points;
        private long hours;
        private long others;
    }

    /** Points before their runs, whose verdicts then find their hours. */
    private void pass(Sweep sweep, Lease.Held leader, Tally tally) {
        var now = clock.instant();
        var runsUntil = retention.runsUntil(now);
        var hoursUntil = retention.hoursUntil(now);
        sweep.over(List.of(true), (db, _) -> KeptRuns.read(db));
        tally.samples = samples(sweep, leader, retention.samplesUntil(now));
        tally.points =
                sweep.over(
                        seriesWith(POINT.SUPERSEDED_AT.isNull().and(POINT.SPEAKS_OF.lt(runsUntil))),
                        (db, series) -> OldRows.points(db, series, runsUntil, hoursUntil));
        tally.hours =
                sweep.over(
                        seriesOfOldHours(hoursUntil),
                        (db, series) -> OldRows.hours(db, series, hoursUntil));
        tally.superseded =
                sweep.over(
                        seriesWith(POINT.SUPERSEDED_AT.lt(runsUntil)),
                        (db, series) -> OldRows.superseded(db, series, runsUntil));
        tally.runs =
                sweep.over(
                        subjectsWithRunsBefore(runsUntil),
                        (db, subject) -> OldRows.runs(db, subject, runsUntil, hoursUntil));
        tally.others = sweep.over(OldRows.statements(sessions), OldRows::unusedStatement);
        tally.others += sweep.over(OldRows.schemas(sessions, runsUntil), OldRows::schema);
        tally.others +=
                sweep.over(
                        List.of(hoursUntil),
                        (db, until) -> OldNotices.settled(db, runsUntil, until));
        tally.others +=
                sweep.over(
                        List.of(true), (db, _) -> DecisionStore.forget(db, runsUntil, hoursUntil));
    }

    private long samples(Sweep sweep, Lease.Held leader, Instant until) {
        var reached = facts.find(SAMPLES_REACHED).map(Instant::parse);
        long rows = sweep.over(stretches(reached, until), OldRows::samples);
        if (reached.filter(until::equals).isEmpty()) {
            facts.put(SAMPLES_REACHED, until.toString(), leader);
        }
        return rows;
    }

    /** Short ones, because runs without samples are looked at too. */
    private List<OldRows.Stretch> stretches(Optional<Instant> reached, Instant until) {
        boolean soon = reached.filter(at -> at.plus(SAMPLES_AT_ONCE).isAfter(until)).isPresent();
        return sessions.read(db -> {
            var stretches = new ArrayList<OldRows.Stretch>();
            for (int subject : db.select(SUBJECT.ID).from(SUBJECT).fetch(SUBJECT.ID)) {
                // Asking each check for its oldest run takes longer than one look too many.
                var oldest = soon ? reached : oldest(db, subject);
                oldest.map(at -> reached.filter(at::isBefore).orElse(at))
                        .ifPresent(from -> cut(subject, from, until, stretches));
            }
            return stretches;
        });
    }

    private static Optional<Instant> oldest(DSLContext db, int subject) {
        var oldest =
                db.select(DSL.min(RUN.STARTED_AT))
                        .from(RUN)
                        .where(RUN.SUBJECT.eq(subject))
                        .fetchSingle()
                        .value1();
        return Optional.ofNullable(oldest);
    }

    private static void cut(
            int subject, Instant first, Instant until, List<OldRows.Stretch> stretches) {
        var from = first;
        while (from.isBefore(until)) {
            var next = from.plus(SAMPLES_AT_ONCE);
            var end = next.isBefore(until) ? next : until;
            stretches.add(new OldRows.Stretch(subject, from, end));
            from = end;
        }
    }

    private List<Integer> subjectsWithRunsBefore(Instant until) {
        return subjects(
                DSL.exists(
                        DSL.selectOne()
                                .from(RUN)
                                .where(RUN.SUBJECT.eq(SUBJECT.ID))
                                .and(RUN.STARTED_AT.lt(until))));
    }

    private List<Integer> subjects(Condition condition) {
        return sessions.read(db ->
                db.select(SUBJECT.ID)
                        .from(SUBJECT)
                        .where(condition)
                        .orderBy(SUBJECT.ID)
                        .fetch(SUBJECT.ID));
    }

    private List<Integer> seriesWith(Condition points) {
        return series(
                DSL.exists(
                        DSL.selectOne().from(POINT).where(POINT.SERIES.eq(SERIES.ID)).and(points)));
    }

    private List<Integer> seriesOfOldHours(Instant until) {
        return series(
                DSL.exists(
                        DSL.selectOne()
                                .from(POINT_ROLLUP)
                                .where(POINT_ROLLUP.SERIES.eq(SERIES.ID))
                                .and(Rollups.Grain.HOUR.rows())
                                .and(POINT_ROLLUP.FROM_AT.lt(until))));
    }

    private List<Integer> series(Condition condition) {
        return sessions.read(db ->
                db.select(SERIES.ID)
                        .from(SERIES)
                        .where(condition)
                        .orderBy(SERIES.ID)
                        .fetch(SERIES.ID));
    }
}
