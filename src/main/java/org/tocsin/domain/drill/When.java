package org.tocsin.domain.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Surroundings;

/**
 * Which moment a drill plays, so that a team can practise the close of a month in its middle. Who
 * is on call and what is working time is then as it will be at that moment.
 *
 * @param at the time of day in the playbook's zone; the present one when empty
 */
public record When(Day day, Optional<LocalTime> at) {
    public static final When NOW = new When(Day.ANY, Optional.empty());

    private static final int FAR = 800;

    public enum Day {
        ANY,
        WORKING_DAY,
        FREE_DAY,
        MONTH_END,
        QUARTER_END
    }

    /** The first such moment that is not before now. */
    public Instant from(Instant now, ZoneId zone, Surroundings around) {
        if (equals(NOW)) {
            return now;
        }
        var time = at.orElseGet(() -> now.atZone(zone).toLocalTime());
        return Stream.iterate(LocalDate.ofInstant(now, zone), date -> date.plusDays(1))
                .limit(FAR)
                .filter(date -> isOn(date, zone, around))
                .map(date -> date.atTime(time).atZone(zone).toInstant())
                .filter(moment -> !moment.isBefore(now))
                .findFirst()
                // Where no day is free, or none is worked on, any will do.
                .orElse(now);
    }

    private boolean isOn(LocalDate date, ZoneId zone, Surroundings around) {
        return switch (day) {
            case ANY -> true;
            case WORKING_DAY -> isWorked(date, zone, around);
            case FREE_DAY -> !isWorked(date, zone, around);
            case MONTH_END -> isMonthEnd(date);
            case QUARTER_END ->
                    isMonthEnd(date)
                            && date.getMonth() == date.getMonth().firstMonthOfQuarter().plus(2);
        };
    }

    private static boolean isMonthEnd(LocalDate date) {
        Month next = date.plusDays(1).getMonth();
        return next != date.getMonth();
    }

    private static boolean isWorked(LocalDate date, ZoneId zone, Surroundings around) {
        var first = around.working(date.atStartOfDay(zone).toInstant());
        return LocalDate.ofInstant(first, zone).equals(date);
    }
}
