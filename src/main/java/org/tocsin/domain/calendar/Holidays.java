package org.tocsin.domain.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** On which days nobody works. Must answer the same for the same day, from any thread. */
@FunctionalInterface
public interface Holidays {
    Holidays NONE = _ -> Optional.empty();

    /** The holiday's name, if the day is one. */
    Optional<String> on(LocalDate day);

    static Holidays of(Map<LocalDate, String> days) {
        var copy = Map.copyOf(days);
        return day -> Optional.ofNullable(copy.get(day));
    }

    /** The days of both; where both name a day, the name is this one's. */
    default Holidays or(Holidays more) {
        return day -> on(day).or(() -> more.on(day));
    }
}
