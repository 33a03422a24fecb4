package org.tocsin.ui.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.domain.trend.SavedView.Length;
import org.tocsin.domain.trend.Trace;

/**
 * The stretch of time that is on screen, in milliseconds since 1970.
 *
 * @param until the right edge, after the left one
 */
record Sight(long from, long until) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long EDGE = 30;
    private static final long SHORTEST = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST = Duration.ofDays(36_500).toMillis();

    Sight {
        if (until - from < SHORTEST) {
            until = from + SHORTEST;
        }
    }

    static Sight of(Instant from, Instant until) {
        return new Sight(from.toEpochMilli(), until.toEpochMilli());
    }

    long span() {
        return until - from;
    }

    /**
     * @param factor of its length; below 1 to see more of less
     * @param anchor the instant that stays where it is on screen
     */
    Sight zoom(double factor, long anchor) {
        double length = Math.clamp(span() * factor, (double) SHORTEST, (double) LONGEST);
        double share = (double) (anchor - from) / span();
        long begin = anchor - Math.round(length * share);
        return new Sight(begin, begin + Math.round(length));
    }

    /**
     * @param share of its length; negative for earlier
     */
    Sight pan(double share) {
        long by = Math.round(span() * share);
        return new Sight(from + by, until + by);
    }

    long middle() {
        return from + span() / 2;
    }

    boolean holds(long at) {
        return at >= from && at < until;
    }

    Sight with(long at) {
        return holds(at) ? this : new Sight(at - span() / 2, at - span() / 2 + span());
    }

    static Sight ending(long until, Length length) {
        long days =
                switch (length) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH, ALL, FIXED -> 28;
                };
        return new Sight(until - days * DAY, until);
    }

    /**
     * What is seen of tracks: it ends now, or with the newest value where that is older than all
     * that would be seen.
     *
     * @param before what was seen, which a fixed length keeps
     */
    static Sight of(Length length, Sight before, List<Track> tracks, long now) {
        var some = tracks.stream().map(Track::trace).filter(trace -> !trace.isEmpty()).toList();
        if (length == Length.FIXED) {
            return before;
        }
        long newest = some.stream().mapToLong(Trace::last).max().orElse(now);
        if (length == Length.ALL) {
            long oldest = some.stream().mapToLong(Trace::first).min().orElse(newest - DAY);
            long edge = Math.max(60_000, (newest - oldest) / 50);
            return new Sight(oldest - edge, newest + edge);
        }
        var upToNow = ending(now, length);
        return newest >= upToNow.from ? upToNow : ending(newest + upToNow.span() / EDGE, length);
    }
}
