package org.tocsin.playbook;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.domain.calendar.TimeInterval;
import org.tocsin.domain.playbook.TeamTime.NamedInterval;

/** Named intervals with the names of their exceptions looked up. */
final class Intervals {
    private final Map<String, IntervalShape.Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<TimeInterval>> known = new LinkedHashMap<>();
    private final ZoneId zone;
    private final Problems problems;

    Intervals(List<IntervalShape.Entry> entries, ZoneId zone, Problems problems) {
        this.zone = zone;
        this.problems = problems;
        entries.forEach(entry -> this.entries.put(entry.id(), entry));
        this.entries.keySet().forEach(id -> resolve(id, new LinkedHashSet<>()));
    }

    /** Its parts; none when it has a fault, which has been told. */
    List<TimeInterval> parts(String id) {
        return known.getOrDefault(id, List.of());
    }

    List<NamedInterval> all() {
        return known.entrySet().stream()
                .map(each -> new NamedInterval(each.getKey(), each.getValue()))
                .toList();
    }

    private List<TimeInterval> resolve(String id, Set<String> above) {
        var done = known.get(id);
        var entry = entries.get(id);
        if (done != null || entry == null) {
            return done == null ? List.of() : done;
        }
        if (!above.add(id)) {
            problems.error(
                    entry.at(),
                    "interval \"%s\" is left out of itself: %s -> %s"
                            .formatted(id, String.join(" -> ", above), id));
            return List.of();
        }
        var parts = new ArrayList<TimeInterval>();
        for (var part : entry.parts()) {
            var excepted =
                    part.except().stream().flatMap(each -> resolve(each, above).stream()).toList();
            parts.add(part.in(zone, excepted));
        }
        above.remove(id);
        known.put(id, List.copyOf(parts));
        return parts;
    }
}
