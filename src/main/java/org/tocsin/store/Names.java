package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.SERIES;
import static org.tocsin.store.jooq.Tables.SUBJECT;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.tocsin.domain.check.CheckId;

/**
 * The short numbers that stand for checks and series in the rows of runs and points. They never
 * change, so that every process may remember those that are committed.
 */
final class Names {
    /** A check of a playbook. */
    record Subject(String playbook, CheckId check) {
        static Subject of(Recorded result) {
            return new Subject(result.series().playbook(), result.run().check());
        }
    }

    /** The numbers of some subjects and series. */
    record Numbered(Map<Subject, Integer> subjects, Map<Series, Integer> series) {
        int subject(Recorded result) {
            return Objects.requireNonNull(subjects.get(Subject.of(result)));
        }

        int series(Recorded result) {
            return series(result.series());
        }

        int series(Series one) {
            return Objects.requireNonNull(series.get(one));
        }
    }

    private static final int FEW = 20;
    private static final int REMEMBERED = 200_000;

    /** The names come first, so that each is looked up in the index. */
    private static final String KNOWN_SUBJECTS =
            """
            select k.place, s.id
            from unnest(cast(? as integer array), cast(? as varchar array),
                cast(? as varchar array)) as k (place, playbook, check_id)
            join subject s on s.playbook = k.playbook and s.check_id = k.check_id\
            """;

    private static final String KNOWN_SERIES =
            """
            select k.place, s.id
            from unnest(cast(? as integer array), cast(? as varchar array),
                cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
              as k (place, playbook, data_set, measure, segment)
            join series s on s.playbook = k.playbook and s.data_set = k.data_set
              and s.measure = k.measure and s.segment = k.segment\
            """;

    private static final Bulk.Template NEW_SUBJECT =
            new Bulk.Template(db ->
                    db.insertInto(SUBJECT, SUBJECT.PLAYBOOK, SUBJECT.CHECK_ID).values("", ""));

    private static final Bulk.Template NEW_SERIES =
            new Bulk.Template(db ->
                    db.insertInto(
                                    SERIES,
                                    SERIES.PLAYBOOK,
                                    SERIES.DATA_SET,
                                    SERIES.MEASURE,
                                    SERIES.SEGMENT)
                            .values("", "", "", ""));

    /** Is told the place of a name among those asked for, and its number. */
    private interface Found {
        void accept(int place, int number);
    }

    private final Map<Subject, Integer> subjects = new ConcurrentHashMap<>();
    private final Map<Series, Integer> series = new ConcurrentHashMap<>();

    /**
     * Numbers all that the results speak of; within a writing transaction, so that no two get the
     * same. To be remembered once that is committed.
     */
    Numbered number(DSLContext db, List<Recorded> results) {
        return new Numbered(
                subjects(db, results.stream().map(Subject::of).toList()),
                series(db, results.stream().flatMap(Names::series).toList()));
    }

    private static Stream<Series> series(Recorded result) {
        return Stream.concat(Stream.of(result.series()), result.segments().stream());
    }

    /** Segments come and go, so what is remembered of series is bounded. */
    void remember(Numbered numbered) {
        subjects.putAll(numbered.subjects());
        if (series.size() > REMEMBERED) {
            series.clear();
        }
        series.putAll(numbered.series());
    }

    /** The number of a series, if anything was ever recorded of it. */
    Optional<Integer> find(DSLContext db, Series wanted) {
        return find(db, Set.of(wanted)).values().stream().findFirst();
    }

    /** {@link #find(DSLContext, Series)} of many. */
    Map<Series, Integer> find(DSLContext db, Set<Series> wanted) {
        var missing = missing(series, wanted);
        series.putAll(loadSeries(db, missing));
        return known(series, wanted);
    }

    private Map<Subject, Integer> subjects(DSLContext db, Collection<Subject> wanted) {
        var numbered = known(subjects, wanted);
        var missing = missing(numbered, wanted);
        numbered.putAll(loadSubjects(db, missing));
        missing.removeAll(numbered.keySet());
        if (!missing.isEmpty()) {
            var rows = missing.stream().map(s -> new Object[] {s.playbook(), s.check().value()});
            NEW_SUBJECT.execute(db, rows.toList());
            numbered.putAll(loadSubjects(db, missing));
        }
        return numbered;
    }

