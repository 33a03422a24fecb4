package org.tocsin.domain.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hours that a team works on each day of an ordinary week. */
public record WorkingWeek(Map<DayOfWeek, List<Hours>> hours) {
    /** Monday to Friday, 09:00 to 17:00 (semantics: Contradictions). */
    public static final WorkingWeek STANDARD =
            of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.FRIDAY,
                    new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)));

    public WorkingWeek {
        var copy = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        hours.forEach((day, given) -> copy.put(day, merged(given)));
        copy.values().removeIf(List::isEmpty);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("a working week needs at least one working hour");
        }
        hours = Map.copyOf(copy);
    }

    /**
     * Working time from one time of day to another, the end not included.
     *
     * @param to midnight stands for the end of the day
     */
    public record Hours(LocalTime from, LocalTime to) {
        public Hours {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "working hours end after they start: " + from + "-" + to);
            }
        }

        boolean toMidnight() {
            return to.equals(LocalTime.MIDNIGHT);
        }

        Duration length() {
            var length = Duration.between(from, to);
            return toMidnight() ? length.plusDays(1) : length;
        }
    }

    /** The same hours on each day from one to another, over the end of the week if need be. */
    public static WorkingWeek of(DayOfWeek first, DayOfWeek last, Hours hours) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day = first; ; day = day.plus(1)) {
            week.put(day, List.of(hours));
            if (day == last) {
                return new WorkingWeek(week);
            }
        }
    }

    public List<Hours> on(DayOfWeek day) {
        return hours.getOrDefault(day, List.of());
    }

    /**
     * How long one business day is: the longest usual day, so that "1 business day" from the start
     * of any day never falls due within that same day's working time.
     */
    public Duration standardDay() {
        return hours.values().stream()
                .map(day -> day.stream().map(Hours::length).reduce(Duration.ZERO, Duration::plus))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Hours that overlap or touch count once. */
    private static List<Hours> merged(List<Hours> given) {
        var merged = new ArrayList<Hours>();
        for (var next : given.stream().sorted(Comparator.comparing(Hours::from)).toList()) {
            if (merged.isEmpty() || endsBefore(merged.getLast(), next)) {
                merged.add(next);
            } else {
                var last = merged.removeLast();
                boolean keep =
                        last.toMidnight() || !next.toMidnight() && last.to().isAfter(next.to());
                merged.add(new Hours(last.from(), keep ? last.to() : next.to()));
            }
        }
        return List.copyOf(merged);
    }

    private static boolean endsBefore(Hours last, Hours next) {
        return !last.toMidnight() && last.to().isBefore(next.from());
    }
}
