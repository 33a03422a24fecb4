package org.tocsin.domain.drill;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Impact;

/**
 * Something that happens to people in the course of a drill.
 *
 * @param after the beginning, on the drill's own clock
 */
public record Inject(Duration after, What what, Hope hope) {
    public Inject {
        if (after.isNegative()) {
            throw new IllegalArgumentException("nothing happens before a drill begins: " + after);
        }
    }

    public sealed interface What {}

    /**
     * A check fails: again, or beside those that have failed already.
     *
     * @param severity what the incident becomes, should that be worse than it is
     */
    public record Fails(CheckId check, String message, Optional<String> severity) implements What {}

    /** A check has a good run. */
    public record Recovers(CheckId check) implements What {}

    /**
     * Somebody says something.
     *
     * @param from whoever it is, in words
     */
    public record Said(String from, String text) implements What {}

    /**
     * What the trouble does to people and to the business becomes known; to declare it is left to
     * the people.
     */
    public record Known(String text, Impact impact) implements What {}

    /**
     * A source cannot be asked any more, which is an incident of its own.
     *
     * @param check the one that finds out
     */
    public record Breaks(String source, CheckId check, String message) implements What {}

    /**
     * What people had better do about it.
     *
     * @param words for people; may be empty
     * @param any one of which will do; empty when nothing in particular is hoped for
     * @param within by the drill's clock; any time before its end when empty
     */
    public record Hope(String words, Set<Reaction> any, Optional<Duration> within) {
        public static final Hope NOTHING = new Hope("", Set.of(), Optional.empty());

        public Hope {
            // In one order always, so that two readings of a file say the same.
            any = Collections.unmodifiableSet(new TreeSet<>(any));
        }

        boolean isScored() {
            return !any.isEmpty();
        }
    }
}
