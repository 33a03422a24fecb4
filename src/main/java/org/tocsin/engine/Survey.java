package org.tocsin.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tocsin.domain.check.EmptyPartition;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.check.Relations;
import org.tocsin.domain.check.SchemaComparison;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.source.Scan;

/**
 * What was found on one partition: a reading for every measure, those included that are reckoned
 * from others or from the columns rather than asked of the source.
 *
 * @param columns as found, empty when the partition could not be opened
 * @param present whether there was a partition to look at
 */
record Survey(
        Map<MeasureId, Reading> readings, Optional<List<SeenColumn>> columns, boolean present) {

    /** The wanted measures and all that they are reckoned from. */
    static Map<MeasureId, Measure> closure(List<Measure> wanted, Map<MeasureId, Measure> all) {
        var closure = new LinkedHashMap<MeasureId, Measure>();
        wanted.forEach(measure -> include(measure, all, closure));
        return closure;
    }

    private static void include(
            Measure measure, Map<MeasureId, Measure> all, Map<MeasureId, Measure> closure) {
        if (closure.putIfAbsent(measure.id(), measure) == null
                && measure.formula() instanceof Formula.Relation(var left, _, var right)) {
            include(named(left, all), all, closure);
            include(named(right, all), all, closure);
        }
    }

    /** The measures of one data set that only its source can answer. */
    static List<Measure> toAsk(Map<MeasureId, Measure> closure, DataSetId dataSet) {
        return closure.values().stream()
                .filter(Survey::askedOfSource)
                .filter(measure -> measure.dataSet().equals(dataSet))
                .toList();
    }

    private static boolean askedOfSource(Measure measure) {
        return switch (measure.formula()) {
            case Formula.Relation _,
                    Formula.Schema _,
                    Formula.Probed _,
                    Formula.Late _,
                    Formula.Recalled _ ->
                    false;
            case Formula.RowCount _,
                    Formula.NullRate _,
                    Formula.Aggregate _,
                    Formula.DistinctCount _,
                    Formula.Duplicates _,
                    Formula.FailingRows _,
                    Formula.Share _,
                    Formula.LargestShare _,
                    Formula.MissingValues _,
                    Formula.HeavyKeys _,
                    Formula.MeanMedianGap _,
                    Formula.Age _,
                    Formula.Compliance _,
                    Formula.HoursCovered _,
                    Formula.HoursInDay _,
                    Formula.RegularIntervals _,
                    Formula.NewValues _,
                    Formula.GroupGap _,
                    Formula.Bimodality _,
                    Formula.Segmented _,
                    Formula.Query _ ->
                    true;
        };
    }

    private static Measure named(MeasureId id, Map<MeasureId, Measure> all) {
        var measure = all.get(id);
        if (measure == null) {
            throw new IllegalArgumentException(
                    "no measure " + id + "; a playbook resolves its names");
        }
        return measure;
    }

    /**
     * Completes a scan.
     *
     * @param closure the measures asked about, with all that they are reckoned from
     * @param before the columns of the partition before, where one was seen
     */
    static Survey of(
            DataSet dataSet,
            Map<MeasureId, Measure> closure,
            Scan scan,
            Optional<List<SeenColumn>> before) {
        return of(dataSet, closure, scan, before, new HashMap<>());
    }

    private static Survey of(
            DataSet dataSet,
            Map<MeasureId, Measure> closure,
            Scan scan,
            Optional<List<SeenColumn>> before,
            Map<MeasureId, Reading> readings) {
        switch (scan) {
            case Scan.Probed(var probed, var rows) -> {
                readings.putAll(probed);
                if (rows.isPresent()) {
                    return of(dataSet, closure, rows.get(), before, readings);
                }
                closure.values().forEach(measure -> relate(measure, closure, readings));
                return new Survey(readings, Optional.empty(), true);
            }
            case Scan.Done(var taken, var schema) -> {
                readings.putAll(taken);
                var comparison =
                        new SchemaComparison(dataSet, schema.columns(), schema.unparsed(), before);
                fill(closure, readings, measure -> compare(measure, comparison));
                return new Survey(readings, Optional.of(schema.columns()), true);
            }
            case Scan.Absent(var what) -> {
                closure.values()
                        .forEach(m -> readings.putIfAbsent(m.id(), EmptyPartition.read(m, what)));
                return new Survey(readings, Optional.empty(), false);
            }
            case Scan.Unreadable(var cause) -> {
                fill(closure, readings, _ -> new Reading.Failed(cause, Evidence.NONE));
                return new Survey(readings, Optional.empty(), true);
            }
        }
    }

    /** Gives every measure that has no reading yet one, relations last. */
    private static void fill(
            Map<MeasureId, Measure> closure,
            Map<MeasureId, Reading> readings,
            Function<Measure, Reading> reading) {
        for (var measure : closure.values()) {
            if (!(measure.formula() instanceof Formula.Relation)) {
                readings.computeIfAbsent(measure.id(), _ -> reading.apply(measure));
            }
        }
        closure.values().forEach(measure -> relate(measure, closure, readings));
    }

    private static Reading compare(Measure measure, SchemaComparison comparison) {
        if (!(measure.formula() instanceof Formula.Schema(var faults))) {
            throw new IllegalStateException("the source gave no reading of " + measure.id());
        }
        var differences = comparison.differences(faults);
        return new Reading.Taken(
                OptionalDouble.of(differences.size()),
                new Tested(0, OptionalLong.of(differences.size())),
                differences,
                Evidence.NONE);
    }

    private static Reading relate(
            Measure measure, Map<MeasureId, Measure> closure, Map<MeasureId, Reading> readings) {
        var known = readings.get(measure.id());
        if (known != null
                || !(measure.formula() instanceof Formula.Relation(var a, var form, var b))) {
            return Objects.requireNonNull(known);
        }
        var left = named(a, closure);
        var right = named(b, closure);
        var related =
                Relations.combine(
                        left,
                        relate(left, closure, readings),
                        form,
                        right,
                        relate(right, closure, readings));
        readings.put(measure.id(), related);
        return related;
    }
}
