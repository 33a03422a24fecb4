package org.tocsin.domain.review.metrics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.RootCauses;
import org.tocsin.domain.response.Directory;

/**
 * Puts incidents beside how they were handled, with what only the directory, the calendar and the
 * other incidents know.
 *
 * @param after the end of a span that begins at an instant, as the team's calendar has it
 */
public record Reckoning(Directory directory, BiFunction<Instant, Span, Instant> after) {
    /** Why an incident of a check is linked to the one before it (I-9). */
    public static final String SAME_CHECK = "same check";

    private static final Set<String> REPEATED = Set.of(SAME_CHECK, RootCauses.SAME);

    /** An incident without a handling has just been detected. */
    public List<Handled> of(List<Incident> incidents, Map<UUID, Handling> handlings) {
        var numbers = new HashMap<UUID, Long>();
        incidents.forEach(each -> numbers.put(each.id().uuid(), each.id().number()));
        return incidents.stream()
                .map(each -> {
                    var handling = handlings.get(each.id().uuid());
                    return of(
                            each,
                            handling == null ? Handling.begun(each.detectedAt()) : handling,
                            numbers);
                })
                .toList();
    }

    private Handled of(Incident incident, Handling handling, Map<UUID, Long> numbers) {
        return new Handled(
                incident,
                handling,
                directory
                        .pipeline(incident.subject().place().pipeline())
                        .map(pipeline -> pipeline.ownership().area())
                        .orElse(""),
                kept(handling),
                repeats(incident, numbers));
    }

    private Share kept(Handling handling) {
        long kept = 0;
        long whole = 0;
        for (var promise : handling.promises().entrySet()) {
            switch (promise.getValue()) {
                case Handling.Met met -> {
                    whole++;
                    kept += isInTime(met) ? 1 : 0;
                }
                case Handling.Unmet(var due) -> {
                    var open = handling.open().get(promise.getKey().round());
                    whole += open.contains(due) ? 1 : 0;
                }
            }
        }
        return new Share(kept, whole);
    }

    /** The clock may not have been kept when its time passed; its rule knows. */
    private boolean isInTime(Handling.Met met) {
        return met.promise()
                .map(promise -> !met.at().isAfter(promise.due(after)))
                .orElse(!met.late());
    }

    private static boolean repeats(Incident incident, Map<UUID, Long> numbers) {
        return incident.work().findings().related().stream()
                .filter(each -> REPEATED.contains(each.why()))
                .map(each -> numbers.getOrDefault(each.other(), Long.MAX_VALUE))
                .anyMatch(number -> number < incident.id().number());
    }
}
