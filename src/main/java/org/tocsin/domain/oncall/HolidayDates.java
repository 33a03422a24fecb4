package org.tocsin.domain.oncall;

import java.time.LocalDate;
import java.util.Optional;

/** On which date a holiday falls, by its id such as "thanksgiving". Pure, for any thread. */
@FunctionalInterface
public interface HolidayDates {
    HolidayDates NONE = (_, _) -> Optional.empty();

    /** The date on which it is celebrated by the calendar, not a day off given instead of it. */
    Optional<LocalDate> in(String holiday, int year);
}
