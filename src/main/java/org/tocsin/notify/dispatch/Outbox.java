package org.tocsin.notify.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Step;

/**
 * Where notices are kept, in the hands of who leads. Every method throws what the store throws when
 * it cannot be reached.
 */
public interface Outbox {
    /** Another number for each leader there ever was. */
    long term();

    /**
     * Ends the attempts that an earlier leader began and nobody ended, as unanswered.
     *
     * @param except notices that the caller still sends
     * @return false when another leads by now
     */
    boolean takeOver(Set<UUID> except, Instant now);

    /** Notices that began to wait, or wait anew, after what the caller has; in that order. */
    Arrivals arrivals(Position after, int limit);

    /** Notices that wait for one destination, in their order. */
    List<Queued> waiting(Address address, long afterPlace, int limit);

    /**
     * Writes all steps or none; attempts that begin are on the disk when it returns.
     *
     * @return notices that were to begin and no longer wait, of which no attempt has begun; empty,
     *     with nothing written, when another leads by now
     */
    Optional<Set<UUID>> write(List<Step> steps);

    /** How far a reader has come. */
    record Position(long arrived, long place) {
        static final Position START = new Position(0, 0);
    }

    /**
     * @param whole whether nothing is left after it
     */
    record Arrivals(List<Queued> notices, Position next, boolean whole) {
        public Arrivals {
            notices = List.copyOf(notices);
        }
    }

    /** One destination: what has a pace and an order of its own. */
    record Address(String channel, String address) {
        static Address of(Queued queued) {
            var to = queued.notice().draft().to();
            return new Address(to.channel(), to.address());
        }
    }
}
