package org.tocsin.domain.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Expression;

/**
 * How a measure is reckoned over one partition of its data set. {@code where} narrows the rows
 * looked at; an absent one means all of them.
 */
public sealed interface Formula {
    /** What is reckoned, whether for all rows at once or per segment. */
    default Formula unsegmented() {
        return this instanceof Segmented(var each, _) ? each : this;
    }

    /**
     * The same formula once per segment of the rows, all in one grouped statement (C-16). What can
     * be taken per segment {@link Segmentation#fits}.
     */
    record Segmented(Formula each, Segmentation by) implements Formula {}

    /** Number of rows (C-1). */
    record RowCount(Optional<Expression> where) implements Formula {}

    /**
     * Share of rows in which the value is null, from 0 to 1; no value when there are no rows (C-2).
     */
    record NullRate(Expression of, boolean emptyIsNull, Optional<Expression> where)
            implements Formula {}

    /**
     * One aggregate; SUM of no rows is 0, the others then have no value. STDDEV is the sample one.
     */
    record Aggregate(Function function, Expression of, Optional<Expression> where)
            implements Formula {}

    enum Function {
        SUM,
        AVG,
        MIN,
        MAX,
        MEDIAN,
        STDDEV
    }

    /** Number of different values that are not null. */
    record DistinctCount(Expression of, Optional<Expression> where) implements Formula {}

    /**
     * Repeats of a key (C-4); rows in which any part of the key is null do not count.
     *
     * @param within when present, only repeats whose instants lie at most this far apart count
     */
    record Duplicates(
            List<Expression> key,
            Counting counting,
            Optional<Window> within,
            Optional<Expression> where)
            implements Formula {
        public Duplicates {
            key = List.copyOf(key);
        }
    }

    enum Counting {
        /** Rows beyond the first of each key. */
        ROWS,
        /** Keys that occur more than once. */
        KEYS
    }

    /** Two rows belong together when {@code by} differs, by at most {@code span}. */
    record Window(Expression by, Duration span) {}

    /**
     * Number of columns that differ from what the data set declares, or from what was seen last
     * (C-3).
     */
    record Schema(Set<SchemaFault> faults) implements Formula {
        public Schema {
            faults = Set.copyOf(faults);
        }
    }

    enum SchemaFault {
        /**
         * A required column is not there under its own name; an alias found instead is a rename.
         */
        MISSING,
        UNEXPECTED,
        /** A value does not read as the declared type. */
        WRONG_TYPE,
        /** The columns differ from those of the previous partition. */
        CHANGED
    }

    /**
     * Rows that fail a test, as a number or as a share of the rows tested (C-7, C-10). Nulls pass.
     */
    record FailingRows(RowTest test, boolean asRate, Optional<Expression> where)
            implements Formula {}

    /** Share of rows that meet a condition, from 0 to 1 (C-13). */
    record Share(Expression of, Optional<Expression> where) implements Formula {}

    /** Share of the most frequent value among values that are not null, from 0 to 1 (C-13). */
    record LargestShare(Expression of, Optional<Expression> where) implements Formula {}

    /** Number of expected values that do not occur (C-13). */
    record MissingValues(Expression of, List<String> expected, Optional<Expression> where)
            implements Formula {
        public MissingValues {
            expected = List.copyOf(expected);
        }
    }

    /** Number of keys with more rows than the limit (C-13: single users with &gt; 1,000 events). */
    record HeavyKeys(Expression key, long moreThan, Optional<Expression> where)
            implements Formula {}

    /** (mean - median) / |median|; no value when the median is 0 (C-13). */
    record MeanMedianGap(Expression of, Optional<Expression> where) implements Formula {}

    /**
     * Seconds from the newest instant to now, negative when it lies ahead (C-5). Where no row has
     * one there is no newest, which is a breach and never healthy (semantics: Checks).
     */
    record Age(Expression of, Optional<Expression> where) implements Formula {}

    /**
     * Share of rows that pass all tests, from 0 to 1 (C-11). A null passes every test but {@link
     * RowTest.Present}.
     */
    record Compliance(List<RowTest> tests, Optional<Expression> where) implements Formula {
        public Compliance {
            tests = List.copyOf(tests);
        }
    }

