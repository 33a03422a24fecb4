package org.tocsin.playbook;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Location;

/** Finds checks that wait for themselves, or for files where there are none (P-2, T-4). */
final class UpstreamLint {
    private final Map<String, Set<String>> waits = new HashMap<>();
    private final List<DataSet> dataSets;
    private final Declared declared;
    private final Problems problems;

    UpstreamLint(List<DataSet> dataSets, Declared declared, Problems problems) {
        this.dataSets = dataSets;
        this.declared = declared;
        this.problems = problems;
    }

    void tell(List<Check> checks) {
        for (var check : checks) {
            if (check.handling().schedule() instanceof Schedule.After(var upstream)) {
                switch (upstream) {
                    case Schedule.Upstream.File _ -> tellNoFiles(check);
                    case Schedule.Upstream.DataSet(var id) ->
                            waits.computeIfAbsent(dataSet(check), _ -> new TreeSet<>()).add(id);
                }
            }
        }
        for (var check : checks) {
            if (check.handling().schedule()
                            instanceof Schedule.After(Schedule.Upstream.DataSet(var id))
                    && leadsTo(id, dataSet(check), new HashSet<>())) {
                error(
                        check,
                        "check \"%s\" waits for data set %s, which waits for the check's own; give one of them a time"
                                .formatted(check.id(), id));
            }
        }
    }

    private void tellNoFiles(Check check) {
        dataSets.stream()
                .filter(each -> each.id().equals(check.measure().dataSet()))
                .findFirst()
                .flatMap(each -> otherThanFiles(each.location()))
                .ifPresent(place ->
                        error(
                                check,
                                "check \"%s\" waits for a file, but its data set is %s; wait for a data-set or give it a time"
                                        .formatted(check.id(), place)));
    }

    private static Optional<String> otherThanFiles(Location location) {
        return switch (location) {
            case Location.Files _ -> Optional.empty();
            case Location.Table _ -> Optional.of("a table");
            case Location.Resource _ -> Optional.of("on the web");
        };
    }

    private boolean leadsTo(String from, String to, Set<String> seen) {
        return from.equals(to)
                || seen.add(from)
                        && waits.getOrDefault(from, Set.of()).stream()
                                .anyMatch(next -> leadsTo(next, to, seen));
    }

    private void error(Check check, String words) {
        problems.error(declared.place(Declared.Kind.CHECK, check.id().value()), words);
    }

    private static String dataSet(Check check) {
        return check.measure().dataSet().value();
    }
}
