package org.tocsin.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Running;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;

/** Checks that are answered by one look at a partition: same data set, same patience. */
record Lot(DataSet dataSet, Duration timeout, List<Check> checks) {
    Lot {
        checks = List.copyOf(checks);
    }

    /** What kind of look the checks of a lot need. */
    enum Manner {
        /** At a partition, which may lie in the past. */
        PARTITION,
        /** At the source as it is now. */
        PRESENT,
        /** Back at what other checks found, once they have run. */
        HINDSIGHT;

        static Manner of(Formula formula) {
            return switch (formula.unsegmented()) {
                case Formula.Recalled _ -> HINDSIGHT;
                case Formula.Probed(var probe, _) ->
                        probe instanceof Probe.FileSize ? PARTITION : PRESENT;
                case Formula.Late _,
                        Formula.RowCount _,
                        Formula.NullRate _,
                        Formula.Aggregate _,
                        Formula.DistinctCount _,
                        Formula.Duplicates _,
                        Formula.Schema _,
                        Formula.FailingRows _,
                        Formula.Share _,
                        Formula.LargestShare _,
                        Formula.MissingValues _,
                        Formula.HeavyKeys _,
                        Formula.MeanMedianGap _,
                        Formula.Compliance _,
                        Formula.Age _,
                        Formula.HoursCovered _,
                        Formula.HoursInDay _,
                        Formula.RegularIntervals _,
                        Formula.NewValues _,
                        Formula.GroupGap _,
                        Formula.Bimodality _,
                        Formula.Relation _,
                        Formula.Segmented _,
                        Formula.Query _ ->
                        PARTITION;
            };
        }
    }

    /** The same of all checks. */
    Manner manner() {
        return Manner.of(checks.getFirst().measure().formula());
    }

    List<Measure> measures() {
        return checks.stream().map(Check::measure).distinct().toList();
    }

    /** The same look, for some of its checks. */
    Lot of(List<Check> some) {
        return new Lot(dataSet, timeout, some);
    }

    /** The highest of its checks. */
    Running.Priority priority() {
        return checks.stream()
                .map(check -> check.handling().running().priority())
                .min(Comparator.naturalOrder())
                .orElse(Running.Priority.NORMAL);
    }

    /** How many earlier points the most demanding of the checks looks back on. */
    int history() {
        return checks.stream().mapToInt(Following::lookBack).max().orElse(0);
    }

    /** Sorts the chosen checks into lots, in playbook order, those that look back last. */
    static List<Lot> of(Playbook playbook, Set<CheckId> chosen) {
        var checks =
                playbook.checks().stream().filter(check -> chosen.contains(check.id())).toList();
        return new Sorting(playbook).lots(checks);
    }

    /** Knows into which lot each check of a playbook goes, however many there are. */
    static final class Sorting {
        private record Key(DataSetId dataSet, Duration timeout, Manner manner) {}

        private final Map<DataSetId, DataSet> dataSets = new HashMap<>();
        private final Map<SourceId, Duration> timeouts = new HashMap<>();

        Sorting(Playbook playbook) {
            playbook.inputs().dataSets().forEach(each -> dataSets.put(each.id(), each));
            playbook.inputs()
                    .sources()
                    .forEach(each -> timeouts.put(each.id(), each.limits().timeout()));
        }

        /** In the order of the checks, but those that look back last. */
        List<Lot> lots(List<Check> checks) {
            var lots = new LinkedHashMap<Key, List<Check>>();
            for (var check : checks) {
                lots.computeIfAbsent(key(check), _ -> new ArrayList<>()).add(check);
            }
            return lots.entrySet().stream()
                    .sorted(Comparator.comparing(lot -> lot.getKey().manner() == Manner.HINDSIGHT))
                    .map(lot ->
                            new Lot(
                                    dataSet(lot.getKey().dataSet()),
                                    lot.getKey().timeout(),
                                    lot.getValue()))
                    .toList();
        }

        private Key key(Check check) {
            var id = check.measure().dataSet();
            var usual =
                    timeouts.getOrDefault(
                            dataSet(id).source(), SourceSpec.Limits.DEFAULT.timeout());
            var timeout = check.handling().timeout().orElse(usual);
            return new Key(id, timeout, Manner.of(check.measure().formula()));
        }

        DataSet dataSet(DataSetId id) {
            return Optional.ofNullable(dataSets.get(id)).orElseThrow();
        }
    }
}