    /**
     * Hours of the partition in which rows lie, minus the whole hours that it has up to now: 0 when
     * none is missing, also on days of 23 and 25 hours (C-17). Hours count from the first instant
     * of the day in the data set's zone. A naive stamp cannot say which of two repeated hours it
     * means, so a day of 25 hours then lacks one.
     */
    record HoursCovered(Expression at, Optional<Expression> where) implements Formula {}

    /** How many hours the partition has in the data set's zone: 23, 24 or 25 for a day (C-17). */
    record HoursInDay() implements Formula {}

    /**
     * Share of events, among those with an earlier event of the same key, that follow it after an
     * exact multiple of a span, to the second (C-19: machine traffic).
     */
    record RegularIntervals(
            Expression key, Expression at, Duration every, Optional<Expression> where)
            implements Formula {}

    /**
     * Number of values that occur and did not in any of the earlier partitions looked at (C-18); no
     * value, so learning, while none of those is there.
     *
     * @param previous how many earlier partitions are looked at
     */
    record NewValues(Expression of, int previous, Optional<Expression> where) implements Formula {}

    /**
     * How far the medians of groups lie apart: (largest - smallest) / |smallest|; no value with
     * fewer than two groups or when the smallest is 0 (C-26).
     */
    record GroupGap(Expression of, Groups groups, Optional<Expression> where) implements Formula {}

    /**
     * @param only the groups to compare; all of them when empty
     * @param atLeast how many values a group needs to be compared
     */
    record Groups(Expression by, List<String> only, long atLeast) {
        public Groups {
            only = List.copyOf(only);
        }
    }

    /**
     * Sarle's bimodality coefficient for samples, from 0 to 1: 0.33 for a normal distribution, 0.56
     * for a uniform one, more for two peaks (C-26; SAS/STAT, the CLUSTER procedure). No value for
     * fewer than four values or when all are the same.
     */
    record Bimodality(Expression of, Optional<Expression> where) implements Formula {}

    /**
     * Two measures put side by side (C-12). The right one may be of another data set, of another
     * source too: its partition of the same day is then looked at (C-14).
     */
    record Relation(MeasureId left, Form form, MeasureId right) implements Formula {}

    enum Form {
        /** left - right. */
        DIFFERENCE,
        /** left / right; no value when right is 0. */
        RATIO,
        /** |left - right|: how far two systems' totals lie apart (C-14). */
        GAP,
        /** left while right is 0, else 0: carts although nobody bought. */
        LEFT_WHILE_NO_RIGHT
    }

    /** A query of the user's own (C-20), read as one number or as one failure per row. */
    record Query(String sql, Reads reads) implements Formula {}

    enum Reads {
        VALUE,
        ROWS
    }

    /**
     * What a source is asked without looking at rows (C-6, C-22).
     *
     * @param timeoutBreaches whether no answer in time is a breach of the check's worst severity
     *     rather than a check that is broken (document 000: query time-outs are P1)
     */
    record Probed(Probe probe, boolean timeoutBreaches) implements Formula {}

    /** Seconds that the data set is late, 0 when it has landed or is not due yet (C-6, C-25). */
    record Late(Lateness lateness) implements Formula {}

    /** What the runs and points that were kept say (C-21, C-23, C-27, D-6). */
    record Recalled(Hindsight hindsight) implements Formula {}

    /** What a row must pass; a null passes all but {@link Present}. */
    sealed interface RowTest {
        /** There is a value; an empty text is none when asked. */
        record Present(Expression of, boolean emptyIsNull) implements RowTest {}

        /**
         * Between two bounds, each inclusive; a bound is an expression, so {@code :now} may be one.
         */
        record Range(Expression of, Optional<Expression> min, Optional<Expression> max)
                implements RowTest {}

        record OneOf(Expression of, List<String> accepted) implements RowTest {
            public OneOf {
                accepted = List.copyOf(accepted);
            }
        }

        /** A regular expression that the whole value must match. */
        record Matches(Expression of, String pattern) implements RowTest {}

        record ParsesAs(Expression of, ColumnType type) implements RowTest {}

        record Satisfies(Expression condition) implements RowTest {}

        /** The value occurs in a column of another table or file of the same source (C-9). */
        record RefersTo(Expression of, String table, String column) implements RowTest {}
    }
}
