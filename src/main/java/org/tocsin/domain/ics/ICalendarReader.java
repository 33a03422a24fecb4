package org.tocsin.domain.ics;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.Parsed;
import org.tocsin.domain.calendar.Stretch;

/**
 * Reads the events of an iCalendar file (RFC 5545; O-3). Cancelled events are left out, of several
 * revisions the last counts, and events without any length are no time at all. Entries that repeat
 * by a rule are not expanded but reported.
 */
public final class ICalendarReader {
    private final ZoneId floating;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, CalendarEvent> events = new LinkedHashMap<>();

    private ICalendarReader(ZoneId floating) {
        this.floating = floating;
    }

    /**
     * What was read.
     *
     * @param faults what was not, each naming its line; when the file as a whole is no calendar
     *     there are no events
     */
    public record Contents(List<CalendarEvent> events, List<String> faults) {
        public Contents {
            events = List.copyOf(events);
            faults = List.copyOf(faults);
        }
    }

    /**
     * @param floating the zone of times that name none, and of whole days
     */
    public static Contents read(String text, ZoneId floating) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var lines = ContentLine.unfold(bare);
        if (lines.isEmpty()
                || !lines.getFirst().text().strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            return new Contents(
                    List.of(),
                    List.of("this is no iCalendar file: it begins without BEGIN:VCALENDAR"));
        }
        var reader = new ICalendarReader(floating);
        reader.readAll(lines);
        var counting =
                reader.events.values().stream().filter(e -> !e.revision().cancelled()).toList();
        return new Contents(counting, reader.faults);
    }

    /**
     * Inside an event, parts of it such as alarms have lines of the same names: they are passed.
     */
    private void readAll(List<ContentLine.Unfolded> lines) {
        var open = new ArrayList<String>();
        Map<String, ContentLine> event = new HashMap<>();
        for (var unfolded : lines) {
            var parsed = ContentLine.parse(unfolded);
            if (parsed.isEmpty()) {
                faults.add("line %d: expected NAME:value".formatted(unfolded.number()));
                continue;
            }
            var line = parsed.get();
            switch (line.name()) {
                case "BEGIN" -> {
                    open.add(line.value().strip().toUpperCase(Locale.ROOT));
                    if (isEvent(open)) {
                        event = new HashMap<>(Map.of("BEGIN", line));
                    }
                }
                case "END" -> {
                    if (isEvent(open)) {
                        finish(event);
                    }
                    close(open, line);
                }
                default -> {
                    if (isEvent(open)) {
                        event.putIfAbsent(line.name(), line);
                    }
                }
            }
        }
        if (!open.isEmpty()) {
            faults.add("the file ends inside %s: END is missing".formatted(open.getLast()));
        }
    }

    private static boolean isEvent(List<String> open) {
        return open.size() == 2 && open.getLast().equals("VEVENT");
    }

    private void close(List<String> open, ContentLine line) {
        String name = line.value().strip().toUpperCase(Locale.ROOT);
        if (open.isEmpty() || !open.getLast().equals(name)) {
            faults.add(
                    "line %d: END:%s does not close %s"
                            .formatted(
                                    line.number(),
                                    name,
                                    open.isEmpty() ? "anything" : "BEGIN:" + open.getLast()));
        }
        if (!open.isEmpty()) {
            open.removeLast();
        }
    }

    private void finish(Map<String, ContentLine> lines) {
        var begin = lines.get("BEGIN");
        int number = begin == null ? 1 : begin.number();
        boolean cancelled = text(lines, "STATUS").equalsIgnoreCase("CANCELLED");
        if (!cancelled && (lines.containsKey("RRULE") || lines.containsKey("RDATE"))) {
            faults.add(
                    "line %d: \"%s\" repeats by a rule; export it with each date on its own"
                            .formatted(number, text(lines, "SUMMARY")));
            return;
        }
        if (text(lines, "UID").isEmpty()) {
            faults.add("line %d: the event has no UID".formatted(number));
            return;
        }
        var span = new EventTimes(floating).span(number, lines);
        switch (span) {
            case Parsed.Fault<Optional<Stretch>>(var why) -> {
                // What a cancelled event once said about its time does not matter any more.
                if (cancelled) {
                    events.remove(text(lines, "UID"));
                } else {
                    faults.add(why);
                }
            }
            case Parsed.Read<Optional<Stretch>>(var when) ->
                    when.ifPresent(s -> keep(event(lines, s, cancelled)));
        }
    }

    private void keep(CalendarEvent event) {
        events.merge(
                event.uid(),
                event,
                (old, added) ->
                        added.revision().sequence() >= old.revision().sequence() ? added : old);
    }

    private static CalendarEvent event(
            Map<String, ContentLine> lines, Stretch when, boolean cancelled) {
        int sequence;
        try {
            sequence = Integer.parseInt(text(lines, "SEQUENCE").strip());
        } catch (NumberFormatException _) {
            sequence = 0;
        }
        return new CalendarEvent(
                new CalendarEvent.Revision(text(lines, "UID"), sequence, cancelled),
                text(lines, "SUMMARY"),
                text(lines, "DESCRIPTION"),
                when);
    }

    private static String text(Map<String, ContentLine> lines, String name) {
        var line = lines.get(name);
        return line == null ? "" : ContentLine.unescaped(line.value());
    }
}
