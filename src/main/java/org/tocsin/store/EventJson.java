package org.tocsin.store;

import java.time.Instant;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Logged;

/**
 * Events of incidents as entries of the log and back. The kind of an entry is the kebab-case name
 * of the event; names of events and of their parts are kept for ever, and a golden file of the
 * tests sees to that.
 */
public final class EventJson {
    private static final String MACHINE = "machine:";
    private static final String PERSON = "person:";

    private EventJson() {}

    public static NewEntry entry(Instant at, Actor actor, Event event) {
        String json = RecordJson.members((Record) event).toString();
        return new NewEntry(at, actor(actor), RecordJson.kind(event.getClass()), json);
    }

    /**
     * The event of an entry. One that a newer version of the program wrote, and this one does not
     * understand, becomes a note that says so: it keeps its place on the timeline and changes
     * nothing else.
     */
    public static Logged logged(Entry entry) {
        return new Logged(entry.version(), entry.at(), actor(entry.actor()), event(entry));
    }

    private static Event event(Entry entry) {
        var type = RecordJson.cases(Event.class).get(entry.kind());
        if (type == null) {
            return unknown(entry, "this version does not know the kind");
        }
        try {
            return (Event) RecordJson.read(entry.json(), type);
        } catch (RecordJson.Unread unread) {
            return unknown(entry, String.valueOf(unread.getMessage()));
        }
    }

    private static Event unknown(Entry entry, String why) {
        return new Event.Wrote(
                Event.Entry.NOTE,
                "An entry \"%s\" that cannot be shown here: %s. A newer version of the program wrote it."
                        .formatted(entry.kind(), why));
    }

    private static String actor(Actor actor) {
        return switch (actor) {
            case Actor.Person(var name) -> PERSON + name;
            case Actor.Machine(var name) -> MACHINE + name;
        };
    }

    private static Actor actor(String text) {
        return text.startsWith(MACHINE)
                ? new Actor.Machine(text.substring(MACHINE.length()))
                : new Actor.Person(
                        text.startsWith(PERSON) ? text.substring(PERSON.length()) : text);
    }
}
