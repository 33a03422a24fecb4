package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.POINT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Writes the points of new runs. A run that finds what is known already adds nothing; one that
 * finds another value for the same time supersedes the older point, which stays.
 */
final class PointRows {
    private PointRows() {}

    private record Key(int series, Instant at) {}

    private record Row(Key key, double value, UUID run, Instant recordedAt) {
        Object[] toSupersede() {
            return new Object[] {recordedAt, run, key.series(), key.at(), value};
        }

        Object[] toInsert() {
            return new Object[] {
                key.series(), key.at(), run, recordedAt, value, key.series(), key.at()
            };
        }
    }

    static void write(DSLContext db, List<Recorded> results, Names.Numbered names) {
        var rows = rows(results, names);
        while (!rows.isEmpty()) {
            var round = new ArrayList<Row>();
            var later = new ArrayList<Row>();
            var keys = new HashSet<Key>();
            for (var row : rows) {
                (keys.add(row.key()) ? round : later).add(row);
            }
            supersede(db, round);
            insert(db, round);
            rows = later;
        }
    }

    /** One row for each new value, checks that share a measure having said the same. */
    private static List<Row> rows(List<Recorded> results, Names.Numbered names) {
        var rows = new ArrayList<Row>();
        var last = new HashMap<Key, Double>();
        for (var result : results) {
            for (var point : result.points()) {
                add(result, point, names, last).ifPresent(rows::add);
            }
        }
        return rows;
    }

    private static Optional<Row> add(
            Recorded result, Recorded.Valued point, Names.Numbered names, Map<Key, Double> last) {
        if (point.value().isEmpty() || !Double.isFinite(point.value().getAsDouble())) {
            return Optional.empty();
        }
        double value = point.value().getAsDouble();
        var at = result.run().occasion().partition().at();
        var key = new Key(names.series(point.series()), at);
        Double before = last.put(key, value);
        if (before != null && before == value) {
            return Optional.empty();
        }
        var recordedAt = result.recordedAt().truncatedTo(ChronoUnit.MICROS);
        return Optional.of(new Row(key, value, result.run().id(), recordedAt));
    }

    private static void supersede(DSLContext db, List<Row> rows) {
        var any = rows.getFirst();
        var update =
                db.update(POINT)
                        .set(POINT.SUPERSEDED_AT, any.recordedAt())
                        .set(POINT.SUPERSEDED_BY, any.run())
                        .where(POINT.SERIES.eq(any.key().series()))
                        .and(POINT.SPEAKS_OF.eq(any.key().at()))
                        .and(POINT.SUPERSEDED_AT.isNull())
                        .and(POINT.MEASURED.ne(any.value()));
        db.batch(update)
                .bind(rows.stream().map(Row::toSupersede).toArray(Object[][]::new))
                .execute();
    }

    private static void insert(DSLContext db, List<Row> rows) {
        var any = rows.getFirst();
        var current =
                DSL.selectOne()
                        .from(POINT)
                        .where(POINT.SERIES.eq(any.key().series()))
                        .and(POINT.SPEAKS_OF.eq(any.key().at()))
                        .and(POINT.SUPERSEDED_AT.isNull());
        var insert =
                db.insertInto(
                                POINT,
                                POINT.SERIES,
                                POINT.SPEAKS_OF,
                                POINT.RUN,
                                POINT.RECORDED_AT,
                                POINT.MEASURED)
                        .select(
                                DSL.select(
                                                DSL.val(any.key().series()),
                                                DSL.val(any.key().at()),
                                                DSL.val(any.run()),
                                                DSL.val(any.recordedAt()),
                                                DSL.val(any.value()))
                                        .whereNotExists(current));
        db.batch(insert).bind(rows.stream().map(Row::toInsert).toArray(Object[][]::new)).execute();
    }
}
