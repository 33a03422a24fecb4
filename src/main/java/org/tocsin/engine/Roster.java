package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Shift;

/** One schedule's shifts, laid out in pages of some weeks as they are asked for. */
final class Roster {
    private static final long PAGE_SECONDS = Duration.ofDays(32).toSeconds();

    /** More than four years of pages are never of use at once. */
    private static final int MOST_PAGES = 48;

    private final OnCallSchedule schedule;
    private final Map<Long, Map<String, TreeMap<Instant, List<String>>>> pages =
            new ConcurrentHashMap<>();

    Roster(OnCallSchedule schedule) {
        this.schedule = schedule;
    }

    /** Who holds a position, each once; nobody in a gap. */
    List<String> at(String position, Instant at) {
        long number = Math.floorDiv(at.getEpochSecond(), PAGE_SECONDS);
        if (pages.size() > MOST_PAGES) {
            pages.clear();
        }
        var changes = pages.computeIfAbsent(number, this::page).get(position);
        var entry = changes == null ? null : changes.floorEntry(at);
        return entry == null ? List.of() : entry.getValue();
    }

    /** By position: from when on who holds it. */
    private Map<String, TreeMap<Instant, List<String>>> page(long number) {
        var from = Instant.ofEpochSecond(number * PAGE_SECONDS);
        var to = from.plusSeconds(PAGE_SECONDS);
        var shifts = schedule.shifts(from, to);
        var page = new ConcurrentHashMap<String, TreeMap<Instant, List<String>>>();
        for (var position : schedule.positions()) {
            var own = shifts.stream().filter(s -> s.post().position().equals(position)).toList();
            page.put(position, changes(own, from));
        }
        return page;
    }

    private static TreeMap<Instant, List<String>> changes(List<Shift> shifts, Instant from) {
        var changes = new TreeMap<Instant, List<String>>();
        changes.put(from, List.of());
        for (var shift : shifts) {
            changes.put(shift.from().isBefore(from) ? from : shift.from(), List.of());
            changes.put(shift.to(), List.of());
        }
        changes.replaceAll((at, _) -> holders(shifts, at));
        return changes;
    }

    private static List<String> holders(List<Shift> shifts, Instant at) {
        var people = new ArrayList<String>();
        for (var shift : shifts) {
            if (shift.when().contains(at) && !people.contains(shift.person())) {
                people.add(shift.person());
            }
        }
        return List.copyOf(people);
    }
}
