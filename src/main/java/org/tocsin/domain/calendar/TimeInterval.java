package org.tocsin.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Times that recur, with the parts that Alertmanager's time intervals have, and {@code except}
 * (semantics: Time). Of a range over midnight the part after it belongs to the day on which the
 * range started, so {@code 22:00-06:00} on Fridays ends on Saturday morning.
 *
 * @param days the days on which a range may start
 * @param times the parts of those days; none means all day
 * @param zone whose wall clock and calendar count
 * @param except times that are left out whatever the rest says
 */
public record TimeInterval(
        DayFilter days, List<TimeRange> times, ZoneId zone, List<TimeInterval> except) {
    /** No weekday and date fall together more seldom than 29 February and a Sunday around 2100. */
    private static final Duration LOOK_AHEAD = Duration.ofDays(41 * 366);

    public TimeInterval {
        times = List.copyOf(times);
        except = List.copyOf(except);
    }

    public TimeInterval(DayFilter days, List<TimeRange> times, ZoneId zone) {
        this(days, times, zone, List.of());
    }

    public TimeInterval except(List<TimeInterval> left) {
        return new TimeInterval(days, times, zone, left);
    }

    public boolean contains(Instant at) {
        var day = at.atZone(zone).toLocalDate();
        return (startsOnAndHolds(day, at) || startsOnAndHolds(day.minusDays(1), at))
                && except.stream().noneMatch(e -> e.contains(at));
    }

    private boolean startsOnAndHolds(LocalDate day, Instant at) {
        return days.matches(day) && on(day).stream().anyMatch(s -> s.contains(at));
    }

    /** All that lies between two instants, cut off there, in order and with gaps between. */
    public List<Stretch> stretches(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        var bounds = new Stretch(from, to);
        var found = new ArrayList<Stretch>();
        var last = to.atZone(zone).toLocalDate();
        // A range over midnight may have started the day before.
        var day = days.next(from.atZone(zone).toLocalDate().minusDays(1), last);
        while (day.isPresent()) {
            on(day.get()).forEach(s -> s.within(bounds).ifPresent(found::add));
            day = days.next(day.get().plusDays(1), last);
        }
        var taken = except.stream().flatMap(e -> e.stretches(from, to).stream()).toList();
        return Stretch.without(found, taken);
    }

    /**
     * When being inside turns to being outside, or the reverse, after an instant. Nothing when it
     * never does.
     */
    public Optional<Instant> nextChange(Instant after) {
        if (contains(after)) {
            return around(after).map(Stretch::to).filter(end -> end.isBefore(horizon(after)));
        }
        return next(after).map(Stretch::from);
    }

    /** The whole stretch that an instant lies in; one without an end is cut off in the far. */
    public Optional<Stretch> around(Instant at) {
        if (!contains(at)) {
            return Optional.empty();
        }
        var reach = Duration.ofDays(40);
        while (true) {
            boolean furthest = reach.compareTo(LOOK_AHEAD) >= 0;
            var from = at.minus(reach);
            var to = furthest ? horizon(at) : at.plus(reach);
            var found = stretches(from, to).stream().filter(s -> s.contains(at)).findFirst();
            if (furthest || found.isPresent() && inside(found.get(), from, to)) {
                return found;
            }
            reach = longer(reach);
        }
    }

    /** The first whole stretch that begins after an instant. */
    public Optional<Stretch> next(Instant after) {
        var reach = Duration.ofDays(40);
        while (true) {
            boolean furthest = reach.compareTo(LOOK_AHEAD) >= 0;
            var to = furthest ? horizon(after) : after.plus(reach);
            var found =
                    stretches(after, to).stream().filter(s -> s.from().isAfter(after)).findFirst();
            if (furthest || found.isPresent() && found.get().to().isBefore(to)) {
                return found;
            }
            reach = longer(reach);
        }
    }

    private static boolean inside(Stretch found, Instant from, Instant to) {
        return from.isBefore(found.from()) && found.to().isBefore(to);
    }

    private static Duration longer(Duration reach) {
        var more = reach.multipliedBy(6);
        return more.compareTo(LOOK_AHEAD) > 0 ? LOOK_AHEAD : more;
    }

    /** Beyond the last year that is named, and beyond the rarest day that comes again. */
    private Instant horizon(Instant from) {
        int lastYear =
                Math.max(
                        days.lastYear(),
                        except.stream().mapToInt(e -> e.days.lastYear()).max().orElse(0));
        var afterYears = LocalTimes.dayStart(LocalDate.of(lastYear + 1, 1, 2), zone);
        var ahead = from.plus(LOOK_AHEAD);
        return afterYears.isAfter(ahead) ? afterYears : ahead;
    }

    /** Everything that starts on a day, as if nothing were excepted. */
    private List<Stretch> on(LocalDate day) {
        if (times.isEmpty()) {
            return Stretch.between(
                            LocalTimes.dayStart(day, zone),
                            LocalTimes.dayStart(day.plusDays(1), zone))
                    .stream()
                    .toList();
        }
        return times.stream().flatMap(t -> t.on(day, zone).stream()).toList();
    }
}
