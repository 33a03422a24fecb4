package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.POINT_ROLLUP;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.store.jooq.tables.records.PointRollupRecord;

/** Rows that stand for the points of an hour or a day. */
final class Rollups {
    private Rollups() {}

    /** How long a row is. Hours and days are those of UTC, whatever the zone of the data set. */
    enum Grain {
        HOUR("hour", ChronoUnit.HOURS),
        DAY("day", ChronoUnit.DAYS);

        private final String name;
        private final ChronoUnit unit;

        Grain(String name, ChronoUnit unit) {
            this.name = name;
            this.unit = unit;
        }

        Instant start(Instant at) {
            return at.truncatedTo(unit);
        }

        Condition rows() {
            return POINT_ROLLUP.GRAIN.eq(name);
        }
    }

    /** Spans of one series that are to be added to those that are there. */
    static final class Sum {
        private final Grain grain;
        private final TreeMap<Instant, Span> spans = new TreeMap<>();

        Sum(Grain grain) {
            this.grain = grain;
        }

        void add(Span span) {
            var from = grain.start(span.from());
            var own = new Span(from, span.newest(), span.values(), span.worst());
            spans.merge(from, own, Span::and);
        }

        List<Span> spans() {
            return List.copyOf(spans.values());
        }

        void write(DSLContext db, int series) {
            spans.values().forEach(span -> upsert(db, series, grain, span));
        }
    }

    private static void upsert(DSLContext db, int series, Grain grain, Span span) {
        var own =
                POINT_ROLLUP
                        .SERIES
                        .eq(series)
                        .and(grain.rows())
                        .and(POINT_ROLLUP.FROM_AT.eq(span.from()));
        var before = db.selectFrom(POINT_ROLLUP).where(own).fetchOptional(Rollups::span);
        var row = row(before.map(b -> b.and(span)).orElse(span));
        if (before.isPresent()) {
            db.update(POINT_ROLLUP).set(row).where(own).execute();
        } else {
            row.setSeries(series);
            row.setGrain(grain.name);
            db.insertInto(POINT_ROLLUP).set(row).execute();
        }
    }

    private static PointRollupRecord row(Span span) {
        var row = new PointRollupRecord();
        row.setFromAt(span.from());
        row.setNewestAt(span.newest());
        row.setPoints(span.values().map(Span.Values::points).orElse(0L));
        row.setLowest(span.values().map(Span.Values::lowest).orElse(null));
        row.setHighest(span.values().map(Span.Values::highest).orElse(null));
        row.setMean(span.values().map(Span.Values::mean).orElse(null));
        span.worst().ifPresent(worst -> write(row, worst));
        return row;
    }

    private static void write(PointRollupRecord row, Verdict worst) {
        row.setVerdict(RunRows.name(worst));
        if (worst instanceof Verdict.Breach(var severity)) {
            row.setSeverity(severity.id());
            row.setSeverityRank(severity.rank());
            row.setSeverityLevel(RunRows.level(severity.level()));
        }
    }

    static Span span(Record row) {
        var t = POINT_ROLLUP;
        long points = row.get(t.POINTS);
        return new Span(
                row.get(t.FROM_AT),
                row.get(t.NEWEST_AT),
                points == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Span.Values(
                                        points,
                                        row.get(t.LOWEST),
                                        row.get(t.HIGHEST),
                                        row.get(t.MEAN))),
                worst(row.get(t.VERDICT), row));
    }

    private static Optional<Verdict> worst(@Nullable String name, Record row) {
        if (name == null) {
            return Optional.empty();
        }
        var t = POINT_ROLLUP;
        Integer rank = row.get(t.SEVERITY_RANK);
        return Optional.of(
                rank == null
                        ? RunRows.verdict(name)
                        : new Verdict.Breach(
                                new Severity(
                                        row.get(t.SEVERITY),
                                        rank,
                                        RunRows.readLevel(row.get(t.SEVERITY_LEVEL)))));
    }
}
