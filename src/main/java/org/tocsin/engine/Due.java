package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Check;

/**
 * A run of a check that its schedule asks for.
 *
 * @param at when it was due; of several that one run makes up for, all up to this instant
 * @param late whether it makes up for what was missed
 */
record Due(Check check, Instant at, boolean late) {
    /** A run that comes later than this was missed: nobody was there, or the machine slept. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** How many missed runs are made up for one by one, the newest of them. */
    static final int MOST = 1_000;

    /** What there is to run of all that fell due after an instant and up to another (T-4). */
    static List<Due> between(Check check, Instant after, Instant now) {
        return next(check, after)
                .filter(first -> !first.isAfter(now))
                .map(first -> from(check, first, now))
                .orElse(List.of());
    }

    /**
     * The same, of all from the first time that it is due on.
     *
     * @param first no later than now
     */
    static List<Due> from(Check check, Instant first, Instant now) {
        boolean late = first.plus(TOLERANCE).isBefore(now);
        return switch (check.handling().running().missed()) {
            case ONCE -> List.of(newest(check, first, now, late));
            case SKIP -> late ? recent(check, now) : List.of(newest(check, first, now, false));
            case EACH -> each(check, first, now);
        };
    }

    private static Due newest(Check check, Instant first, Instant now, boolean late) {
        boolean several = next(check, first).filter(at -> !at.isAfter(now)).isPresent();
        return new Due(check, several ? now : first, late);
    }

    /** Of a check that skips what it missed, only what is due just now. */
    private static List<Due> recent(Check check, Instant now) {
        return next(check, now.minus(TOLERANCE)).filter(at -> !at.isAfter(now)).stream()
                .map(first -> newest(check, first, now, false))
                .toList();
    }

    private static List<Due> each(Check check, Instant first, Instant now) {
        var all = new ArrayDeque<Due>();
        for (var at = Optional.of(first);
                at.isPresent() && !at.get().isAfter(now);
                at = next(check, at.get())) {
            all.add(new Due(check, at.get(), at.get().plus(TOLERANCE).isBefore(now)));
            if (all.size() > MOST) {
                all.remove();
            }
        }
        return List.copyOf(all);
    }

    static Optional<Instant> next(Check check, Instant after) {
        return check.handling().running().cadence().next(check.id(), after);
    }
}
