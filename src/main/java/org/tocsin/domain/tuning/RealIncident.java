package org.tocsin.domain.tuning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Subject;

/**
 * Something that really was wrong with the data: an incident that nobody dismissed as none.
 *
 * @param number for people
 * @param checks that failed with it; none of one that a person reported
 * @param dataSets that it is about
 */
public record RealIncident(long number, Set<CheckId> checks, Set<DataSetId> dataSets, Span span) {
    public RealIncident {
        checks = Set.copyOf(checks);
        dataSets = Set.copyOf(dataSets);
    }

    /**
     * The times that wrong data spoke of, both included.
     *
     * @param until the last failed run; of one that a person reported, its resolution
     */
    public record Span(Instant from, Instant until) {
        boolean meets(Instant first, Instant last) {
            return !last.isBefore(from) && !first.isAfter(until);
        }
    }

    /**
     * Those of a log's incidents that are about data and were not dismissed. A source that could
     * not be asked says nothing about the data. One that went into another shares its fate.
     *
     * @param now the end of what is still open
     */
    public static List<RealIncident> of(List<Incident> incidents, Instant now) {
        Map<UUID, Incident> byId = new HashMap<>();
        incidents.forEach(incident -> byId.put(incident.id().uuid(), incident));
        var real = new ArrayList<RealIncident>();
        for (var incident : incidents) {
            boolean data = !(incident.subject().origin() instanceof Subject.BrokenSource);
            if (data && !isDismissed(incident, byId)) {
                real.add(of(incident, now));
            }
        }
        return List.copyOf(real);
    }

    private static boolean isDismissed(Incident incident, Map<UUID, Incident> byId) {
        var seen = new ArrayList<UUID>();
        var each = Optional.of(incident);
        while (each.isPresent() && !seen.contains(each.get().id().uuid())) {
            var ending = each.get().course().ending();
            if (ending.dismissed().isPresent()) {
                return true;
            }
            seen.add(each.get().id().uuid());
            each = ending.mergedInto().flatMap(into -> Optional.ofNullable(byId.get(into)));
        }
        return false;
    }

    private static RealIncident of(Incident incident, Instant now) {
        var failures = incident.course().failures();
        var times = incident.course().times();
        var from = times.started().orElse(times.detected());
        var until =
                failures.values().stream()
                        .map(failing -> failing.last().at())
                        .max(Instant::compareTo)
                        .orElseGet(() -> times.resolved().orElse(now));
        return new RealIncident(
                incident.id().number(),
                failures.keySet(),
                incident.subject().place().dataSets().stream()
                        .map(DataSetId::new)
                        .collect(Collectors.toSet()),
                new Span(from, until.isBefore(from) ? from : until));
    }

    /** Whether it shows that an alert was right: its check's, or one of its data set's. */
    boolean explains(Alert alert, DataSetId dataSet) {
        return concerns(alert.check(), dataSet)
                && span.meets(alert.first().at(), alert.last().at());
    }

    boolean concerns(CheckId check, DataSetId dataSet) {
        return checks.contains(check) || dataSets.contains(dataSet);
    }
}
