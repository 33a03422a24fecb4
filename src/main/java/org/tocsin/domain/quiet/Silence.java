package org.tocsin.domain.quiet;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * For a while nobody is told of certain alerts. It has an end, a reason and an author,
 * always.
 *
 * @param id UUIDv7
 * @param entry as it stands after its last change
 */
public record Silence(UUID id, Kind kind, Matchers matchers, Term term, Entry entry) {
    public enum Kind {
        /** Of a check or a group, made from it. */
        SNOOZE,
        /** By matchers. */
        SILENCE
    }

    /**
     * @param from the first instant at which it holds
     * @param until the first instant at which it no longer does; not after {@code from} when it was
     *     withdrawn before it began
     */
    public record Term(Instant from, Instant until) {
        public boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /**
     * @param recorded when the last change was made
     * @param replaces the one that was ended for it
     */
    public record Entry(String reason, String author, Instant recorded, Optional<UUID> replaces) {}

    /** Where it stands at a time. */
    public enum State {
        COMING,
        ACTIVE,
        OVER
    }

    public Silence {
        if (entry.reason().isBlank()) {
            throw new IllegalArgumentException("say why: a silence has a reason");
        }
        if (entry.author().isBlank()) {
            throw new IllegalArgumentException("say who: a silence has an author");
        }
    }

    public State state(Instant at) {
        if (!at.isBefore(term.until())) {
            return State.OVER;
        }
        return at.isBefore(term.from()) ? State.COMING : State.ACTIVE;
    }

    public boolean hides(Labels labels, Instant at) {
        return term.covers(at) && matchers.matches(labels);
    }

    /** With another end and comment; what it hides and from when stay. */
    Silence with(Instant until, Entry changed) {
        return new Silence(id, kind, matchers, new Term(term.from(), until), changed);
    }

    /** In a few words, for people. */
    public String words() {
        return "%s by %s until %s: %s"
                .formatted(
                        kind == Kind.SNOOZE ? "snoozed" : "silenced",
                        entry.author(),
                        term.until(),
                        entry.reason());
    }
}
