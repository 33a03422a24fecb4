package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Running.Priority;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Masks;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader.Request;

/**
 * Looks at all that measures are reckoned from: the partition itself, the partitions of other data
 * sets on the same day (C-14), and earlier partitions whose values are no longer new (C-18).
 */
final class Gathering {
    private final Playbook playbook;
    private final Surveyor surveyor;

    Gathering(Playbook playbook, Surveyor surveyor) {
        this.playbook = playbook;
        this.surveyor = surveyor;
    }

    /** What every look has in common. */
    record Look(
            Map<MeasureId, Measure> closure, Instant asOf, Duration timeout, Priority priority) {
        private List<Measure> of(DataSet dataSet) {
            return Survey.toAsk(closure, dataSet.id());
        }

        private Set<DataSetId> others(DataSet dataSet) {
            return closure.values().stream()
                    .map(Measure::dataSet)
                    .filter(id -> !id.equals(dataSet.id()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    Scan gather(DataSet dataSet, Partition partition, Look look) throws InterruptedException {
        var own = look(dataSet, partition, look);
        var others = look.others(dataSet);
        if (!(own instanceof Scan.Done(var taken, var schema)) || others.isEmpty()) {
            return own;
        }
        var readings = new HashMap<>(taken);
        for (var id : others) {
            var other = playbook.dataSet(id).orElseThrow();
            var there = other.partitionOn(JudgedDays.date(partition));
            var measures = new HashMap<MeasureId, Measure>();
            look.closure().values().stream()
                    .filter(m -> m.dataSet().equals(id))
                    .filter(m -> !(m.formula() instanceof Formula.Relation))
                    .forEach(m -> measures.put(m.id(), m));
            var survey = Survey.of(other, measures, look(other, there, look), Optional.empty());
            readings.putAll(survey.readings());
        }
        return new Scan.Done(readings, schema);
    }

    private Scan look(DataSet dataSet, Partition partition, Look look) throws InterruptedException {
        var scan =
                surveyor.scan(request(dataSet, partition, look.of(dataSet), look), look.priority());
        if (!(scan instanceof Scan.Done(var taken, var schema))) {
            return scan;
        }
        var readings = new HashMap<>(taken);
        for (var measure : look.of(dataSet)) {
            var reading = readings.get(measure.id());
            if (measure.formula() instanceof Formula.NewValues formula
                    && reading instanceof Reading.Taken now) {
                var known = new HashSet<String>();
                var missing = known(dataSet, partition, measure, look, known);
                readings.put(
                        measure.id(), missing.orElseGet(() -> fresh(dataSet, formula, now, known)));
            } else if (measure.formula() instanceof Formula.GroupGap gap
                    && reading instanceof Reading.Taken now
                    && Masks.hide(dataSet, gap.groups().by())) {
                readings.put(
                        measure.id(),
                        new Reading.Taken(
                                now.value(), now.tested(), now.details(), now.evidence()));
            }
        }
        return new Scan.Done(readings, schema);
    }

    /**
     * Collects the values of earlier partitions.
     *
     * @return the reading there is instead when they cannot be had
     */
    private Optional<Reading> known(
            DataSet dataSet, Partition partition, Measure measure, Look look, Set<String> known)
            throws InterruptedException {
        int previous = ((Formula.NewValues) measure.formula()).previous();
        boolean any = false;
        for (int back = 1; back <= previous; back++) {
            var earlier = dataSet.partitionBefore(JudgedDays.date(partition), back);
            switch (surveyor.scan(
                    request(dataSet, earlier, List.of(measure), look), look.priority())) {
                case Scan.Absent _, Scan.Probed _ -> {}
                case Scan.Unreadable(var cause) -> {
                    return Optional.of(new Reading.Failed(cause, Reading.Evidence.NONE));
                }
                case Scan.Done done -> {
                    switch (done.readings().get(measure.id())) {
                        case Reading.Taken taken -> {
                            known.addAll(taken.details());
                            any |= taken.tested().rows() > 0;
                        }
                        case Reading.Failed failed -> {
                            return Optional.of(failed);
                        }
                        case Reading.TimedOut timedOut -> {
                            return Optional.of(timedOut);
                        }
                        case Reading.Segmented _ ->
                                throw new IllegalStateException("segments of " + measure.id());
                        case null -> throw new IllegalStateException("no " + measure.id());
                    }
                }
            }
        }
        return any ? Optional.empty() : Optional.of(nothingBefore(previous));
    }

    private static Reading nothingBefore(int previous) {
        return new Reading.Taken(
                OptionalDouble.empty(),
                Reading.Tested.NONE,
                List.of("learning, none of the previous %d holds rows".formatted(previous)),
                Reading.Evidence.NONE);
    }

    private static Reading fresh(
            DataSet dataSet, Formula.NewValues formula, Reading.Taken now, Set<String> known) {
        var fresh = new TreeSet<>(now.details());
        fresh.removeAll(known);
        return new Reading.Taken(
                OptionalDouble.of(fresh.size()),
                now.tested(),
                fresh.isEmpty() || Masks.hide(dataSet, formula.of())
                        ? List.of()
                        : List.of(named(fresh)),
                now.notes(),
                now.evidence());
    }

    private static String named(Set<String> fresh) {
        int shown = 10;
        String names = fresh.stream().limit(shown).collect(Collectors.joining(", "));
        return fresh.size() <= shown
                ? names
                : "%s and %,d more".formatted(names, fresh.size() - shown);
    }

    private static Request request(
            DataSet dataSet, Partition partition, List<Measure> measures, Look look) {
        boolean types =
                look.closure().values().stream()
                        .filter(measure -> measure.dataSet().equals(dataSet.id()))
                        .anyMatch(Gathering::asksForTypes);
        return new Request(dataSet, partition, measures, look.asOf(), look.timeout(), types);
    }

    private static boolean asksForTypes(Measure measure) {
        return measure.formula() instanceof Formula.Schema(var faults)
                && faults.contains(Formula.SchemaFault.WRONG_TYPE);
    }
}
