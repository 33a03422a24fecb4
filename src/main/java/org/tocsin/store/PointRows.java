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
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * Writes the points of new runs. A run that finds what is known already adds nothing; one that
 * finds another value for the same time supersedes the older point, which stays.
 */
final class PointRows {
    /** The keys come first, so that each is looked up in the index. */
    private static final String STANDING =
            """
            select k.number, p.id, p.measured
            from unnest(cast(? as integer array), cast(? as integer array),
                cast(? as timestamp(6) with time zone array)) as k (number, series, speaks_of)
            join point p on p.series = k.series and p.superseded_at is null
              and p.speaks_of = k.speaks_of\
            """;

    private static final Bulk.Template SUPERSEDE =
            new Bulk.Template(db ->
                    db.update(POINT)
                            .set(POINT.SUPERSEDED_AT, Instant.EPOCH)
                            .set(POINT.SUPERSEDED_BY, new UUID(0, 0))
                            .where(POINT.ID.eq(0L)));

    private static final Bulk.Template INSERT =
            new Bulk.Template(db ->
                    db.insertInto(
                                    POINT,
                                    POINT.SERIES,
                                    POINT.SPEAKS_OF,
                                    POINT.RUN,
                                    POINT.RECORDED_AT,
                                    POINT.MEASURED)
                            .values(0, Instant.EPOCH, new UUID(0, 0), Instant.EPOCH, 0.0));

    private PointRows() {}

    private record Key(int series, Instant at) {}

    private record Row(Key key, double value, UUID run, Instant recordedAt) {
        Object[] toInsert() {
            return new Object[] {key.series(), key.at(), run, recordedAt, value};
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
            write(db, round);
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

    /** A point that counts, of which nothing is known but where it is and what it says. */
    private record Standing(long id, double value) {}

    private static void write(DSLContext db, List<Row> round) {
        var standing = standing(db, round.stream().map(Row::key).toList());
        var fresh = new ArrayList<Object[]>();
        var superseded = new ArrayList<Object[]>();
        for (var row : round) {
            var before = standing.get(row.key());
            if (before == null || before.value() != row.value()) {
                fresh.add(row.toInsert());
            }
            if (before != null && before.value() != row.value()) {
                superseded.add(new Object[] {row.recordedAt(), row.run(), before.id()});
            }
        }
        SUPERSEDE.execute(db, superseded);
        INSERT.execute(db, fresh);
    }

    private static Map<Key, Standing> standing(DSLContext db, List<Key> keys) {
        var found = new HashMap<Key, Standing>();
        db.connection(connection -> {
            try (var query = connection.prepareStatement(STANDING)) {
                var numbers = IntStream.range(0, keys.size()).boxed().toList();
                var series = keys.stream().map(Key::series).toList();
                var times = keys.stream().map(Key::at).toList();
                query.setArray(1, Bulk.column(connection, "integer", numbers));
                query.setArray(2, Bulk.column(connection, "integer", series));
                query.setArray(3, Bulk.column(connection, "timestamptz", times));
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(
                                keys.get(rows.getInt(1)),
                                new Standing(rows.getLong(2), rows.getDouble(3)));
                    }
                }
            }
        });
        return found;
    }
}
