package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.ics.CalendarEvent;
import org.tocsin.domain.ics.ICalendarReader;
import org.tocsin.domain.ics.ICalendarWriter;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.oncall.Post;
import org.tocsin.domain.oncall.ShiftEvents;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.RotaDesk.Between;
import org.tocsin.engine.RotaDesk.Change;
import org.tocsin.engine.RotaDesk.Export;
import org.tocsin.engine.RotaDesk.Line;
import org.tocsin.engine.RotaDesk.Outcome;
import org.tocsin.engine.RotaDesk.Preview;

/** A schedule as a calendar file, out and in (O-3). */
final class RotaCalendars {
    private RotaCalendars() {}

    /**
     * @param before what was last published: content by UID
     */
    static Export export(
            OnCallSchedule schedule, Stretch when, Map<String, String> before, Instant stamp) {
        var shifts =
                schedule.shifts(when.from(), when.to()).stream()
                        .filter(s -> when.overlaps(s.when()))
                        .toList();
        var published =
                before.entrySet().stream()
                        .flatMap(e -> unpacked(e.getKey(), e.getValue()).stream())
                        // What lies outside was not asked about, so it has not vanished.
                        .filter(e -> e.when().overlaps(when))
                        .toList();
        var events = ICalendarWriter.revised(ShiftEvents.of(schedule.name(), shifts), published);
        var text = ICalendarWriter.write(schedule.name().title(), events, stamp);
        return new Export(schedule.name().id(), text, events);
    }

    /** What to keep of an export, on top of what was kept before. */
    static Map<String, String> kept(Export export, Map<String, String> before) {
        var kept = new LinkedHashMap<>(before);
        export.events().forEach(e -> kept.put(e.uid(), packed(e)));
        return kept;
    }

    /** Not as iCalendar: its reader leaves out what is cancelled, and that has to be kept too. */
    static String packed(CalendarEvent event) {
        return String.join(
                "\n",
                Integer.toString(event.revision().sequence()),
                Boolean.toString(event.revision().cancelled()),
                event.when().from().toString(),
                event.when().to().toString(),
                event.summary().replace('\n', ' '),
                event.description());
    }

    static Optional<CalendarEvent> unpacked(String uid, String content) {
        var lines = content.split("\n", 6);
        if (lines.length < 6) {
            return Optional.empty();
        }
        try {
            var revision =
                    new CalendarEvent.Revision(
                            uid, Integer.parseInt(lines[0]), Boolean.parseBoolean(lines[1]));
            return Stretch.between(Instant.parse(lines[2]), Instant.parse(lines[3]))
                    .map(when -> new CalendarEvent(revision, lines[4], lines[5], when));
        } catch (NumberFormatException | java.time.DateTimeException _) {
            // Kept by a version that wrote it otherwise: told anew, as if for the first time.
            return Optional.empty();
        }
    }

    /**
     * Reads a file as take-overs. A person is found in an entry's title by id or name, a position
     * by its name.
     *
     * @param into where an entry goes that names no position
     */
    static Preview preview(RotaChecks checks, OnCallSchedule schedule, Post into, String text) {
        var contents = ICalendarReader.read(text, schedule.zone());
        var lines = new ArrayList<Line>();
        for (var event : contents.events()) {
            lines.add(
                    new Line(
                            event.summary(), event.when(), outcome(checks, schedule, into, event)));
        }
        lines.sort(java.util.Comparator.comparing(line -> line.when().from()));
        return new Preview(lines, contents.faults());
    }

    private static Outcome outcome(
            RotaChecks checks, OnCallSchedule schedule, Post into, CalendarEvent event) {
        var people = named(checks.rota().playbook(), checks.people(schedule), event.summary());
        if (people.isEmpty()) {
            return new Outcome.Faulty("its title names nobody of the playbook");
        }
        if (people.size() > 1) {
            return new Outcome.Faulty("its title names " + String.join(" and ", people));
        }
        String person = people.getFirst();
        String position =
                schedule.positions().stream()
                        .filter(p -> contains(event.summary(), p))
                        .findFirst()
                        .orElse(into.position());
        if (RotaChecks.holds(schedule, position, person, event.when())) {
            return new Outcome.Stands(person, position);
        }
        var change =
                new Change.TakeOver(
                        new Post(into.schedule(), position),
                        person,
                        new Between(event.when().from(), event.when().to()),
                        "from a calendar file");
        return checks.refusal(change)
                .<Outcome>map(Outcome.Faulty::new)
                .orElseGet(() -> new Outcome.Enters(change));
    }

    private static List<String> named(Playbook playbook, Iterable<String> people, String summary) {
        var found = new ArrayList<String>();
        for (var id : people) {
            var name = playbook.response().directory().person(id).map(p -> p.name()).orElse(id);
            if (contains(summary, id) || contains(summary, name)) {
                found.add(id);
            }
        }
        return List.copyOf(found);
    }

    /** As a word of its own, so that "Ann" is not found in "Anna". */
    private static boolean contains(String text, String word) {
        return !word.isBlank()
                && Pattern.compile(
                                "(?<![\\p{L}\\p{N}-])"
                                        + Pattern.quote(word.toLowerCase(Locale.ROOT))
                                        + "(?![\\p{L}\\p{N}-])")
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .find();
    }
}
