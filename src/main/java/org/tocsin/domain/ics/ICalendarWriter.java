package org.tocsin.domain.ics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Writes iCalendar (RFC 5545): CRLF, UTC, lines of at most 75 octets (O-3; semantics: Channels).
 */
public final class ICalendarWriter {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private ICalendarWriter() {}

    /**
     * What to publish now, given what was published before. An entry that says something else than
     * before gets the next sequence number; one that has vanished is told of as cancelled, since
     * calendars that have it would keep it otherwise.
     */
    public static List<CalendarEvent> revised(
            List<CalendarEvent> events, List<CalendarEvent> published) {
        var before = new LinkedHashMap<String, CalendarEvent>();
        published.forEach(e -> before.put(e.uid(), e));
        var revised = new ArrayList<CalendarEvent>();
        for (var event : events) {
            var old = before.remove(event.uid());
            if (old == null) {
                revised.add(event);
            } else {
                int sequence = old.revision().sequence();
                boolean same = old.saysTheSameAs(event);
                revised.add(event.revised(same ? sequence : sequence + 1, false));
            }
        }
        for (var gone : before.values()) {
            boolean told = gone.revision().cancelled();
            revised.add(told ? gone : gone.revised(gone.revision().sequence() + 1, true));
        }
        return List.copyOf(revised);
    }

    /**
     * @param name shown for the calendar as a whole
     * @param stamp when it is written
     */
    public static String write(String name, List<CalendarEvent> events, Instant stamp) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Tocsin//Tocsin//EN");
        line(text, "CALSCALE:GREGORIAN");
        line(text, "METHOD:PUBLISH");
        line(text, "X-WR-CALNAME:" + ContentLine.escaped(name));
        for (var event : events) {
            event(text, event, stamp);
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static void event(StringBuilder text, CalendarEvent event, Instant stamp) {
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + ContentLine.escaped(event.uid()));
        line(text, "DTSTAMP:" + utc(stamp));
        line(text, "DTSTART:" + utc(event.when().from()));
        line(text, "DTEND:" + utc(event.when().to()));
        line(text, "SEQUENCE:" + event.revision().sequence());
        line(text, "STATUS:" + (event.revision().cancelled() ? "CANCELLED" : "CONFIRMED"));
        line(text, "SUMMARY:" + ContentLine.escaped(event.summary()));
        if (!event.description().isEmpty()) {
            line(text, "DESCRIPTION:" + ContentLine.escaped(event.description()));
        }
        line(text, "TRANSP:TRANSPARENT");
        line(text, "END:VEVENT");
    }

    private static String utc(Instant at) {
        return UTC.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    private static void line(StringBuilder text, String line) {
        text.append(ContentLine.folded(line));
    }
}
