package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.Locale;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Logged;

/**
 * A line of the timeline.
 *
 * @param version of the event in the log
 * @param by who did it
 * @param pinned whether somebody has pinned it
 */
record RoomEntry(long version, Instant at, By by, EventWords.Said words, boolean pinned) {
    /**
     * @param machine whether the program did it by itself
     * @param part of the program, such as {@code clock}; empty for a person
     */
    record By(String name, boolean machine, String part) {}

    static RoomEntry of(Logged logged, RoomSnapshot snapshot, EventWords words) {
        var by =
                switch (logged.actor()) {
                    case Actor.Person _ -> new By(snapshot.names().who(logged.actor()), false, "");
                    case Actor.Machine(var part) ->
                            new By(snapshot.names().who(logged.actor()), true, part);
                };
        return new RoomEntry(
                logged.version(),
                logged.at(),
                by,
                words.of(logged.event()),
                snapshot.incident().work().pinned().contains(logged.version()));
    }

    boolean isDecision() {
        return words.tone() == EventWords.Tone.DECISION;
    }

    /** Whether every word of the query is in it, whatever the case. */
    boolean matches(String query) {
        var text = (by.name() + " " + words.said() + " " + words.body()).toLowerCase(Locale.ROOT);
        return query.toLowerCase(Locale.ROOT)
                .lines()
                .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
                .allMatch(text::contains);
    }
}
