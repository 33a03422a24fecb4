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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.data.DataSetId;

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
            var insert = db.insertInto(SUBJECT, SUBJECT.PLAYBOOK, SUBJECT.CHECK_ID).values("", "");
            var rows = missing.stream().map(s -> new Object[] {s.playbook(), s.check().value()});
            db.batch(insert).bind(rows.toArray(Object[][]::new)).execute();
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
            var insert =
                    db.insertInto(
                                    SERIES,
                                    SERIES.PLAYBOOK,
                                    SERIES.DATA_SET,
                                    SERIES.MEASURE,
                                    SERIES.SEGMENT)
                            .values("", "", "", "");
            var rows = missing.stream().map(Names::row);
            db.batch(insert).bind(rows.toArray(Object[][]::new)).execute();
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

    /** Those of the wanted that are there; of many, all of their playbooks are read at once. */
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
        db.select(SUBJECT.ID, SUBJECT.PLAYBOOK, SUBJECT.CHECK_ID)
                .from(SUBJECT)
                .where(SUBJECT.PLAYBOOK.in(playbooks(wanted.stream().map(Subject::playbook))))
                .forEach(row ->
                        found.put(
                                new Subject(row.value2(), new CheckId(row.value3())),
                                row.value1()));
        return found;
    }

    /** Those of the wanted that are there; of many, all of their playbooks are read at once. */
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
        db.selectFrom(SERIES)
                .where(SERIES.PLAYBOOK.in(playbooks(wanted.stream().map(Series::playbook))))
                .forEach(row ->
                        found.put(
                                new Series(
                                        row.getPlaybook(),
                                        new DataSetId(row.getDataSet()),
                                        new MeasureId(row.getMeasure()),
                                        row.getSegment()),
                                row.getId()));
        return found;
    }

    private static Set<String> playbooks(Stream<String> names) {
        return names.collect(Collectors.toSet());
    }
}