    private Map<Series, Integer> series(DSLContext db, Collection<Series> wanted) {
        var numbered = known(series, wanted);
        var missing = missing(numbered, wanted);
        numbered.putAll(loadSeries(db, missing));
        missing.removeAll(numbered.keySet());
        if (!missing.isEmpty()) {
            var rows = missing.stream().map(Names::row);
            NEW_SERIES.execute(db, rows.toList());
            numbered.putAll(loadSeries(db, missing));
        }
        return numbered;
    }

    private static Object[] row(Series s) {
        return new Object[] {s.playbook(), s.dataSet().value(), s.measure().value(), s.segment()};
    }

    private static <T> Map<T, Integer> known(Map<T, Integer> known, Collection<T> wanted) {
        var found = new HashMap<T, Integer>();
        for (T name : wanted) {
            Integer number = known.get(name);
            if (number != null) {
                found.put(name, number);
            }
        }
        return found;
    }

    private static <T> Set<T> missing(Map<T, Integer> known, Collection<T> wanted) {
        var missing = new LinkedHashSet<>(wanted);
        missing.removeAll(known.keySet());
        return missing;
    }

    /** Those of the wanted that are there. */
    private static Map<Subject, Integer> loadSubjects(DSLContext db, Set<Subject> wanted) {
        var found = new HashMap<Subject, Integer>();
        if (wanted.size() <= FEW) {
            for (var subject : wanted) {
                db.select(SUBJECT.ID)
                        .from(SUBJECT)
                        .where(SUBJECT.PLAYBOOK.eq(subject.playbook()))
                        .and(SUBJECT.CHECK_ID.eq(subject.check().value()))
                        .fetchOptional(SUBJECT.ID)
                        .ifPresent(number -> found.put(subject, number));
            }
            return found;
        }
        var all = List.copyOf(wanted);
        find(
                db,
                KNOWN_SUBJECTS,
                List.of(
                        all.stream().map(Subject::playbook).toList(),
                        all.stream().map(s -> s.check().value()).toList()),
                (at, number) -> found.put(all.get(at), number));
        return found;
    }

    /** Those of the wanted that are there. */
    private static Map<Series, Integer> loadSeries(DSLContext db, Set<Series> wanted) {
        var found = new HashMap<Series, Integer>();
        if (wanted.size() <= FEW) {
            for (var one : wanted) {
                db.select(SERIES.ID)
                        .from(SERIES)
                        .where(SERIES.PLAYBOOK.eq(one.playbook()))
                        .and(SERIES.DATA_SET.eq(one.dataSet().value()))
                        .and(SERIES.MEASURE.eq(one.measure().value()))
                        .and(SERIES.SEGMENT.eq(one.segment()))
                        .fetchOptional(SERIES.ID)
                        .ifPresent(number -> found.put(one, number));
            }
            return found;
        }
        var all = List.copyOf(wanted);
        find(
                db,
                KNOWN_SERIES,
                List.of(
                        all.stream().map(Series::playbook).toList(),
                        all.stream().map(s -> s.dataSet().value()).toList(),
                        all.stream().map(s -> s.measure().value()).toList(),
                        all.stream().map(Series::segment).toList()),
                (at, number) -> found.put(all.get(at), number));
        return found;
    }

    private static void find(
            DSLContext db, String question, List<List<String>> columns, Found listener) {
        db.connection(connection -> {
            try (var query = connection.prepareStatement(question)) {
                var positions = IntStream.range(0, columns.getFirst().size()).boxed().toList();
                query.setArray(1, Bulk.column(connection, "integer", positions));
                for (int i = 0; i < columns.size(); i++) {
                    query.setArray(i + 2, Bulk.column(connection, "varchar", columns.get(i)));
                }
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        listener.accept(rows.getInt(1), rows.getInt(2));
                    }
                }
            }
        });
    }
}
