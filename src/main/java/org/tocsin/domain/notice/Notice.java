package org.tocsin.domain.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message in the outbox.
 *
 * @param id also the key by which channels that can recognise a repetition do so
 * @param place counts up in the order in which notices came, so that the order is kept
 */
public record Notice(UUID id, long place, Optional<Origin> origin, Draft draft, Standing standing) {
    /**
     * The event that it comes from.
     *
     * @param version of the event in the incident's log
     */
    public record Origin(UUID incident, long version) {}

    /** What became of it so far. */
    public sealed interface Standing {
        /**
         * @param attempts how many failed
         * @param next not before this
         * @param why the last one failed, or it is held; empty before the first
         */
        record Waiting(int attempts, Instant next, String why) implements Standing {}

        /**
         * @param receipt what the other side gave for it, such as a message's or a ticket's id
         * @param perhapsTwice whether an attempt before it may have got through without an answer
         */
        record Sent(Instant at, String receipt, boolean perhapsTwice) implements Standing {}

        /** It would have been sent, had the channel been set up. */
        record Simulated(Instant at, String why) implements Standing {}

        /** It will not be tried again unless a person says so. */
        record Dead(Instant at, String why) implements Standing {}

        /** It was no longer worth sending. */
        record Moot(Instant at, String why) implements Standing {}
    }
}
