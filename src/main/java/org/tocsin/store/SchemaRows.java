package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.SCHEMA_SEEN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.tocsin.domain.data.SeenColumn;

/** Writes the columns of many partitions together, as a first round over a playbook finds them. */
final class SchemaRows {
    private static final int AT_ONCE = 500;

    /** The keys come first, so that each is looked up in the index. */
    private static final String KNOWN =
            """
            select k.number, s.content
            from unnest(cast(? as integer array), cast(? as varchar array),
                cast(? as varchar array), cast(? as timestamp(6) with time zone array))
              as k (number, playbook, data_set, speaks_of)
            join schema_seen s on s.playbook = k.playbook and s.data_set = k.data_set
              and s.speaks_of = k.speaks_of
            order by s.recorded_at\
            """;

    /** A second finding at the same microsecond takes the place of the first. */
    private static final Bulk.Template UPDATE =
            new Bulk.Template(db ->
                    db.update(SCHEMA_SEEN)
                            .set(SCHEMA_SEEN.CONTENT, "")
                            .where(SCHEMA_SEEN.PLAYBOOK.eq(""))
                            .and(SCHEMA_SEEN.DATA_SET.eq(""))
                            .and(SCHEMA_SEEN.SPEAKS_OF.eq(Instant.EPOCH))
                            .and(SCHEMA_SEEN.RECORDED_AT.eq(Instant.EPOCH)));

    private static final Bulk.Template INSERT =
            new Bulk.Template(db ->
                    db.insertInto(
                                    SCHEMA_SEEN,
                                    SCHEMA_SEEN.CONTENT,
                                    SCHEMA_SEEN.PLAYBOOK,
                                    SCHEMA_SEEN.DATA_SET,
                                    SCHEMA_SEEN.SPEAKS_OF,
                                    SCHEMA_SEEN.RECORDED_AT)
                            .values("", "", "", Instant.EPOCH, Instant.EPOCH));

    private SchemaRows() {}

    private record Key(String playbook, String dataSet, Instant speaksOf) {
        static Key of(FoundColumns found) {
            return new Key(found.playbook(), found.dataSet().value(), found.partition().at());
        }
    }

    /** Finding the same as was found last adds nothing; finding others keeps both. */
    static void write(DSLContext db, Collection<FoundColumns> found) {
        var last = new LinkedHashMap<Key, FoundColumns>();
        found.forEach(each -> last.put(Key.of(each), each));
        var all = List.copyOf(last.values());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            some(db, all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
    }

    private static void some(DSLContext db, List<FoundColumns> found) {
        var known = known(db, found);
        var rows = new ArrayList<Object[]>();
        var again = new ArrayList<Object[]>();
        for (var each : found) {
            var before = known.get(Key.of(each));
            if (before == null) {
                rows.add(row(each));
            } else if (!before.equals(each.columns())) {
                again.add(row(each));
            }
        }
        if (!again.isEmpty()) {
            rows.addAll(without(again, UPDATE.execute(db, again)));
        }
        INSERT.execute(db, rows);
    }

    /** What was found last, of those that anything was found of. */
    private static Map<Key, List<SeenColumn>> known(DSLContext db, List<FoundColumns> wanted) {
        var known = new HashMap<Key, List<SeenColumn>>();
        var keys = wanted.stream().map(Key::of).toList();
        db.connection(connection -> {
            try (var query = connection.prepareStatement(KNOWN)) {
                var numbers = IntStream.range(0, keys.size()).boxed().toList();
                query.setArray(1, Bulk.column(connection, "integer", numbers));
                query.setArray(2, Bulk.column(connection, "varchar", of(keys, Key::playbook)));
                query.setArray(3, Bulk.column(connection, "varchar", of(keys, Key::dataSet)));
                query.setArray(4, Bulk.column(connection, "timestamptz", of(keys, Key::speaksOf)));
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        known.put(
                                keys.get(rows.getInt(1)),
                                SampleJson.readColumns(rows.getString(2)));
                    }
                }
            }
        });
        return known;
    }

    private static <T> List<T> of(List<Key> keys, Function<Key, T> part) {
        return keys.stream().map(part).toList();
    }

    private static Object[] row(FoundColumns found) {
        return new Object[] {
            SampleJson.writeColumns(found.columns()),
            found.playbook(),
            found.dataSet().value(),
            found.partition().at(),
            found.at()
        };
    }

    private static List<Object[]> without(List<Object[]> rows, int[] updated) {
        var rest = new ArrayList<Object[]>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                rest.add(rows.get(i));
            }
        }
        return rest;
    }
}
