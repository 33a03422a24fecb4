package org.tocsin.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;

/** Checks that are answered by one look at a partition: same data set, same patience. */
record Lot(DataSet dataSet, Duration timeout, List<Check> checks) {
    Lot {
        checks = List.copyOf(checks);
    }

    List<Measure> measures() {
        return checks.stream().map(Check::measure).distinct().toList();
    }

    /** How many earlier points the most demanding of the checks looks back on. */
    int history() {
        return checks.stream().mapToInt(Following::lookBack).max().orElse(0);
    }

    /** Sorts the chosen checks into lots, in playbook order. */
    static List<Lot> of(Playbook playbook, Set<CheckId> chosen) {
        record Key(DataSet dataSet, Duration timeout) {}
        var lots = new LinkedHashMap<Key, List<Check>>();
        for (var check : playbook.checks()) {
            if (chosen.contains(check.id())) {
                var dataSet = playbook.dataSet(check.measure().dataSet()).orElseThrow();
                var limits =
                        playbook.source(dataSet.source())
                                .map(SourceSpec::limits)
                                .orElse(SourceSpec.Limits.DEFAULT);
                var timeout = check.handling().timeout().orElse(limits.timeout());
                lots.computeIfAbsent(new Key(dataSet, timeout), _ -> new ArrayList<>()).add(check);
            }
        }
        return lots.entrySet().stream()
                .map(lot -> new Lot(lot.getKey().dataSet(), lot.getKey().timeout(), lot.getValue()))
                .toList();
    }
}
