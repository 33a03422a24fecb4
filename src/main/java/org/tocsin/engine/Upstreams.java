package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.calendar.Schedule.Upstream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.playbook.Playbook;

/**
 * Which checks are due because the checks of another data set have all run (T-4). Those that run
 * only when asked are not waited for, unless there are no others. For one thread at a time.
 */
final class Upstreams {
    private final Map<String, List<CheckId>> members = new HashMap<>();
    private final Map<String, List<Check>> waiting = new HashMap<>();
    private final Map<CheckId, String> dataSets = new HashMap<>();
    private final Map<CheckId, Instant> ran = new HashMap<>();

    Upstreams(Playbook playbook) {
        for (var check : playbook.checks()) {
            if (check.handling().schedule() instanceof Schedule.After(Upstream.DataSet(var id))) {
                waiting.computeIfAbsent(id, _ -> new ArrayList<>()).add(check);
            }
        }
        for (var id : waiting.keySet()) {
            var all =
                    playbook.checks().stream()
                            .filter(check -> check.measure().dataSet().value().equals(id))
                            .toList();
            var timed =
                    all.stream()
                            .filter(check ->
                                    !(check.handling().schedule() instanceof Schedule.Manual))
                            .toList();
            var ids = (timed.isEmpty() ? all : timed).stream().map(Check::id).toList();
            members.put(id, ids);
            ids.forEach(check -> dataSets.put(check, id));
        }
    }

    /**
     * Takes note of runs.
     *
     * @param met up to when each check has been run for what it waits for
     */
    List<Due> ran(Collection<CheckRun> runs, Map<CheckId, Instant> met) {
        var touched = new HashSet<String>();
        for (var run : runs) {
            var dataSet = dataSets.get(run.check());
            if (dataSet != null) {
                ran.merge(run.check(), run.occasion().startedAt(), Upstreams::later);
                touched.add(dataSet);
            }
        }
        var due = new ArrayList<Due>();
        for (var dataSet : touched) {
            for (var check : waiting.getOrDefault(dataSet, List.of())) {
                due(dataSet, met.getOrDefault(check.id(), Instant.MIN))
                        .ifPresent(at -> due.add(new Due(check, at, false)));
            }
        }
        return due;
    }

    private Optional<Instant> due(String dataSet, Instant since) {
        var newest = Instant.MIN;
        for (var check : members.getOrDefault(dataSet, List.of())) {
            var at = ran.getOrDefault(check, Instant.MIN);
            if (!at.isAfter(since)) {
                return Optional.empty();
            }
            newest = later(newest, at);
        }
        return newest.equals(Instant.MIN) ? Optional.empty() : Optional.of(newest);
    }

    private static Instant later(Instant a, Instant b) {
        return b.isAfter(a) ? b : a;
    }
}
