package org.tocsin.domain.playbook;

import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.oncall.HolidayDates;

/** Knows when holidays are; the dates themselves come from outside the domain. */
public interface HolidaySource {
    /** Knows of none but those that a playbook adds. */
    HolidaySource NONE =
            new HolidaySource() {
                @Override
                public Holidays off(HolidaySpec spec) {
                    return spec.with(Holidays.NONE);
                }

                @Override
                public HolidayDates dates(HolidaySpec spec) {
                    return HolidayDates.NONE;
                }

                @Override
                public Set<String> names(HolidaySpec spec, int year) {
                    return Set.of();
                }

                @Override
                public Optional<String> fault(HolidaySpec spec) {
                    return Optional.empty();
                }
            };

    /** The days on which a team does not work. */
    Holidays off(HolidaySpec spec);

    /** When the holidays are that a holiday table speaks of. */
    HolidayDates dates(HolidaySpec spec);

    /** Ids of the holidays that {@link #dates} knows in a year, such as {@code thanksgiving}. */
    Set<String> names(HolidaySpec spec, int year);

    /** Why the holidays of the country are not known, if they are not. */
    Optional<String> fault(HolidaySpec spec);
}
