package org.tocsin.domain.quiet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Spaces the messages of each group at each place: the first goes at once, the second after
 * the grouping's pause, the others at its interval, and a group that has been still for that long
 * begins anew. A worse alert than the group has told does not wait. For one thread at a time.
 */
public final class Spacing {
    /** Groups are forgotten when they have been still; this many at once are looked through. */
    private static final int MANY = 10_000;

    private final Grouping grouping;
    private final Map<Key, Told> told = new HashMap<>();

    public Spacing(Grouping grouping) {
        this.grouping = grouping;
    }

    /**
     * @param place where the messages go
     * @param group what they have in common
     */
    public record Key(String place, Set<String> group) {
        public Key {
            group = Set.copyOf(group);
        }
    }

    /**
     * A message that would go.
     *
     * @param id the same when it is tried again
     * @param rank of its severity, 0 the worst
     */
    public record Message(UUID id, Key key, int rank) {}

    /**
     * @param last the newest message that was let go
     * @param times how many
     */
    private record Told(UUID last, Instant at, int times, int worst) {}

    /** Until when a message waits; empty when it goes now, which is then remembered. */
    public Optional<Instant> waits(Message message, Instant now) {
        var known = Optional.ofNullable(told.get(message.key())).filter(each -> isLive(each, now));
        if (known.filter(each -> each.last().equals(message.id())).isPresent()) {
            // Let go before and not arrived: it is the same message still.
            return Optional.empty();
        }
        var until =
                known.filter(each -> message.rank() >= each.worst())
                        .map(this::next)
                        .filter(now::isBefore);
        if (until.isEmpty()) {
            let(message, now);
        }
        return until;
    }

    /** Remembers a message that has gone. */
    public void let(Message message, Instant at) {
        if (told.size() > MANY) {
            told.values().removeIf(each -> !isLive(each, at));
        }
        var known = Optional.ofNullable(told.get(message.key())).filter(each -> isLive(each, at));
        told.put(
                message.key(),
                new Told(
                        message.id(),
                        at,
                        known.map(Told::times).orElse(0) + 1,
                        known.map(each -> Math.min(each.worst(), message.rank()))
                                .orElse(message.rank())));
    }

    private Instant next(Told known) {
        return known.at().plus(known.times() == 1 ? grouping.pause() : grouping.interval());
    }

    private boolean isLive(Told known, Instant now) {
        var still =
                grouping.interval().compareTo(grouping.pause()) < 0
                        ? grouping.pause()
                        : grouping.interval();
        return now.isBefore(known.at().plus(still));
    }
}
