package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.tocsin.domain.incident.Act;

/**
 * A line of the flight plan: an act, and how often it comes again.
 *
 * @param again when a notice or reminder of the same rule comes again, in order
 */
record RoomPlan(Act act, List<Instant> again) {
    RoomPlan {
        again = List.copyOf(again);
    }

    /**
     * Reminders and notices that repeat are one line, at their first time: a plan of a week is else
     * nothing but them.
     */
    static List<RoomPlan> of(List<Act> plan) {
        var first = new LinkedHashMap<String, List<Act>>();
        for (var act : plan) {
            first.computeIfAbsent(line(act), _ -> new ArrayList<>()).add(act);
        }
        return first.values().stream()
                .map(acts ->
                        new RoomPlan(acts.getFirst(), acts.stream().skip(1).map(Act::at).toList()))
                .toList();
    }

    private static String line(Act act) {
        return switch (act.kind()) {
            case DUTY, NOTICE -> act.kind() + " " + act.key().rule();
            case LAPSED, MISSED, ESCALATED, RUNG, REVIEW -> act.kind() + " " + act.key();
        };
    }
}
