package org.tocsin.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A piece of time; the start belongs to it, the end does not. */
public record Stretch(Instant from, Instant to) {
    public Stretch {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a stretch ends after it starts: " + from + " to " + to);
        }
    }

    /** Nothing when there is no time between the two. */
    public static Optional<Stretch> between(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Stretch(from, to)) : Optional.empty();
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    public boolean overlaps(Stretch other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** What both have in common. */
    public Optional<Stretch> within(Stretch bounds) {
        return between(
                from.isBefore(bounds.from) ? bounds.from : from,
                to.isAfter(bounds.to) ? bounds.to : to);
    }

    /** In order of time, with those that overlap or touch made one. */
    public static List<Stretch> merged(List<Stretch> given) {
        var merged = new ArrayList<Stretch>(given.size());
        for (var next : given.stream().sorted(Comparator.comparing(Stretch::from)).toList()) {
            if (merged.isEmpty() || merged.getLast().to.isBefore(next.from)) {
                merged.add(next);
            } else if (next.to.isAfter(merged.getLast().to)) {
                merged.add(new Stretch(merged.removeLast().from, next.to));
            }
        }
        return List.copyOf(merged);
    }

    /** What is left of some stretches without others. */
    public static List<Stretch> without(List<Stretch> given, List<Stretch> taken) {
        var left = new ArrayList<Stretch>(given.size());
        var holes = merged(taken);
        for (var whole : merged(given)) {
            var from = whole.from;
            for (var hole : holes) {
                if (hole.overlaps(whole)) {
                    between(from, hole.from).ifPresent(left::add);
                    from = hole.to.isAfter(from) ? hole.to : from;
                }
            }
            between(from, whole.to).ifPresent(left::add);
        }
        return List.copyOf(left);
    }
}
